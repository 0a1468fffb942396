"""The registries of places, actors, offices and elections: the dbt seeds, read once for the extractor.

In: `dbt_project/seeds/*.csv`, the same files that dbt loads, so that warehouse and extractor can never differ.
Out: records by id, names by their folded spelling, and who held an office on a day. Days are ISO dates; an
interval holds its first day and ends before its last; an empty end is open.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
from collections import defaultdict
from pathlib import Path

import msgspec

from extraction.text import fold_key

SEEDS = Path(__file__).resolve().parent.parent / "dbt_project" / "seeds"


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer; `level` is country, governorate, district, subdistrict, town, neighbourhood or area."""

    place_id: str
    name_ar: str
    name_en: str
    level: str
    parent: str | None
    governorate: str | None
    country: str | None
    latitude: float
    longitude: float
    needs_place_word: bool


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A registered actor; `code` is its code in the codebook."""

    actor_id: str
    name_ar: str
    name_en: str
    actor_type: str
    code: str
    country: str | None


class ActorName(msgspec.Struct, frozen=True, gc=False):
    """One way to name an actor, and the days on which the name means this actor."""

    actor_id: str
    valid_from: dt.date | None
    valid_to: dt.date | None


class Office(msgspec.Struct, frozen=True, gc=False):
    """An office held; both days None where the record does not give them."""

    actor_id: str
    role: str
    organisation: str
    office_key: str
    valid_from: dt.date | None
    valid_to: dt.date | None


class Election(msgspec.Struct, frozen=True, gc=False):
    """A vote that took place, with its polling day."""

    election_id: str
    body: str
    year: int
    polling_on: dt.date


def rows(seed: str) -> list[dict[str, str]]:
    """The rows of a seed as dictionaries of strings."""
    with (SEEDS / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def holds(valid_from: dt.date | None, valid_to: dt.date | None, day: dt.date) -> bool:
    """Whether a day lies in [valid_from, valid_to), open where an end is None."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)


@functools.cache
def places() -> dict[str, Place]:
    """All places by id, in the order of the seed."""
    return {
        row["place_id"]: Place(
            row["place_id"],
            row["name_ar"],
            row["name_en"],
            row["admin_level"],
            row["parent_place_id"] or None,
            row["governorate_code"] or None,
            row["country"] or None,
            float(row["latitude"]),
            float(row["longitude"]),
            row["needs_place_word"] == "true",
        )
        for row in rows("places")
    }


@functools.cache
def place_names() -> dict[str, tuple[str, ...]]:
    """Folded names of places, aliases included, with the ids that bear them in the order of the seed."""
    named: dict[str, list[str]] = defaultdict(list)
    for place in places().values():
        named[fold_key(place.name_ar)].append(place.place_id)
    for row in rows("place_aliases"):
        key = fold_key(row["alias"])
        if row["place_id"] not in named[key]:
            named[key].append(row["place_id"])
    return {name: tuple(ids) for name, ids in named.items()}


@functools.cache
def actors() -> dict[str, Actor]:
    """All actors by id; the codebook's codes are actors too."""
    return {
        row["actor_id"]: Actor(
            row["actor_id"],
            row["name_ar"],
            row["name_en"],
            row["actor_type"],
            row["code"],
            row["country"] or None,
        )
        for row in rows("actors")
    }


@functools.cache
def actor_names() -> dict[str, tuple[ActorName, ...]]:
    """Folded names of actors, aliases included, with whom they mean on which days."""
    named: dict[str, list[ActorName]] = defaultdict(list)
    for row in rows("actor_aliases"):
        named[fold_key(row["alias"])].append(
            ActorName(row["actor_id"], _day(row["valid_from"]), _day(row["valid_to"]))
        )
    return {name: tuple(owners) for name, owners in named.items()}


@functools.cache
def offices() -> tuple[Office, ...]:
    """All offices held, in the order of the seed."""
    return tuple(
        Office(
            row["actor_id"],
            row["role"],
            row["organisation"],
            row["office_key"],
            _day(row["valid_from"]),
            _day(row["valid_to"]),
        )
        for row in rows("actor_offices")
    )


@functools.cache
def elections() -> dict[str, Election]:
    """All elections by id."""
    return {
        row["election_id"]: Election(
            row["election_id"], row["body"], int(row["year"]), dt.date.fromisoformat(row["polling_on"])
        )
        for row in rows("elections")
    }


def office_holder(office_key: str, day: dt.date | None) -> str | None:
    """The actor who held an office on a day; None where nobody, or more than one, is on record.

    >>> office_holder("iq_prime_minister", dt.date(2020, 5, 7))
    'person_mustafa_al_kadhimi'
    """
    if day is None:
        return None
    held = {
        office.actor_id
        for office in offices()
        if office.office_key == office_key
        and office.valid_from is not None
        and holds(office.valid_from, office.valid_to, day)
    }
    return held.pop() if len(held) == 1 else None


def ancestors(place_id: str) -> list[str]:
    """The places around a place, nearest first, up to its country."""
    found: list[str] = []
    parent = places()[place_id].parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = places()[parent].parent
    return found


@functools.cache
def office_titles() -> dict[str, str]:
    """Folded titles that name one office without its holder, with the office's key."""
    return {fold_key(row["title_ar"]): row["office_key"] for row in rows("office_titles")}


def titled(title: str, day: dt.date | None) -> str | None:
    """Who bore a title on a day: "رئيس الوزراء العراقي" in May 2020; None for titles that are not one office's.

    >>> titled("رئيس الوزراء", dt.date(2019, 12, 1))
    'person_adil_abdul_mahdi'
    """
    key = office_titles().get(fold_key(title))
    return office_holder(key, day) if key is not None else None
