/** What the browser keeps of a conversation: in this tab alone, from the first message on, for a day at most. */

const DAY = 24 * 60 * 60 * 1000;
/** As many turns as anyone scrolls back through; the browser's room for a site is five megabytes. */
const TURNS = 50;

/** What was kept under the key, or null; without a key nothing is ever kept. */
export function recall(key) {
  const kept = reach(key, (storage) => JSON.parse(storage.getItem(key)));
  if (!kept || !isOver(kept.at)) return kept;
  remember(key, null);
  return null;
}

/** Keeps {id, at, turns} for a day from then on; null forgets them. */
export function remember(key, kept) {
  reach(key, (storage) => (kept ? storage.setItem(key, JSON.stringify({ ...kept, turns: kept.turns.slice(-TURNS) })) : storage.removeItem(key)));
}

/** Whether a day has gone by since then; a clock that went backwards counts as one. */
export function isOver(at) {
  return !(Math.abs(Date.now() - at) < DAY);
}

function reach(key, use) {
  try {
    return key ? use(sessionStorage) : null;
  } catch {
    return null; // storage is blocked, full or spoilt: the conversation goes on in the page alone
  }
}
