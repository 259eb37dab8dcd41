/** Reply -> blocks: one order for what is shown, copied, printed and downloaded; the same as in every other channel. */

/** From which confidence a match is called how: the string's name. */
const MATCHES = { exact: 1, near: 0.8, likely: 0.5, possible: 0 };

/** All of a reply as {kind, text, ...}, in the order in which it is shown. */
export function blocksOf(reply) {
  const isFirst = ({ position }) => reply.kind === "escalate" || position === "before";
  const { notices, caveats, sources, suggestions, contact } = reply;
  return [
    ...of("notice", notices.filter(isFirst)),
    ...(reply.parts.length ? partBlocks(reply) : answerBlocks(reply)),
    ...of("notice", notices.filter((notice) => !isFirst(notice))),
    ...of("caveat", caveats),
    ...cited(sources),
    ...some("reviewed", reply.reviewed),
    ...suggestions.map(({ question, entry_id }) => ({ kind: "suggestion", text: question, choice: entry_id })),
    ...(contact ? [{ kind: "contact", text: contact.label, href: contact.href }] : []),
  ];
}

const of = (kind, texts) => texts.map(({ text }) => ({ kind, text }));
const some = (kind, text) => (text ? [{ kind, text }] : []);
const match = (confidence) => ({ kind: "match", text: Object.keys(MATCHES).find((name) => confidence >= MATCHES[name]) });

function answerBlocks({ text, more, entry_id, kind, confidence }) {
  const isOfEntry = entry_id != null && (kind === "answer" || kind === "abstain");
  return [...some("text", text), ...some("more", more), ...(isOfEntry ? [match(confidence)] : [])];
}

/** Each part under its question, in place of the text that joins them; what only the joined text says is kept where it stood. */
function partBlocks(reply) {
  const blocks = [];
  const rest = { text: reply.text, more: reply.more ?? "" };
  const lead = (kind, part) => {
    const place = part[kind] ? rest[kind].indexOf(part[kind]) : -1;
    if (place < 0) return;
    const before = rest[kind].slice(0, place).trim();
    if (before !== part.question) blocks.push(...some(kind, before));
    rest[kind] = rest[kind].slice(place + part[kind].length);
  };
  for (const part of reply.parts) {
    lead("text", part);
    blocks.push({ kind: "part_question", text: part.question }, ...some("text", part.text));
    lead("more", part);
    blocks.push(...some("more", part.more), match(part.confidence));
  }
  return [...blocks, ...some("text", rest.text.trim()), ...some("more", rest.more.trim())];
}

/** The sources in their order; paragraphs of one section are named together, so that no line stands twice. */
function cited(sources) {
  const places = {};
  for (const { document, title, section, published, paragraph } of sources) {
    const place = (places[[document, title, section, published]] ??= { kind: "source", text: title, section, published, paragraphs: [] });
    if (paragraph != null && !place.paragraphs.includes(paragraph)) place.paragraphs.push(paragraph);
  }
  return Object.values(places);
}
