"""Where an incident happened: place, governorate, country.

In: the places found in the document. Out: `Where`. The most specific place of the clause counts; a place that only
gives the direction ("شمال بغداد") counts where there is no other; several governorates leave the governorate open.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from extraction.document import Document, in_span
from extraction.incident_anaphors import TOWNS, earlier, unit_meant
from extraction.incident_elsewhere import before_meanwhile, is_elsewhere, is_of_source, of_crime, remembered
from extraction.incident_lands import country_of, country_of_victor, land_of, own_country, part_of_country
from extraction.incident_levels import PROVINCE, level_of
from extraction.incident_place_lists import (
    ELSEWHERE,
    first_of_list,
    listed_governorates,
    of_countries,
    of_many,
    with_others,
)
from extraction.incident_roads import governorate_along, road_at
from extraction.incident_scene import (
    distance,
    is_antecedent,
    is_directed,
    is_scene,
    is_tied,
    last_words,
    scenes,
)
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.place_relocation import is_located
from extraction.places import PlaceMention
from extraction.registry import place_names
from extraction.sentences import Sentence
from extraction.text import fold_key

_DIRECTIONS = WORDS["directions"]
_FACILITIES = WORDS["facilities"]
_CROSSINGS = frozenset({"منفذ", "معبر"})
_CAPITALS = frozenset({"iq_bg_baghdad_city", "iq_bg"})
_VILLAGES = ("قريه ", "بقريه ", "لقريه ")  # finer than the منطقه around them
_SPREAD = WORDS["spread"]
_NAMES = frozenset(place_names())
_START = attrgetter("start")

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back


class Where(msgspec.Struct, frozen=True, gc=False):
    """The place as written, how specific it is, and the administrative units around it."""

    place: str | None
    level: int
    governorate: str | None
    governorates: frozenset[str]
    country: str | None
    several: bool = False  # in several countries at once
    aside: bool = False  # the place only tells the direction


NOWHERE = Where(None, 0, None, frozenset(), None)


def read_where(
    doc: Document, sentence: Sentence, clause: Clause, alone: bool, lead: bool, event_type: str
) -> Where:
    """The place of a clause; of the whole sentence where that tells only one incident; else what المدينه stands for."""
    start, end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    main = clause.telling[0] if clause.telling else clause.hits[0]
    found = scenes(doc, start, end, main.start)
    if found:
        found = before_meanwhile(doc, main.start, found)
    if event_type == "arrest" and found:
        lawful = [place for place in found if not of_crime(doc, clause, main.start, place)]
        if not lawful:
            around = frozenset(place.governorate for place in found if place.governorate)
            return Where(None, 0, None, around, found[0].country)
        found = lawful
    if not found or (
        not TOWNS.isdisjoint(clause.word_set) and all(place.level == "country" for place in found)
    ):
        meant = earlier(doc, sentence, clause, lead)
        if meant is not None:
            return _where(doc, [meant], meant)
        if not found:
            land = land_of(doc, start, end) or own_country(doc, sentence.start, start, end)
            if land is None and event_type == "territory_captured":
                land = country_of_victor(doc, clause)
            return NOWHERE if land is None else Where(None, 0, None, frozenset(), land)
    if found[-1].start < main.start and all(place.level == "country" for place in found):
        land = land_of(doc, main.start, end)  # اعلن المركز في العراق ان طايرات قصفت مقرا داخل الاراضي السوريه
        if land is not None:
            return Where(None, 0, None, frozenset(), land)
    near, best = _scene_of(doc, sentence, clause, main.start, found, event_type)
    unit = unit_meant(doc, sentence, clause, main.start, best)
    if unit is not None:
        near, best = [unit], unit
    if event_type != "territory_captured" and with_others(doc, best):
        told = frozenset({best.governorate, ELSEWHERE}) if best.governorate else frozenset()
        return Where(None, 0, None, told, best.country)
    return _where(doc, near, best)


def _scene_of(
    doc: Document, sentence: Sentence, clause: Clause, main: int, found: list[PlaceMention], event_type: str
) -> tuple[list[PlaceMention], PlaceMention]:
    """The places that are as near to being the scene as the most likely one, and that one."""
    if len(found) == 1:
        return found, found[0]
    meant = next((place for place in found if is_antecedent(doc, clause, main, place)), None)
    if meant is not None:
        return [meant], meant
    distances = {place.start: distance(doc, place, clause) for place in found}
    deed = remembered(clause, event_type)
    for number, place in enumerate(found):
        if is_elsewhere(doc, place, main, deed) or is_of_source(doc, clause, place, main):
            distances[place.start] = max(_TOLD_BY, distances[place.start])
            if number + 1 < len(found) and is_located(doc, place.end, found[number + 1]):
                distances[found[number + 1].start] = _TOLD_BY + 1  # مصادر في ديالي شمال شرق بغداد
    _set_back(doc, found, distances)
    _set_back_outcome(doc, main, found, distances)
    if distances[found[0].start] == 1 and is_directed(doc, found[0]):
        distances[found[0].start] = 0  # بانفجار شمال مدينه الحله، مركز محافظه بابل: it locates no other place

    def rank(place: PlaceMention) -> tuple[int, int, int, int, int]:
        level = 5 if doc.folded.startswith(_VILLAGES, place.phrase_start) else level_of(place)
        if level > 4 and last_words(doc, place)[-1:] == ["قرب"]:
            level -= 2  # في منطقه الغدير قرب ساحه ميسلون
        foreign = 0 if _is_own(place, clause) else 1
        return (distances[place.start], foreign, -level, abs(place.start - main), place.start)

    best = min(found, key=rank)
    near = _nearer(doc, clause, main, [p for p in found if distances[p.start] == distances[best.start]], best)
    if near is not None:
        best = min((p for p in found if p.governorate == near.governorate), key=rank)
    if best.start < main:
        best = _finer(
            doc, sentence, [p for p in found if distances[p.start] == distances[best.start]], main, best
        )
    if level_of(best) == PROVINCE and best.level == "governorate":
        # في محافظه نينوي انفجرت عبوه غربي الموصل: the town, if only by its direction
        sided = (p for p in found if distances[p.start] == 1 and p.start > main and is_directed(doc, p))
        best = next((p for p in sided if p.governorate == best.governorate and level_of(p) > PROVINCE), best)
    if best.level == "country":
        # هاجموا القوات في العراق، اذ تعرضت قاعده شمال بغداد لقصف: the spot that is told, if only by its direction
        sided = (
            p for p in found if distances[p.start] == 1 and p.country == best.country and is_directed(doc, p)
        )
        best = next((p for p in sided if p.level not in ("country", "area")), best)
    if best.level == "area" and not best.governorate:
        # عمليات محافظه الانبار غربي العراق: the area only says where the province lies
        best = next((p for p in found if p.governorate and p.end + 1 == best.start), best)
    if not _SPREAD.isdisjoint(clause.word_set):
        # تظاهرات في جنوب العراق بدات في البصره ثم امتدت الي محافظات: the whole is the scene
        wide = (p for p in found if p.level == "area" and not p.governorate and distances[p.start] == 0)
        best = next(wide, best)
    if road_at(doc, best) is not None:
        # علي طريق الموصل - بغداد قرب الشرقاط: the spot on the road
        spots = (p for p in found if p.start > best.start and last_words(doc, p)[-1:] == ["قرب"])
        best = next((p for p in spots if level_of(p) > PROVINCE), best)
    if distances[best.start] == 0:
        best = _within_opening(doc, sentence, found[0], best)
        best = first_of_list(doc, found, best)
    return [place for place in found if distances[place.start] == distances[best.start]], best


def _set_back(doc: Document, found: list[PlaceMention], distances: dict[int, int]) -> None:
    """جبل كذا قرب قريه كذا في ناحيه كذا: what only tells where the place before it lies is no scene, nor what locates that."""
    back = -1
    for place, after in itertools.pairwise(found):
        if distances[after.start] != 0:
            continue
        chained = place.start == back and place.governorate == after.governorate
        if (distances[place.start] == 0 and _is_locator(doc, place, after)) or (
            chained and is_located(doc, place.end, after)
        ):
            distances[after.start], back = 1, after.start
        elif (
            distances[place.start] == 1
            and doc.folded[place.end : after.start] == " و"
            and is_tied(doc, place)
        ):
            distances[after.start] = 1  # الرابط بين تكريت وكركوك


def _set_back_outcome(doc: Document, main: int, found: list[PlaceMention], distances: dict[int, int]) -> None:
    """توقف العمل في ميناء كذا عقب اشتباكات في مدينه كذا: what came of the act, elsewhere, is told before it."""
    if not found[0].start < main < found[-1].start or distances[found[-1].start]:
        return
    before = [place for place in found if place.start < main]
    if _WAKE.isdisjoint(doc.folded[before[-1].end : main].split()[-3:]):
        return
    after = next(place for place in found if place.start > main)
    if after.level == "area" or "،" in doc.folded[main : after.start]:
        return
    if last_words(doc, after)[-1:] in _PUTS and not is_located(doc, before[-1].end, after):
        for place in before:
            distances[place.start] = max(_TOLD_BY, distances[place.start])


_WAKE = WORDS["in_the_wake"] | {"بسبب", "جراء"}


def _nearer(
    doc: Document, clause: Clause, main: int, found: list[PlaceMention], best: PlaceMention
) -> PlaceMention | None:
    """قتلوا جنديا في كربلاء، واقتادوا اربعه وجدوا قرب المهاويل: a spot of another province told before the most specific one."""
    if best.start <= main:
        return None
    for place in found:
        if place.start <= main or not _is_own(place, clause):
            continue
        if place is best or place.governorate in (None, best.governorate) or is_located(doc, place.end, best):
            return None
        if place.level == "area" or "طريق" in doc.folded[max(0, place.start - 16) : place.start]:
            return None
        return place if last_words(doc, place)[-1:] in _PUTS else None
    return None


def _finer(
    doc: Document, sentence: Sentence, near: list[PlaceMention], main: int, best: PlaceMention
) -> PlaceMention:
    """قال مصدر في محافظه الانبار ان قوه منعت استهداف القطعات في منطقه النعيميه: the finer spot of what it tells.

    وفي ريف ادلب قتل ثلاثه بقصف علي معره النعمان: so does a town abroad behind the one that opens the sentence.
    """
    if level_of(best) == PROVINCE:
        inside = (p for p in near if p.start > main and p.governorate == best.governorate and p.governorate)
        return max(
            (p for p in inside if level_of(p) > PROVINCE), key=lambda p: (level_of(p), -p.start), default=best
        )
    if best.country in (None, "IQ") or best is not near[0] or best.level != "town":
        return best
    if not _opens(doc, sentence, best):
        return best
    return next(
        (p for p in near if p.start > main and p.country == best.country and _is_struck(doc, p)), best
    )


def _is_struck(doc: Document, place: PlaceMention) -> bool:
    """علي مدينه كذا, قصفت بلده كذا, في قريه كذا, بمدينه كذا: not جرايم الاحتلال في كذا."""
    worded = len(doc.folded[place.phrase_start : place.start].strip(" و")) > 2
    last = last_words(doc, place)[-1:]
    if worded and (doc.folded[place.phrase_start] == "ب" or last in _PUTS):
        return True
    return bool(last) and last[0] in _STRIKES


_STRIKES = frozenset({"علي", "استهدف", "استهدفت", "طال", "طالت", "قصفت", "قصف"})
_PUTS = (["في"], ["قرب"], ["علي"], ["داخل"], ["وسط"], ["ضواحي"], ["شمال"], ["جنوب"], ["شرق"], ["غرب"])


def _is_locator(doc: Document, place: PlaceMention, after: PlaceMention) -> bool:
    """معسكر اشرف الذي يقع في منطقه العظيم, وادي قازان باقليم هكاري: the second only tells where the first lies."""
    if place.country != after.country or place.governorate != after.governorate or place.kind == "force":
        return False
    area = place.level == "area" and (place.governorate or place.country != "IQ")
    if place.level == "country" or not (area or level_of(place) > level_of(after)):
        return False
    between = doc.folded[place.end : after.start].strip(" ،,()")
    return bool(between) and between[0] != "و" and is_located(doc, place.end, after)


_TOLD_BY = 2  # as far from being the scene as the name of a force


def _within_opening(
    doc: Document, sentence: Sentence, opening: PlaceMention, best: PlaceMention
) -> PlaceMention:
    """وفي البصره، ... في منطقه الكرمه: the head of the sentence says in which province a quarter of many names lies."""
    if opening is best or not opening.governorate or opening.governorate == best.governorate:
        return best
    opens = _opens(doc, sentence, opening)
    named = best.phrase_start < best.start and best.level in ("neighbourhood", "town", "area", "subdistrict")
    if not opens or not named or doc.folded[best.phrase_start : best.start].strip() not in _QUARTERS:
        return best
    return replace(best, place_id=None, governorate=opening.governorate, country=opening.country)


def _opens(doc: Document, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place opens its sentence: وفي البصره, اما في ريف ادلب."""
    if place.start - sentence.start > _HEAD:
        return False
    head = doc.folded[sentence.start : place.start].split()
    if not head or len(head) > 3:
        return False
    if head[-1] in _COUNTRYSIDE:
        head = head[:-1]
    return bool(head) and head[-1 if place.phrase_start == place.start else 0] in _OPENS


_COUNTRYSIDE = frozenset({"ريف", "ضواحي", "غوطه"})
_HEAD = 80  # characters of the few words that stand before the place that opens a sentence
_OPENS = frozenset(["في", "وفي", "اما", "ففي"])
_QUARTERS = frozenset(["منطقه", "حي", "قريه", "بمنطقه", "بحي", "بقريه", "المنطقه"])


def _is_own(place: PlaceMention, clause: Clause) -> bool:
    """Whether the act told last before a place is the clause's: a place follows what happened there."""
    hits = clause.sentence.hits
    if len(hits) == len(clause.hits):
        return True  # there is no other act
    at = bisect_left(hits, place.start, key=_START)
    for hit in reversed(hits[max(0, at - 8) : at]):
        aim = hit.trigger.prefix == "ل" and hit.trigger.pos == "n"  # عمليه لاستعاده المدينه: its own purpose
        if hit.trigger.role not in ("hint", "support") and (hit in clause.hits or not aim):
            return hit in clause.hits
    return True


def _where(doc: Document, found: list[PlaceMention], best: PlaceMention) -> Where:
    level = 2 if best.kind == "capital" or best.place_id in _CAPITALS else level_of(best)
    road = road_at(doc, best)
    if road is not None:
        within = governorate_along(road)
        return Where(road, 4, within, frozenset({within} if within else ()), best.country)
    listed = listed_governorates(doc, found, best)
    if listed is not None:
        return Where(None, 0, None, listed, best.country)
    if of_countries(doc, found, best):
        return Where(None, 0, None, frozenset(), None, several=True)
    governorates = frozenset({best.governorate}) if best.governorate else frozenset()
    name = _bare_name(doc, best) if level > 0 and not of_many(best) else None
    if best.level == "country":
        name = part_of_country(doc, best)
        level = 1 if name else 0
    aside = level == 2 and best.country == "IQ" and is_directed(doc, best)
    return Where(name, level, best.governorate, governorates, best.country, aside=aside)


def _names_capital(named: PlaceMention, capital: PlaceMention) -> bool:
    """بغداد for العاصمه العراقيه, دمشق for العاصمه السوريه."""
    if _folded(named.name).startswith(("العاصمه", "عاصمه")):
        return False
    return _folded(named.name) == "بغداد" if capital.country == "IQ" else named.place_id == capital.place_id


def _bare_name(doc: Document, place: PlaceMention) -> str:
    """غربي الموصل is الموصل, العاصمه العراقيه is بغداد as the article writes it elsewhere."""
    if place.kind == "capital" or _folded(place.name).startswith("العاصمه "):
        named = (p.name for p in doc.places[:100] if p.country == place.country and _names_capital(p, place))
        last = place.name.rpartition(" ")[2]
        return next(named, last if _folded(last) == "بغداد" else place.name)
    first, _, rest = place.name.partition(" ")
    if _folded(first) == "اقليم":
        return rest.removesuffix(" العراق")
    if rest and place.governorate and _tells_where(_folded(first), _folded(rest)):
        return rest
    return place.name


def _tells_where(first: str, rest: str) -> bool:
    """غربي الموصل, سجن التاجي, منفذ الوليد: a word before the name; but معسكر اشرف is no place of the name اشرف."""
    return first in _DIRECTIONS or first in _CROSSINGS or (first in _FACILITIES and rest in _NAMES)


def scene_in(doc: Document, start: int, end: int) -> Where | None:
    """The first place of a span where something can have happened, as a scene; None where there is none."""
    places = in_span(doc.places, start, end)
    found = next((place for place in places if place.governorate and is_scene(doc, place)), None)
    return None if found is None else _where(doc, [found], found)


def at_ministry(doc: Document, start: int, end: int) -> Where | None:
    """تفجيرات استهدفت وزارتي الماليه والخارجيه: in an article on Iraq that names Baghdad, its ministries stand there."""
    words = doc.folded[start:end].split()
    at = next((i for i, word in enumerate(words) if word in _MINISTRIES), 0)
    if not at or words[at - 1] not in _AT or _is_elsewhere(words[at + 1 : at + 6]):
        return None
    capital = next((place for place in doc.places[:100] if place.place_id in _CAPITALS), None)
    if capital is None or country_of(doc) != "IQ":
        return None
    return _where(doc, [capital], capital)


def _is_elsewhere(words: list[str]) -> bool:
    """وزاره التربيه في اقليم كردستان, وزاره الدفاع السوريه: not in the capital."""
    return any(word in _OF_REGION or word.removeprefix("ال").removesuffix("ه") in _FOREIGN for word in words)


_MINISTRIES = frozenset({"وزاره", "وزارتي", "وزارات", "البرلمان"})
_OF_REGION = frozenset({"البيشمركه", "الاقليم", "اقليم", "كردستان"})
_FOREIGN = frozenset(
    row["adjective"].removesuffix("ه") for row in load("country_adjectives") if row["country"] != "IQ"
)
_AT = WORDS["at_office"]
