"""Places told together: the first of several spots, several governorates, several countries, areas of many towns.

In: the places of a clause and the one that was chosen of them. Out: what the list makes of it.
"""

from __future__ import annotations

import functools
import itertools
import re

from extraction.document import Document, in_span
from extraction.incident_words import WORDS
from extraction.number_words import WORDS as NUMBERS
from extraction.place_reading import PLACE_WORDS
from extraction.place_relocation import is_located
from extraction.places import PlaceMention
from extraction.text import fold_key

_MANY = re.compile("(?:ال)?(?:محافظات|مناطق)|.* و")
_SPOTS = frozenset({"district", "subdistrict", "town", "neighbourhood"})
ELSEWHERE = ""  # stands for the provinces that go unnamed
_OTHERS_REACH = 70
_OTHERS = re.compile(
    r"[ ،,]{1,2}و ?(?:في )?(?:(?:عده|عدد من|عدد اخر من|بعض|باقي|بقيه|ساير|معظم|اغلب|غالبيه|كل|كافه|جميع|بينها"
    r"|ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر) )?(?:ال)?(?:مدن|محافظات)(?!\w)"
)
_UNITS = frozenset({"governorate", "district", "subdistrict"})

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back


def first_of_list(doc: Document, found: list[PlaceMention], best: PlaceMention) -> PlaceMention:
    """دخلت منطقتي الحامضيه والبوعيثه: of several spots named together the first stands for them."""
    at = next((i for i, place in enumerate(found) if place is best), -1)
    if at < 0:
        return best  # moved to the province that opens the sentence
    while at:
        # قضاء سنجار غرب الموصل وناحيه الحردانيه: the second only tells where the first lies
        step = 2 if at > 1 and is_located(doc, found[at - 2].end, found[at - 1]) else 1
        before, end = found[at - step], found[at - 1].end
        gap = doc.folded[end : found[at].phrase_start].strip(" ،,")
        fine = before.level in _SPOTS and best.level in _SPOTS
        if gap not in ("", "و") or not fine or before.governorate != best.governorate:
            break
        joined = gap == "و" or doc.folded.startswith("و", found[at].phrase_start, found[at].start)
        if before.level == "country" or (end + 1 == found[at].phrase_start and not joined):
            break
        at -= step
    return found[at]


def listed_governorates(
    doc: Document, found: list[PlaceMention], best: PlaceMention
) -> frozenset[str] | None:
    """The governorates of a list over several, None where the place stands in none.

    البصره وذي قار, الرمادي، كركوك، سنجار, الاول في بغداد والثاني في كركوك; abroad a list of towns (حلب وادلب) leaves the place open too.
    """
    chain = _chain(doc, found, best) if len(found) > 2 else []
    if (
        len(chain) > 2
        and all(place.level != "country" for place in chain)
        and len(told := {place.governorate for place in chain} - {None}) > 1
    ):
        return frozenset(governorate for governorate in told if governorate)
    for a, b in itertools.pairwise(found):
        if best not in (a, b):
            continue
        # حلب وادلب; but حيي جوبر والقابون, the first of two spots in one town
        abroad = a.country == b.country != "IQ" and "country" not in (a.level, b.level)
        if (
            abroad
            and "unlisted" in (a.kind, b.kind)
            and doc.folded[a.end : b.phrase_start].strip() in ("و", "")
        ):
            continue
        if not abroad and (a.governorate == b.governorate or not (_parts(a) and _parts(b))):
            continue
        between = doc.folded[a.end : b.start]
        if _are_shares(doc, a, between):
            return frozenset(p.governorate for p in (a, b) if p.governorate)
        if len(between) > 40:
            continue
        gap = between.strip(" ،,")
        listed = not gap and len(between) > 1 and a.level == b.level and a.level in _UNITS
        joined = listed or _is_joined(gap)
        if joined or "والثاني" in gap or "والاخر" in gap or "واخر" in gap:
            return frozenset(p.governorate for p in (a, b) if p.governorate)
    return None


def _is_joined(gap: str) -> bool:
    """وفي، ومدينه، و13 في: what joins a place to the one before; والقابون في دمشق does not."""
    if not gap.startswith("و") or gap.startswith("وسط"):
        return False
    first, *rest = gap[1:].split() or [""]
    if first in _ONE_OF:
        return True  # واحدي القري القريبه من
    if len(gap) > 14:
        return False
    if gap.endswith(" و"):
        return True  # حلب وكذا وادلب
    return first in _JOINERS or first.isdigit() or first in NUMBERS or not rest


_ONE_OF = frozenset({"احدي", "احد"})
_JOINERS = WORDS["joins_places"] | frozenset(PLACE_WORDS)


def _are_shares(doc: Document, first: PlaceMention, between: str) -> bool:
    """قتل سبعه في هجمات، ثلاثه في بغداد واربعه في محافظه الانبار: a count that is told by provinces."""
    words = between.split()
    if not 1 < len(words) <= _SHARE_WORDS or words[0][0] != "و" or words[0] not in NUMBERS:
        return False
    if _AT.isdisjoint(words[-2:]):
        return False
    before = doc.folded[max(0, first.phrase_start - 40) : first.phrase_start]
    told = before.rpartition("،")[2].split()
    return "،" in before and 1 < len(told) <= 3 and told[-1] in _AT and told[0] in NUMBERS


_SHARE_WORDS = 8
_AT = frozenset({"في", "قرب", "شمال", "جنوب", "شرق", "غرب"})


def _chain(doc: Document, found: list[PlaceMention], best: PlaceMention) -> list[PlaceMention]:
    """The places told in one breath with a place: الرمادي، كركوك، سنجار والكرمه."""
    chain: list[PlaceMention] = []
    for place in found:
        if chain:
            gap = doc.folded[chain[-1].end : place.phrase_start]
            joined = gap == " " and doc.folded.startswith("و", place.phrase_start, place.start)
            if not (joined or 1 < len(gap) < 5) or gap.strip(" ،,-") not in ("", "و"):
                if best in chain:
                    break
                chain = []
        chain.append(place)
    if best not in chain:
        return []
    # العاصمه العراقيه، بغداد
    return [place for place in chain if not _folded(place.name).startswith("العاصمه")]


def with_others(doc: Document, best: PlaceMention) -> bool:
    """Whether towns or provinces that go unnamed are told with a place: في بغداد ومدن اخرى, البصره وعده محافظات."""
    near = doc.folded[best.end : best.end + _OTHERS_REACH]
    if "مدن" not in near and "محافظات" not in near:
        return False
    end = best.end
    for place in in_span(doc.places, end, end + _OTHERS_REACH):
        if place.governorate != best.governorate or not is_located(doc, end, place):
            break
        end = place.end  # في ساحه التحرير وسط العاصمه بغداد ومحافظات عده
    match = _OTHERS.match(doc.folded, end)
    if match is None:
        return False
    following = next(iter(in_span(doc.places, match.end(), match.end() + 2)), None)
    return following is None or following.governorate is None or following.governorate != best.governorate


def of_countries(doc: Document, found: list[PlaceMention], best: PlaceMention) -> bool:
    """Whether the place is one of several countries told together: في العراق وسوريا, في العراق وفي معظم مناطق سوريا.

    So are two towns that one word holds: في منطقتي القايم والبوكمال.
    """
    if best.level != "country":
        return any(
            best in (a, b) and a.country != b.country and _are_two(doc, a, b)
            for a, b in itertools.pairwise(found)
        )
    for a, b in itertools.pairwise(place for place in found if place.level == "country"):
        gap = doc.folded[a.end : b.start].strip(" ،,")
        if best in (a, b) and a.country != b.country and gap.startswith("و") and len(gap) <= 20:
            return True
    return False


def _are_two(doc: Document, first: PlaceMention, second: PlaceMention) -> bool:
    """بلدتي القايم والبوكمال: two of which a dual tells."""
    if "country" in (first.level, second.level) or doc.folded[first.end : second.start] != " و":
        return False
    word = doc.folded[first.phrase_start : first.start].strip()
    return word.endswith(("تي", "تا")) or word in ("حيي", "قضاءي")


def of_many(place: PlaceMention) -> bool:
    """المحافظات الجنوبيه, وسط وجنوب العراق: several places, none of which is named."""
    return place.level == "area" and not place.governorate and _MANY.match(_folded(place.name)) is not None


def _parts(place: PlaceMention) -> bool:
    """Whether a place can be one of a list over several governorates: a governorate, or an area of several."""
    return place.governorate is not None or (place.level == "area" and place.country == "IQ")
