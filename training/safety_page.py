"""The proof of the red-flag gate -> one page: tables, every miss and every false alarm."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from training.judging import DETECTORS
from training.safety import HELD_BACK, WRITTEN, Proof, wrong_of

__all__ = ["write_page"]

TEMPLATES = Path(__file__).parent / "templates"


def write_page(proof: Proof, path: Path) -> None:
    """Write the page, whole in itself. The held-back misses are counted and not shown: who reads them writes another set."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    wrong = wrong_of(proof.judged[WRITTEN])
    page = environment.get_template("safety.html").render(
        tables=proof.tables,
        detectors=DETECTORS,
        missed=[one for one in wrong if one.message.is_flagged],
        alarmed=[one for one in wrong if not one.message.is_flagged],
        held_back=len(wrong_of(proof.judged[HELD_BACK])),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
