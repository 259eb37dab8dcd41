/** Registers <faq-chat>, once: a script that is loaded twice finds it registered. */

import { FaqChatElement } from "./element.js";

if (!customElements.get("faq-chat")) customElements.define("faq-chat", FaqChatElement);
