"""What المدينه, البلده, المحافظه or السوق stands for: the spot of that kind which the article named before.

In: a clause with the places of its document. Out: the `PlaceMention` meant, or None.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.document import Document, in_span
from extraction.incident_levels import PROVINCE, level_of
from extraction.incident_scene import is_directed, is_scene, last_words
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.place_relocation import is_located
from extraction.places import PlaceMention
from extraction.sentences import Sentence
from extraction.text import fold_key

_ANAPHORS = WORDS["anaphors"]
TOWNS = _ANAPHORS - {"المنطقه", "بالمنطقه"}
_SMALL = frozenset({"المنطقه", "بالمنطقه", "القريه", "بالقريه"})
_WHOLE = frozenset({"المحافظه", "بالمحافظه"})
_NO_TOWNS = WORDS["provinces_without_town"]
_KINDS = {
    lead + "ال" + kind: kind
    for kind in WORDS["kinds_of_spot"]
    for lead in ("", "ب", "و")
    if kind != "حي" or not lead
}
_KIND_FORMS = frozenset(_KINDS)
_KINDS.update({"الجامعه": "جامعه", "بالجامعه": "جامعه"})
_SPOT_FORMS = frozenset(_KINDS)  # so is a university, where something only lies in the province
_UNITS = frozenset(lead + "ال" + unit for unit in ("ناحيه", "قضاء", "قريه", "بلده") for lead in ("", "ب"))
_PUT = WORDS["at_unit"]
_CLITICS = frozenset({" ب", " ل", " و"})
_KIND_REACH = 1500  # characters back to the spot that is meant
_KIND_SPAN = 70  # characters from its kind to its name
_REACH = 3000  # characters back to the last place named
_TRIES = 8  # how many tellings of a kind without a name (في البلده) are passed over


def earlier(doc: Document, sentence: Sentence, clause: Clause, lead: bool) -> PlaceMention | None:
    """The last place named before المدينه or المحافظه; for the lead, the place of the title."""
    if not _KIND_FORMS.isdisjoint(clause.word_set):
        of_kind = _of_kind(doc, sentence, clause.words, clause.start)
        if of_kind is not None:
            return of_kind
    if not _ANAPHORS.isdisjoint(clause.word_set):
        last = _last_named(doc, sentence, clause)
        if last is not None:
            return last
    if lead and doc.title_end:
        for place in in_span(doc.places, 0, doc.title_end):
            if place.governorate and is_scene(doc, place):
                return place if _holds_yet(doc, sentence, place) else None
    return None


def _holds_yet(doc: Document, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether the place of the title is that of a lead without a place: not where the text has only told of another province.

    بغداد: مقتل جندي, قتلي غربي بغداد: what stamps a title, or tells the direction, is not where its article is.
    """
    told = {
        other.governorate
        for other in in_span(doc.places, doc.title_end, sentence.start)
        if other.kind == "name" and other.governorate and is_scene(doc, other) and not is_directed(doc, other)
    }
    return not told or place.governorate in told


def unit_meant(
    doc: Document, sentence: Sentence, clause: Clause, main: int, best: PlaceMention
) -> PlaceMention | None:
    """قال مدير ناحيه كذا في دهوك ان طايرات قصفت قريتين في الناحيه: the unit itself, not the province before the act.

    So is a spot of any kind where only a force or a body is of the province: قال ضابط من شرطه ديالي ان قوه دخلت المعسكر.
    """
    forms = _SPOT_FORMS if best.kind == "force" or _is_body(doc, best) else _UNITS
    if best.start > main or forms.isdisjoint(clause.word_set):
        return None
    words, starts = clause.sentence.words, clause.sentence.starts
    for at in range(clause.first + 1, clause.last):
        if starts[at] < (best.end if forms is _SPOT_FORMS else main) or words[at] not in forms:
            continue
        if words[at][0] == "ب" or words[at - 1] in _PUT:
            meant = _of_kind(doc, sentence, [words[at]], starts[at])
            if meant is None or meant.country != best.country or meant.governorate != best.governorate:
                return None
            return meant if level_of(meant) > level_of(best) else None
    return None


def _is_body(doc: Document, place: PlaceMention) -> bool:
    """عضو مجلس محافظه الانبار: the province in the name of its council."""
    return level_of(place) == PROVINCE and last_words(doc, place)[-1:] == ["مجلس"]


def _named_before(doc: Document, sentence: Sentence, clause: Clause) -> Iterator[PlaceMention]:
    """The places that can be meant, last first."""
    named = in_span(doc.places, max(0, sentence.start - _REACH), clause.start)
    for at in range(len(named) - 1, -1, -1):
        place = named[at]
        if at and _only_locates(doc, named[at - 1], place):
            continue
        abroad = place.country not in (None, "IQ") and place.level == "town"
        if not (place.governorate or abroad) or place.kind not in ("name", "unlisted"):
            continue
        if abroad and not is_scene(doc, place):
            continue  # اتهم جارته دمشق
        told = doc.sentence_at(place.start)
        if told is not None and told.is_debris:
            continue  # the headline of another article
        yield place


def _last_named(doc: Document, sentence: Sentence, clause: Clause) -> PlaceMention | None:
    """The last place of the kind: no province for المدينه, the province for المحافظه, a quarter first for المنطقه."""
    small = not _SMALL.isdisjoint(clause.word_set)
    whole = not small and not _WHOLE.isdisjoint(clause.word_set)
    town = not small and not whole
    wide: PlaceMention | None = None
    for place in _named_before(doc, sentence, clause):
        if whole:
            return _province_of(doc, place)
        if town and not is_province(doc, place) and not _is_no_town(doc, place):
            return place if wide is None or _same_land(place, wide) else wide
        if not small and not town:
            return place
        if small and level_of(place) >= _FINE:
            return place  # في حي الزهور شمال الموصل، ... في المنطقه: the quarter
        if small and wide is not None and wide.start - place.start > 60:
            break
        wide = wide or place
    return wide


_FINE = 4


def _is_no_town(doc: Document, place: PlaceMention) -> bool:
    """في حي الزهور, مسجد النوري: a quarter or a building of the town that is meant."""
    if place.level == "facility" or (place.level == "area" and place.country == "IQ"):
        return True
    return (
        place.level == "neighbourhood" and doc.folded[place.phrase_start : place.start].strip() in _QUARTERS
    )


_QUARTERS = frozenset(lead + kind for kind in ("حي", "ضاحيه", "محله") for lead in ("", "ب", "و"))


def _same_land(place: PlaceMention, other: PlaceMention) -> bool:
    return place.country == other.country and place.governorate == other.governorate


def is_province(doc: Document, place: PlaceMention) -> bool:
    """محافظه البصره, الانبار: a province, not the town of that name."""
    if place.level != "governorate":
        return False
    if fold_key(place.name) in _NO_TOWNS:
        return True
    return doc.folded[place.phrase_start : place.start].strip().endswith("محافظه")


def _province_of(doc: Document, place: PlaceMention) -> PlaceMention:
    """The province that holds a place, as the article names it before; the place itself where it names it nowhere."""
    if place.level == "governorate" or not place.governorate:
        return place
    for other in reversed(in_span(doc.places, 0, place.start + 200)):
        if other.level == "governorate" and other.governorate == place.governorate and other.kind == "name":
            return other
    return place


def _only_locates(doc: Document, place: PlaceMention, after: PlaceMention) -> bool:
    """مدينه الفلوجه غربي بغداد، ... المدينه: the second place only says where the first, the town that is meant, lies."""
    fine = place.kind in ("name", "unlisted") and place.level not in ("country", "area")
    opening = min(after.phrase_start, after.start)
    directed = (
        fine and opening - place.end > 1 and last_words(doc, after)[-1:] != [] and is_directed(doc, after)
    )
    return directed and is_located(doc, place.end, after)


def _of_kind(doc: Document, sentence: Sentence, words: list[str], end: int) -> PlaceMention | None:
    """الناحيه, السوق, المعسكر: the spot of that kind named before: ناحيه السعديه شمال بعقوبه, سوق وسط بعقوبه."""
    for form in words:
        kind = _KINDS.get(form)
        if kind is None:
            continue
        at = _kind_at(doc, kind + " ", max(0, sentence.start - _KIND_REACH), end)
        if at < 0:
            continue
        before = doc.sentence_at(at)
        near = in_span(doc.places, at, min(at + _KIND_SPAN, before.end if before else at))
        found = next((place for place in near if _is_placed(place)), None)
        if found is not None:
            return found
    return None


def _is_placed(place: PlaceMention) -> bool:
    if place.kind == "force" or place.level == "country":
        return False
    return place.governorate is not None or place.country not in (None, "IQ")


def _kind_at(doc: Document, kind: str, start: int, end: int) -> int:
    """Where the kind stands last without the article; -1 where nowhere."""
    text = doc.folded
    for _ in range(_TRIES):
        at = text.rfind(kind, start, end)
        if at < 0:
            return -1
        if at == 0 or text[at - 1].isspace() or text[at - 1] in '(«"“' or text[at - 2 : at] in _CLITICS:
            return at
        end = at
    return -1
