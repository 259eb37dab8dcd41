/** The turns of a conversation: sent one at a time, never lost, retried when asked. Knows nothing of pages. */

import { Failure, isReply } from "./client.js";
import { isOver, recall, remember } from "./memory.js";

/**
 * A conversation through `request`, kept by the browser under `key`, or nowhere without one.
 *
 * `turns` are {text, choice, state, failure, reply}, their state sending, waiting (for the network), failed or done; `told` hears of each change.
 */
export function converse(request, key) {
  let { id, turns = [] } = recall(key) ?? {};
  let at = Date.now();
  let going;

  const self = {
    turns: turns.filter(({ reply }) => isReply(reply)),
    told() {},

    /** The turn that is on its way or waits to be: until it is done, failed or withdrawn, no other is sent. */
    get pending() {
      return self.turns.find(({ state }) => state === "sending" || state === "waiting");
    },

    /** Whether the last reply is older than a day. */
    get isOver() {
      return isOver(at);
    },

    /** Sends `{text, choice}`: the words of the visitor, or the entry that they chose and its question. */
    ask({ text, choice }) {
      const turn = { text, choice };
      self.turns.push(turn);
      self.send(turn);
    },

    /** Sends the turn, or sends it again. */
    async send(turn) {
      const { text, choice } = turn;
      going = new AbortController();
      become(turn, "sending");
      try {
        const reply = await request("", { ...(choice ? { choice } : { text: text.toWellFormed() }), ...(id && { conversation_id: id }) }, going.signal);
        if (!isReply(reply)) throw new Failure("lost");
        keep(turn, reply);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        become(turn, error.reason === "offline" ? "waiting" : "failed", error);
      }
    },

    /** Stops what is on its way; its text stays, as a turn that failed. */
    stop() {
      going?.abort();
    },

    /** Takes the turn back, so that its text can be changed. */
    withdraw(turn) {
      self.turns = self.turns.filter((one) => one !== turn);
    },

    /** Forgets everything here, and gives back the request that does so on the server, where there is anything. */
    clear() {
      const forgotten = id;
      self.stop();
      remember(key, null);
      self.turns = [];
      id = null;
      return forgotten ? request(`conversations/${forgotten}`, null, null, "DELETE") : "";
    },
  };

  function keep(turn, reply) {
    if (!self.turns.includes(turn)) return; // cleared while it was on its way
    turn.reply = reply;
    id = reply.conversation_id;
    at = Date.now();
    become(turn, "done");
    remember(key, { id, at, turns: self.turns.filter((one) => one.reply) });
  }

  function become(turn, state, failure) {
    if (!self.turns.includes(turn)) return;
    Object.assign(turn, { state, failure });
    self.told(turn);
  }

  return self;
}
