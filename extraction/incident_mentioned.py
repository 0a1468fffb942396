"""Places that are only spoken of with an act: where those sit who tell it, whence men come, for or against what crowds are out.

In: a document, a place and the words before it. Out: whether the place is such a one, and so no scene.
"""

from __future__ import annotations

from extraction.document import Document
from extraction.incident_words import WORDS
from extraction.places import PlaceMention

TOWARDS = frozenset({"الي", "نحو", "باتجاه", "صوب"})
_HEADING = WORDS["heading_for"]
_LOYAL = WORDS["loyal"]
_BACKED = WORDS["backed"]
_TIED = WORDS["tied_to"]
_SEATED = WORDS["seated"]
_SEATED_OR_SENT = _SEATED | WORDS["envoys"]
_RECALLS = WORDS["recalls"]
_IN_FROM = frozenset({"في", "من"})
_FLED = WORDS["fled"]
_THAT = WORDS["said_that"]


def is_mentioned(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """Whether a place is no scene by the words right before it (`last`, at least one): see those below."""
    if _is_seated(last) or _is_cause(doc, place, last) or _comes_from(place, last):
        return True
    if last[-1] in TOWARDS and last[-2:-1] != [] and last[-2] in _HEADING:
        return True  # زوار متوجهين الي كربلاء
    return place.level == "country" and (_is_patron(doc, place, last) or _is_headed_for(doc, place, last))


def is_post_of_envoy(doc: Document, place: PlaceMention, main: int) -> bool:
    """قال ممثل المنظمه في جنيف ان قوه اعتقلت ثلاثه: where an envoy sits, not where what he tells happened."""
    if place.start > main:
        return False
    opening = min(place.phrase_start, place.start)
    words = doc.folded[max(0, opening - _POST_REACH) : opening].split()
    if words[-1:] != ["في"] and doc.folded[opening : opening + 1] != "ب":
        return False
    return not _ENVOYS.isdisjoint(words[-8:]) and not _THAT.isdisjoint(
        doc.folded[place.end : min(main, place.end + 300)].split()
    )


def is_protested(doc: Document, place: PlaceMention) -> bool:
    """مسيره احتجاج علي القصف في غزه, تنديدا بما جري في كذا: abroad, against what crowds are out."""
    if place.country in (None, "IQ"):
        return False
    words = doc.folded[max(0, place.phrase_start - _POST_REACH) : place.phrase_start].split()[-8:]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _AGAINST), -1)
    return (
        at >= 0 and words[-1] == "في" and (words[at] not in _AGAINST_ON or words[at + 1 : at + 2] == ["علي"])
    )


_POST_REACH = 80
_ENVOYS = WORDS["sent_to"]
_AGAINST_ON = frozenset({"احتجاج", "احتجاجا", "للاحتجاج"})
_AGAINST = _AGAINST_ON | {"تنديدا", "استنكارا", "رفضا", "للتنديد"}


def _is_cause(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """مسيره مويده لقطاع غزه, تظاهرات تضامنا مع الفلوجه: for the sake of which crowds are out."""
    if not last:
        return False
    if last[-1] == "مع":
        return last[-2:-1] != [] and last[-2].removeprefix("ال") in _TOGETHER
    return last[-1] in _SAKE and doc.folded[min(place.phrase_start, place.start - 1)] == "ل"


def _comes_from(place: PlaceMention, last: list[str]) -> bool:
    """خليه نصف اعضايها من محافظه كذا, تلقوا دعما من سوريا: whence men or means come; of persons only from another land."""
    if last[-1:] != ["من"] or len(last) < 2 or last[-2] not in _COME:
        return False
    return place.level == "country" or last[-2] not in _PERSONS


_TOGETHER = frozenset({"تضامنا", "تضامن", "متضامنين", "متضامنون", "متضامنه"})
_SAKE = WORDS["for_the_sake"]
_COME = WORDS["comes_from"]
_PERSONS = frozenset({"شخص", "اشخاص"})


def _is_seated(last: list[str]) -> bool:
    """الصحيفه الصادره في لندن, المرصد ومقره بريطانيا, استدعت سفيرها في دمشق: where a paper or an envoy sits."""
    if last and last[-1] in _IN_FROM:
        last = last[:-1]
    if not last or last[-1] not in _SEATED_OR_SENT:
        return False
    return last[-1] in _SEATED or (len(last) > 1 and last[-2] in _RECALLS)


def _is_headed_for(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """كان علي متن طايره متجهه الي الاردن."""
    if last[-1:] == [] or last[-1] not in TOWARDS:
        return False
    return not _FLED.isdisjoint(doc.folded[max(0, place.phrase_start - 40) : place.phrase_start].split()[-4:])


def _is_patron(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """احزاب مواليه لايران, فصايل مدعومه من تركيا: a country whose men did it is not where it happened."""
    if doc.folded[place.start - 1 : place.start] == "ل":
        return bool(last) and last[-1] in _LOYAL
    if doc.folded[place.start - 1 : place.start] == "ب":
        return bool(last) and last[-1] in _TIED  # لهم ارتباطات بايران
    return last[-1:] == ["من"] and last[-2:-1] != [] and last[-2] in _BACKED
