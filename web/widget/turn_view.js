/** Turn -> the visitor's message and the reply to it, with the question whether it helped. */

import { button, make } from "./nodes.js";
import { replyNodes } from "./reply_view.js";

/** The reasons that the server knows, each with a string of the same name. */
const REASONS = ["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe", ""];

/**
 * The nodes of a turn: `asked`, and what `show()` gives back once there is a reply. They change in place, so that a log announces each message once.
 * `view` holds words, lang, said and choose, and what can be done with a turn: retry, change and judge.
 */
export function turnView(turn, view) {
  const { words, retry, change } = view;
  const trouble = make("div", { class: "trouble", "aria-live": "off" });
  const spoken = (who) => make("span", { class: "hidden" }, who);
  const asked = make("li", { part: "message" }, spoken(words.you), make("p", { dir: "auto" }, turn.text), trouble);
  let replied;

  function show() {
    const { failure, choice, reply } = turn;
    const ways = failure ? [make("p", {}, troubleOf(turn, words)), button(() => retry(turn), {}, words.retry)] : [];
    if ((failure || reply) && !choice) ways.push(button(() => change(turn), { class: reply && "link" }, words.change));
    trouble.replaceChildren(...ways);
    if (!reply || replied) return null;
    replied = make("li", { part: "reply" }, spoken(words.they), ...replyNodes(reply, view));
    if (reply.kind === "answer" || reply.kind === "abstain") replied.append(feedback(reply, view));
    return replied;
  }
  return { asked, show };
}

/** What keeps the turn from being answered, in a sentence. */
export function troubleOf({ state, failure }, words) {
  return state === "waiting" ? words.waiting : `${words.failed} ${words[failure.reason] ?? failure.detail}`;
}

/** Asks whether the reply helped, and if not, why; tells the server once. */
function feedback({ reply_id }, { words, judge }) {
  const settle = async (helpful, reason) => {
    if (!(await judge({ reply_id, helpful, ...(reason && { reason }) }))) return;
    node.replaceChildren(make("p", { tabindex: "-1" }, words.thanks));
    node.firstChild.focus();
  };
  const why = REASONS.map((reason) => button(() => settle(false, reason), {}, words[reason || "other"]));
  const reasons = make("div", { class: "reasons", hidden: true }, make("p", {}, words.why), ...why);
  const no = button(() => (no.ariaExpanded = !(reasons.hidden = !reasons.hidden)), { "aria-expanded": "false" }, words.no);
  const yes = button(() => settle(true), {}, words.yes);
  const node = make("div", { class: "feedback", role: "group", "aria-label": words.helpful, "aria-live": "off" }, make("p", {}, words.helpful), yes, no, reasons);
  return node;
}
