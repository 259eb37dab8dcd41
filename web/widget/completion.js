/** Completes known questions while the visitor types: an ARIA combobox with a list. */

import { Failure } from "./client.js";
import { make } from "./nodes.js";

/** Milliseconds without a key before the server is asked: the pause of a quick typist between two words. */
const PAUSE = 180;
/** What may be the beginning of a question: one letter says nothing, and a story is none. */
const BEGINNING = /^.{2,100}$/;

export class Completion {
  #asking = null;
  #pause = 0;
  #active = -1;
  #found = [];
  #parts;

  /** `input` and `list` are the combobox; `suggest(query, signal)` finds; `choose` takes the chosen; `count` hears how many were found; `isTyping`: ask while typing. */
  constructor(parts) {
    this.#parts = parts;
    const { input, list, isTyping } = parts;
    input.addEventListener("input", () => {
      const query = input.value.trim();
      this.close();
      if (isTyping && BEGINNING.test(query)) this.#pause = setTimeout(() => this.open(query), PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !this.#did(event.key)) return;
      event.preventDefault();
      event.stopPropagation(); // Escape closes the list first, and only then the panel
    });
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", ({ target }) => this.#choose([...list.children].indexOf(target)));
  }

  /** Shows what begins with the query; with "", the questions to start with. */
  async open(query = "") {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const found = await this.#parts.suggest(query, signal);
      if (!signal.aborted) this.#show(found);
    } catch (error) {
      if (!(error instanceof Failure)) throw error; // without completions one types on
    }
  }

  close() {
    clearTimeout(this.#pause);
    this.#asking?.abort();
    this.#show([]);
  }

  #show(found) {
    const { input, list, count } = this.#parts;
    this.#found = found;
    list.replaceChildren(...found.map(({ text }, at) => make("li", { role: "option", id: `option-${at}`, "aria-selected": "false" }, text)));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", !list.hidden);
    this.#mark(-1);
    count(found.length);
  }

  #mark(at) {
    const { input, list } = this.#parts;
    const option = list.children[at];
    list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = at;
    input.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
  }

  #choose(at) {
    const chosen = this.#found[at];
    if (chosen) this.close();
    if (chosen) this.#parts.choose(chosen);
    return chosen;
  }

  /** Does what the key asks for; gives back whether there was anything to do. */
  #did(key) {
    const count = this.#found.length;
    if (key === "Enter") return this.#choose(this.#active);
    if (key === "ArrowDown" && !count && !this.#parts.input.value) this.open();
    else if (!count) return false;
    else if (key === "ArrowDown") this.#mark((this.#active + 1) % count);
    else if (key === "ArrowUp") this.#mark((this.#active < 0 ? count : this.#active) - 1);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }
}
