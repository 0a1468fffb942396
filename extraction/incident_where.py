"""Where an incident happened: place, governorate, country.

In: the places found in the document. Out: `Where`. The most specific place of the clause counts; a place that only
gives the direction ("شمال بغداد") counts where there is no other; several governorates leave the governorate open.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import NamedTuple

from extraction.document import Document, in_span
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.places import PlaceMention
from extraction.sentences import Sentence
from extraction.text import fold_key

_LEVEL = {
    "country": 0,
    "area": 1,
    "governorate": 2,
    "district": 3,
    "subdistrict": 4,
    "town": 4,
    "neighbourhood": 5,
}
_DIRECTIONS = WORDS["directions"]
_FACILITIES = WORDS["facilities"]
_CAPITALS = frozenset({"iq_bg_baghdad_city", "iq_bg"})
_FAR = _DIRECTIONS | frozenset(["عن", "كلم", "كم", "مع", "الي", "قرب", "باتجاه"])
# Words that put something into a place; without one a capital is a government: اعلنت بغداد.
_IN = WORDS["in"]
_ANAPHORS = WORDS["anaphors"]


class Where(NamedTuple):
    """The place as written, how specific it is, and the administrative units around it."""

    place: str | None
    level: int
    governorate: str | None
    governorates: frozenset[str]
    country: str | None


NOWHERE = Where(None, 0, None, frozenset(), None)


def read_where(doc: Document, sentence: Sentence, clause: Clause, alone: bool, lead: bool) -> Where:
    """The place of a clause; of the whole sentence where that tells only one incident; else what المدينه stands for."""
    start, end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    found = [place for place in in_span(doc.places, start, end) if _is_scene(doc, place)]
    if not found:
        earlier = _earlier(doc, sentence, clause, lead)
        return _where(doc, [earlier], earlier) if earlier is not None else NOWHERE
    main = next((h for h in clause.hits if h.trigger.role not in ("hint", "support")), clause.hits[0])

    if len(found) == 1:
        return _where(doc, found, found[0])
    distances = {place.start: _distance(doc, place) for place in found}

    def rank(place: PlaceMention) -> tuple[int, int, int, int]:
        level = _LEVEL.get(place.level, 1)
        return (distances[place.start], -level, abs(place.start - main.start), place.start)

    best = min(found, key=rank)
    near = [place for place in found if distances[place.start] == distances[best.start]]
    return _where(doc, near, best)


def _where(doc: Document, found: list[PlaceMention], best: PlaceMention) -> Where:
    level = 2 if best.kind == "capital" or best.place_id in _CAPITALS else _LEVEL.get(best.level, 1)
    if _listed(doc, found, best):
        return Where(None, 0, None, frozenset(), best.country)
    governorates = frozenset({best.governorate}) if best.governorate else frozenset()
    name = _bare_name(doc, best) if level > 0 else None
    return Where(name, level, best.governorate, governorates, best.country)


def _bare_name(doc: Document, place: PlaceMention) -> str:
    """غربي الموصل is الموصل, العاصمه العراقيه is بغداد as the article writes it elsewhere."""
    if place.kind == "capital":
        other = next(
            (p for p in doc.places[:100] if p.place_id == place.place_id and p.kind != "capital"), None
        )
        return other.name if other is not None else place.name
    first, _, rest = place.name.partition(" ")
    if rest and place.governorate and (fold_key(first) in _DIRECTIONS or fold_key(first) in _FACILITIES):
        return rest
    return place.name


def _last_words(doc: Document, place: PlaceMention) -> list[str]:
    start = min(place.phrase_start, place.start)
    return doc.folded[max(0, start - 30) : start].replace("(", " ").replace("،", " ، ").split()[-3:]


def _distance(doc: Document, place: PlaceMention) -> int:
    """1 for a place that only says how far or in which direction another lies, 2 for one in the name of a force."""
    if place.kind == "force":
        return 2
    last = _last_words(doc, place)
    return (
        1
        if last and (last[-1] in _DIRECTIONS or (last[-1] in _FAR and len(last) > 1 and last[-2] in _FAR))
        else 0
    )


def _is_scene(doc: Document, place: PlaceMention) -> bool:
    """Whether something can have happened there: not a dateline, not a capital that acts or speaks."""
    if place.kind == "dateline":
        return False
    if _last_words(doc, place)[-2:] in (["الحدود", "مع"], ["حدود", "مع"], ["حدودها", "مع"]):
        return False
    if (
        place.phrase_start < place.start
        or place.level not in ("country", "governorate", "town", "district")
        or place.place_id is None
    ):
        return True
    if place.governorate not in ("IQ-BG", None):
        return True
    if doc.folded[place.start - 1 : place.start] in ("ب", "ل"):
        return True
    last = _last_words(doc, place)
    return (
        not last
        or last[-1] in _IN
        or last[-1] in _DIRECTIONS
        or last[-1] in ("،", "العاصمه", "و")
        or last[-1].startswith(("ب", "ال"))
    )


def _earlier(doc: Document, sentence: Sentence, clause: Clause, lead: bool) -> PlaceMention | None:
    """The last place named before المدينه or المحافظه; for the lead, the place of the title."""
    if not _ANAPHORS.isdisjoint(clause.words):
        for place in reversed(in_span(doc.places, max(0, sentence.start - 3000), clause.start)):
            if place.governorate and place.kind == "name":
                return place
    if lead and doc.title_end:
        for place in in_span(doc.places, 0, doc.title_end):
            if place.governorate and _is_scene(doc, place):
                return place
    return None


def _listed(doc: Document, found: list[PlaceMention], best: PlaceMention) -> bool:
    """Whether the place stands in a list over several governorates: البصره وذي قار والنجف."""
    for a, b in itertools.pairwise(found):
        if best not in (a, b) or not a.governorate or not b.governorate or a.governorate == b.governorate:
            continue
        between = doc.folded[a.end : b.start].strip(" ،,")
        if len(between) <= 14 and between.startswith("و"):
            return True
    return False


def country_of(doc: Document) -> str | None:
    """The country an article is about: IQ where Iraqi places make up a good part of those named."""
    counts = Counter(place.country for place in doc.places if place.country)
    if not counts:
        return None
    ordered = sorted(counts, key=lambda code: (-counts[code], code != "IQ", code))
    return "IQ" if counts["IQ"] * 2 >= counts[ordered[0]] else ordered[0]
