/** Turn -> the visitor's message and the reply to it, with the question whether it helped. */

import { button, make } from "./nodes.js";
import { replyNodes } from "./reply_view.js";

/** The reasons that the server knows, each with a string of the same name. */
const REASONS = ["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe"];

/** The nodes of a turn, which change in place as the turn does, so that a log announces each message once. */
export class TurnView {
  #view;
  #trouble = make("div", { class: "trouble", "aria-live": "off" });

  /** `view` holds words, lang, said and choose, and what can be done with a turn: retry, change and judge. */
  constructor(turn, view) {
    this.turn = turn;
    this.#view = view;
    this.asked = make("li", { class: "asked", part: "message" }, spoken(view.words.you), make("p", { dir: "auto" }, turn.text), this.#trouble);
  }

  /** Shows what has become of the turn; gives back the reply's node when there is a new one. */
  show() {
    const { turn } = this;
    const { words, retry, change } = this.#view;
    this.#trouble.replaceChildren();
    if (turn.failure) this.#trouble.append(make("p", {}, trouble(turn, words)), button(() => retry(turn), {}, words.retry));
    if (turn.failure && !turn.choice) this.#trouble.append(button(() => change(turn), {}, words.change));
    if (!turn.reply || this.replied) return null;
    this.replied = make("li", { class: "reply", part: "reply" }, spoken(words.they), ...replyNodes(turn.reply, this.#view));
    if (turn.reply.kind === "answer" || turn.reply.kind === "abstain") this.replied.append(this.#feedback());
    return this.replied;
  }

  /** Asks whether the reply helped, and if not, why; tells the server once. */
  #feedback() {
    const { words, judge } = this.#view;
    const settle = async (helpful, reason) => {
      const { reply_id } = this.turn.reply;
      if (!(await judge({ reply_id, helpful, ...(reason && { reason }) }))) return;
      node.replaceChildren(make("p", { tabindex: "-1" }, words.thanks));
      node.firstChild.focus();
    };
    const why = [...REASONS, ""].map((reason) => button(() => settle(false, reason), {}, words[reason || "other"]));
    const reasons = make("div", { class: "reasons", hidden: true }, make("p", {}, words.why), ...why);
    const no = button(() => no.setAttribute("aria-expanded", !(reasons.hidden = !reasons.hidden)), { "aria-expanded": "false" }, words.no);
    const yes = button(() => settle(true), {}, words.yes);
    const node = make("div", { class: "feedback", role: "group", "aria-label": words.helpful, "aria-live": "off" }, make("p", {}, words.helpful), yes, no, reasons);
    return node;
  }
}

/** What keeps the turn from being answered, in a sentence. */
export function trouble({ state, failure }, words) {
  return state === "waiting" ? words.waiting : `${words.failed} ${words[failure.reason] ?? failure.detail}`;
}

function spoken(who) {
  return make("span", { class: "hidden" }, who);
}
