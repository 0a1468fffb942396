"""Where a name of many places lies: حي المنصور غربي بغداد, قرية كذا بمحافظة دهوك, حي النصر في عدن.

In: the places of a text in order, as the list has them. Out: the same, with the governorate or the country that the words around a
name give it; `foremost` is the one of several namesakes that is meant where nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extraction.document import Mentions, in_span
from extraction.lexicon import load
from extraction.place_context import LOCATED
from extraction.registry import Place, place_names, places

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.places import PlaceMention

_LOCATED_REACH = 60
_HOPS = 3  # قريه كذا شرقي تكريت بمحافظه صلاح الدين: places between one and the province that holds it
_HELD = frozenset({"subdistrict", "town", "neighbourhood"})
_WHOLES = frozenset({"governorate", "district"})
# التابعه لقضاء, في محافظه
_HOLDS = re.compile(r"[ ،,(]{1,3}(?:التابعه? (?:الي |ل)|في |ب|ضمن )(?:ال)?(?:محافظه|قضاء) ?$")
# في مدينه، بمحافظه، جنوب: what puts a name into a place abroad; قرب and على الحدود do not.
_HOLDS_ABROAD = re.compile(
    r"[ ،,(]{1,3}(?:(?:التابعه?|الواقعه?) )?(?:(?:في|ب|ل|وسط|داخل|ضمن|(?:شمال|جنوب|شرق|غرب)ي?) ?){1,2}"
    r"(?:(?:ال)?(?:مدينه|محافظه|بلده|ولايه|عاصمه|ريف|اقليم) )?$"
)
_FOREMOST = frozenset(row["place_id"] for row in load("place_foremost"))


def foremost(options: tuple[Place, ...]) -> Place | None:
    """Of namesakes the one so well known that its name alone means it; None where none is."""
    return next((option for option in options if option.place_id in _FOREMOST), None)


def is_located(doc: Document, end: int, after: PlaceMention) -> bool:
    """Whether no more than a direction stands between a position and a place: شمالي الموصل, بمدينه الرمادي."""
    opening = min(after.phrase_start, after.start)
    return opening - end < _LOCATED_REACH and LOCATED.fullmatch(doc.folded, end, opening) is not None


def relocated(doc: Document, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """حي المنصور غربي بغداد, حي النصر بمدينه الرمادي: most towns have a quarter of that name; the text says which.

    Where no word ties the two together, the quarter's own governorate must be told nowhere else.
    """
    for at, place in enumerate(mentions[:-1]):
        if place.country not in (None, "IQ"):
            home = _at_home(doc, place, mentions[at + 1])
            if home is not None:
                mentions[at] = replace(
                    place,
                    place_id=home.place_id,
                    governorate=home.governorate,
                    country="IQ",
                    level=home.level,
                )
        if place.country != "IQ" or place.phrase_start >= place.start:
            continue
        if place.level in _HELD or _is_area(doc, place):
            whole = _held_by(doc, mentions, at)
            if whole is not None:
                mentions[at] = replace(place, place_id=None, governorate=whole)
            elif (country := _abroad(doc, place, mentions[at + 1])) is not None:
                mentions[at] = replace(place, place_id=None, governorate=None, country=country)
    quarters = [
        at
        for at, place in enumerate(mentions)
        if (place.level == "neighbourhood" or place.place_id in _FOREMOST or _is_quarter(doc, place))
        and place.country == "IQ"
        and (place.place_id is not None or place.kind == "unlisted")
    ]
    if quarters:
        _tie_quarters(doc, mentions, quarters)
    return mentions


def _tie_quarters(doc: Document, mentions: list[PlaceMention], quarters: list[int]) -> None:
    """Gives quarters the governorate of the town told beside them, or of the only other one in the sentence."""
    told = Counter(mention.governorate for mention in mentions)
    moved: dict[str, set[str]] = {}  # where the text ties a quarter of the list to another town
    free: list[int] = []
    for at in quarters:
        place = mentions[at]
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        around = after.governorate if after is not None and is_located(doc, place.end, after) else None
        named = (
            place.place_id is not None
            and place.phrase_start < place.start
            and (places()[place.place_id].needs_place_word or place.level != "neighbourhood")
        )
        if place.place_id is not None and around is not None:
            moved.setdefault(place.place_id, set()).add(around)
        elif named:
            free.append(at)
        if around is None and named:
            around = _only_other(doc, mentions, place) if told[place.governorate] == 1 else None
            if around is None and _is_quarter(doc, place):
                namesakes = sum(m.place_id == place.place_id for m in mentions)
                around = _told_most(told, place) if told[place.governorate] <= namesakes else None
        if around is not None and around != place.governorate:
            told.subtract([place.governorate])
            told.update([around])
            mentions[at] = replace(place, place_id=None, governorate=around)
    for at in free:
        tied = moved.get(mentions[at].place_id or "", set())
        if len(tied) == 1 and mentions[at].governorate not in tied:
            mentions[at] = replace(mentions[at], place_id=None, governorate=next(iter(tied)))


def _is_quarter(doc: Document, place: PlaceMention) -> bool:
    """حي العزيزيه: a quarter by the word before it, whatever else bears the name."""
    return doc.folded[place.phrase_start : place.start].strip() in _QUARTERS


_QUARTERS = frozenset({"حي", "بحي", "وحي", "لحي"})


def _told_most(told: Counter[str | None], place: PlaceMention) -> str | None:
    """The governorate of which an article tells nearly all; None where there is no such one."""
    others = {code: n for code, n in told.items() if code not in (None, place.governorate) and n > 0}
    most = max(others, key=others.__getitem__, default=None)
    if most is None or others[most] < _MANY or others[most] * 4 < sum(others.values()) * 3:
        return None
    return most


_MANY = 3  # places of a governorate, for an article to be on it


def _is_area(doc: Document, place: PlaceMention) -> bool:
    """منطقه زيبار: not told as the district of that name."""
    return doc.folded[place.phrase_start : place.start].strip().endswith("منطقه")


def _held_by(doc: Document, mentions: list[PlaceMention], at: int) -> str | None:
    """ناحيه الخيرات التابعه لقضاء الكرمه: the other governorate that holds a unit whose name it has itself elsewhere."""
    place = mentions[at]
    end = place.end
    for after in mentions[at + 1 : at + 1 + _HOPS]:
        if after.country != "IQ" or after.start - end >= _LOCATED_REACH:
            return None
        if (
            after.governorate
            and after.level in _WHOLES
            and _HOLDS.match(doc.folded[end : after.start]) is not None
        ):
            return after.governorate if after.governorate != place.governorate else None
        if not is_located(doc, end, after):
            return None
        end = after.end
    return None


def _at_home(doc: Document, place: PlaceMention, after: PlaceMention) -> Place | None:
    """الرياض جنوب غربي كركوك, الرياض بقضاء الحويجه: the Iraqi place of a name known abroad, beside one of its governorate."""
    if after.country != "IQ" or after.governorate is None or not is_located(doc, place.end, after):
        return None
    namesakes = map(places().__getitem__, place_names().get(doc.folded[place.start : place.end], ()))
    return next((p for p in namesakes if p.country == "IQ" and p.governorate == after.governorate), None)


def _abroad(doc: Document, place: PlaceMention, after: PlaceMention) -> str | None:
    """حي القادسيه في دمشق: the country of the town abroad that has a quarter of an Iraqi name."""
    if after.country in (None, "IQ") or after.start - place.end >= _LOCATED_REACH or after.kind == "force":
        return None
    return after.country if _HOLDS_ABROAD.match(doc.folded[place.end : after.start]) is not None else None


def _only_other(doc: Document, mentions: list[PlaceMention], place: PlaceMention) -> str | None:
    """The one governorate that a sentence names beside a quarter."""
    sentence = doc.sentence_at(place.start)
    if sentence is None:
        return None
    named = {
        m.governorate for m in in_span(Mentions(mentions), sentence.start, sentence.end) if m is not place
    }
    named.discard(None)
    return named.pop() if len(named) == 1 else None
