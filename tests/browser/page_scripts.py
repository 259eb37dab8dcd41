"""What tests ask a page in its own language: each a function for Playwright's evaluate."""

__all__ = ["CONTRAST", "CUT_OFF", "FOCUS_SEEN", "HEAR_EVENTS", "LIVE_REGIONS", "LOOK", "MOVING", "PRINTED", "YESTERDAY"]

#: The live regions of the widget, by role, or by how polite they are.
LIVE_REGIONS = """() => {
  const regions = document.querySelector('faq-chat').shadowRoot.querySelectorAll('[role=log], [role=status], [role=alert], [aria-live]');
  return [...regions].map((one) => one.getAttribute('role') ?? one.ariaLive);
}"""

#: Whether what has the focus has a frame, and whether nothing lies over it.
FOCUS_SEEN = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const box = one.getBoundingClientRect();
  const top = one.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return [getComputedStyle(one).outlineStyle, one === document.body || one.contains(top) || one.getRootNode() === document];
}"""

#: How many nodes of the widget move.
MOVING = """() => {
  const moves = ({ animationName, scrollBehavior }) => animationName !== 'none' || scrollBehavior === 'smooth';
  return [...document.querySelector('faq-chat').shadowRoot.querySelectorAll('*')].filter((one) => moves(getComputedStyle(one))).length;
}"""

#: The nodes of the panel that are wider than the room that they have.
CUT_OFF = """panel => [panel, ...panel.querySelectorAll('*')]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).display !== 'inline' && !one.closest('.hidden, svg'))
  .map((one) => one.className + one.tagName)"""

#: What a style sheet of the page could have changed.
LOOK = """node => {
  const { color, fontSize, fontFamily, textTransform, letterSpacing, direction } = getComputedStyle(node);
  return [color, fontSize, fontFamily, textTransform, letterSpacing, direction];
}"""

#: Notes what the element tells the page.
HEAR_EVENTS = """() => {
  window.heard = [];
  for (const name of ['open', 'close', 'reply', 'feedback']) document.addEventListener(`faq-chat-${name}`, (event) => heard.push([name, event.detail]));
}"""

#: Makes what is kept a day older.
YESTERDAY = """() => {
  const [key] = Object.keys(sessionStorage);
  const kept = JSON.parse(sessionStorage[key]);
  kept.at -= 864e5;
  sessionStorage[key] = JSON.stringify(kept);
}"""

#: Prints into the page's own `printed`: title, text and the number of closed details.
PRINTED = """window.print = function () {
  top.printed = [document.title, document.body.innerText, document.querySelectorAll('details:not([open])').length];
  dispatchEvent(new Event('afterprint'));
}"""

#: The pairs of text and ground, or of a control's frame and ground, that are too alike: by the formula of WCAG 2.2.
CONTRAST = """() => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const paint = (color) => { pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); };
  const over = (color, ground) => { paint(`rgb(${ground})`); paint(color); return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const linear = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => rgb.reduce((sum, one, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(one / 255), 0);
  const ratio = (...pair) => { const [low, high] = pair.map(light).sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); };
  const isTop = (node) => node === null || node instanceof ShadowRoot;
  const ground = (node) => isTop(node) ? [255, 255, 255] : over(getComputedStyle(node).backgroundColor, ground(node.parentNode));
  const poor = [];
  for (const node of document.querySelector('faq-chat').shadowRoot.querySelectorAll('*')) {
    if (!node.checkVisibility() || node.closest('svg, .hidden')) continue;
    const { color, borderTopColor, borderTopWidth } = getComputedStyle(node);
    const name = `${node.className} ${node.textContent.slice(0, 30)}`;
    const hasText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (hasText && ratio(over(color, ground(node)), ground(node)) < 4.5) poor.push(`text ${name}`);
    if (!node.matches('button:not(.link, .tool), input') || !parseFloat(borderTopWidth)) continue;
    const around = ground(node.parentNode);
    if (Math.max(ratio(over(borderTopColor, around), around), ratio(ground(node), around)) < 3) poor.push(`control ${name}`);
  }
  return poor;
}"""
