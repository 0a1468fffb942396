"""What an article says about where it is: the governorates and countries it names, for telling places apart.

In: a `Document` and its `Seen` places. Out: a `Context` that answers which of several governorates or countries the text
around a position means, or None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from extraction.memo import once
from extraction.place_reading import FAR, Group

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.registry import Place
    from extraction.sentences import Sentence

_NEAR = 60
_START = attrgetter("start")
_LOCATED_REACH = 60
_SIDES = ("شمال", "جنوب", "شرق", "غرب")
_BESIDE = ("الحدوديه مع ", "الحدودي مع ", "المحاذيه ل", "المحاذي ل", "المتاخمه ل", "المتاخم ل")
_CARRIED = 400  # characters over which a place is carried on
_LIES = r"(?:الواقعه?|التابعه?|القريبه?|الكاينه?|(?:ال[ذت]ي )?[يت](?:قع|بعد))"
# جنوب غربي، (75 كم شمال، التابعة لقضاء، الواقعة على بعد 50 كم غربي: what stands between a place and the one that tells where it lies.
LOCATED = re.compile(
    rf"[ ،,/(\"»”)-]{{0,4}}(?:{_LIES} )?(?:{FAR} ?)?(?:{_LIES} )?(?:عن )?"
    r"(?:(?:شمال|جنوب|شرق|غرب|وسط|في|الي|ضمن|من|علي|اطراف|حدود|قرب)[يا]? ){0,3}(?:ال)?"
    r"[بل]?(?:(?:محافظه|قضاء|ناحيه|مدينه|بلده|العاصمه|ولايه|اقليم|منطقه) )?"
)


class Seen(msgspec.Struct, frozen=True, gc=False):
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

    @once
    def countries(self) -> Counter[str]:
        """How often the text names each country, its people or a place that can only lie there."""
        counts = Counter(hit.entry.nationality for hit in self.doc.names if hit.entry.nationality)
        for item in self.seen:
            if item.meant.country:
                counts[item.meant.country] += 1
        return counts

    def country(self, wanted: set[str]) -> str | None:
        """Which of the wanted countries the text names more than the others; None where that does not settle it."""
        ordered = sorted(wanted, key=lambda code: (-self.countries[code], code))
        ahead = self.countries[ordered[0]] > (self.countries[ordered[1]] if len(ordered) > 1 else 0)
        return ordered[0] if ahead else None

    def told(self, options: tuple[Place, ...]) -> bool:
        """Whether the text names a country in which one of these places lies."""
        return any(option.country and self.countries[option.country] for option in options)

    @once
    def named(self) -> frozenset[str]:
        """The places that the article names beyond doubt."""
        return frozenset(item.meant.settled.place_id for item in self.seen if item.meant.settled is not None)

    @once
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

    @once
    def _spots(self) -> list[tuple[int, int, str | None, str | None]]:
        """(start, end, governorate, country) of all that is settled, countries too."""
        return [
            (item.start, item.end, place.governorate, place.country)
            for item in self.seen
            if (place := item.meant.settled) is not None
            and place.country
            and not self._is_beyond(item, place)
        ]

    def _is_beyond(self, item: Seen, place: Place) -> bool:
        """الحدودي مع ايران, الحدوديه مع محافظه كركوك, الحدود العراقيه السعوديه: the land on the other side."""
        near = self.doc.folded[max(0, item.phrase_start - 22) : item.phrase_start]
        if place.level != "country":
            return near.endswith(_BESIDE)
        return "حدود" in near and near.endswith((" مع ", "يه "))

    def around(self, start: int, end: int, named: bool = True) -> tuple[str | None, str | None]:
        """Governorate and country of what stands at [start, end): of the place told next or last in the sentence.

        قرية كذا جنوب تكريت، وفي الموصل: what follows with no more than a direction between comes first. Without a
        place in the sentence it is where the text was last. Without `named` the places inside the name itself say nothing:
        ميدان بيروت شرقي بغداد.
        """
        spots, names = self._spots, self.doc.names
        beside = bisect_left(names, end, key=_START)
        if beside < len(names) and names[beside].entry.is_adjective and names[beside].start - end <= 2:
            country = names[beside].entry.nationality  # مدينه سوروتش التركيه
            if country != "IQ":
                return None, country
        if not spots:
            return None, None
        sentence = self.doc.sentence_at(start)
        first, last = (sentence.start, sentence.end) if sentence else (start, end)
        at, beyond = bisect_left(spots, (start,)), bisect_left(spots, (end,))
        if named and at < beyond and spots[at][3] == "IQ":
            return spots[at][2], "IQ"  # ناحيه العظيم: a common word that is a place after all
        after = spots[beyond] if beyond < len(spots) and spots[beyond][0] < last else None
        before = spots[at - 1] if at and spots[at - 1][0] >= first else None
        if after is not None and LOCATED.fullmatch(self.doc.folded, end, after[0]) is not None:
            return after[2], after[3]
        near = after or before
        if after is not None and before is not None and after[0] - end >= start - before[1]:
            near = before
        if near is not None and near is before:
            near = self._located_by(at - 1, first)
        if near is None and at and start - spots[at - 1][1] < _CARRIED:
            near = self._located_by(at - 1, 0)  # كربلاء جنوب بغداد. ... في شارع كذا
        return (near[2], near[3]) if near is not None else (None, None)

    def _located_by(self, at: int, first: int) -> tuple[int, int, str | None, str | None]:
        """ذي قار (375 كلم جنوب بغداد): the place that the one at `at` only locates."""
        spots = self._spots
        while at and spots[at - 1][0] >= first and spots[at][0] - spots[at - 1][1] < _LOCATED_REACH:
            gap = self.doc.folded[spots[at - 1][1] : spots[at][0]]
            if not any(side in gap for side in _SIDES) or LOCATED.fullmatch(gap) is None:
                break
            at -= 1
        return spots[at]

    def home(self) -> str | None:
        """The country that the text names more often than all others; None where no one stands out."""
        ordered = self.countries.most_common(2)
        if not ordered or (len(ordered) > 1 and ordered[0][1] < ordered[1][1] * 2):
            return None
        return ordered[0][0]

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
