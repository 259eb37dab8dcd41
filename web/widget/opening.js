/** Opens and closes the panel: beside the page where there is room, over it where there is none, with the focus where it belongs. */

/** Screens on which the panel takes all the room; in em, so that enlarged text counts. */
const SMALL = "(max-width: 30em), (max-height: 30em)";
const FOCUSABLE = "a[href], button, input, summary, [tabindex='0']";

/** Gives back how to `open` the panel and how to show it `again` where it was moved; `told` hears whether it is open; all listening ends with `signal`. */
export function opening({ panel, launcher, title, close, input }, told, signal) {
  const small = matchMedia(SMALL);

  /** The browser itself keeps the page behind a modal panel inert. */
  function show() {
    panel.ariaModal = small.matches ? "true" : null;
    panel[small.matches ? "showModal" : "show"]();
  }

  function open() {
    if (!panel.open) {
      show();
      launcher.ariaExpanded = "true";
      told(true);
    }
    const isTouched = small.matches && matchMedia("(pointer: coarse)").matches; // a keyboard would cover what can be asked
    (isTouched ? title : input).focus();
  }

  function again() {
    if (!panel.open) return;
    const focused = panel.getRootNode().activeElement;
    panel.close();
    show();
    focused?.focus();
  }

  panel.addEventListener("close", () => {
    if (panel.open) return; // only shown again
    launcher.ariaExpanded = "false";
    launcher.focus();
    told(false);
  });
  /** Leads Tab from the last control to the first, and back: the browser would lead it out of the page. */
  function stay(event) {
    const all = [...panel.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
    const at = event.shiftKey ? 0 : -1;
    if (panel.getRootNode().activeElement !== all.at(at)) return;
    event.preventDefault();
    all.at(-1 - at).focus();
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && panel.ariaModal) stay(event);
    if (event.key !== "Escape") return;
    event.preventDefault();
    panel.close();
  });
  close.addEventListener("click", () => panel.close());
  launcher.addEventListener("click", () => (panel.open ? panel.close() : open()));
  small.addEventListener("change", again, { signal });
  return { open, again };
}
