"""Where an incident happened: place, governorate, country.

In: the places found in the document. Out: `Where`. The most specific place of the clause counts; a place that only
gives the direction ("شمال بغداد") counts where there is no other; several governorates leave the governorate open.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from extraction.document import Document, in_span
from extraction.incident_segments import Clause
from extraction.places import PlaceMention
from extraction.sentences import Sentence

_LEVEL = {"country": 0, "area": 1, "governorate": 2, "district": 3, "subdistrict": 4, "town": 4, "neighbourhood": 5}
_DIRECTION = re.compile(
    r"(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|كلم|كم|كيلومترا?|بعد|من)\W+(?:ال)?(?:مدينه|العاصمه|محافظه|قضاء|غرب|شرق|غربي|شرقي|العراقيه|\W)*\s*\Z"
)


class Where(NamedTuple):
    """The place as written, how specific it is, and the administrative units around it."""

    place: str | None
    level: int
    governorate: str | None
    governorates: frozenset[str]
    country: str | None


NOWHERE = Where(None, 0, None, frozenset(), None)


def read_where(doc: Document, sentence: Sentence, clause: Clause, alone: bool) -> Where:
    """The place of a clause; of the whole sentence where that tells only one incident."""
    start, end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    found = in_span(doc.places, start, end)
    if not found and not alone:
        return NOWHERE
    if not found:
        return NOWHERE
    main = next((h for h in clause.hits if h.trigger.role not in ("hint", "support")), clause.hits[0])

    def rank(place: PlaceMention) -> tuple[int, int, int]:
        distant = _DIRECTION.search(doc.folded, max(0, place.start - 40), place.start) is not None
        level = _LEVEL.get(place.level, 1)
        return (1 if distant else 0, -level, abs(place.start - main.start))

    best = min(found, key=rank)
    here = [p for p in found if p.governorate and rank(p)[0] == rank(best)[0]]
    governorates = frozenset(p.governorate for p in here if p.governorate)
    governorate = best.governorate
    if len(governorates) > 1 and _listed(doc, here):
        governorate = None
    level = _LEVEL.get(best.level, 1)
    name = best.name if level > 0 else None
    return Where(name, level, governorate, frozenset({governorate}) if governorate else frozenset(), best.country)


def _listed(doc: Document, found: list[PlaceMention]) -> bool:
    """Whether places stand side by side: البصره وذي قار والنجف."""
    pairs = zip(found, found[1:], strict=False)
    return any(a.governorate != b.governorate and 0 <= b.start - a.end <= 12 for a, b in pairs)


def country_of(doc: Document) -> str | None:
    """The country an article is about: IQ where Iraqi places or forces are named at all and no other country more."""
    counts = Counter(place.country for place in doc.places if place.country)
    if not counts:
        return None
    ordered = sorted(counts, key=lambda code: (-counts[code], code != "IQ", code))
    return "IQ" if counts["IQ"] else ordered[0]
