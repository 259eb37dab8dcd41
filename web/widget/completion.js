/** Completes known questions while the visitor types: an ARIA combobox with a list. */

import { attempt } from "./client.js";
import { make } from "./nodes.js";

/** Milliseconds without a key before the server is asked: the pause of a quick typist between two words. */
const PAUSE = 180;
/** What may be the beginning of a question: one letter says nothing, and a story is none. */
const BEGINNING = /^.{2,100}$/;

/**
 * Makes `input` and `list` a combobox, and gives back how to open it for a query ("" for questions to start with) and to close it.
 * `suggest(query, signal)` finds offers; `choose` takes the chosen; `count` hears how many there are; without `isTyping` nothing is asked for while typing.
 */
export function completion({ input, list, isTyping, suggest, choose, count }) {
  let asking;
  let pause;
  let active = -1;
  let found = [];

  async function open(query = "") {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const offers = await attempt(suggest(query, signal)); // without completions one types on
    if (offers && !signal.aborted) show(offers);
  }

  function close() {
    clearTimeout(pause);
    asking?.abort();
    show([]);
  }

  function show(offers) {
    found = offers;
    list.replaceChildren(...found.map(({ text }, at) => make("li", { role: "option", id: `option-${at}` }, text)));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", !list.hidden);
    mark(-1);
    count(found.length);
  }

  function mark(at) {
    active = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
  }

  function take(at) {
    const chosen = found[at];
    if (chosen) close();
    if (chosen) choose(chosen);
    return chosen;
  }

  /** Does what the key asks for; gives back whether there was anything to do. */
  function press(key) {
    const { length } = found;
    if (key === "Enter") return take(active);
    if (key === "ArrowDown" && !length && !input.value) open();
    else if (!length) return false;
    else if (key === "ArrowDown") mark((active + 1) % length);
    else if (key === "ArrowUp") mark((active < 0 ? length : active) - 1);
    else if (key === "Escape") close();
    else return false;
    return true;
  }

  input.addEventListener("input", () => {
    const query = input.value.trim();
    close();
    if (isTyping && BEGINNING.test(query)) pause = setTimeout(open, PAUSE, query);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !press(event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the list first, and only then the panel
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => take([...list.children].indexOf(target)));
  return { open, close };
}
