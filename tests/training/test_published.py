import pytest

from training.published import FIGURES, PUBLISHED, publications


@pytest.mark.parametrize("name", ["curekart", "covidfaq", "clinc150"])
def test_every_figure_is_a_share_with_its_source(name):
    found = publications(name)
    assert found
    for one in found:
        assert one.source
        assert one.protocol
        assert one.systems
        for figures in one.systems.values():
            assert figures
            assert set(figures) <= set(FIGURES)
            assert all(0 < value < 1 for value in figures.values())


def test_a_set_without_publications_has_none():
    assert publications("unheard of") == []


def test_no_system_stands_twice_in_a_set():
    for name in ("curekart", "covidfaq", "clinc150"):
        names = [system for one in publications(name) for system in one.systems]
        assert len(names) == len(set(names))


def test_an_unknown_figure_is_refused(tmp_path):
    (tmp_path / "published.yaml").write_text(PUBLISHED.read_text(encoding="utf-8").replace("forced: 0.793", "forecd: 0.793"), encoding="utf-8")
    with pytest.raises(ValueError, match="Dialogflow has the figure 'forecd'"):
        publications("curekart", tmp_path / "published.yaml")
