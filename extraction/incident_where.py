"""Where an incident happened: place, governorate, country.

In: the places found in the document. Out: `Where`. The most specific place of the clause counts; a place that only
gives the direction ("شمال بغداد") counts where there is no other; several governorates leave the governorate open.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from extraction.document import Document, in_span
from extraction.incident_lands import country_of, land_of, part_of_country
from extraction.incident_place_lists import (
    ELSEWHERE,
    first_of_list,
    listed_governorates,
    of_countries,
    of_many,
    with_others,
)
from extraction.incident_scene import (
    before_meanwhile,
    distance,
    is_at_hospital,
    is_directed,
    is_of_source,
    is_scene,
    last_words,
    of_crime,
    scenes,
)
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.places import PlaceMention, is_located
from extraction.registry import place_names
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
    "facility": 6,
}
_DIRECTIONS = WORDS["directions"]
_FACILITIES = WORDS["facilities"]
_CROSSINGS = frozenset({"منفذ", "معبر"})
_CAPITALS = frozenset({"iq_bg_baghdad_city", "iq_bg"})
_ANAPHORS = WORDS["anaphors"]
_TOWNS = _ANAPHORS - {"المنطقه", "بالمنطقه"}
_VILLAGES = ("قريه ", "بقريه ", "لقريه ")  # finer than the منطقه around them
_SMALL = frozenset({"المنطقه", "بالمنطقه", "القريه", "بالقريه"})
_ROAD = re.compile(r"طريق (\w{3,14}[ -]{1,3}\w{3,14})(?:[ -]{1,3}\w{3,14})?")
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
        not _TOWNS.isdisjoint(clause.word_set) and all(place.level == "country" for place in found)
    ):
        earlier = _earlier(doc, sentence, clause, lead)
        if earlier is not None:
            return _where(doc, [earlier], earlier)
        if not found:
            land = land_of(doc, start, end)
            return NOWHERE if land is None else Where(None, 0, None, frozenset(), land)
    near, best = _scene_of(doc, sentence, clause, main.start, found)
    if event_type != "territory_captured" and with_others(doc, best):
        told = frozenset({best.governorate, ELSEWHERE}) if best.governorate else frozenset()
        return Where(None, 0, None, told, best.country)
    return _where(doc, near, best)


def _scene_of(
    doc: Document, sentence: Sentence, clause: Clause, main: int, found: list[PlaceMention]
) -> tuple[list[PlaceMention], PlaceMention]:
    """The places that are as near to being the scene as the most likely one, and that one."""
    if len(found) == 1:
        return found, found[0]
    distances = {place.start: distance(doc, place, clause) for place in found}
    for number, place in enumerate(found):
        if is_at_hospital(doc, place) or is_of_source(doc, clause, place, main):
            distances[place.start] = max(_TOLD_BY, distances[place.start])
            if number + 1 < len(found) and is_located(doc, place.end, found[number + 1]):
                distances[found[number + 1].start] = _TOLD_BY + 1  # مصادر في ديالي شمال شرق بغداد
    for place, after in itertools.pairwise(found):
        if distances[place.start] == distances[after.start] == 0 and _is_locator(doc, place, after):
            distances[after.start] = 1
    if distances[found[0].start] == 1 and is_directed(doc, found[0]):
        distances[found[0].start] = 0  # بانفجار شمال مدينه الحله، مركز محافظه بابل: it locates no other place

    def rank(place: PlaceMention) -> tuple[int, int, int, int, int]:
        level = 5 if doc.folded.startswith(_VILLAGES, place.phrase_start) else _level(place)
        if level > 4 and last_words(doc, place)[-1:] == ["قرب"]:
            level -= 2  # في منطقه الغدير قرب ساحه ميسلون
        foreign = 0 if _is_own(place, clause) else 1
        return (distances[place.start], foreign, -level, abs(place.start - main), place.start)

    best = min(found, key=rank)
    near = _nearer(doc, clause, main, [p for p in found if distances[p.start] == distances[best.start]], best)
    if near is not None:
        best = min((p for p in found if p.governorate == near.governorate), key=rank)
    if _level(best) == _PROVINCE and best.start < main:
        # قال مصدر في محافظه الانبار ان قوه منعت استهداف القطعات في منطقه النعيميه: the finer spot of what it tells
        inside = (p for p in found if p.start > main and p.governorate == best.governorate and p.governorate)
        finer = [p for p in inside if distances[p.start] == distances[best.start] and _level(p) > _PROVINCE]
        best = max(finer, key=lambda p: (_level(p), -p.start), default=best)
    if best.level == "area" and not best.governorate:
        # عمليات محافظه الانبار غربي العراق: the area only says where the province lies
        best = next((p for p in found if p.governorate and p.end + 1 == best.start), best)
    if not _SPREAD.isdisjoint(clause.word_set):
        # تظاهرات في جنوب العراق بدات في البصره ثم امتدت الي محافظات: the whole is the scene
        wide = (p for p in found if p.level == "area" and not p.governorate and distances[p.start] == 0)
        best = next(wide, best)
    if distances[best.start] == 0:
        best = _within_opening(doc, sentence, found[0], best)
        best = first_of_list(doc, found, best)
    return [place for place in found if distances[place.start] == distances[best.start]], best


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


_PUTS = (["في"], ["قرب"], ["علي"], ["داخل"], ["وسط"], ["ضواحي"], ["شمال"], ["جنوب"], ["شرق"], ["غرب"])


def _is_locator(doc: Document, place: PlaceMention, after: PlaceMention) -> bool:
    """معسكر اشرف الذي يقع في منطقه العظيم, وادي قازان باقليم هكاري: the second only tells where the first lies."""
    if place.country != after.country or place.governorate != after.governorate or place.kind == "force":
        return False
    area = place.level == "area" and (place.governorate or place.country != "IQ")
    if place.level == "country" or not (area or _level(place) > _level(after)):
        return False
    between = doc.folded[place.end : after.start].strip(" ،,()")
    return bool(between) and between[0] != "و" and is_located(doc, place.end, after)


_PROVINCE = 2
_TOLD_BY = 2  # as far from being the scene as the name of a force


def _level(place: PlaceMention) -> int:
    """How specific a place is; an area within one governorate (a square, a basin) is more so than a town."""
    if place.level == "area" and place.governorate:
        return 3
    if place.level == "area" and place.kind == "unlisted" and place.country != "IQ":
        return 5  # سهل الغاب في محافظه حماه
    if place.level == "neighbourhood" and _folded(place.name).partition(" ")[0] in _DIRECTIONS:
        return 2  # غربي الموصل
    return _LEVEL.get(place.level, 1)


def _within_opening(
    doc: Document, sentence: Sentence, opening: PlaceMention, best: PlaceMention
) -> PlaceMention:
    """وفي البصره، ... في منطقه الكرمه: the head of the sentence says in which province a quarter of many names lies."""
    if opening is best or not opening.governorate or opening.governorate == best.governorate:
        return best
    if opening.start - sentence.start > _HEAD:
        return best
    head = doc.folded[sentence.start : opening.start].split()
    opens = (
        len(head) <= 3 and bool(head) and head[-1 if opening.phrase_start == opening.start else 0] in _OPENS
    )
    named = best.phrase_start < best.start and best.level in ("neighbourhood", "town", "area", "subdistrict")
    if not opens or not named or doc.folded[best.phrase_start : best.start].strip() not in _QUARTERS:
        return best
    return replace(best, place_id=None, governorate=opening.governorate, country=opening.country)


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
        if hit.trigger.role not in ("hint", "support"):
            return hit in clause.hits
    return True


def _where(doc: Document, found: list[PlaceMention], best: PlaceMention) -> Where:
    level = 2 if best.kind == "capital" or best.place_id in _CAPITALS else _level(best)
    road = _road(doc, best)
    if road is not None:
        return Where(road, 4, None, frozenset(), best.country)
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
    return Where(name, level, best.governorate, governorates, best.country)


def _road(doc: Document, place: PlaceMention) -> str | None:
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


def _earlier(doc: Document, sentence: Sentence, clause: Clause, lead: bool) -> PlaceMention | None:
    """The last place named before المدينه or المحافظه; for the lead, the place of the title."""
    if not _KIND_FORMS.isdisjoint(clause.word_set):
        of_kind = _of_kind(doc, sentence, clause)
        if of_kind is not None:
            return of_kind
    if not _ANAPHORS.isdisjoint(clause.word_set):
        small = not _SMALL.isdisjoint(clause.word_set)
        wide: PlaceMention | None = None
        named = in_span(doc.places, max(0, sentence.start - 3000), clause.start)
        for at in range(len(named) - 1, -1, -1):
            place = named[at]
            if at and _only_locates(doc, named[at - 1], place):
                continue
            abroad = place.country not in (None, "IQ") and place.level == "town"
            if not (place.governorate or abroad) or place.kind not in ("name", "unlisted"):
                continue
            if abroad and not is_scene(doc, place):
                continue  # اتهم جارته دمشق
            if not small or _level(place) >= 4:
                return place  # في حي الزهور شمال الموصل، ... في المنطقه: the quarter
            if wide is not None and wide.start - place.start > 60:
                break
            wide = wide or place
        if wide is not None:
            return wide
    if lead and doc.title_end:
        for place in in_span(doc.places, 0, doc.title_end):
            if place.governorate and is_scene(doc, place):
                return place
    return None


def _only_locates(doc: Document, place: PlaceMention, after: PlaceMention) -> bool:
    """مدينه الفلوجه غربي بغداد، ... المدينه: the second place only says where the first, the town that is meant, lies."""
    fine = place.kind in ("name", "unlisted") and place.level not in ("country", "area")
    opening = min(after.phrase_start, after.start)
    directed = (
        fine and opening - place.end > 1 and last_words(doc, after)[-1:] != [] and is_directed(doc, after)
    )
    return directed and is_located(doc, place.end, after)


def _of_kind(doc: Document, sentence: Sentence, clause: Clause) -> PlaceMention | None:
    """الناحيه, السوق, المعسكر: the spot of that kind named before: ناحيه السعديه شمال بعقوبه, سوق وسط بعقوبه."""
    for form in clause.words:
        kind = _KINDS.get(form)
        if kind is None:
            continue
        at = doc.folded.rfind(kind + " ", max(0, sentence.start - _KIND_REACH), clause.start)
        if at < 0 or not (doc.folded[at - 1 : at].isspace() or doc.folded[at - 2 : at] in _CLITICS):
            continue
        before = doc.sentence_at(at)
        near = in_span(doc.places, at, min(at + _KIND_SPAN, before.end if before else at))
        found = next((place for place in near if place.governorate and place.kind != "force"), None)
        if found is not None:
            return found
    return None


_KINDS = {
    lead + "ال" + kind: kind
    for kind in WORDS["kinds_of_spot"]
    for lead in ("", "ب", "و")
    if kind != "حي" or not lead
}
_KIND_FORMS = frozenset(_KINDS)
_CLITICS = frozenset({" ب", " ل", " و"})
_KIND_REACH = 1500  # characters back to the spot that is meant
_KIND_SPAN = 70  # characters from its kind to its name


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
