"""People named in a text: by the registry, by a title before or after the name, by a known given name.

In: a `Document`. Out: `PersonMention`s by start, never overlapping. A family name alone counts where the registry or a
fuller name in the same article tells whose it is; names that are no registered person's have `actor_id` None, and two
people are never joined because they share a family name.

API: `find_persons(doc)`; a mention gives `name` (as written here), `full` (the fullest form of it in the article),
`actor_id` and the span of its title (`title_start == title_end` where there is none).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from extraction.actors import NAME_PARTS, in_longer_name
from extraction.memo import NAME, once
from extraction.names import GIVEN, name_length, opens_name
from extraction.registry import actor_names, actors
from extraction.text import raw_span

if TYPE_CHECKING:
    from extraction.document import Document


class PersonMention(msgspec.Struct, frozen=True, gc=False):
    """A named person in the folded text, the `number`-th of `names`; the name does not hold the title."""

    start: int
    end: int
    actor_id: str | None
    title_start: int
    title_end: int
    number: int
    names: _Names

    @property
    def name(self) -> str:
        """The name as written here."""
        return self.names.written(self.number)

    @property
    def full(self) -> str:
        """The fullest form of it in the article."""
        return self.names.written(self.names.fullest[self.number])


class _Found(NamedTuple):
    start: int
    end: int
    actor_id: str | None
    title: tuple[int, int]
    full: bool = False


_FIRST_NAMES = frozenset(
    name for name, common in GIVEN.items() if not common and len(name) > 2 and not name.startswith("ال")
)
# Each first name as it may stand, with the length of its clitic: وهشام 1.
OPENINGS = {clitic + name: len(clitic) for clitic in ("و", "ف", "ل", "") for name in _FIRST_NAMES}
# الهاشمي، البياتي: the build of a family name, asked for where no title vouches for the name.
_FAMILY = re.compile(r"ال\w{2,10}ي")
_REACH = 6


def registered(name: str) -> str | None:
    """The registered person with this full name (two words or more, folded); None where there is none, or several.

    >>> registered(fold_key("نوري كامل المالكي"))
    'person_nouri_al_maliki'
    """
    if " " not in name:
        return None
    owners = {owner.actor_id for owner in actor_names().get(name, ())}
    people = {actor_id for actor_id in owners if actors()[actor_id].actor_type == "person"}
    return people.pop() if len(people) == 1 else None


def _given(doc: Document, taken: list[_Found]) -> list[_Found]:
    """Names without a title that begin with a given name no other word is: هشام الهاشمي."""
    starts = [item.start for item in taken]
    places = {place.start for place in doc.places}
    found = []
    done = 0
    words = doc.words
    for number in words.of_class(NAME):
        word, begin, _ = words.tokens[number]
        if word not in OPENINGS:
            continue  # على, no name
        start = begin + OPENINGS[word]
        at = bisect_left(starts, start + 1)
        if start < done or (at and taken[at - 1].end > start) or start in places:
            continue
        tokens = words.at(start, _REACH)
        if not opens_name(tokens, 0, tight=False):
            continue
        length = name_length(tokens, 0)
        if length < 2:
            continue
        last, _, end = tokens[length - 1]
        if at < len(taken) and taken[at].start < end:
            continue
        actor_id = registered(doc.folded[start:end])
        known = all(
            inner in GIVEN or inner in NAME_PARTS or tokens[number][0] in NAME_PARTS
            for number, (inner, _, _) in enumerate(tokens[1 : length - 1])
        )
        if actor_id or (known and (last in GIVEN or _FAMILY.fullmatch(last))):
            found.append(_Found(start, end, actor_id, (start, start)))
            done = end
    return found


def _titled(doc: Document) -> list[_Found]:
    found = [
        _Found(
            item.name_start,
            item.name_end,
            registered(" ".join(doc.folded[item.name_start : item.name_end].split())),
            (item.title_start, item.title_end),
        )
        for item in doc.titled_names
        if item.name_end > item.name_start
    ]
    return sorted(found)


def _merged(found: list[_Found]) -> list[_Found]:
    """One mention a place: of those that overlap the registered full name, else the longest, with the title of either."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
            continue
        last = kept[-1]
        pair = (last, item) if last.end - last.start >= item.end - item.start else (item, last)
        better = next((one for one in pair if one.full), pair[0])
        title = next((one.title for one in pair if one.title[0] < one.title[1]), better.title)
        actor_id = better.actor_id or next((o.actor_id for o in pair if (o.start, o.end) == better[:2]), None)
        kept[-1] = better._replace(title=title, actor_id=actor_id)
    return kept


def _families(doc: Document, found: list[_Found]) -> list[_Found]:
    """Family names alone (الجبوري) of people whom the article names in full, where only one of them bears it."""
    bearers: dict[str, set[str]] = {}
    actor_of: dict[str, str | None] = {}
    for item in found:
        name = " ".join(doc.folded[item.start : item.end].split())
        first, _, last = name.rpartition(" ")
        if first and last.startswith("ال") and len(last) > 4 and last.isalpha():
            bearers.setdefault(last, set()).add(first.split()[0])
            actor_of[last] = item.actor_id
    alone = sorted(name for name, firsts in bearers.items() if len(firsts) == 1)
    if not alone:
        return []
    starts = [item.start for item in found]
    places = {place.start for place in doc.places}
    added = []
    forms = {clitic + name: len(clitic) for clitic in ("و", "ف", "ب", "ك", "") for name in alone}
    words = doc.words
    for number in compress(count(), map(forms.__contains__, words.texts)):
        text, begin = words.texts[number], words.starts[number]
        start, end = begin + forms[text], begin + len(text)
        at = bisect_left(starts, end)
        if (at and found[at - 1].end > start) or start in places or in_longer_name(doc.folded, start, begin):
            continue
        added.append(_Found(start, end, actor_of[doc.folded[start:end]], (start, start)))
    return added


class _Names:
    """The names of one article as written; few of them are asked for."""

    def __init__(self, doc: Document, found: list[_Found]) -> None:
        """Keeps the text, not the document, which keeps its persons."""
        self.raw, self.folded, self.offsets = doc.raw, doc.folded, doc.offsets
        self.found = found

    def written(self, number: int) -> str:
        """The name of a mention as written."""
        start, end = raw_span(self.raw, self.offsets, self.found[number].start, self.found[number].end)
        return self.raw[start:end]

    @once
    def fullest(self) -> list[int]:
        """For each mention the number of that with the fullest form of its name."""
        return _fullest(self.folded, self.found)


def _fullest(folded: str, found: list[_Found]) -> list[int]:
    """For each mention that with the longest form of its name in the article: of its actor, else of the name that ends as it
    does."""
    names = [" ".join(folded[item.start : item.end].split()) for item in found]
    best: dict[str, int] = {}
    for number, (item, name) in enumerate(zip(found, names, strict=True)):
        for key in {item.actor_id or "", name.rpartition(" ")[2] if " " in name else ""} - {""}:
            if key not in best or len(names[best[key]]) < len(name):
                best[key] = number
    fullest = []
    for number, (item, name) in enumerate(zip(found, names, strict=True)):
        key = item.actor_id if item.actor_id in best else name
        other = best.get(key, number) if item.actor_id or " " not in name else number
        fullest.append(other)
    return fullest


def find_persons(doc: Document) -> list[PersonMention]:
    """All named people of the text, by start."""
    known = [
        _Found(
            item.start,
            item.end,
            item.actor_id,
            (item.start, item.start),
            " " in doc.folded[item.start : item.end],
        )
        for item in doc.actors
        if item.kind == "person"
    ]
    found = _merged(known + _titled(doc))
    found = sorted(found + _given(doc, found))
    found = sorted(found + _families(doc, found))
    names = _Names(doc, found)
    return [
        PersonMention(item.start, item.end, item.actor_id, *item.title, number, names)
        for number, item in enumerate(found)
    ]
