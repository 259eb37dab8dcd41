"""Caveats and sources are derived from claims."""

import datetime
from dataclasses import replace

from assistant.dialogue import Source
from assistant.pipeline.provenance import caveats_of, sources_of


def ids(caveats):
    return [caveat.id for caveat in caveats]


def entries(knowledge, *names):
    return [knowledge.entries[name] for name in names]


def test_own_caveats_are_filled_up_from_claims_and_the_general_one_is_last(tiny):
    assert ids(caveats_of(entries(tiny, "flat-tyre"), tiny)) == ["test_ride", "sharp_tools", "general"]


def test_the_general_caveat_stands_on_every_answer(tiny):
    assert ids(caveats_of(entries(tiny, "opening-hours"), tiny)) == ["general"]
    assert ids(caveats_of([], tiny)) == ["general"]


def test_each_caveat_stands_once(tiny):
    assert sorted(ids(caveats_of(entries(tiny, "flat-tyre", "set-brakes"), tiny))) == ["general", "sharp_tools", "test_ride"]


def test_no_more_than_the_policy_allows_and_own_ones_first(tiny):
    strict = replace(tiny, policy=replace(tiny.policy, thresholds=tiny.policy.thresholds.model_copy(update={"caveats": 1})))
    assert ids(caveats_of(entries(tiny, "flat-tyre"), strict)) == ["test_ride", "general"]


def test_what_the_situation_adds_is_not_counted_and_stands_in_its_group(tiny):
    added = caveats_of(entries(tiny, "flat-tyre"), tiny, ["profile_child", "profile_child"])
    assert ids(added) == ["profile_child", "test_ride", "sharp_tools", "general"]


def test_sources_stand_once_in_the_order_of_the_claims(tiny):
    handbook = Source("handbook", "Workshop Handbook", "Tyres", 3, datetime.date(2020, 5, 17))
    leaflet = Source("leaflet", "Untitled leaflet", "Brakes", 2, None)
    assert sources_of(entries(tiny, "set-brakes", "flat-tyre"), tiny) == (leaflet, handbook)


def test_an_entry_without_claims_has_no_sources(tiny):
    assert sources_of(entries(tiny, "bicycle-price"), tiny) == ()


def test_every_real_entry_shows_its_caveats_and_all_its_documents(real):
    most = real.policy.thresholds.caveats + 1
    for entry in real.entries.values():
        shown = ids(caveats_of([entry], real))
        assert len(set(shown)) == len(shown) <= most, entry.id
        assert shown[-1] == "info_only", entry.id
        assert set(entry.caveats[:3]) <= set(shown), entry.id
        assert {source.document for source in sources_of([entry], real)} == {real.document_of[claim] for claim in entry.claims}, entry.id
