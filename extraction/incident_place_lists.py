"""Places told together: the first of several spots, several governorates, several countries, areas of many towns.

In: the places of a clause and the one that was chosen of them. Out: what the list makes of it.
"""

from __future__ import annotations

import itertools
import re

from extraction.document import Document
from extraction.places import PlaceMention
from extraction.text import fold_key

_MANY = re.compile("(?:ال)?(?:محافظات|مناطق)|.* و")
_SPOTS = frozenset({"district", "subdistrict", "town", "neighbourhood"})
_UNITS = frozenset({"governorate", "district", "subdistrict"})


def first_of_list(doc: Document, found: list[PlaceMention], best: PlaceMention) -> PlaceMention:
    """دخلت منطقتي الحامضيه والبوعيثه: of several spots named together the first stands for them."""
    at = next((i for i, place in enumerate(found) if place is best), -1)
    if at < 0:
        return best  # moved to the province that opens the sentence
    while at:
        before = found[at - 1]
        gap = doc.folded[before.end : found[at].phrase_start].strip(" ،,")
        fine = before.level in _SPOTS and best.level in _SPOTS
        if gap not in ("", "و") or not fine or before.governorate != best.governorate:
            break
        if before.level == "country" or before.end + 1 == found[at].phrase_start:
            break
        at -= 1
    return found[at]


def listed_governorates(
    doc: Document, found: list[PlaceMention], best: PlaceMention
) -> frozenset[str] | None:
    """The governorates of a list over several, None where the place stands in none.

    البصره وذي قار, الاول في بغداد والثاني في كركوك; abroad a list of towns (حلب وادلب) leaves the place open too.
    """
    for a, b in itertools.pairwise(found):
        if best not in (a, b):
            continue
        abroad = a.country == b.country != "IQ" and "country" not in (a.level, b.level)
        if not abroad and (a.governorate == b.governorate or not (_parts(a) and _parts(b))):
            continue
        between = doc.folded[a.end : b.start]
        if len(between) > 40:
            continue
        gap = between.strip(" ،,")
        listed = not gap and len(between) > 1 and a.level == b.level and a.level in _UNITS
        joined = listed or (len(gap) <= 14 and gap.startswith("و") and not gap.startswith("وسط"))
        if joined or "والثاني" in gap or "والاخر" in gap or "واخر" in gap:
            return frozenset(p.governorate for p in (a, b) if p.governorate)
    return None


def of_countries(doc: Document, found: list[PlaceMention], best: PlaceMention) -> bool:
    """Whether the place is one of several countries told together: في العراق وسوريا, في العراق وفي معظم مناطق سوريا."""
    if best.level != "country":
        return False
    for a, b in itertools.pairwise(place for place in found if place.level == "country"):
        gap = doc.folded[a.end : b.start].strip(" ،,")
        if best in (a, b) and a.country != b.country and gap.startswith("و") and len(gap) <= 20:
            return True
    return False


def of_many(place: PlaceMention) -> bool:
    """المحافظات الجنوبيه, وسط وجنوب العراق: several places, none of which is named."""
    return place.level == "area" and not place.governorate and _MANY.match(fold_key(place.name)) is not None


def _parts(place: PlaceMention) -> bool:
    """Whether a place can be one of a list over several governorates: a governorate, or an area of several."""
    return place.governorate is not None or (place.level == "area" and place.country == "IQ")
