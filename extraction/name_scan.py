"""One pass for all names: places, actors and adjectives of nationality, by one Aho-Corasick automaton.

In: folded text. Out: `NameHit`s in order, longest first at each place, never overlapping, each standing on word
boundaries once the clitics (و ف ب ل ك لل) are taken off. What a hit means in its context is for `places` and `actors`.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import ahocorasick_rs

from extraction.lexicon import load
from extraction.registry import ActorName, actor_names, place_names, places

_ONE = frozenset("وفبلك")
_LEADING = frozenset("وف")
# السوريه، السوريين، سوريون: what may follow an adjective of nationality.
_ENDINGS = frozenset({"", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان"})
_WORD_REST = re.compile(r"[^\W\d_]*")


class Entry(NamedTuple):
    """What a pattern can mean: `inner` are the places inside an actor's name, `(start, end, ids)`."""

    name: str
    place_ids: tuple[str, ...]
    actors: tuple[ActorName, ...]
    nationality: str | None
    inner: tuple[tuple[int, int, tuple[str, ...]], ...]


class NameHit(NamedTuple):
    """A name in the text: `lead` is where its word begins, clitics included."""

    start: int
    end: int
    lead: int
    entry: Entry


@functools.cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[Entry]]:
    names: dict[str, tuple[tuple[str, ...], tuple[ActorName, ...], str | None]] = {}
    actors, place_ids = actor_names(), place_names()
    adjectives: dict[str, str] = {}
    for row in load("country_adjectives"):
        adjectives[row["adjective"]] = adjectives["ال" + row["adjective"]] = row["country"]
    for name in [*place_ids, *actors, *adjectives]:
        names[name] = (place_ids.get(name, ()), actors.get(name, ()), adjectives.get(name))
    # للبصره = ل + البصره: the alif is not written.
    for name in [name for name in names if name.startswith("ال")]:
        names.setdefault("لل" + name[2:], names[name])
    entries = [Entry(name, *meaning, inner=()) for name, meaning in names.items()]
    entries = [entry._replace(inner=_inner(entry.name)) if entry.actors else entry for entry in entries]
    automaton = ahocorasick_rs.AhoCorasick(
        list(names),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        store_patterns=False,
        implementation=ahocorasick_rs.Implementation.DFA,
    )
    return automaton, entries


def _inner(name: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Governorates and what lies in them inside the name of a force: شرطه كركوك، قياده عمليات بغداد."""
    known, named = places(), place_names()
    found = []
    for word in re.finditer(r"(?<= )\S+", name):
        ids = named.get(name[word.start() :], ())
        if any(known[place_id].governorate and not known[place_id].needs_place_word for place_id in ids):
            found.append((word.start(), len(name), ids))
    return tuple(found)


def _lead(text: str, start: int) -> int:
    """Where the word of a name begins, its clitics included; -1 where what stands before is no clitic.

    وبالموصل -> 0 for the name at 2; خالموصل -> -1.
    """
    if start == 0 or not text[start - 1].isalpha():
        return start
    if text[start - 1] not in _ONE:
        return -1
    if start == 1 or not text[start - 2].isalpha():
        return start - 1
    if text[start - 2] in _LEADING and (start == 2 or not text[start - 3].isalpha()):
        return start - 2
    return -1


def scan_names(text: str) -> list[NameHit]:
    """All names of places, actors and nationalities in folded text, by start."""
    hits: list[NameHit] = []
    _scan(text, 0, len(text), hits)
    return hits


def _scan(text: str, offset: int, limit: int, hits: list[NameHit]) -> None:
    automaton, entries = _automaton()
    part = text if offset == 0 and limit == len(text) else text[offset:limit]
    size = len(text)
    for number, first, last in automaton.find_matches_as_indexes(part):
        start, end = first + offset, last + offset
        lead = start if start == 0 or not text[start - 1].isalpha() else _lead(text, start)
        if lead >= 0 and (end == size or not text[end].isalpha()):
            hits.append(NameHit(start, end, lead, entries[number]))
            continue
        entry = entries[number]
        if lead >= 0 and entry.nationality is not None:
            rest = _WORD_REST.match(text, end)
            if rest is not None and rest.group() in _ENDINGS:
                hits.append(NameHit(start, rest.end(), lead, entry))
                continue
        # A longer name that breaks off inside a word may hide a shorter one: "مسلحي داعشي" holds "مسلحي".
        space = entry.name.find(" ") if lead < 0 else entry.name.rfind(" ")
        if space > 0:
            within = (start + space + 1, end) if lead < 0 else (start, start + space)
            _scan(text, *within, hits)
