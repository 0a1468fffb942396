"""Days that stand beside an act and are of something else, and such that stand elsewhere and are the act's after all.

In: the document, a clause and a date told in it. Out: small answers for `incident_when`: whether the day is that of a source,
of what was done about the act or of a state of its people and places; the day of what the act came about by.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from operator import attrgetter

from extraction.dates import DateMention
from extraction.document import Document, in_span
from extraction.incident_mention import DateSpan
from extraction.incident_segments import Clause, Hit
from extraction.incident_types import family
from extraction.incident_words import CUES, WORDS
from extraction.sentences import Sentence

_TAGS = WORDS["source_tags"]
_ISSUED = WORDS["issued"]
_RESPONDS = WORDS["responds"]
_ADMITS = WORDS["admits"] | CUES["condemn"]
_RELATIVES = WORDS["relatives"]
_STATES = WORDS["states"]
_BEGAN = WORDS["began"]
_TOOK_PLACE = WORDS["took_place"]
_COMES_BY = WORDS["comes_by"]
_ANSWERS = frozenset({"ردا", "وردا", "احتجاجا"})
_AVENGES = (["انتقاما"], ["ثارا"])
_SUBJECT_REACH = 60  # characters from a verb to the day behind its subject
_REPORT = WORDS["report"]
_AFTER = frozenset({"بعد", "عقب"})
_START = attrgetter("start")
_IN_WHICH = frozenset({"في", "خلال", "اثناء"})
_GUARDS_AGAINST = WORDS["guards_against"]
_DEEDS = WORDS["deeds_in"]
_TRIES = WORDS["tries_men"]
_CHARGES = WORDS["charges"]
_HOURS = WORDS["days_hours"]
_DONE_ABOUT = frozenset({"arrest", "security_operation"})
_ORIGIN_REACH = 12  # words from a relative to the day on which something began
_LASTED = WORDS["lasted"]
_VOTES = WORDS["votes"]
_HELD = WORDS["held"]
_VOTE_LINKS = WORDS["vote_links"]
_CROWDS = frozenset({"protest", "riot"})
_LASTING = frozenset({"protest", "riot", "armed_clash", "shelling", "air_strike", "security_operation"})
_RECENT_DAYS = 7  # within which a battle and the fall of a town are of one day
_TAG_REACH = 110  # characters from a tag to the day its source spoke
_WITHIN = frozenset({"ضمن", "اطار", "باطار"})
_BEGAN_NEAR = 4  # words from a verb to its day
_STATE_REACH = 6  # words from a state to its "since"
_OBJECT_REACH = 8  # words from a relative to the day of its verb
_HAD_BEEN = tuple(WORDS["lost_or_built"])
_PAUSES = frozenset("،,؛")
_BEEN = frozenset({"كان", "كانوا", "كانت", "كانا", "وكان", "وكانوا", "وكانت", "وهو", "وهم", "وهي"})
_AROUND = frozenset({"مع", "ومع", "وسط", "ووسط"})
_MIDST = frozenset({"ظل", "اطار", "خضم", "غمره"})
_AMID_REACH = 16  # words from what is around an act to its "since"
_NEXT_TO = 14  # characters from the end of a clause to the act it came by
_NEXT_PART = 130  # those within which the next part of a sentence tells its day


def of_source(doc: Document, date: DateMention, main: int) -> bool:
    """قتل 30 مدنيا في قصف، وفقا لبيان صدر عن المرصد الجمعه: the day of the source, told behind the act."""
    words = doc.folded[max(main, date.start - _TAG_REACH) : date.start].split()
    if _TAGS.isdisjoint(words):
        return False
    at = next(i for i in range(len(words) - 1, -1, -1) if words[i] in _TAGS)
    return not _ISSUED.isdisjoint(words[at : at + 7])


def responds(doc: Document, sentence: Sentence, clause: Clause, date: DateMention, event_type: str) -> bool:
    """تعهد الوزير الخميس بالرد علي اعدام ثمانيه رهاين: the day of a vow, a funeral, a debate.

    Not دعا ناشطون السبت الي تصعيد التظاهرات: who calls crowds out is of them.
    """
    if not _ADMITS.isdisjoint(doc.folded[max(sentence.start, date.start - 120) : date.start].split()):
        return True
    return event_type not in _CROWDS and not _RESPONDS.isdisjoint(
        doc.folded[max(clause.start, date.start - 90) : date.start].split()
    )


def of_state(clause: Clause, at: int) -> bool:
    """مقر الحكومه المعترف بها منذ 2014, متمردون استانفوا منذ الاسبوع الماضي: since when others are or do what they do."""
    sentence = clause.sentence
    behind = bisect_left(sentence.starts, at)
    if _was(sentence.words, behind) or _amid(sentence.words, behind, clause.first):
        return True
    acts = {h.i for h in clause.hits}
    for i in range(behind - 1, max(clause.first, behind - _STATE_REACH) - 1, -1):
        if sentence.words[i] in _STATES:
            return True
        if i in acts or sentence.words[i] in _BEGAN:
            return False
        if sentence.words[i] in _RELATIVES:  # القاعده التي تنتشر فيها القوات منذ شهر
            return True
    return False


def of_object(clause: Clause, date: DateMention, main: int) -> bool:
    """رفع الجنود العلم فوق المبني الذي خسرته الدوله في ايار: when what the act is about had been lost, left or built."""
    sentence = clause.sentence
    behind = bisect_left(sentence.starts, date.start)
    for i in range(behind - 1, max(clause.first, behind - _OBJECT_REACH) - 1, -1):
        if sentence.starts[i] <= main or sentence.words[i] in _PAUSES:
            return False
        if sentence.words[i] in _RELATIVES:
            return sentence.words[i + 1].startswith(_HAD_BEEN)
    return False


def _was(words: list[str], since: int) -> bool:
    """كانوا مختطفين منذ اشهر, كان متخفيا منذ عام: what men had been until then."""
    return (
        since > 1 and words[since - 2] in _BEEN and words[since - 1].endswith(("ا", "ه", "ين", "ات"))
    ) and not words[since - 1].startswith(("ال", "ي"))


def _amid(words: list[str], since: int, first: int) -> bool:
    """، وسط احتجاجات متواصله منذ شهرين, في ظل الحصار المفروض منذ عام: around what the act came."""
    for i in range(since - 1, max(first, since - _AMID_REACH), -1):
        if words[i] in "،,":
            return words[i + 1] in _AROUND
        if words[i] in _MIDST and words[i - 1] in ("في", "وفي"):
            return True
    return False


def other_conjunct(clause: Clause, date: DateMention, main: int) -> bool:
    """بين تحذير السفاره مطلع اذار والهجوم علي قاعه: the day ends what stands before the "and"."""
    if not date.end <= main <= date.end + 2:
        return False
    hit = next((h for h in clause.hits if h.start == main), None)
    return hit is not None and hit.trigger.pos == "n" and clause.sentence.words[hit.i][0] == "و"


def of_campaign(clause: Clause, date: DateMention) -> bool:
    """اعتقلوا سبعه ضمن عمليه انطلقت السبت: the day on which the whole of it began."""
    sentence = clause.sentence
    behind = bisect_left(sentence.starts, date.start)
    began = next(
        (
            i
            for i in range(behind - 1, max(clause.first, behind - _BEGAN_NEAR), -1)
            if sentence.words[i] in _BEGAN
        ),
        -1,
    )
    if began < 0:
        return False
    before = sentence.words[max(clause.first, began - _STATE_REACH) : began]
    return any(
        word in _WITHIN and (word != "اطار" or before[i - 1 : i] == ["في"]) for i, word in enumerate(before)
    )


def of_capture(clause: Clause, date: DateMention, main: Hit) -> bool:
    """عثروا علي جثث عمال خطفوا الاسبوع الماضي: the day on which those found dead had been taken."""
    behind = bisect_left(clause.sentence.starts, date.start)
    return any(
        main.i < h.i < behind <= h.i + _BEGAN_NEAR and h.trigger.role == "abducted" and h.trigger.pos == "v"
        for h in clause.hits
    )


def next_to(clause: Clause, hit: Hit, date: DateMention) -> bool:
    """احبطت الشرطه امس هجوما: a verb with its subject, and then the day."""
    if hit.trigger.pos != "v" or date.start - hit.start > _SUBJECT_REACH:
        return False
    between = clause.sentence.words[hit.i + 1 : bisect_left(clause.sentence.starts, date.start)]
    return _RELATIVES.isdisjoint(between) and _REPORT.isdisjoint(between)


def answered(words: list[str], hit: Hit) -> bool:
    """شنت غارات ردا علي هجوم الاسبوع الماضي: what an act answers has a day of its own."""
    before = words[max(0, hit.i - 2) : hit.i]
    return (before[-1:] == ["علي"] and before[0] in _ANSWERS) or before[-1:] in _AVENGES


def came_by(words: list[str], hit: Hit, event_type: str) -> bool:
    """استعاد الجيش البلده اثر معارك, قتل خلال مداهمه: one time; but not اعتقل اثر هجوم الثلاثاء, which was later."""
    if hit.trigger.pos == "v" or not hit.i:
        return False
    before = words[hit.i - 1]
    if event_type == "arrest" and hit.trigger.event_type == "security_operation":
        return before in _IN_WHICH  # اعتقلت خمسه في مداهمات ليله الرابع من تموز
    if before == "في" and family(event_type) == family(hit.trigger.event_type):
        return not _TOOK_PLACE.isdisjoint(words[hit.i + 1 : hit.i + 3])  # اعتقل في مداهمه نفذت الاربعاء
    if event_type == "territory_captured":
        return before in _COMES_BY or (before in _AFTER and hit.trigger.event_type == "armed_clash")
    return before in _COMES_BY and family(event_type) == "attack"


def day_it_came_by(doc: Document, sentence: Sentence, clause: Clause, event_type: str) -> DateSpan | None:
    """استعاد الجيش البلده | اثر معارك عنيفه الخميس: the recent day of the part that tells how it came about."""
    anchor = doc.anchor
    if anchor is None:
        return None
    hits = clause.sentence.hits
    following = bisect_left(hits, clause.end, key=_START)
    if following == len(hits) or not came_by(clause.sentence.words, hits[following], event_type):
        return None
    hit = hits[following]
    if hit.start > clause.end + _NEXT_TO:
        return None
    date = next(iter(in_span(doc.dates, hit.start, min(sentence.end, hit.start + _NEXT_PART))), None)
    if date is None or date.date_start is None or date.precision != "day":
        return None
    near = following + 1 == len(hits) or hits[following + 1].start > date.start
    if not near or not 0 <= (anchor - date.date_start).days < _RECENT_DAYS:
        return None
    return date.date_start, date.date_start, "day"


def lasted(clause: Clause, event_type: str) -> bool:
    """شهدت البصره تظاهرات لاسابيع: what went on for weeks is of no day."""
    return event_type in _LASTING and not _LASTED.isdisjoint(clause.word_set)


def of_vote(doc: Document, opening: int, date: DateMention) -> bool:
    """الانتخابات التي جرت في ايار, انتخابات اذار 2010: the day of a vote, which dates no blow told beside it."""
    if doc.anchor and date.date_start and date.date_start > doc.anchor:
        return False  # still to come: it dates nothing anyway
    words = doc.folded[max(opening, date.start - 70) : date.start].split()
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _VOTES), -1)
    if at < 0:
        return False
    between = words[at + 1 :]
    if not _HELD.isdisjoint(between):
        return True
    return date.basis in ("absolute", "partial") and not set(between) - _VOTE_LINKS


def since_hurt(doc: Document, clause: Clause, found: list[DateMention], main: Hit) -> list[DateMention]:
    """توفي الاثنين متاثرا بجروح اصيب بها في الهجوم الذي وقع في 15 شباط: the act is of the day of the wound, not of the death."""
    if main.trigger.role != "killed" or _OF_WOUNDS.isdisjoint(clause.word_set):
        return found
    at = min(doc.folded.find(word, clause.start) for word in _OF_WOUNDS if word in clause.word_set)
    hurt = [date for date in found if date.start > at and date.date_start]
    told = clause.sentence.hits[bisect_left(clause.sentence.hits, at, key=_START) :]
    return (
        hurt if hurt and any(h.trigger.role == "event" and h.start < hurt[0].start for h in told) else found
    )


_OF_WOUNDS = frozenset({"متاثرا", "متاثره", "متاثرين"})


def joined(doc: Document, days: list[DateMention]) -> bool:
    """في 16 تشرين الثاني و28 كانون الاول: dates side by side."""
    return all(_is_joint(doc.folded[a.end : b.start]) for a, b in itertools.pairwise(days))


def _is_joint(gap: str) -> bool:
    """السبت والاحد, ليل السبت ونهار الاحد: no more than an "and" or the time of day between two days."""
    bare = gap.strip()
    return bare in ("و", "،و", "، و", "") or (bare[0] == "و" and bare in _HOURS)


def guarded_against(clause: Clause, date: DateMention, main: Hit) -> bool:
    """انتشرت القوات تحسبا لتظاهرات تجري منذ 2015, لتجنب ما حدث في 12 اب: when that is which something is to ward off."""
    words = clause.sentence.words
    behind = bisect_left(clause.sentence.starts, date.start)
    at = next((i for i in range(main.i + 1, min(behind, clause.last)) if words[i] in _GUARDS_AGAINST), 0)
    return at > 0 and not any(
        at < h.i < behind and h.trigger.pos == "v" and not h.trigger.imperfect for h in clause.telling
    )


def of_known_deed(clause: Clause, date: DateMention, main: Hit, event_type: str) -> bool:
    """اعتقلوا ضباطا اتهموا بالاهمال قبل تفجيري الاربعاء: a deed that goes by its day, after which men were arrested."""
    if event_type not in _DONE_ABOUT or date.start < main.start:
        return False
    behind = bisect_left(clause.sentence.starts, date.start)
    return behind - 1 > main.i and clause.sentence.words[behind - 1] in _DEEDS


def of_origin(clause: Clause, date: DateMention) -> bool:
    """من حيث انطلقت الاحتجاجات في 8 تموز، خرج الالاف الجمعه: when began what a relative clause speaks of."""
    words = clause.sentence.words
    behind = bisect_left(clause.sentence.starts, date.start)
    for i in range(behind - 1, max(clause.first, behind - _ORIGIN_REACH), -1):
        if words[i] in _PAUSES:
            return False
        if words[i] in _BEGAN:
            return words[i - 1] in _RELATIVES or words[i - 1] == "حيث"
    return False


def is_charged_with(clause: Clause, main: Hit) -> bool:
    """سيحاكمون بتهمه قتل 370, ادين امام محكمه بقتل ثلاثه: a deed told as what men are tried for, on another day."""
    words = clause.sentence.words
    told = main.trigger.pos == "n" and main.trigger.prefix == "ب"
    if not told and (not main.i or words[main.i - 1] not in _CHARGES):
        return False
    return not _TRIES.isdisjoint(words[clause.first : main.i])
