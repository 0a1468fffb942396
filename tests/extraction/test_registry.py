"""The seeds as one registry: ids that hold together, names that fold, offices that answer for a day."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import get_args

import pytest

from extraction import facts, registry
from extraction.text import fold_key

SINGLE = (
    "iq_prime_minister",
    "iq_president",
    "iq_speaker",
    "krg_president",
    "krg_prime_minister",
    "ihec_chair",
)


def test_every_parent_and_alias_belongs_to_a_place():
    known = registry.places()
    assert all(place.parent in known for place in known.values() if place.parent)
    assert {row["place_id"] for row in registry.rows("place_aliases")} <= set(known)
    assert {row["capital_place_id"] for row in registry.rows("governorates")} <= set(known)
    for row in registry.rows("place_parents"):
        assert row["place_id"] in known and row["parent_place_id"] in known


@pytest.mark.parametrize(
    "seed, keys",
    [
        ("places", ("place_id",)),
        ("actors", ("actor_id",)),
        ("elections", ("election_id",)),
        ("place_aliases", ("place_id", "alias")),
        ("actor_aliases", ("actor_id", "alias", "valid_from")),
        ("actor_offices", ("actor_id", "office_key", "role", "valid_from")),
        ("countries", ("country_code",)),
        ("office_titles", ("title_ar",)),
    ],
)
def test_keys_of_seeds_are_unique(seed, keys):
    counts = Counter(tuple(row[key] for key in keys) for row in registry.rows(seed))
    assert [key for key, count in counts.items() if count > 1] == []


def test_codes_are_those_of_the_contract():
    assert {row["event_type"] for row in registry.rows("event_types")} == set(get_args(facts.EventType))
    assert {row["milestone_type"] for row in registry.rows("milestone_types")} == set(
        get_args(facts.MilestoneType)
    )
    codes = set(get_args(facts.ActorCode))
    assert codes <= set(registry.actors())
    assert {actor.code for actor in registry.actors().values()} <= codes
    assert {row["governorate_code"] for row in registry.rows("governorates")} == set(
        get_args(facts.Governorate)
    )
    assert {place.governorate for place in registry.places().values()} - {None} == set(
        get_args(facts.Governorate)
    )


def test_only_the_five_steps_of_an_election_happen_once():
    once = {row["milestone_type"] for row in registry.rows("milestone_types") if row["repeats"] == "false"}
    assert once == {"polling_day", "first_session", "final_results", "ratification", "government_formed"}


def test_iraqi_places_lie_in_iraq_and_below_their_governorate():
    for place in registry.places().values():
        if place.country == "IQ":
            assert 29 < place.latitude < 37.5 and 38.7 < place.longitude < 49, place
        if place.governorate and place.level != "governorate":
            assert "iq" in registry.ancestors(place.place_id)
            parents = [registry.places()[parent] for parent in registry.ancestors(place.place_id)]
            assert {parent.governorate for parent in parents if parent.governorate} == {place.governorate}


def test_halabja_changes_its_rank_and_keeps_its_code():
    rows = [row for row in registry.rows("place_parents") if row["place_id"] == "iq_su_halabja"]
    assert [(row["parent_place_id"], row["valid_from"], row["valid_to"]) for row in rows] == [
        ("iq_su", "", "2025-04-14"),
        ("iq", "2025-04-14", ""),
    ]
    assert registry.places()["iq_su_halabja"].governorate == "IQ-SU"


@pytest.mark.parametrize("name, owners", [("قوات التحالف", 2), ("المالكي", 1), ("داعش", 1)])
def test_names_fold_to_their_owners(name, owners):
    assert len(registry.actor_names()[fold_key(name)]) == owners


def test_names_that_share_a_spelling_never_mean_two_actors_on_one_day():
    for name, owners in registry.actor_names().items():
        for day in (dt.date(2004, 7, 1), dt.date(2010, 3, 7), dt.date(2015, 6, 1), dt.date(2021, 10, 10)):
            meant = {
                owner.actor_id for owner in owners if registry.holds(owner.valid_from, owner.valid_to, day)
            }
            assert len(meant) <= 1, (name, day, meant)


@pytest.mark.parametrize(
    "day, title, holder",
    [
        ("2005-12-15", "رئيس الوزراء", "person_ibrahim_al_jaafari"),
        ("2010-03-07", "رئيس الوزراء العراقي", "person_nouri_al_maliki"),
        ("2018-05-12", "رئيس مجلس الوزراء", "person_haider_al_abadi"),
        ("2019-10-25", "رئيس الحكومة", "person_adil_abdul_mahdi"),
        ("2020-05-06", "رئيس الوزراء", "person_adil_abdul_mahdi"),
        ("2020-05-07", "رئيس الوزراء", "person_mustafa_al_kadhimi"),
        ("2021-07-19", "القائد العام للقوات المسلحة", "person_mustafa_al_kadhimi"),
        ("2023-12-18", "رئيس الوزراء", "person_mohammed_shia_al_sudani"),
        ("2018-10-01", "رئيس الجمهورية", "person_fuad_masum"),
        ("2021-10-10", "الرئيس العراقي", "person_barham_salih"),
        ("2023-01-01", "رئيس البرلمان", "person_mohammed_al_halbousi"),
        ("2016-12-01", "وزير الدفاع", None),
        ("2003-07-01", "رئيس الوزراء", None),
        ("2021-10-10", "مدير الناحية", None),
    ],
)
def test_a_title_is_the_right_man_on_the_day(day, title, holder):
    assert registry.titled(title, dt.date.fromisoformat(day)) == holder


def test_a_title_without_a_day_is_nobody():
    assert registry.titled("رئيس الوزراء", None) is None
    assert registry.office_holder("no_such_office", dt.date(2020, 1, 1)) is None


@pytest.mark.parametrize("office", SINGLE)
def test_an_office_has_one_holder_at_a_time(office):
    held = sorted(
        (o.valid_from, o.valid_to or dt.date.max)
        for o in registry.offices()
        if o.office_key == office and o.valid_from
    )
    assert held
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(held))


def test_offices_belong_to_actors_and_run_forward():
    titles = {office.office_key for office in registry.offices()}
    assert set(registry.office_titles().values()) <= titles
    for office in registry.offices():
        assert office.actor_id in registry.actors()
        assert office.valid_from is None or office.valid_to is None or office.valid_from < office.valid_to


def test_elections_carry_their_year():
    for election in registry.elections().values():
        assert (
            election.election_id == f"iq-{election.body}-{election.year}"
            and election.polling_on.year == election.year
        )
