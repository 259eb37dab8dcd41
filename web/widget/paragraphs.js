/** Plain text -> paragraphs, lists and telephone numbers. */

/** The text in pieces {list: "ul" | "ol" | null, first, lines}: a blank line ends a paragraph, `- ` and `1. ` begin items; no word is lost. */
export function paragraphsOf(text) {
  const pieces = [];
  let isOpen = false;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line) add(pieces, line, isOpen);
    isOpen = line !== "";
  }
  return pieces;
}

/** Joins the line to the last piece where it goes on with it. Numbers have two digits at most: a sentence may begin with a year. */
function add(pieces, line, isOpen) {
  const [, mark, item] = /^(-|\d{1,2}\.) +(.*)$/.exec(line) ?? [];
  const list = mark ? (mark === "-" ? "ul" : "ol") : null;
  const first = parseInt(mark) || 1;
  const last = pieces.at(-1);
  if (last?.list !== list || (!list && !isOpen) || (list === "ol" && first !== last.first + last.lines.length)) pieces.push({ list, first, lines: [item ?? line] });
  else if (list) last.lines.push(item);
  else last.lines[0] += ` ${line}`;
}

/** Digits in groups that touch no letter, decimal, date or time, and that no unit follows. */
const NUMBER = /((?<![\w.,:/+-])\+?\d+(?:[ -]\d+)*(?!\w|%|[.,:/-]\d| ?(?:m?g|mcg|ml|kg|[cm]m|°)\b))/;

/** The text in strings, each with what is to be called, where it can be nothing but a number to call. */
export function withNumbers(text) {
  return text.split(NUMBER).map((piece, at) => [piece, at % 2 && isNumberToCall(piece) ? `tel:${piece.replace(/[ -]/g, "")}` : null]);
}

/** Three digits to fifteen (E.164), no year, no date, no range: `10-12` is one, `0800-111-0-111` is not. */
function isNumberToCall(found) {
  const digits = found.replace(/\D/g, "").length;
  return digits <= 15 && digits >= (found.includes("-") ? 7 : 3) && !/^(19|20)\d\d(-\d\d?-\d\d?)?$/.test(found);
}
