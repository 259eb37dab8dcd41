/* /embed, live: asks the server for the lines as one chooses, shows them, and lets the widget below look so. */
"use strict";

const form = document.querySelector(".builder");
const told = document.getElementById("told");
const preview = document.querySelector("faq-chat");
const QUIET = 150;
let waiting = 0;
let asked = null;

const show = ({ html, css, accent, attributes }) => {
  document.getElementById("snippet-html").textContent = html;
  document.getElementById("snippet-css").textContent = css;
  document.getElementById("css-part").hidden = !css;
  if (!preview) return;
  preview.style.setProperty("--faq-accent", accent);
  for (const name of ["lang", "greeting", "mode"]) {
    if (name in attributes) preview.setAttribute(name, attributes[name]);
    else preview.removeAttribute(name);
  }
};

const ask = async () => {
  asked?.abort();
  asked = new AbortController();
  const chosen = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(`/embed/snippet?${chosen}`, { signal: asked.signal, credentials: "omit" });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    history.replaceState(null, "", `/embed?${chosen}`);
    told.textContent = "";
  } catch (error) {
    if (error.name !== "AbortError") told.textContent = "The lines could not be made anew. Use the button of the form.";
  }
};

const copy = async (button) => {
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    told.textContent = "Copied.";
  } catch {
    told.textContent = "Your browser does not let us copy. Select the lines and copy them yourself.";
  }
};

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, QUIET);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
