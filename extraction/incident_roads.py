"""Roads named by their two ends: طريق بغداد كركوك.

In: a document and a place told in it. Out: the name of the road that the place is an end of, and the province it runs in.
"""

from __future__ import annotations

import re

from extraction.document import Document
from extraction.places import PlaceMention
from extraction.registry import place_names, places
from extraction.text import fold_key

_ROAD = re.compile(r"طريق (\w{3,14}[ -]{1,3}\w{3,14})(?:[ -]{1,3}\w{3,14})?")
_NAMES = frozenset(place_names())


def road_at(doc: Document, place: PlaceMention) -> str | None:
    """طريق بغداد كركوك: a road lies between two places, in neither of them."""
    if doc.folded.find("طريق", max(0, place.start - 25), place.end + 16) < 0:
        return None
    match = _ROAD.search(doc.folded, max(0, place.start - 25), place.end + 16)
    if match is None or not match.start() <= place.start < match.end():
        return None
    for end in (match.end(), match.end(1)):  # طريق بغداد كركوك امس: the second of three words is its end
        ends = doc.folded[match.start() : end].replace("-", " ").split()[-2:]
        if _NAMES.issuperset(ends):
            return doc.raw_text(match.start(), end)
    return None


def governorate_along(road: str) -> str | None:
    """The governorate in which both ends of a road lie: طريق مندلي - بلدروز; None for طريق بغداد - كركوك."""
    ends = fold_key(road).replace("-", " ").replace("–", " ").split()[-2:]
    held = {places()[place_id].governorate for end in ends for place_id in place_names().get(end, ())}
    return held.pop() if len(held) == 1 else None
