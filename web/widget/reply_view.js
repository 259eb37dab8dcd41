/** Reply -> nodes, section by section in the order of its blocks. Notices and caveats are never inside anything that closes. */

import { blocksOf } from "./blocks.js";
import { button, link, make } from "./nodes.js";
import { paragraphsOf, withNumbers } from "./paragraphs.js";

/** What heads a reply's notices, by its urgency; the others are notes. */
const FLAGS = { emergency: "urgent", same_day: "today" };
/** The section of each kind of block; neighbours of one section stand in one frame. */
const SECTIONS = { notice: "notices", caveat: "caveats", source: "sources", reviewed: "sources", suggestion: "offers", contact: "contact" };

/** The reply's nodes. `view` has the strings (`words`), their language (`lang`), what marks the answers' language (`said`), and `choose`, called with an offer. */
export function replyNodes(reply, view) {
  const sections = [];
  for (const block of blocksOf(reply)) {
    const name = SECTIONS[block.kind] ?? "answer";
    if (sections.at(-1)?.[0] !== name) sections.push([name, []]);
    sections.at(-1)[1].push(block);
  }
  return sections.map(([name, blocks]) => (FRAMES[name] ?? frame)(blocks, { ...view, reply }, name));
}

/** Questions as buttons under a heading. */
export function offers(heading, blocks, { said, choose }) {
  const attributes = { ...said, part: "offer", "data-kind": "suggestion" };
  const items = blocks.map((block) => make("li", {}, button(() => choose(block), { ...attributes, class: block.choice ? null : "quiet" }, block.text)));
  return make("div", { class: "offers" }, make("h3", {}, heading), make("ul", {}, ...items));
}

const FRAMES = {
  notices(blocks, view) {
    const { urgency } = view.reply;
    const flag = make("p", { class: "flag" }, make("strong", {}, view.words[FLAGS[urgency] ?? "note"]));
    return make("div", { class: `card ${urgency}`, part: "notices" }, flag, ...blocks.map((block) => piece(block, view)));
  },
  offers: (blocks, view) => offers(view.words[view.reply.kind === "clarify" ? "choose" : "next"], blocks, view),
};

function frame(blocks, view, name) {
  const heading = view.words[name];
  const isList = name === "sources" || name === "caveats";
  const pieces = blocks.map((block) => piece(block, view));
  const body = isList ? [make("h3", {}, heading), make("ul", name === "caveats" ? view.said : {}, ...pieces)] : pieces;
  return make("div", { class: name === "sources" ? null : "card", part: name }, ...body);
}

/** A block as its own node, which says its kind. */
function piece(block, view) {
  const { kind, text } = block;
  const { words, said, lang } = view;
  const attributes = { "data-kind": kind };
  switch (kind) {
    case "source":
      return make("li", attributes, make("cite", said, text), make("small", {}, details(block, view)));
    case "reviewed":
      return make("li", attributes, `${words.reviewed} ${dated(text, lang)}`);
    case "match":
      return make("p", attributes, words[text]);
    case "part_question":
      return make("h3", { ...attributes, ...said }, text);
    case "contact":
      return make("p", attributes, `${words.person}: `, link(text, block.href, said));
    case "more":
      return make("details", attributes, make("summary", {}, words.more), ...curated(text, said));
    default:
      return make(kind === "caveat" ? "li" : "div", attributes, ...curated(text, said, kind === "notice"));
  }
}

/** What is known of a source's place and date, as one line. The body of a document and its title have no heading of their own. */
function details({ section, paragraphs, published }, { words, lang }) {
  const own = section && section !== "body" && !section.endsWith("(title)") && `“${section}”`;
  const places = paragraphs.length && `${words.part} ${paragraphs.sort((one, other) => one - other).join(", ")}`;
  return [own, places, published ? `${words.published} ${dated(published, lang)}` : words.undated].filter(Boolean).join(" · ");
}

function dated(iso, lang) {
  return new Date(iso).toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
}

function curated(text, said, isCallable) {
  const spoken = (line) => (isCallable ? withNumbers(line) : [[line]]).map(([words, href]) => (href ? link(words, href, { dir: "ltr" }) : words));
  return paragraphsOf(text).map(({ list, first, lines }) =>
    list ? make(list, { ...said, start: first > 1 && first }, ...lines.map((line) => make("li", {}, ...spoken(line)))) : make("p", said, ...spoken(lines[0])),
  );
}
