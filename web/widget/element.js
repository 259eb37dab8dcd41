/** <faq-chat>: reads its attributes, and shows the conversation in a shadow tree that no style of the page reaches. */

import { chat } from "./chat.js";
import { client } from "./client.js";
import { converse } from "./conversation.js";
import { languageOf, STRINGS } from "./strings.js";
import CSS from "./widget.css";

/** Seconds until a server that says nothing is given up; longer than the slowest answer, shorter than a visitor's patience. */
const PATIENCE = 20;
/** Where the script came from: the assistant lives there too, unless `src` says otherwise. */
const HOME = document.currentScript?.src || document.baseURI;

/**
 * A chat with the assistant.
 *
 * @attribute src - address of the chat endpoint; without it, `/api/v1/chat` where the script came from
 * @attribute mode - `inline` shows the conversation in the page; otherwise a button in the corner opens it
 * @attribute lang - language of the interface: `en`, `es`, `fr`, `de`, `ar`; without it, that of the page around, else English
 * @attribute dir - `rtl` or `ltr`, where it is not the language's own
 * @attribute content-lang - language of the answers; without it, `en`
 * @attribute heading - what stands above the conversation
 * @attribute label - what stands on the button; without it, the heading
 * @attribute greeting - the first words of the assistant
 * @attribute position - `start` puts the button into the other corner
 * @attribute theme - `light` or `dark`, whatever the visitor's system prefers
 * @attribute persist - `off` keeps nothing in the browser; otherwise the tab keeps the conversation for a day
 * @attribute completion - `off` asks the server for nothing while the visitor types
 * @attribute contact-href - how to reach a person: an https, http, mailto or tel address
 * @attribute contact-label - the words of that link
 * @attribute privacy-href - address of the site's privacy page
 * @attribute timeout - seconds until an answer is given up, 20 without it
 * @property strings - sentences of the interface that replace its own, by name; names as in `web/widget/strings.js`
 * @property isOpen - whether the conversation is shown; read only
 * @method open() - opens the panel and puts the focus into it
 * @method close() - closes the panel and gives the focus back
 * @method ask(text) - opens the panel and sends the text
 * @method clear() - deletes the conversation in the browser and on the server
 * @fires faq-chat-open - the panel was opened
 * @fires faq-chat-close - the panel was closed
 * @fires faq-chat-reply - a reply came; `detail` has its `kind`, `urgency` and `entryId`, never what was said
 * @fires faq-chat-feedback - the visitor judged a reply; `detail` has `helpful` and `reason`
 * @cssproperty --faq-accent - colour of the button, the heading, the visitor's messages and the links
 * @cssproperty --faq-on-accent - colour of what is written on it; choose one that stands out from it by 4.5 to 1
 * @cssproperty --faq-paper - ground of the conversation
 * @cssproperty --faq-card - ground of answers and controls
 * @cssproperty --faq-ink - colour of the text
 * @cssproperty --faq-soft - colour of smaller text
 * @cssproperty --faq-line - colour of thin lines
 * @cssproperty --faq-font - font family
 * @cssproperty --faq-font-size - size of the text; without it, that of the visitor's browser
 * @cssproperty --faq-radius - roundness of the corners
 * @cssproperty --faq-width - width of the panel
 * @cssproperty --faq-height - height of the panel
 * @cssproperty --faq-offset - distance of the button and the panel from the edges of the window
 * @cssproperty --faq-z-index - layer of the button and the panel
 * @csspart launcher - the button in the corner
 * @csspart panel - the panel
 * @csspart header - its heading
 * @csspart log - the conversation
 * @csspart message - a message of the visitor
 * @csspart reply - a reply of the assistant
 * @csspart notices - safety messages
 * @csspart answer - the curated answer
 * @csspart caveats - what to keep in mind
 * @csspart sources - where an answer comes from
 * @csspart contact - the way to a person in a reply
 * @csspart offer - a question to choose
 * @csspart status - the line that says what is going on
 * @csspart input - the field for the question
 * @csspart send - the button that sends it
 */
export class FaqChatElement extends HTMLElement {
  static observedAttributes = [
    ...["src", "mode", "lang", "dir", "content-lang", "heading", "label", "greeting", "position", "theme"],
    ...["persist", "completion", "contact-href", "contact-label", "privacy-href", "timeout"],
  ];

  #chat = null;
  #conversation = null;
  #listening = null;
  #strings = {};
  #isStale = false;

  connectedCallback() {
    if (this.#chat && !this.#listening.signal.aborted) return this.#chat.again?.(); // only moved
    if (Object.hasOwn(this, "strings")) {
      const { strings } = this; // set before the script was there
      delete this.strings;
      this.#strings = strings;
    }
    this.#build();
    if (this.#isFirst) this.#chat.follow(location.hash);
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#leave()); // an element that is only moved keeps its conversation going
  }

  attributeChangedCallback(name) {
    if (["src", "persist", "timeout"].includes(name)) this.#conversation = null;
    if (!this.#chat || this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => this.isConnected && this.#build());
  }

  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings;
    this.attributeChangedCallback();
  }

  get isOpen() {
    return this.#chat?.nodes.panel.open ?? this.#chat !== null;
  }

  open() {
    this.#chat?.open();
  }

  close() {
    this.#chat?.nodes.panel.close?.();
  }

  ask(text) {
    this.open();
    this.#chat?.ask({ text });
  }

  clear() {
    return this.#chat?.clear();
  }

  /** Makes the nodes anew, with the conversation, the text in the field and the panel as they are. */
  #build() {
    const { input, panel } = this.#chat?.nodes ?? {};
    this.#listening?.abort();
    this.#listening = new AbortController();
    this.#isStale = false;
    const { signal } = this.#listening;
    const request = client(this.#src, this.getAttribute("timeout") || PATIENCE);
    this.#conversation ??= converse(request, this.#key);
    const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    this.#chat = chat(this.#conversation, request, this.#options, tell, signal);
    this.#shadow.replaceChildren(this.#chat.nodes.root);
    if (input) this.#chat.fill(input.value);
    if (panel?.open) this.open();
    addEventListener("hashchange", () => this.#isFirst && this.#chat.follow(location.hash), { signal });
  }

  #leave() {
    this.#listening.abort();
    this.#conversation.stop();
  }

  get #shadow() {
    if (this.shadowRoot) return this.shadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    return shadow;
  }

  /** Whether links to a question open this one: the first of the page. */
  get #isFirst() {
    return this === document.querySelector("faq-chat");
  }

  get #src() {
    const own = this.getAttribute("src");
    return new URL(own ?? "/api/v1/chat", own == null ? HOME : document.baseURI).href;
  }

  /** What the conversation of the n-th element of this page and server is kept under. */
  get #key() {
    const place = [...document.querySelectorAll("faq-chat")].indexOf(this);
    return this.getAttribute("persist") === "off" ? null : `faq-chat ${place} ${this.#src}`;
  }

  get #options() {
    const of = (name) => this.getAttribute(name);
    const lang = languageOf(this.closest("[lang]")?.lang ?? "");
    const words = { ...STRINGS.en, ...STRINGS[lang], ...this.#strings };
    const heading = of("heading") || words.ask;
    const isInline = of("mode") === "inline";
    const look = [isInline ? "inline" : "popup", of("theme"), of("position")].join(" ");
    return {
      ...{ lang, words, heading, isInline, look, css: CSS, policy: of("privacy-href"), completes: of("completion") !== "off" },
      label: of("label") || heading,
      greeting: of("greeting") || words.greeting,
      dir: of("dir") || (lang === "ar" ? "rtl" : "ltr"),
      said: of("content-lang") || "en",
      contact: of("contact-href") && { href: of("contact-href"), label: of("contact-label") },
    };
  }
}
