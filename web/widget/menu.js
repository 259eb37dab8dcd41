/** What can be done with the whole conversation: a button that discloses buttons. */

import { button } from "./nodes.js";

/** Lets the button open the menu of `actions`, by label. The last one is done only when its label, changed to `sure`, is chosen again. */
export function fillMenu({ more, menu }, actions, sure) {
  const labels = Object.keys(actions);
  const items = labels.map((label) => button(() => use(label), {}, label));
  const last = items.at(-1);
  const show = (isShown) => {
    menu.hidden = !isShown;
    more.setAttribute("aria-expanded", isShown);
    last.textContent = labels.at(-1);
    (isShown ? items[0] : more).focus();
  };
  const use = (label) => {
    if (label === labels.at(-1) && last.textContent !== sure) return (last.textContent = sure);
    show(false);
    actions[label]();
  };
  more.addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
  });
  menu.append(...items);
}
