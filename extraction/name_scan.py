"""One pass for all names: places, actors and adjectives of nationality, by one Aho-Corasick automaton.

In: folded text. Out: `NameHit`s in order, longest first at each place, never overlapping, each standing on word
boundaries once the clitics (و ف ب ل ك لل) are taken off. What a hit means in its context is for `places` and `actors`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import ahocorasick_rs
import msgspec

from extraction.lexicon import load
from extraction.registry import Actor, ActorName, actor_names, actors, place_names, places
from extraction.text import narrow, narrow_word

_ONE = frozenset("وفبلك")
_LEADING = frozenset("وف")
# السوريه، السوريين، سوريون: what may follow an adjective of nationality.
_ENDINGS = frozenset({"", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان"})
_WORD_REST = re.compile(r"[^\W\d_]*")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What a pattern can mean: `sole` is the actor that it means on every day, `inner` are the places inside an actor's name, `(start, end, ids)`."""

    name: str
    place_ids: tuple[str, ...]
    actors: tuple[ActorName, ...]
    nationality: str | None
    is_adjective: bool
    sole: Actor | None
    inner: tuple[tuple[int, int, tuple[str, ...]], ...]


class NameHit(msgspec.Struct, frozen=True, gc=False):
    """A name in the text: `lead` is where its word begins, clitics included."""

    start: int
    end: int
    lead: int
    entry: Entry


@functools.cache
def _automaton() -> tuple[ahocorasick_rs.BytesAhoCorasick, list[Entry], int]:
    names: dict[str, tuple[tuple[str, ...], tuple[ActorName, ...], str | None]] = {}
    named, place_ids = actor_names(), place_names()
    adjectives: dict[str, str] = {}
    for row in load("country_adjectives"):
        adjectives[row["adjective"]] = adjectives["ال" + row["adjective"]] = row["country"]
    for name in [*place_ids, *named, *adjectives]:
        names[name] = (place_ids.get(name, ()), named.get(name, ()), adjectives.get(name))
    # للبصره = ل + البصره: the alif is not written.
    for name in [name for name in names if name.startswith("ال")]:
        names.setdefault("لل" + name[2:], names[name])
    entries = [_entry(name, *meaning, adjectives) for name, meaning in names.items()]
    automaton = ahocorasick_rs.BytesAhoCorasick(
        list(map(narrow_word, names)),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    return automaton, entries, max(map(len, names))


def _entry(
    name: str,
    place_ids: tuple[str, ...],
    owners: tuple[ActorName, ...],
    nationality: str | None,
    adjectives: dict[str, str],
) -> Entry:
    if not owners:
        return Entry(name, place_ids, (), nationality, nationality is not None, None, ())
    dated = len(owners) > 1 or owners[0].valid_from is not None or owners[0].valid_to is not None
    sole = None if dated else actors()[owners[0].actor_id]
    told = nationality or _nationality(name, adjectives)
    return Entry(name, place_ids, owners, told, nationality is not None, sole, _inner(name))


def _nationality(name: str, adjectives: dict[str, str]) -> str | None:
    """The nationality that an actor's name tells: TR of الطائرات التركيه."""
    last = name.rpartition(" ")[2]
    return next(
        (
            adjectives[last[:-cut] if cut else last]
            for cut in (0, 1, 2)
            if (last[:-cut] if cut else last) in adjectives
        ),
        None,
    )


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


def search_names(text: str, narrowed: bytes | None = None) -> list[tuple[int, int, int]]:
    """(number of the entry, start, end) of every name as a string of letters, wherever it stands."""
    return _automaton()[0].find_matches_as_indexes(narrow(text) if narrowed is None else narrowed)


def scan_names(text: str, until: int | None = None, narrowed: bytes | None = None) -> list[NameHit]:
    """All names of places, actors and nationalities in folded text, by start; only those that begin before `until`.
    `narrowed` is the narrow text, if at hand.

    What begins later is not even looked at: names that hide others would else be read again at every name before them.
    """
    _, entries, longest = _automaton()
    hits: list[NameHit] = []
    done, size = 0, len(text)
    stop = size if until is None else until
    for number, start, end in search_names(text, narrowed):
        if start >= stop:
            break
        if start < done:
            continue
        lead = start if start == 0 or not text[start - 1].isalpha() else _lead(text, start)
        if lead >= 0 and (end == size or not text[end].isalpha()):
            hits.append(NameHit(start, end, lead, entries[number]))
            done = end
            continue
        entry = entries[number]
        if entry.is_adjective and lead >= 0:
            rest = _WORD_REST.match(text, end)
            if rest is not None and rest.group() in _ENDINGS:
                hits.append(NameHit(start, rest.end(), lead, entry))
                done = rest.end()
        elif lead == start and text[start] in _ONE and " " not in entry.name:
            within = [hit for hit in _inside(text, start, end, longest) if hit.start >= done]
            hits += within
            done = max(done, within[-1].end if within else 0)
        elif " " in entry.name:
            within = _hidden(text, start, end, lead < 0, entry.name, longest)
            hits += [hit for hit in within if hit.start >= done]
            done = max(done, hits[-1].end if hits else 0)
    return hits


def _hidden(text: str, start: int, end: int, inside: bool, name: str, longest: int) -> list[NameHit]:
    """The names that a longer one hides which breaks off inside a word, or begins inside one.

    "مسلحي داعشي" holds مسلحي but not مسلحي داعش; "حي الحسينية" holds الحسينية but not حي الحسين.
    """
    space = name.find(" ") if inside else name.rfind(" ")
    first = [] if inside else scan_names(text[start : start + space])
    offset = start + space + 1
    second = scan_names(text[offset : min(len(text), end + longest)], end - offset)
    moved = [NameHit(h.start + start, h.end + start, h.lead + start, h.entry) for h in first]
    return moved + [NameHit(h.start + offset, h.end + offset, h.lead + offset, h.entry) for h in second]


def _inside(text: str, start: int, end: int, longest: int) -> list[NameHit]:
    """The name in a word that another one opens whose first letter is a clitic here: باليوسفية is not بالي."""
    rest = _WORD_REST.match(text, end)
    last = rest.end() if rest is not None else end
    offset = start + 1
    found = scan_names(text[offset : min(len(text), last + longest)], 1)
    if not found or found[0].start != 0:
        return []
    first = found[0]
    return [NameHit(offset, first.end + offset, start, first.entry)]


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a string stands in a text, in order; quicker than a pattern where it is rare."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))
