"""python -m assistant.curation: writes what is made of the rules and the schema, docs/curation.md and faq/schema.json."""

from pathlib import Path

from assistant.curation.manual import manual_text
from assistant.curation.schema_file import schema_text

__all__ = ["GENERATED", "main"]

ROOT = Path(__file__).resolve().parents[2]
#: The files that are made, with what makes each.
GENERATED = {ROOT / "docs" / "curation.md": manual_text, ROOT / "faq" / "schema.json": schema_text}


def main() -> None:
    """Write each file anew."""
    for path, text in GENERATED.items():
        path.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
