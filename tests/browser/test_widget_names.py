"""No name that a browser knows is shortened, but for those that the widget uses for things of its own alone."""

from tests.browser.visitor import Visit
from web.widget_build import joined
from web.widget_names import renamed

#: Names that a browser knows as well, of things that only the widget has: none of its sources means the browser's.
OWN = {
    *("all", "turn", "view", "line", "node", "item", "self", "icon", "fill", "query", "frame", "sheet", "mark", "use", "tag", "pending", "count", "active"),
    *("actions", "state", "last", "first", "options", "error", "event", "request", "attributes", "storage", "views"),
}
#: All names on the objects that a page can reach, and on what they are made from.
KNOWN = """() => {
  const known = new Set();
  const add = (object) => Object.getOwnPropertyNames(object).forEach((name) => known.add(name));
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    known.add(name);
    const value = Object.getOwnPropertyDescriptor(globalThis, name).value;
    if (typeof value === 'function') [value, value.prototype].filter(Boolean).forEach(add);
    else if (value && typeof value === 'object' && value !== globalThis) add(value);
  }
  return [...known];
}"""


def test_what_the_browser_calls_so_keeps_its_name(visit: Visit):
    known = set(visit().page.evaluate(KNOWN))
    assert len(known) > 3_000
    assert sorted(known & set(renamed(joined())) - OWN) == [], "add them to web/widget/kept_names.txt, or here if they are the widget's own"
    assert set(renamed(joined())) >= OWN, "each exception is used"
