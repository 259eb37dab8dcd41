/** Opens and closes the panel: beside the page where there is room, over it where there is none, with the focus where it belongs. */

/** Screens on which the panel takes all the room; in em, so that enlarged text counts. */
const SMALL = "(max-width: 30em), (max-height: 30em)";
const FOCUSABLE = "a[href], button, input, summary, [tabindex='0']";

export class Opening {
  #nodes;
  #told;
  #small = matchMedia(SMALL);

  /** `nodes` are the panel's; `told` is called with whether it is open; everything stops listening when `signal` says so. */
  constructor(nodes, told, signal) {
    this.#nodes = nodes;
    this.#told = told;
    const { panel, launcher, close } = nodes;
    launcher.addEventListener("click", () => (panel.open ? this.close() : this.open()));
    close.addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => this.#press(event));
    panel.addEventListener("close", () => panel.open || this.#closed());
    this.#small.addEventListener("change", () => this.again(), { signal });
    visualViewport.addEventListener("resize", () => this.#fit(), { signal });
  }

  /** Opens the panel, and puts the focus into it. */
  open() {
    const { panel, launcher } = this.#nodes;
    const isNew = !panel.open;
    if (isNew) this.#show();
    launcher.setAttribute("aria-expanded", "true");
    this.#focus();
    if (isNew) this.#told(true);
  }

  /** Closes the panel, and gives the focus back to the launcher. */
  close() {
    this.#nodes.panel.close();
  }

  #show() {
    const { panel } = this.#nodes;
    const isModal = this.#small.matches;
    panel.toggleAttribute("data-modal", isModal);
    if (isModal) panel.setAttribute("aria-modal", "true");
    else panel.removeAttribute("aria-modal");
    panel[isModal ? "showModal" : "show"]();
    this.#fit();
  }

  /** Shows an open panel in the form that the screen has now, also where the page has moved it. */
  again() {
    const { panel } = this.#nodes;
    if (!panel.open) return;
    const focused = panel.getRootNode().activeElement;
    panel.close();
    this.#show();
    focused?.focus();
  }

  #closed() {
    const { launcher } = this.#nodes;
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
    this.#told(false);
  }

  /** The field, but where a keyboard would come up and cover what can be asked. */
  #focus() {
    const { title, input, panel } = this.#nodes;
    const isTouched = panel.hasAttribute("data-modal") && matchMedia("(pointer: coarse)").matches;
    (isTouched ? title : input).focus();
  }

  /** Keeps the whole panel above a phone's keyboard. */
  #fit() {
    const { panel } = this.#nodes;
    const isModal = panel.open && panel.hasAttribute("data-modal");
    panel.style.blockSize = isModal ? `${visualViewport.height}px` : "";
  }

  #press(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    if (event.key === "Tab" && this.#nodes.panel.hasAttribute("data-modal")) this.#stay(event);
  }

  /** Leads Tab from the last control to the first, and back. */
  #stay(event) {
    const all = [...this.#nodes.panel.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (this.#nodes.panel.getRootNode().activeElement !== from) return;
    event.preventDefault();
    to.focus();
  }
}
