/** A conversation in its panel: joins what is typed, sent, answered and shown. */

import { Failure } from "./client.js";
import { Completion } from "./completion.js";
import { Composer } from "./composer.js";
import { copy, download, onPaper, asText, printed } from "./keeping.js";
import { fillMenu } from "./menu.js";
import { Opening } from "./opening.js";
import { panelNodes, personLink } from "./panel.js";
import { offers } from "./reply_view.js";
import { trouble, TurnView } from "./turn_view.js";

export class Chat {
  #views = new Map();
  #hasStarted = false;

  /** `options` are the element's; `tell(event, detail)` says what happened, never what was said; all listening ends with `signal`. */
  constructor(conversation, client, options, tell, signal) {
    Object.assign(this, { conversation, client, options, tell, words: options.words, nodes: panelNodes(options) });
    const { nodes } = this;
    this.#compose();
    this.#act();
    if (options.isInline) nodes.panel.addEventListener("focusin", () => this.#start());
    else this.opening = new Opening(nodes, (isOpen) => this.#opened(isOpen), signal);
    conversation.turns.forEach((turn) => this.#view(turn));
    conversation.told = (turn) => this.#show(turn);
    this.#settle();
    addEventListener("online", () => conversation.resume(), { signal });
  }

  /** Opens the panel; inline, puts the focus into the field. */
  open() {
    (this.opening ?? { open: () => this.nodes.input.focus() }).open();
  }

  /** Sends the message, unless one is still on its way. */
  ask(message) {
    if (this.conversation.pending) return;
    this.completion.close();
    this.composer.fill("");
    this.conversation.ask(message);
  }

  /** Opens with the entry of a link `#faq=<id>`, or with the words of a link `#q=<text>`, ready to be sent. */
  async follow(hash) {
    const link = new URLSearchParams(hash.slice(1));
    const [choice, text] = [link.get("faq"), link.get("q")];
    if (choice || text) this.open();
    if (text) this.composer.fill(text);
    if (!choice || this.conversation.turns.at(-1)?.choice === choice) return; // the page was only loaded again
    const entry = await this.#attempt(() => this.client.entry(choice));
    this.ask({ choice, text: entry?.question ?? choice.replaceAll("-", " ") });
  }

  /** Says a sentence in the status; a quiet one to screen readers alone. */
  say(sentence, isQuiet = false) {
    this.nodes.status.textContent = sentence;
    this.nodes.status.classList.toggle("hidden", isQuiet);
  }

  /** Forgets the conversation, here and on the server. */
  async clear() {
    const { words } = this;
    const clearing = this.#attempt(() => this.conversation.clear().then(() => words.cleared));
    this.#empty();
    this.nodes.input.focus();
    this.say((await clearing) ?? words.here);
  }

  /** What the request gives, or null when it fails. */
  async #attempt(request) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return null;
    }
  }

  #compose() {
    const { nodes, words, client, options } = this;
    const { input, status } = nodes;
    this.composer = new Composer(nodes, words, (text) => this.ask({ text }), (sentence) => this.say(sentence, true));
    this.completion = new Completion({
      ...nodes,
      isTyping: options.completes,
      suggest: (query, signal) => client.suggest(query, signal),
      choose: (offer) => this.ask(offer),
      count: (found) => (found || status.classList.contains("hidden")) && this.say(found ? `${words.found}: ${found}` : "", true),
    });
    nodes.what.addEventListener("click", () => (input.focus(), this.completion.open()));
    nodes.stop.addEventListener("click", () => (input.focus(), this.conversation.stop()));
  }

  #act() {
    const { nodes, words } = this;
    const { heading, css } = this.options;
    const withText = (use) => () => onPaper(nodes, css, (page, body) => use(asText(body)));
    const copying = (text) => copy(text).then(() => this.say(words.copied), () => download(text, heading)); // without https, or when refused
    const actions = {
      [words.copy]: withText(copying),
      [words.save]: withText((text) => download(text, heading)),
      [words.print]: () => onPaper(nodes, css, printed),
      [words.clear]: () => this.clear(),
    };
    fillMenu(nodes, actions, words.sure);
  }

  #opened(isOpen) {
    if (isOpen && this.conversation.isOver) this.clear();
    if (isOpen) this.#start();
    this.tell(isOpen ? "faq-chat-open" : "faq-chat-close");
  }

  /** Asks for the questions to start with, once; nothing is asked for before the visitor opens the widget. */
  async #start() {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    const found = await this.#attempt(() => this.client.suggest(""));
    this.#hasStarted = found !== null; // the greeting alone will do; the next opening asks again
    if (found?.length) this.nodes.starters.replaceChildren(offers(this.words.next, found, this.#ways));
  }

  #show(turn) {
    const { state, failure, reply } = turn;
    const { words } = this;
    this.#scroll(this.#view(turn));
    this.#settle();
    this.say(failure ? trouble(turn, words) : reply ? "" : words.sending, Boolean(failure)); // a failure is seen where it belongs, beside its message
    if (state === "done") this.tell("faq-chat-reply", { kind: reply.kind, urgency: reply.urgency, entryId: reply.entry_id });
  }

  /** Shows the turn as it is now; gives back what is new of it. */
  #view(turn) {
    const { nodes, words } = this;
    const view = this.#views.get(turn) ?? new TurnView(turn, this.#ways);
    const replied = view.show();
    if (!this.#views.has(turn)) nodes.turns.append(view.asked);
    this.#views.set(turn, view);
    if (replied) view.asked.after(replied);
    if (turn.reply?.contact && !nodes.links.querySelector(".person")) nodes.links.append(personLink(words, turn.reply.contact));
    return replied ?? view.asked;
  }

  get #ways() {
    const { words, conversation } = this;
    const { lang, said } = this.options;
    const { input } = this.nodes;
    const change = (turn) => {
      conversation.withdraw(turn);
      this.#views.get(turn).asked.remove();
      this.#settle();
      this.say("");
      this.composer.fill(turn.text);
      input.focus();
    };
    const retry = (turn) => (input.focus(), conversation.pending?.state === "sending" || conversation.send(turn));
    return { words, lang, said: { lang: said, dir: "auto" }, choose: (offer) => this.ask(offer), retry, change, judge: (verdict) => this.#judge(verdict) };
  }

  /** Tells the server whether a reply helped; gives back whether it is kept. */
  async #judge(verdict) {
    const kept = await this.#attempt(() => this.client.feedback(verdict));
    this.say(kept ? this.words.thanks : this.words.lost, Boolean(kept));
    if (kept) this.tell("faq-chat-feedback", { helpful: verdict.helpful, reason: verdict.reason ?? null });
    return kept;
  }

  /** Brings the beginning of a message into sight; the page around the widget stays where it is. */
  #scroll(node) {
    this.nodes.log.scrollTop = node.offsetTop - 12;
  }

  /** Sets everything that follows from the state of the conversation. */
  #settle() {
    const { stop, typing, input, privacy, starters, more } = this.nodes;
    const { pending, turns } = this.conversation;
    const isSending = pending?.state === "sending";
    typing.hidden = !isSending;
    if (!isSending && stop.matches(":focus")) input.focus();
    stop.hidden = !isSending;
    privacy.hidden = starters.hidden = turns.length > 0;
    more.hidden = !turns.length;
    this.composer.isBusy = Boolean(pending);
  }

  #empty() {
    this.#views.clear();
    this.nodes.turns.replaceChildren();
    this.#settle();
  }
}
