/** A conversation in its panel: joins what is typed, sent, answered and shown. */

import { attempt } from "./client.js";
import { completion } from "./completion.js";
import { composer } from "./composer.js";
import { asText, download, onPaper, printed } from "./keeping.js";
import { fillMenu } from "./menu.js";
import { opening } from "./opening.js";
import { panelNodes, personLink } from "./panel.js";
import { offers } from "./reply_view.js";
import { troubleOf, turnView } from "./turn_view.js";

/**
 * The chat's `nodes`, and what can be done with it: open, again (where it was moved), ask, fill, follow and clear.
 * `options` are the element's; `tell(event, detail)` says what happened, never what was said; all listening ends with `signal`.
 */
export function chat(conversation, request, options, tell, signal) {
  const { words, heading, css, isInline, completes, lang, said } = options;
  const nodes = panelNodes(options);
  const { input, status, turns, stop, links, starters } = nodes;
  const views = new Map();
  let hasStarted = false;

  const ways = { words, lang, said: { lang: said, dir: "auto" }, choose: ask, retry, change, judge };
  const panel = isInline ? { open: () => input.focus() } : opening(nodes, opened, signal);
  const list = completion({ ...nodes, isTyping: completes, suggest, choose: ask, count });
  const fill = composer(nodes, words, { ask: (text) => ask({ text }), say: (sentence) => say(sentence, true), isBusy: () => conversation.pending });

  function ask(message) {
    if (conversation.pending) return;
    list.close();
    fill("");
    conversation.ask(message);
  }

  function retry(turn) {
    input.focus();
    if (conversation.pending?.state !== "sending") conversation.send(turn);
  }

  /** Puts the text of the turn into the field; a turn that failed is taken back. */
  function change(turn) {
    if (turn.failure) {
      conversation.withdraw(turn);
      views.get(turn).asked.remove();
      settle();
      say("");
    }
    fill(turn.text);
    input.focus();
  }

  /** Tells the server whether a reply helped; gives back whether it is kept. */
  async function judge(verdict) {
    const kept = await attempt(request("feedback", verdict));
    say(kept ? words.thanks : words.lost, kept);
    if (kept) tell("faq-chat-feedback", { helpful: verdict.helpful, reason: verdict.reason ?? null });
    return kept;
  }

  /** Says a sentence in the status; a quiet one to screen readers alone. */
  function say(sentence, isQuiet) {
    status.textContent = sentence;
    status.classList.toggle("hidden", Boolean(isQuiet));
  }

  function count(found) {
    if (found || status.classList.contains("hidden")) say(found ? `${words.found}: ${found}` : "", true);
  }

  async function suggest(query, stopping) {
    const found = await request(`suggest?q=${encodeURIComponent(query)}`, null, stopping);
    return (found?.suggestions ?? []).map(({ question, entry_id }) => ({ text: question, choice: entry_id }));
  }

  /** Asks for the questions to start with, once; nothing is asked for before the visitor opens the widget. */
  async function start() {
    if (hasStarted) return;
    hasStarted = true;
    const found = await attempt(suggest(""));
    if (found?.length) starters.replaceChildren(offers(words.next, found, ways));
    else hasStarted = false; // the greeting alone will do; the next opening asks again
  }

  function opened(isOpen) {
    if (isOpen && conversation.isOver) clear();
    if (isOpen) start();
    tell(isOpen ? "faq-chat-open" : "faq-chat-close");
  }

  /** Opens with the entry of a link `#faq=<id>`, or with the words of a link `#q=<text>`, ready to be sent. */
  async function follow(hash) {
    const link = new URLSearchParams(hash.slice(1));
    const [choice, text] = [link.get("faq"), link.get("q")];
    if (choice || text) panel.open();
    if (text) fill(text);
    if (!choice || conversation.turns.at(-1)?.choice === choice) return; // the page was only loaded again
    const entry = await attempt(request(`entries/${encodeURIComponent(choice)}`));
    ask({ choice, text: entry?.question ?? choice.replaceAll("-", " ") });
  }

  /** Forgets the conversation, here and on the server. */
  async function clear() {
    const clearing = attempt(conversation.clear());
    views.clear();
    turns.replaceChildren();
    settle();
    input.focus();
    say((await clearing) === null ? words.here : words.done);
  }

  /** Shows the turn as it is now; gives back what is new of it. */
  function show(turn) {
    const view = views.get(turn) ?? turnView(turn, ways);
    const { asked } = view;
    if (!views.has(turn)) turns.append(asked);
    views.set(turn, view);
    const replied = view.show();
    if (replied) asked.after(replied);
    if (turn.reply?.contact && !links.querySelector(".person")) links.append(personLink(words, turn.reply.contact));
    return replied ?? asked;
  }

  /** Shows what has become of the turn, and brings its beginning into sight; the page around the widget stays where it is. */
  function told(turn) {
    const { state, failure, reply } = turn;
    nodes.log.scrollTop = show(turn).offsetTop - 12;
    settle();
    say(failure ? troubleOf(turn, words) : reply ? "" : words.sending, failure); // a failure is seen beside its message
    if (state === "done") tell("faq-chat-reply", { kind: reply.kind, urgency: reply.urgency, entryId: reply.entry_id });
  }

  /** Sets everything that follows from the state of the conversation. */
  function settle() {
    const isSending = conversation.pending?.state === "sending";
    const isNew = !conversation.turns.length;
    if (!isSending && stop.matches(":focus")) input.focus();
    nodes.typing.hidden = stop.hidden = !isSending;
    nodes.privacy.hidden = starters.hidden = !isNew;
    nodes.more.hidden = isNew;
    fill();
  }

  const withText = (use) => () => onPaper(nodes, css, (page, body) => use(asText(body)));
  const save = (text) => download(text, heading);
  const copied = () => say(words.done);
  const actions = {
    [words.copy]: withText((text) => navigator.clipboard.writeText(text).then(copied, () => save(text))), // refused: it comes as a file
    [words.save]: withText(save),
    [words.print]: () => onPaper(nodes, css, printed),
    [words.clear]: clear,
  };
  fillMenu(nodes, actions, words.sure);
  nodes.what.addEventListener("click", () => (input.focus(), list.open()));
  stop.addEventListener("click", () => conversation.stop());
  if (isInline) nodes.panel.addEventListener("focusin", start);
  addEventListener("online", () => conversation.pending?.state === "waiting" && conversation.send(conversation.pending), { signal });
  conversation.turns.forEach(show);
  conversation.told = told;
  settle();
  return { nodes, ask, fill, follow, clear, ...panel };
}
