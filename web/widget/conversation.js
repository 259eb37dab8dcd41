/** The turns of a conversation: sent one at a time, never lost, retried when asked. Knows nothing of pages. */

import { Failure, isReply } from "./client.js";
import { isOver, recall, remember } from "./memory.js";

export class Conversation {
  turns = [];
  id = null;
  /** Is told of every turn that changes. */
  told = () => {};
  #at = Date.now();
  #going = null;
  #client;
  #key;

  /** `key` is what the browser keeps the conversation under; without one it keeps nothing. */
  constructor(client, key) {
    this.#client = client;
    this.#key = key;
    const { id, turns = [] } = recall(key) ?? {};
    for (const { text, choice, reply } of turns) if (isReply(reply)) this.turns.push({ text, choice, reply, state: "done" });
    if (this.turns.length) this.id = id;
  }

  /** The turn that is on its way or waits to be: until it is done, failed or withdrawn, no other is sent. */
  get pending() {
    return this.turns.find(({ state }) => state === "sending" || state === "waiting");
  }

  /** Sends `{text, choice}`: the words of the visitor, or the entry that they chose and its question. */
  ask({ text, choice }) {
    const turn = { text, choice };
    this.turns.push(turn);
    return this.send(turn);
  }

  /** Sends the turn, or sends it again. */
  async send(turn) {
    const { text, choice } = turn;
    this.#going = new AbortController();
    this.#become(turn, "sending");
    try {
      const message = choice ? { choice } : { text: text.toWellFormed() };
      turn.reply = await this.#client.chat(this.id ? { ...message, conversation_id: this.id } : message, this.#going.signal);
      this.#keep(turn);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#become(turn, error.reason === "offline" ? "waiting" : "failed", error);
    }
  }

  /** Sends what waits, now that the network is back. */
  resume() {
    if (this.pending?.state === "waiting") this.send(this.pending);
  }

  /** Stops what is on its way; its text stays, as a turn that failed. */
  stop() {
    this.#going?.abort();
  }

  /** Takes the turn back, so that its text can be changed. */
  withdraw(turn) {
    this.turns = this.turns.filter((one) => one !== turn);
  }

  /** Forgets everything, here and on the server; raises a Failure when the server did not. */
  async clear() {
    const { id } = this;
    this.stop();
    remember(this.#key, null);
    this.turns = [];
    this.id = null;
    if (id) await this.#client.forget(id);
  }

  /** Whether the last reply is older than a day. */
  get isOver() {
    return this.turns.length > 0 && isOver(this.#at);
  }

  #keep(turn) {
    if (!this.turns.includes(turn)) return; // cleared while it was on its way
    this.id = turn.reply.conversation_id;
    this.#at = Date.now();
    remember(this.#key, { id: this.id, turns: this.turns.filter(({ reply }) => reply) });
    this.#become(turn, "done");
  }

  #become(turn, state, failure = null) {
    if (!this.turns.includes(turn)) return;
    Object.assign(turn, { state, failure });
    this.told(turn);
  }
}
