/** Speaks to the API: fetch and abort. Knows nothing of pages. */

/** Why there is no answer: offline, lost, busy, stopped, or refused with the server's own words. */
export class Failure extends Error {
  constructor(reason, detail = "") {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * A function that asks the server: `request(path, body, signal, method)` resolves to the JSON of the answer, or raises a Failure.
 * `src` is the address of the chat endpoint (the empty path); the other paths stand beside it. After `patience` seconds a silent server is given up.
 */
export function client(src, patience) {
  return async (path, body, signal, method = body ? "POST" : "GET") => {
    const options = { method, credentials: "omit" };
    options.signal = AbortSignal.any([AbortSignal.timeout(patience * 1000), signal].filter(Boolean));
    if (body) Object.assign(options, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    try {
      const answer = await fetch(new URL(path || src, src), options);
      const text = await answer.text();
      if (answer.status === 429 || answer.status > 501) throw new Failure("busy");
      const said = text && JSON.parse(text); // a proxy's page, or half an answer, is none
      if (!answer.ok) throw new Failure("refused", said.detail ?? "");
      return said;
    } catch (error) {
      throw error.reason ? error : new Failure(error.name === "AbortError" ? "stopped" : navigator.onLine ? "lost" : "offline");
    }
  };
}

/** What the request resolves to, or null where it raised a Failure. */
export async function attempt(request) {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return null;
  }
}

/** Whether it is a reply that can be shown whole. */
export function isReply(reply) {
  return reply?.schema === 1 && ["parts", "notices", "caveats", "sources", "suggestions"].every((name) => Array.isArray(reply[name]));
}
