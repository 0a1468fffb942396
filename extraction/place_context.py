"""What an article says about where it is: the governorates and countries it names, for telling places apart.

In: a `Document` and its `Seen` places. Out: a `Context` that answers which of several governorates or countries the text
around a position means, or None.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from extraction.place_reading import Group

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.sentences import Sentence

_NEAR = 60


class Seen(NamedTuple):
    """A hit that counts, with the places it may mean."""

    start: int
    end: int
    phrase_start: int
    meant: Group
    kind: str


def _nearest(
    at: int, starts: list[int], known: list[tuple[int, str]], wanted: set[str], reach: int
) -> str | None:
    """The wanted governorate named nearest to a position within reach; None where none is."""
    best: tuple[int, str] | None = None
    for place in range(bisect_left(starts, at - reach), len(starts)):
        start, governorate = known[place]
        if start > at + reach:
            break
        if governorate in wanted and (best is None or abs(start - at) < best[0]):
            best = (abs(start - at), governorate)
    return best[1] if best else None


class Context:
    """The governorates that a text names beyond doubt, for telling places of one name apart."""

    def __init__(self, doc: Document, seen: list[Seen]) -> None:
        self.doc = doc
        self.seen = [item for item in seen if item.kind != "dateline"]
        self.known = [
            (item.start, place.governorate)
            for item in self.seen
            if (place := item.meant.settled) is not None and place.governorate
        ]
        self.starts = [start for start, _ in self.known]
        self._by_sentence: dict[int, frozenset[str]] = {}

    @functools.cached_property
    def countries(self) -> Counter[str]:
        """How often the text names each country, its people or a place that can only lie there."""
        counts = Counter(hit.entry.nationality for hit in self.doc.names if hit.entry.nationality)
        for item in self.seen:
            options = item.meant.options
            uncommon = not all(option.needs_place_word for option in options)
            if uncommon and options[0].country and len({option.country for option in options}) == 1:
                counts[options[0].country] += 1
        return counts

    def country(self, wanted: set[str]) -> str | None:
        """Which of the wanted countries the text names more than the others; None where that does not settle it."""
        ordered = sorted(wanted, key=lambda code: (-self.countries[code], code))
        ahead = self.countries[ordered[0]] > (self.countries[ordered[1]] if len(ordered) > 1 else 0)
        return ordered[0] if ahead else None

    @functools.cached_property
    def everywhere(self) -> frozenset[str]:
        """All governorates the article names."""
        return frozenset(governorate for _, governorate in self.known)

    def _in_sentence(self, sentence: Sentence) -> frozenset[str]:
        """The governorates that a sentence names."""
        found = self._by_sentence.get(sentence.index)
        if found is None:
            first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
            found = frozenset(governorate for _, governorate in self.known[first:last])
            self._by_sentence[sentence.index] = found
        return found

    def nearest(self, at: int) -> str | None:
        """The governorate named nearest to a position, in its sentence."""
        sentence = self.doc.sentence_at(at)
        place = bisect_left(self.starts, at)
        beside = self.known[max(0, place - 1) : place + 1]
        inside = [item for item in beside if sentence and sentence.start <= item[0] < sentence.end]
        return min(inside, key=lambda item: abs(item[0] - at), default=(0, None))[1]

    def governorate(self, at: int, wanted: set[str], widely: bool) -> str | None:
        """Which of the wanted governorates the text around a position names: close by, in the sentence, anywhere."""
        if not self.known:
            return None
        near = _nearest(at, self.starts, self.known, wanted, _NEAR)
        if near is not None:
            return near
        sentence = self.doc.sentence_at(at)
        inside = self._in_sentence(sentence) & wanted if sentence is not None else frozenset()
        if not inside and widely:
            inside = self.everywhere & wanted
        return next(iter(inside)) if len(inside) == 1 else None
