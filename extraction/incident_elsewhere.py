"""Places told with an act that are of something else: of what came before or meanwhile, of those who tell or remember it.

In: a document, a clause and a place told in it. Out: small answers for `incident_where` and `incident_when`: whether it is
where a source sits, the hurt are brought to or the dead are buried; from where on a deed is told whose day is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extraction.document import Document
from extraction.incident_scene import last_words
from extraction.incident_segments import Clause
from extraction.incident_words import CUES, WORDS
from extraction.places import PlaceMention

_MEANWHILE = (" فيما ", " بينما ", " في حين ", " وفيما ", " وبينما ")
# بعد ساعات من تفجير في كذا: what came before, elsewhere; but بعد انفجار في كذا is the act itself
_AFTERMATH = re.compile(
    r" (?:في اعقاب|وذلك في اعقاب|غداه|بعد (?:[^\W\d_]+ )?(?:ساعه|ساعات|ساعتين|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|دقايق)"
    r"(?: واحد| واحده| قليله| فقط)? (?:من|علي)) "
)
_HOSPITALS = frozenset({"مستشفي", "لمستشفي", "بمستشفي", "مستشفيات"})
_BROUGHT = WORDS["brought_to"]
_BURIES = WORDS["buries"]
_BODIES = WORDS["bodies_of_dead"]
_MEMORIES = frozenset({"ذكري", "الذكري", "لذكري", "بذكري", "للذكري", "بالذكري", "وذكري"})
_SUSPECTS = WORDS["suspects"]
_CHARGED = frozenset(f"ل{word}{whose}" for word in ("اتهام", "تورط", "ضلوع") for whose in ("ه", "ها", "هم"))
_DEEDS = WORDS["deeds_in"]  # بعد تفجيرات بغداد
_THAT = WORDS["said_that"]
_SOURCE_NOUNS = WORDS["source_nouns"]
_SOURCE_OPENS = WORDS["source_opens"]
_SOURCE_REACH = 14  # words before a place in which its source may be told, and how near that stands to it
_SOURCE_NEAR = 8


def before_meanwhile(doc: Document, main: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """قتل 15 مسلحا، بينما نزح سكان القري في ديالي: what was the case elsewhere meanwhile is not the scene."""
    end = found[-1].start
    if end <= main:
        return found
    cuts: list[tuple[int, str]] = []
    for word in _MEANWHILE:
        at = doc.folded.find(word, main, end)
        if at >= 0:
            cuts.append((at, word))
    if "بعد " in doc.folded[main:end] or "اعقاب" in doc.folded[main:end] or "غداه" in doc.folded[main:end]:
        later = _AFTERMATH.search(doc.folded, main, end)
        if later is not None and _is_deed(doc, later.end()):
            cuts.append((later.start(), later[0]))
    if not cuts:
        return found
    cut, word = min(cuts)
    before = [place for place in found if place.start < cut]
    told = doc.folded[cut + len(word) : cut + len(word) + 12].partition(" ")[0] in CUES["report"]
    return before if before or told else found


def _is_deed(doc: Document, at: int) -> bool:
    """Whether an act is told there: تفجير, التفجيرات, مقتل."""
    word = doc.folded[at : at + 14].partition(" ")[0]
    return word == "مقتل" or word in _DEEDS or word.removeprefix("ال") in _DEEDS


def of_crime(doc: Document, clause: Clause, main: int, place: PlaceMention) -> bool:
    """اعتقال متهمين بالتفجير الذي استهدف بعقوبه: where the deed was done, not where its doers were arrested."""
    if place.start < main:
        return False
    words = clause.sentence.words
    first = bisect_left(clause.sentence.starts, main)
    last = bisect_left(clause.sentence.starts, place.start)
    deed = any(
        hit.trigger.role not in ("hint", "support")
        and hit.trigger.event_type not in ("arrest", "security_operation")
        for hit in clause.sentence.hits
        if first < hit.i < last
    )
    told = words[first:last]
    return (deed and not _SUSPECTS.isdisjoint(told)) or not _CHARGED.isdisjoint(told)


def _is_at_hospital(doc: Document, place: PlaceMention) -> bool:
    """نقلت الي مستشفي طوزخورماتو: where the dead are brought; but قصف مستشفي حلب."""
    if not _HOSPITALS.issuperset(last_words(doc, place)[-1:] or ("",)):
        return False
    opening = min(place.phrase_start, place.start)
    return not _BROUGHT.isdisjoint(doc.folded[max(0, opening - 60) : opening].split()[-7:])


def _is_at_burial(doc: Document, place: PlaceMention, main: int) -> bool:
    """شيع العراق في مطار اربيل جثامين مدنيين قضوا في قصف زاخو: where the dead are buried, not where they fell."""
    if not place.start < main:
        return False
    opening = min(place.phrase_start, place.start)
    before = doc.folded[max(0, opening - 60) : opening].split()[-6:]
    return not _BURIES.isdisjoint(before) and not _BODIES.isdisjoint(
        doc.folded[opening - 60 if opening > 60 else 0 : main].split()
    )


def is_elsewhere(doc: Document, place: PlaceMention, main: int, deed: int) -> bool:
    """Where the hurt are brought to, the dead are buried or a deed, told from `deed` on, is remembered."""
    return place.start < deed or _is_at_hospital(doc, place) or _is_at_burial(doc, place, main)


def remembered(clause: Clause, event_type: str) -> int:
    """Where a deed begins of which a day is kept, or -1.

    في الذكري الاولي لمقتل 32 متظاهرا: days and places before it are of those who remember.
    """
    if event_type == "protest":
        return -1
    words = clause.sentence.words
    if _MEMORIES.isdisjoint(words[max(0, clause.first - 4) : clause.last]):
        return -1
    return next(
        (h.start for h in clause.telling if not _MEMORIES.isdisjoint(words[max(0, h.i - 4) : h.i])), -1
    )


def is_of_source(doc: Document, clause: Clause, place: PlaceMention, main: int) -> bool:
    """قال مسوول في واشنطن ان ..., حسب ما افادت وكاله في طهران: where the source sits, not where what it tells happened."""
    words, starts = clause.sentence.words, clause.sentence.starts
    at = bisect_left(starts, place.start)
    before = words[max(0, at - _SOURCE_REACH) : at]
    if _SOURCE_NOUNS.isdisjoint(before[-_SOURCE_NEAR:]):
        return False
    noun = next(k for k in range(len(before) - 1, -1, -1) if before[k] in _SOURCE_NOUNS)
    first = at - len(before)
    if place.start < main:
        if words[max(0, at - 2)] in ("قرب", "بين") or any(first + noun < h.i < at for h in clause.hits):
            return False
        if not _THAT.isdisjoint(before[noun:]):
            return False  # قال نايب رييس المجلس ان استعاده الجامعه
        told = not CUES["report"].isdisjoint(before[:noun])
        return told or not _THAT.isdisjoint(words[at : min(at + 6, bisect_left(starts, main))])
    opens = next((k for k in range(noun - 1, max(-1, noun - 6), -1) if before[k] in _SOURCE_OPENS), -1)
    if before[noun][0] == "ل" and noun and before[noun - 1] in ("وفقا", "ووفقا", "نقلا"):
        opens = noun - 1
    return (
        opens >= 0
        and _THAT.isdisjoint(before[opens:])
        and not any(first + opens < h.i < at for h in clause.hits)
    )
