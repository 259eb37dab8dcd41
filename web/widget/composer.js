/** The field that the visitor types in: counts near the limit, tells what is too long before it is sent, and loses nothing. */

/** Code points that the server reads, and from which they are counted. */
export const LIMIT = 4000;
const NEAR = 3600;

export class Composer {
  #nodes;
  #words;
  #tell;
  #isBusy = false;

  /** `send(text)` takes what is ready; `tell(sentence)` says what is wrong. */
  constructor(nodes, words, send, tell) {
    const { input, form } = nodes;
    this.#nodes = nodes;
    this.#words = words;
    this.#tell = tell;
    input.addEventListener("input", () => this.#measure());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault(); // an input method takes its choice
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#measure()) send(input.value.trim());
      else if (this.#excess > 0) tell(this.#tooLong);
      input.focus();
    });
  }

  /** Puts the text into the field, to be changed or sent. */
  fill(text) {
    this.#nodes.input.value = text;
    this.#measure();
  }

  /** Whether a message is on its way: until it has come back, none is sent. */
  set isBusy(isBusy) {
    this.#isBusy = isBusy;
    this.#measure();
  }

  get #length() {
    return [...this.#nodes.input.value.trim()].length;
  }

  get #excess() {
    return this.#length - LIMIT;
  }

  get #tooLong() {
    return this.#words.long.replace("{n}", this.#excess);
  }

  /** Shows how much there is; gives back whether it can be sent. */
  #measure() {
    const { input, send, counter, whole } = this.#nodes;
    const isLong = this.#excess > 0;
    const wasLong = input.getAttribute("aria-invalid") === "true";
    const isReady = this.#length && !isLong && !this.#isBusy;
    send.setAttribute("aria-disabled", !isReady);
    input.setAttribute("aria-invalid", isLong);
    counter.hidden = this.#length < NEAR;
    counter.className = isLong ? "counter bad" : "counter";
    counter.textContent = isLong ? this.#tooLong : `${this.#length} / ${LIMIT}`;
    whole.textContent = input.value; // what does not fit the field is shown whole above it
    whole.hidden = input.scrollWidth <= input.clientWidth;
    if (isLong !== wasLong) this.#tell(isLong ? this.#tooLong : "");
    return isReady;
  }
}
