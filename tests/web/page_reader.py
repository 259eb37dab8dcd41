"""HTML -> what a visitor reads and can do: text, elements and their attributes, in order."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "Page", "read_page"]

#: Elements that have no end tag.
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source"})


@dataclass
class Element:
    """An element with its attributes and all the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def words(self) -> str:
        """The text with its blanks evened out."""
        return " ".join(self.text.split())


@dataclass
class Page:
    """A page: its elements in the order of their start tags."""

    elements: list[Element] = field(default_factory=list)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of the tag that carry the attributes; `class_` is one of its classes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [element for element in self.elements if element.tag == tag and all(has(element, name, value) for name, value in wanted.items())]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def words(self) -> str:
        """All that can be read in the main part."""
        return self.one("main").words


def has(element: Element, name: str, value: str) -> bool:
    """Whether the element carries the attribute."""
    found = element.attributes.get(name, "")
    return value in found.split() if name == "class" else value == found


class Reader(HTMLParser):
    """Collects the elements; a tag that is not closed where it should be is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.open = Page(), list[Element]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        """Text belongs to every open element."""
        for element in self.open:
            element.text += data


def read_page(html: str) -> Page:
    """The page; fails where the tags do not nest."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"never closed: {[element.tag for element in reader.open]}"
    return reader.page
