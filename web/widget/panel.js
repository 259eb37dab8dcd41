/** The widget's nodes, made once and empty: the log and the status stand there before anything is said in them. */

import { button, icon, link, make } from "./nodes.js";

/** All nodes by name. `options` has the strings (`words`), heading, label, greeting, lang, dir, look, isInline, contact and policy. */
export function panelNodes(options) {
  const { words, heading, label, lang, dir, look, isInline } = options;
  const nodes = { ...head(options), ...body(options), ...foot(options) };
  const { header, menu, log, status, stop, form, links } = nodes;
  const attributes = { id: "panel", part: "panel", "aria-labelledby": !isInline && "title" };
  nodes.panel = make(isInline ? "div" : "dialog", attributes, header, menu, log, status, stop, form, links);
  nodes.launcher = button(null, { part: "launcher", "aria-controls": "panel", "aria-expanded": "false" }, icon("chat"), label);
  nodes.root = make("div", { class: `root ${look}`, lang, dir, role: "region", "aria-label": heading }, isInline ? null : nodes.launcher, nodes.panel);
  return nodes;
}

function head({ words, heading, isInline }) {
  const tool = (name, label, attributes) => button(null, { class: "tool", "aria-label": label, title: label, ...attributes }, icon(name));
  const title = make("h2", { id: "title", tabindex: "-1" }, heading);
  const more = tool("menu", words.more, { "aria-expanded": "false", "aria-controls": "menu" });
  const close = tool("close", words.close);
  const menu = make("div", { id: "menu", class: "menu", hidden: true, role: "group", "aria-label": words.more });
  return { title, more, close, menu, header: make("header", { part: "header" }, title, more, isInline ? null : close) };
}

function body({ words, greeting }) {
  const starters = make("div");
  const intro = make("div", { class: "intro", "aria-live": "off" }, make("p", { dir: "auto" }, greeting), make("p", { class: "care" }, words.emergency), starters);
  const turns = make("ul", { class: "turns" });
  const typing = make("div", { class: "typing", "aria-hidden": "true", hidden: true }, make("i"), make("i"), make("i"));
  const log = make("div", { part: "log", role: "log", "aria-labelledby": "title", tabindex: "0" }, intro, turns, typing);
  const stop = button(null, { class: "link", hidden: true }, words.stop);
  return { starters, turns, typing, log, stop, status: make("p", { part: "status", role: "status" }) };
}

function foot({ words, contact, policy }) {
  const box = { type: "text", part: "input", placeholder: words.ask, autocomplete: "off", enterkeyhint: "send", dir: "auto" };
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "list" };
  const input = make("input", { ...box, ...combobox, "aria-label": words.ask, "aria-describedby": "counter" });
  const list = make("ul", { id: "list", class: "list", role: "listbox", "aria-label": words.found, hidden: true });
  const send = make("button", { part: "send", "aria-label": words.send }, icon("send"));
  const privacy = make("p", { class: "privacy" }, policy ? link(words.privacy, policy) : words.privacy);
  const whole = make("p", { class: "whole", "aria-hidden": "true", hidden: true, dir: "auto" });
  const counter = make("p", { id: "counter", class: "counter", hidden: true });
  const form = make("form", {}, privacy, list, whole, make("div", { class: "field" }, input, send), counter);
  const what = button(null, { class: "link" }, words.what);
  return { input, list, send, privacy, whole, counter, form, what, links: make("div", { class: "links" }, what, contact ? personLink(words, contact) : null) };
}

/** The way to a person. */
export function personLink(words, { label, href }) {
  return link(label || words.person, href, { class: "link person" });
}
