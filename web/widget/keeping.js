/** Takes the conversation along, as it is shown: printed, or as plain text to copy or to download. */

import { make } from "./nodes.js";

/** Lays the conversation on a page of its own, hidden in the root, and hands the page's window to `use`, which resolves when it is done. */
export async function onPaper({ root, turns, title }, css, use) {
  const frame = make("iframe", { class: "hidden", "aria-hidden": "true", tabindex: "-1" });
  root.append(frame);
  const { contentWindow: page, contentDocument: paper } = frame;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(css);
  paper.adoptedStyleSheets = [sheet];
  paper.title = title.textContent;
  Object.assign(paper.documentElement, { lang: root.lang, dir: root.dir });
  paper.body.className = "root light paper";
  paper.body.append(make("h1", {}, paper.title), turns.cloneNode(true));
  for (const one of paper.querySelectorAll("details")) one.open = true;
  await use(page, paper.body);
  frame.remove();
}

/** Prints the page; resolves when the visitor has printed it, or not. */
export function printed(page) {
  return new Promise((done) => {
    page.addEventListener("afterprint", done);
    page.print();
  });
}

/** What stands on the page, items with their marks. */
export function asText(body) {
  for (const item of body.querySelectorAll("li li")) {
    const { start, tagName, children } = item.parentNode;
    (item.querySelector("p") ?? item).prepend(tagName === "OL" ? `${start + [...children].indexOf(item)}. ` : "- ");
  }
  return body.innerText.trim();
}

/** Hands the text over as a file. */
export function download(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  make("a", { href, download: `${name}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
