"""Modules in web/widget/ -> web/static/widget.js, and the tables of docs/widget.md: the same bytes on every machine.

`python -m web.widget_build` writes both. The modules are joined in the order in which they need each other, inside one function, without comments and
without blanks that mean nothing, and names that nobody outside knows are shortened (web/widget_names.py).
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters

from assistant.errors import AssistantError
from web.widget_manual import MANUAL, with_tables
from web.widget_names import shortened
from web.widget_tokens import tokens

__all__ = ["BUILT", "SOURCES", "WidgetSourceError", "built", "joined", "main", "minified_css", "minified_script", "module_order"]

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "widget"
BUILT = ROOT / "static" / "widget.js"
#: The module that needs all others.
LAST = "define.js"

IMPORT = re.compile(r'^import (?:\{ ([\w, ]+) \}|(\w+)) from "\./([\w.]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:const|let|class|function|async function) (?:(\w+)|\[([\w, ]+)\])", re.MULTILINE)

#: A custom property that the page around does not know.
OWN_PROPERTY = re.compile(r"--(?!faq-)[a-z][a-z-]*")
#: A language of strings.js, a sentence of it, and what makes objects of them again.
LANGUAGE = re.compile(r"^  (\w+): \{\n(.*?)^  \},\n", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r'^    (\w+): ("[^"\n]*"),\n', re.MULTILINE)
UNPACKED = """for (const one in STRINGS) {
  const sentences = STRINGS[one].split("\\n");
  STRINGS[one] = Object.fromEntries(NAMES.map((name, at) => [name, sentences[at]]));
}
"""

#: Signs after which, and before which, the end of a line ends no statement.
OPEN_AFTER, OPEN_BEFORE = set("{;,([:?&|="), set("}),.]:?&|=;")


class WidgetSourceError(AssistantError):
    """A module that cannot be joined to the others; says where and what to change."""

    name = "widget-source"


@dataclass(frozen=True, slots=True)
class Module:
    """A source file, and the names that it takes from others."""

    name: str
    text: str

    @property
    def needed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The modules that it needs, each with the names that it takes from there."""
        return tuple((found[3], tuple((found[1] or found[2]).split(", "))) for found in IMPORT.finditer(self.text))

    @property
    def declared(self) -> tuple[str, ...]:
        """The names at its top level."""
        return tuple(name for found in DECLARED.finditer(self.text) for name in (found[1] or found[2]).split(", "))


def main() -> None:
    """Write the built file and its manual's tables."""
    BUILT.write_text(built(), encoding="utf-8")
    MANUAL.write_text(with_tables(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")


def built(sources: Path = SOURCES) -> str:
    """The script that is served: all modules as one function."""
    return f'(()=>{{"use strict";\n{shortened(joined(sources))}}})();\n'


def joined(sources: Path = SOURCES) -> str:
    """The modules one after the other, minified, with the names that they have in their sources."""
    modules = module_order(sources)
    refuse_clashes(modules)
    return "".join(script_of(module) for module in modules)


def module_order(sources: Path) -> tuple[Module, ...]:
    """The modules, each after those that it needs."""
    order: dict[str, Module] = {}

    def add(name: str, needed_by: tuple[str, ...]) -> None:
        if name in needed_by:
            raise WidgetSourceError(f"web/widget: {' needs '.join((*needed_by, name))}. Break the ring.")
        if name not in order:
            module = Module(name, (sources / name).read_text(encoding="utf-8"))
            for other, _ in module.needed:
                add(other, (*needed_by, name))
            order[name] = module

    add(LAST, ())
    return tuple(order.values())


def refuse_clashes(modules: tuple[Module, ...]) -> None:
    """Refuse a name that two modules declare: inside one function the second would be an error, or hide the first."""
    homes: dict[str, str] = {}
    for module in modules:
        for name in module.declared:
            if name in homes:
                raise WidgetSourceError(f"web/widget/{module.name}: {homes[name]} declares {name} as well. Rename one.")
            homes[name] = module.name
        for other, names in module.needed:
            for name in names:
                if homes.get(name) != other and not other.endswith(".css"):
                    raise WidgetSourceError(f"web/widget/{module.name}: {other} has no {name}. Correct the import.")


def script_of(module: Module) -> str:
    """The module without its imports and exports; a style sheet as a text of the name under which it is imported."""
    if module.name.endswith(".css"):
        return f"const CSS=`{minified_css(module.text)}`;\n"
    return minified_script(EXPORT.sub("", IMPORT.sub("", with_shared_names(module.text))))


def with_shared_names(text: str) -> str:
    """The module with the sentences of each language as one text, in the order of names that stand once: the names are a third of their bytes.

    A sentence holds no line end, so that line ends can part them.
    """
    languages = [(found[1], SENTENCE.findall(found[2])) for found in LANGUAGE.finditer(text)]
    if not languages:
        return text
    names = [name for name, _ in languages[0][1]]
    for language, sentences in languages:
        if [name for name, _ in sentences] != names:
            raise WidgetSourceError(f"web/widget/strings.js: {language} has not the names of {languages[0][0]} in their order. Add, remove or move them.")
    table = "".join(f"{language}:`{chr(10).join(json.loads(said) for _, said in sentences)}`," for language, sentences in languages)
    compact = f'const NAMES = "{" ".join(names)}".split(" ");\nconst STRINGS = {{{table}}};\n{UNPACKED}'
    return re.sub(r"^export const STRINGS = .*?^};\n", lambda _: compact, text, flags=re.MULTILINE | re.DOTALL)


def minified_script(text: str) -> str:
    r"""The script without comments and without blanks that mean nothing; it ends with a line end.

    `const` becomes `let`: what is assigned twice has been found out in the sources, by whoever wrote them and by the tests.

    >>> minified_script('const a = 1; // one\nconst b = /d  e/;\nreturn a + "b  c";\n')
    'let a=1;let b=/d  e/;return a+"b  c";\n'
    """
    pieces: list[str] = []
    blank = ""
    for kind, piece in tokens(text):
        if kind in ("comment", "blank"):
            blank += piece if kind == "blank" else ""
            continue
        if pieces and blank:
            pieces.append(gap(pieces[-1], piece, is_line="\n" in blank))
        pieces.append("let" if piece == "const" else piece)
        blank = ""
    return without_idle_signs("".join(pieces)) + "\n"


def without_idle_signs(script: str) -> str:
    """The script without semicolons and commas before a closing bracket, and without brackets around a single parameter.

    >>> without_idle_signs('f((one)=>{g([1,2,]);});')
    'f(one=>{g([1,2])});'
    """
    pieces = [piece for _, piece in tokens(script)]
    for at, piece in enumerate(pieces[:-1]):
        if (piece == ";" and pieces[at + 1] == "}") or (piece == "," and pieces[at + 1] in ")]}"):
            pieces[at] = ""
        if piece == "(" and pieces[at + 2 : at + 5] == [")", "=", ">"] and is_word(pieces[at + 1][-1]):
            pieces[at] = " " if at and is_word(pieces[at - 1][-1:] or " ") else ""
            pieces[at + 2] = ""
    return "".join(pieces)


def gap(before: str, after: str, *, is_line: bool) -> str:
    """What has to stay between two tokens: a line end that may end a statement, a blank between words, or nothing."""
    if is_line and before[-1] not in OPEN_AFTER and after[0] not in OPEN_BEFORE:
        return "\n"
    is_between_words = is_word(before[-1]) and is_word(after[0])
    is_one_sign_made_of_two = before[-1] == after[0] and after[0] in "+-"
    return " " if is_between_words or is_one_sign_made_of_two else ""


def is_word(character: str) -> bool:
    """Whether the character goes on with a word that it touches."""
    return character.isalnum() or character in "_$#"


def minified_css(text: str) -> str:
    """The style sheet without comments and without blanks that mean nothing, its own custom properties with short names.

    >>> minified_css('/* all */ a b , c > d { inset: 0 auto; width: calc(1em + 2px); }')
    'a b,c>d{inset:0 auto;width:calc(1em + 2px)}'
    """
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    own = sorted(set(OWN_PROPERTY.findall(text)))
    text = OWN_PROPERTY.sub(lambda found: f"--{ascii_letters[own.index(found.group())]}", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ?([{};,>!]) ?", r"\1", text)
    text = re.sub(r"(?<![\w.])0(?=\.\d)", "", text)
    return re.sub(r"(?<=[\w)-]): (?=[^{}]*[;}])", ":", text).replace(";}", "}")


if __name__ == "__main__":
    main()
