"""How specific a place is: a country least, a building most.

In: a `PlaceMention`. Out: its level as a number, by which the places of an act are ranked.
"""

from __future__ import annotations

import functools

from extraction.incident_words import WORDS
from extraction.places import PlaceMention
from extraction.registry import places
from extraction.text import fold_key

_LEVEL = {
    "country": 0,
    "area": 1,
    "governorate": 2,
    "district": 3,
    "subdistrict": 4,
    "town": 4,
    "neighbourhood": 5,
    "facility": 6,
}
_DIRECTIONS = WORDS["directions"]
PROVINCE = 2
_SEATS = frozenset(
    place.place_id
    for place in places().values()
    if place.level == "town" and place.country == "IQ" and place.place_id.endswith("_city")
)

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back


def level_of(place: PlaceMention) -> int:
    """How specific a place is; an area within one governorate (a square, a basin) is more so than a town."""
    if place.level == "area" and place.governorate:
        return 3
    if place.level in ("area", "district") and place.kind == "unlisted" and place.country != "IQ":
        return 5  # سهل الغاب في محافظه حماه, مديريه حريب في مارب
    if place.level == "town" and place.place_id in _SEATS:
        return 3  # مدينه كركوك is no finer than its district
    if place.level == "neighbourhood" and _folded(place.name).partition(" ")[0] in _DIRECTIONS:
        return 2  # غربي الموصل
    return _LEVEL.get(place.level, 1)
