"""The built widget: the same bytes again, within its budget, and described by its own source."""

import gzip
import json
import re
from pathlib import Path

import pytest

from web import widget_build, widget_manual
from web.widget_build import BUILT, SOURCES, WidgetSourceError, built, joined, minified_css, module_order
from web.widget_names import renamed
from web.widget_tokens import tokens

#: 15 KB: what a page can take on for a button that most visitors never press.
BUDGET = 15 * 1024

DEFINE = 'import { one } from "./other.js";\n\none();\n'


def sources(folder: Path, **modules: str) -> Path:
    """A folder of modules."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_the_built_file_is_what_its_sources_give():
    assert BUILT.read_text(encoding="utf-8") == built(), "build it again: python -m web.widget_build"


def test_script_styles_and_five_languages_fit_the_budget():
    size = len(gzip.compress(BUILT.read_bytes(), 9, mtime=0))
    print(f"widget: {size} bytes of {BUDGET}, gzip -9")
    assert size <= BUDGET


def test_every_module_is_part_of_it():
    assert {module.name for module in module_order(SOURCES)} == {path.name for path in SOURCES.iterdir() if path.suffix in (".js", ".css")}


def test_the_client_and_the_conversation_know_nothing_of_pages():
    for name in ("client.js", "conversation.js", "memory.js", "blocks.js", "paragraphs.js", "strings.js"):
        code = "".join(piece for kind, piece in tokens((SOURCES / name).read_text(encoding="utf-8")) if kind in ("word", "sign"))
        assert not re.search(r"\b(?:document\.|window|createElement|addEventListener)", code), name


def test_modules_are_joined_after_those_that_they_need(tmp_path: Path):
    folder = sources(tmp_path, define=DEFINE, other='export function one() {\n  return "a // b"; // said\n}\n')
    assert [module.name for module in module_order(folder)] == ["other.js", "define.js"]
    assert joined(folder) == 'function one(){return"a // b"}\none();\n'


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"define": DEFINE, "other": 'import { two } from "./define.js";\nexport function one() {}\n'}, "Break the ring"),
        ({"define": DEFINE, "other": "export function uno() {}\n"}, "other.js has no one"),
        ({"define": DEFINE + "function one() {}\n", "other": "export function one() {}\n"}, "declares one as well"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_place(tmp_path: Path, modules: dict[str, str], said: str):
    with pytest.raises(WidgetSourceError, match=said):
        joined(sources(tmp_path, **modules))


def test_languages_with_other_names_are_refused(tmp_path: Path):
    text = 'export const STRINGS = {\n  en: {\n    a: "A",\n  },\n  de: {\n    b: "B",\n  },\n};\nexport function one() {}\n'
    with pytest.raises(WidgetSourceError, match="de has not the names of en"):
        joined(sources(tmp_path, define=DEFINE.replace("other", "strings"), strings=text))


def test_every_language_says_everything():
    languages = {
        found[1]: dict(widget_build.SENTENCE.findall(found[2])) for found in widget_build.LANGUAGE.finditer((SOURCES / "strings.js").read_text("utf-8"))
    }
    assert list(languages) == ["en", "es", "fr", "de", "ar"]
    for language, sentences in languages.items():
        assert list(sentences) == list(languages["en"]), language
        assert all(json.loads(sentence).strip() for sentence in sentences.values()), language
        assert "{n}" in sentences["long"], language
    used = set(re.findall(r"\bwords\.(\w+)", "".join(path.read_text("utf-8") for path in SOURCES.glob("*.js"))))
    assert used <= set(languages["en"]), "each sentence that is said exists"


def test_no_name_of_the_api_is_shortened():
    from web import schemas

    fields = {name for model in vars(schemas).values() if hasattr(model, "model_fields") for name in model.model_fields}
    assert len(fields) > 20
    assert fields & set(renamed(joined())) == set()


def test_every_tag_of_the_source_is_true_of_the_code():
    element = (SOURCES / "element.js").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.js"))
    observed = re.search(r"observedAttributes = \[(.*?)\];", element, re.DOTALL)
    assert observed is not None
    assert list(widget_manual.described("attribute")) == re.findall(r'"([\w-]+)"', observed[1])
    assert set(widget_manual.described("fires")) == set(re.findall(r'"(faq-chat-\w+)"', code))
    assert set(widget_manual.described("cssproperty")) == set(re.findall(r"--faq-[\w-]+", (SOURCES / "widget.css").read_text(encoding="utf-8")))
    members = re.findall(r"^  (?:get )?([a-z]\w+)\(", element.split("static observedAttributes")[1], re.MULTILINE)
    public = {name for name in members if not name.endswith("Callback")} - {"constructor"}
    assert {name.split("(")[0] for name in (*widget_manual.described("method"), *widget_manual.described("property"))} == public


def test_the_manual_has_the_tables_of_the_source():
    manual = widget_manual.MANUAL.read_text(encoding="utf-8")
    assert manual == widget_manual.with_tables(manual), "write them again: python -m web.widget_build"
    assert all(f"| `{name}` |" in manual for kind in widget_manual.KINDS for name in widget_manual.described(kind))


def test_style_sheets_keep_what_blanks_mean():
    assert minified_css("a:hover { margin: 0 -1px calc(2em + 0.5px); }\n@media (x: y) and (z) { b > c { d: e; } }") == (
        "a:hover{margin:0 -1px calc(2em + .5px)}@media (x: y) and (z){b>c{d:e}}"
    )


def test_every_pattern_of_the_sources_is_recognised():
    assert [piece for kind, piece in tokens(joined()) if kind == "sign" and piece == "/"] == [], "a pattern taken for a division would be renamed inside"
