/** Makes nodes: text is always a text node, so nothing that is said can become markup. */

/** Drawings of 24 by 24, as strokes. */
const DRAWINGS = { chat: "M4 5h16v11H10l-5 4v-4H4zM8 10h8", close: "M6 6l12 12M18 6L6 18", menu: "M5 12h0M12 12h0M19 12h0", send: "M12 20V5M5 12l7-7 7 7" };

/** The node with its attributes (true: present; null and false: absent) and its children (null: none). A part for the page's styles is a class for our own. */
export function make(tag, attributes = {}, ...children) {
  const node = tag.pop ? document.createElementNS(...tag) : document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value != null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  if (attributes.part) node.classList.add(attributes.part);
  node.append(...children.filter((child) => child != null));
  return node;
}

/** A button that calls `act`; null leaves that to who joins it to others. */
export function button(act, attributes, ...children) {
  const node = make("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", act);
  return node;
}

/** A drawing that says nothing to a screen reader: a word always stands beside it. */
export function icon(name) {
  const [svg, path] = ["svg", "path"].map((tag) => ["http://www.w3.org/2000/svg", tag]);
  return make(svg, { viewBox: "0 0 24 24", "aria-hidden": "true" }, make(path, { d: DRAWINGS[name] }));
}

/** A link, or its bare label where the address is of a kind that a click should not follow. */
export function link(label, href, attributes) {
  const made = make("a", { ...attributes, href, rel: "noopener" }, label);
  return /^(https?|mailto|tel):$/.test(made.protocol) ? made : make("span", attributes, label);
}
