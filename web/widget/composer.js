/** The field that the visitor types in: counts near the limit, tells what is too long before it is sent, and loses nothing. */

/** Code points that the server reads, and from which they are counted. */
const LIMIT = 4000;
const NEAR = 3600;

/**
 * Makes the form send, and gives back how to `fill` the field, which measures it as well.
 * `ask(text)` takes what is ready; `say(sentence)` says what is too long; nothing is ready while `isBusy()`.
 */
export function composer({ input, form, send, counter, whole }, words, { ask, say, isBusy }) {
  let excess = 0;

  function measure() {
    const before = excess;
    const { length } = [...input.value.trim()];
    excess = length - LIMIT;
    const isLong = excess > 0;
    const sentence = words.long.replace("{n}", excess);
    send.ariaDisabled = !(length && !isLong && !isBusy());
    input.ariaInvalid = isLong;
    counter.hidden = length < NEAR;
    counter.textContent = isLong ? sentence : `${length} / ${LIMIT}`;
    whole.textContent = input.value; // what does not fit the field is shown whole above it
    whole.hidden = input.scrollWidth <= input.clientWidth;
    if (isLong !== before > 0) say(isLong ? sentence : "");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    input.focus();
    if (excess > 0) say(words.long.replace("{n}", excess));
    else if (send.ariaDisabled === "false") ask(input.value.trim());
  });
  input.addEventListener("input", measure);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault(); // an input method takes its choice
  });
  return (text = input.value) => {
    input.value = text;
    measure();
  };
}
