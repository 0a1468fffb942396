"""Countries and their parts: what an article is about, what an adjective names, the north or south of a country abroad.

In: a `Document` with its places. Out: country codes, and names of parts as written.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from extraction.document import Document, in_span
from extraction.incident_scene import last_words
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.name_scan import NameHit
from extraction.places import PlaceMention

_START = attrgetter("start")
_DIRECTIONS = WORDS["directions"]
_LANDS = WORDS["lands_by_adjective"]
_FAMILIES = ("السوداني ", "السوداني،", "السوداني.", "السوداني:")
_NAME = 60  # characters a name may have
_ABROAD = frozenset(
    {"FR", "GB", "IL", "IR", "RU", "TR", "US"}
)  # whose agencies tell and whose forces act in other lands
_AT_HOME = frozenset({"مصادر", "مصدر", "سلطات", "شرطه", "امن", "الامن"})
# Who are met with in other lands too.
_TRAVEL = frozenset(
    {
        "جنود",
        "طايرات",
        "طايره",
        "مقاتلات",
        "خبير",
        "محلل",
        "باحث",
        "كاتب",
        "صحفي",
        "صحافي",
        "مهندس",
        "طبيب",
        "عامل",
    }
)


def part_of_country(doc: Document, place: PlaceMention) -> str | None:
    """في جنوب شرق تركيا, شمالي سوريا: the part that is told of a country abroad."""
    last = last_words(doc, place)
    sides = [word for word in last if word in _DIRECTIONS]
    if not sides or last[-1] != sides[-1] or place.phrase_start != place.start or last[-1][0] == "و":
        return None
    first = sides[0] if len(sides) == 2 and last[-2] == sides[0] and sides[0][0] != "و" else sides[-1]
    start = doc.folded.rfind(first, 0, place.start)
    return doc.raw_text(start, place.end)


def land_of(doc: Document, start: int, end: int) -> str | None:
    """في الشمال السوري, داخل الاراضي اللبنانيه: the country of lands abroad that only an adjective names."""
    names = doc.names
    at = bisect_left(names, start, key=_START)
    while at < len(names) and names[at].start < end:
        country = names[at].entry.nationality if names[at].entry.is_adjective else None
        if country and country != "IQ":
            before = doc.folded[max(0, names[at].start - 26) : names[at].start].split()
            if before and before[-1] in _LANDS and "من" not in before[-3:-1]:
                return country
        at += 1
    return None


def own_country(doc: Document, opening: int, start: int, end: int) -> str | None:
    """قتلت الشرطه المصريه ثلاثه في شمال البلاد: the country of those who act at home; `opening` begins the sentence."""
    at = doc.folded.find("البلاد", start, end)
    if at < 0 or doc.folded[at + 6 : at + 7].isalpha():
        return None
    if _INTO.isdisjoint(doc.folded[max(0, at - 14) : at].split()[-1:]):
        return None
    names = doc.names
    for number in range(bisect_left(names, at, key=_START) - 1, -1, -1):
        hit = names[number]
        if hit.start < opening:
            return None
        country = hit.entry.nationality
        if country is None or hit.entry.place_ids or country == "IQ":
            continue
        if hit.entry.is_adjective:
            body = (
                doc.folded[max(0, hit.start - 24) : hit.start].removesuffix("ال").rstrip().rpartition(" ")[2]
            )
        else:
            body = hit.entry.name.partition(" ")[0]  # الحرس الثوري الايراني
        return None if body not in _BODIES or (country in _ABROAD and body in _ARMED) else country
    return None


def country_of_victor(doc: Document, clause: Clause) -> str | None:
    """اعلن العراق هزيمه التنظيم, اعلنت الحكومه العراقيه النصر: the country that has won, in its own land."""
    words = clause.sentence.words
    if not any(_VICTORY.intersection((h.trigger.lemma, words[h.i])) for h in clause.telling):
        return None
    said = next((i for i in range(clause.first, clause.last) if words[i] in _ANNOUNCED), -1)
    if said < 0:
        return None
    start = clause.sentence.starts[said]
    at = bisect_left(doc.names, start, key=_START)
    for hit in doc.names[at : at + 3]:
        if hit.start - start > _SUBJECT:
            break
        if hit.entry.nationality:
            return hit.entry.nationality
    land = next(iter(in_span(doc.places, start, start + _SUBJECT)), None)
    return land.country if land is not None and land.level == "country" else None


_INTO = _DIRECTIONS | {"في", "داخل", "وسط", "انحاء", "ارجاء", "عموم"}
_BODIES = WORDS["home_bodies"]
_ARMED = frozenset({"الجيش", "القوات", "قوات"})
_VICTORY = WORDS["victory"] | {"هزيمه"}
_ANNOUNCED = frozenset({"اعلن", "اعلنت", "واعلن", "واعلنت", "اعلان", "اعلانه", "اعلانها", "يعلن", "تعلن"})
_SUBJECT = 40  # characters from a verb to the name of its subject


def country_of(doc: Document) -> str | None:
    """The country an article is about: IQ where Iraqi places make up a good part of those named."""
    counts = Counter([place.country for place in doc.places if place.country and place.kind != "dateline"])
    if not counts:  # where nothing else is told, the stamp of an agency, and then those who act
        counts = Counter(place.country for place in doc.places if place.country)
    if not counts:
        return _of_people(doc)
    ordered = sorted(counts, key=lambda code: (-counts[code], code != "IQ", code))
    return "IQ" if counts["IQ"] * 2 >= counts[ordered[0]] else ordered[0]


def _of_people(doc: Document) -> str | None:
    """مصادر امنيه لبنانيه ان الجيش اوقف ثلاثه, الامن المصري: the one people that is named, by those who act and tell at home."""
    named = [hit for hit in doc.names if hit.entry.nationality and not _is_a_mans(doc, hit)]
    told = {hit.entry.nationality for hit in named}
    if len(told) != 1 or not told.isdisjoint(_ABROAD):
        return None
    return told.pop() if any(_is_at_home(doc, hit) for hit in named) else None


def _is_at_home(doc: Document, hit: NameHit) -> bool:
    """الامن المصري, مصادر لبنانيه; not مهندسا باكستانيا, الجنود الاثيوبيون, الخبير المصري: where those are is not said."""
    if not hit.entry.is_adjective:
        return True  # وزاره الداخليه العراقيه
    before = doc.folded[max(0, hit.start - 30) : hit.start].removesuffix("ال").split()[-2:]
    if before and before[-1].removeprefix("ال") in _TRAVEL:
        return False
    return "ال" in doc.folded[max(0, hit.start - 2) : hit.start + 2] or not _AT_HOME.isdisjoint(before)


def _is_a_mans(doc: Document, hit: NameHit) -> bool:
    """محمد شياع السوداني, رييس الوزراء السوداني: the name of a man, not that of a people."""
    if doc.folded.startswith(_FAMILIES, hit.start):
        return True
    return any(man.start <= hit.start < man.end for man in in_span(doc.persons, hit.start - _NAME, hit.end))
