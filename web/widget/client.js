/** Speaks to the API: fetch and abort. Knows nothing of pages. */

/** Why there is no answer: offline, lost, busy, stopped, or refused with the server's own words. */
export class Failure extends Error {
  constructor(reason, detail = "") {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Seconds until a server that says nothing is given up; longer than the slowest answer, shorter than a visitor's patience. */
export const PATIENCE = 20;

export class Client {
  #src;
  #patience;

  /** `src` is the address of the chat endpoint; the others stand beside it. */
  constructor(src, patience = PATIENCE) {
    this.#src = src;
    this.#patience = patience * 1000;
  }

  /** The reply to `{text}` or `{choice}`, with `conversation_id` where there is one. */
  async chat(message, signal) {
    const reply = await this.#request("", message, signal);
    if (!isReply(reply)) throw new Failure("lost");
    return reply;
  }

  /** Known questions that begin or sound like the query; questions to start with for an empty one. */
  async suggest(query, signal) {
    const found = await this.#request(`suggest?q=${encodeURIComponent(query)}`, null, signal);
    return found?.suggestions?.map(({ question, entry_id }) => ({ text: question, choice: entry_id })) ?? [];
  }

  /** The entry with this id, as far as it is public. */
  entry(id) {
    return this.#request(`entries/${encodeURIComponent(id)}`);
  }

  /** Keeps whether a reply helped. */
  feedback(verdict) {
    return this.#request("feedback", verdict);
  }

  /** Removes the conversation from the server. */
  forget(id) {
    return this.#request(`conversations/${encodeURIComponent(id)}`, null, null, "DELETE");
  }

  async #request(path, body, signal, method = body ? "POST" : "GET") {
    const signals = [AbortSignal.timeout(this.#patience), signal].filter(Boolean);
    const options = { method, credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.any(signals) };
    if (body) Object.assign(options, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    try {
      const answer = await fetch(new URL(path || this.#src, this.#src), options);
      const text = await answer.text();
      if (answer.status === 429 || answer.status > 501) throw new Failure("busy");
      const said = text && JSON.parse(text); // a proxy's page, or half an answer, is none
      if (!answer.ok) throw new Failure("refused", String(said.detail ?? ""));
      return said;
    } catch (error) {
      throw error instanceof Failure ? error : new Failure(error.name === "AbortError" ? "stopped" : navigator.onLine ? "lost" : "offline");
    }
  }
}

/** Whether it is a reply that can be shown whole. */
export function isReply(reply) {
  return reply?.schema === 1 && ["parts", "notices", "caveats", "sources", "suggestions"].every((name) => Array.isArray(reply[name]));
}
