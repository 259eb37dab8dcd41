/** What can be done with the whole conversation: a button that discloses buttons. */

import { button } from "./nodes.js";

/** Lets the button open the menu of `actions`, by label. The last one is done only when its label, changed to `sure`, is chosen again. */
export function fillMenu({ more, menu }, actions, sure) {
  const items = Object.entries(actions).map(([label, act]) => button(({ target }) => use(target, label, act), {}, label));
  const last = items.at(-1);
  const name = last.textContent;

  function show(isShown) {
    menu.hidden = !isShown;
    more.ariaExpanded = isShown;
    last.textContent = name;
    (isShown ? items[0] : more).focus();
  }

  function use(item, label, act) {
    if (item === last && item.textContent !== sure) return (item.textContent = sure);
    show(false);
    act();
  }

  more.addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
  });
  menu.append(...items);
}
