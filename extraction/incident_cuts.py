"""Which words of a sentence begin the telling of another act.

In: the words of a sentence, its triggers, and where places are named. Out: `is_cut`, whether a word parts what stands
before it from what follows, and `with_tellings`, the cuts with those of a list of acts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.incident_tellings import SAID_NEXT, says_next, tellings
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.number_words import WORDS as NUMBERS

if TYPE_CHECKING:
    from extraction.incident_segments import Hit, SentenceWords

_OPENERS = WORDS["openers"]
_SIDES_WORDS = WORDS["sides_words"]
_SPOTS = frozenset({"جانب", "جهه", "ناحيه"})
_ASIDE = WORDS["aside"]
AFTER = WORDS["after"]
_SPANS = WORDS["spans"]
_AGO = frozenset({"قبل", "منذ"})
_DAYS = WORDS["weekdays"] | frozenset({"امس", "اليوم"})
_ACTS = frozenset({"event", "killed", "injured", "arrested"})
_FIND = "عثر"
_SAME_CLAUSE = 40  # words back to the act before
_CLAUSE = 150  # words of the longest clause
_TOLLS = frozenset({"killed", "injured"})
_THEIRS = ("هم", "هما", "ها", "ته")
_WHILE = frozenset({"حين", "وقت"})
_TIMES_OF = WORDS["times_of"]
# مضيفا ان, مشيره الي ان, موكدا: one more thing that the speaker tells.
_REPORTING = WORDS["reporting"]
_COMPARED = WORDS["compared"]
_SURVIVES = WORDS["survives"]
BESIDE = _OPENERS | _REPORTING | _COMPARED | _SURVIVES

_LEADS = frozenset(["من", "ومن", "علي", "وعلي", "في", "وفي"])
_INTO = frozenset(["في", "وفي"])

_WAS = frozenset({"وكان", "وكانت"})
_RELATIVES = WORDS["relatives"]
_TAKEN_BEHIND = _RELATIVES | {"بعدما", "بعد"}
_HAD = frozenset({"ان", "كان", "كانت", "كانوا", "قد"})
_TAKES = frozenset({"سيطر", "استولي", "احتل", "اجتاح", "استباح"})
_DATES = frozenset(row["word"] for row in load("months") if row["bare"] == "yes") | {
    "الماضي",
    "الماضيه",
    "المنصرم",
}
_SOUGHT = WORDS["sought"]
_SOUGHT_REACH = 6  # words from what is tried to the act
_DATED_WITHIN = 14  # words from a taking to its day
MAY_CUT = (
    _WAS
    | _TAKEN_BEHIND
    | _SURVIVES
    | _OPENERS
    | AFTER
    | _REPORTING
    | _COMPARED
    | SAID_NEXT
    | _LEADS
    | frozenset(["؛", ";", "وب"])
)


def is_cut(
    words: list[str],
    i: int,
    hits_at: dict[int, Hit],
    place_starts: frozenset[int],
    starts: list[int],
    first_place: int,
) -> bool:
    """فيما, من جانب اخر, بعد مقتل, وفي الموصل: whether word `i` begins what can be another act than the words before it."""
    word = words[i]
    if word in _LEADS:  # the commonest by far, none of which is among the words below
        return _leads(words, i, place_starts, starts, first_place)
    if word in _TAKEN_BEHIND:
        if _taken_earlier(words, i, hits_at):
            return True
        if word in _RELATIVES:
            return False
    if word in "؛;":
        return True
    if word == "كذلك" and i + 1 < len(words) and words[i + 1] in ("عن", "الي"):
        return False  # ادي كذلك الي مقتل
    if word in _WAS:
        return words[i - 1] in "،," and "سابق" in words[i + 2 : i + 9]  # ، وكانت الشرطه تحدثت في وقت سابق عن
    if word in _SURVIVES:
        return _survives(words, i, hits_at)
    if word in _OPENERS:
        return word != "كما" or (
            i + 1 < len(words) and words[i + 1] not in ("قال", "ذكر", "افاد", "يقول", "ان")
        )
    if word in _REPORTING or word in _COMPARED or says_next(words, i):
        return True
    if word in AFTER and i - 1 not in hits_at:
        return _lies_before(words, i, hits_at)
    hit = hits_at.get(i)
    if (
        hit is not None
        and word[0] == "و"
        and (_finds_dead(words, hit, hits_at) or _of_another(words, hit, hits_at))
    ):
        return True
    if hit is not None and word[0] == "و" and hit.trigger.role == "event" and hit.trigger.weight >= 0.8:
        twin = hits_at.get(i - 1) or hits_at.get(i - 2)
        if (
            twin is not None
            and twin.trigger.event_type == hit.trigger.event_type
            and twin.trigger.role == "event"
        ):
            return False  # تفتيش ومداهمات, هجمات وتفجيرات of one telling
        return hit.trigger.pos == "n" and not hit.trigger.definite
    return word == "وب" and i > 0 and words[i - 1] in "،," and _names_place(i, place_starts, starts)


def _lies_before(words: list[str], i: int, hits_at: dict[int, Hit]) -> bool:
    """بعد مقتل شرطي, بعد يومين من هجوم, منذ سقوط المدينه: whether what an act comes after is told there; not قبل يومين في كذا."""
    word, following = words[i], words[i + 1 : i + 4]
    if word == "قبل" and _next_step(words, i, hits_at):
        return False
    if word in _AGO and _spans_time(words, i + 1):
        return False
    if any(w in _SPANS for w in following[:2]) and ("من" in following or "علي" in following):
        return True
    if any(w in ("يوم", "ايام", "ساعات", "ان") for w in following):
        return True
    at = hits_at.get(i + 1) or hits_at.get(i + 2)
    if word == "منذ" and at is not None and at.trigger.event_type == "protest":
        # مقتل 260 منذ بدء الاحتجاجات, اغتيل ناشطون منذ انطلاقها: who died in them
        return any(
            hit.trigger.role == "event" and hit.trigger.event_type != "assassination"
            for hit in _told(hits_at, i, _CLAUSE)
        )
    return at is not None and at.trigger.pos in "nf" and at.trigger.role in ("event", "killed")


def _taken_earlier(words: list[str], i: int, hits_at: dict[int, Hit]) -> bool:
    """طردت القوات التنظيم الذي سيطر عليها في 2014, بعدما كان قد استولي عليها في حزيران: who had taken before what is now retaken, and when."""
    k = i + 1
    while words[k : k + 1] and words[k] in _HAD:
        k += 1
    hit = hits_at.get(k)
    if (
        hit is None
        or hit.trigger.pos != "v"
        or hit.trigger.imperfect
        or hit.trigger.event_type != "territory_captured"
        or hit.trigger.lemma not in _TAKES
    ):
        return False
    if not any(w in _DATES or (len(w) == 4 and w.isdigit()) for w in words[k + 1 : k + _DATED_WITHIN]):
        return False
    told = [h for h in _told(hits_at, i, _SAME_CLAUSE) if h.trigger.event_type == "territory_captured"]
    # يحاول الجيش استعادتها من التنظيم الذي استولي عليها: what is only sought is no act beside it
    return bool(told) and (
        told[-1].trigger.pos == "v"
        or _SOUGHT.isdisjoint(words[max(0, told[-1].i - _SOUGHT_REACH) : told[-1].i])
    )


def _told(hits_at: dict[int, Hit], i: int, reach: int) -> Iterator[Hit]:
    """The triggers among the words before word `i`, fewer than `reach` back."""
    return (hits_at[k] for k in range(max(0, i - reach + 1), i) if k in hits_at)


def _next_step(words: list[str], i: int, hits_at: dict[int, Hit]) -> bool:
    """فتح النار قبل ان يفجر نفسه, خطفوه قبل ان يقتلوه: what the same men did next, not what lay before."""
    step = hits_at.get(i + 2)
    if words[i + 1 : i + 2] != ["ان"] or step is None or not step.trigger.imperfect:
        return False
    if step.trigger.lemma == "فجر":
        return True
    return (
        step.trigger.role == "killed"
        and step.trigger.pronoun
        and any(hit.trigger.event_type == "abduction" for hit in _told(hits_at, i, _CLAUSE))
    )


def _survives(words: list[str], i: int, hits_at: dict[int, Hit]) -> bool:
    """قتل ناشط، ونجا اخران من محاولتي اغتيال: another attack; not ونجا النايب من الهجوم, which was told."""
    if not any(hit.trigger.role in _ACTS for hit in _told(hits_at, i, _SAME_CLAUSE)):
        return False
    near = range(i + 2, min(i + 9, len(words)))
    return any(
        k in hits_at
        and hits_at[k].trigger.role == "event"
        and hits_at[k].trigger.pos == "n"
        and not hits_at[k].trigger.definite
        for k in near
    )


def _leads(
    words: list[str], i: int, place_starts: frozenset[int], starts: list[int], first_place: int
) -> bool:
    """من جانب اخر, في حين, ، وفي الموصل: a preposition that begins what can be another act."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else ""
    if following in _SIDES_WORDS:  # من جانب اخر; but not علي جانب الطريق, في ناحيه العظيم
        return following not in _SPOTS or not _ASIDE.isdisjoint(words[i + 2 : i + 3])
    if word not in _INTO:
        return False
    if following in _WHILE and i + 2 < len(words):
        return words[i + 2] not in _TIMES_OF  # في حين اعلنت, في وقت دارت; but not في وقت سابق
    if following == "الوقت" and words[i + 2 : i + 3] == ["الذي"]:
        return True
    if not i or words[i - 1] not in "،,":
        return False
    if word == "في" and ((i > 1 and words[i - 2] in _DAYS) or starts[i] <= first_place):
        return False  # لقي متظاهر مصرعه، الجمعه، في الديوانيه: the one place of what was begun
    return _names_place(i, place_starts, starts)


def _names_place(i: int, place_starts: frozenset[int], starts: list[int]) -> bool:
    return not place_starts.isdisjoint(starts[i + 1 : i + 4])


def _finds_dead(words: list[str], hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """قتل مختار في ديالي، وعثر علي جثتين في بابل، وقتل جندي: other dead than those told of before; not وعثر علي جثثهم."""
    find = words[hit.i][1:4] == _FIND
    if find:
        if hit.trigger.event_type != "execution":
            return False
        if any(word[:2] == "جث" and word.endswith(_THEIRS) for word in words[hit.i + 1 : hit.i + 6]):
            return False
    elif hit.trigger.pos != "v" or hit.trigger.role not in _TOLLS or hit.trigger.plural_subject:
        return False
    for i in range(hit.i - 1, max(-1, hit.i - _SAME_CLAUSE), -1):
        if i in hits_at and hits_at[i].trigger.role in _ACTS:
            return find or _FIND in words[i]
    return False


def _of_another(words: list[str], hit: Hit, hits_at: dict[int, Hit]) -> bool:
    """قتل متظاهرون برصاص قوات الامن، واحرق محتجون القنصليه: another act with a doer of its own behind a comma."""
    t = hit.trigger
    if (
        t.pos != "v"
        or t.role != "event"
        or t.plural_subject
        or t.imperfect
        or not hit.i
        or words[hit.i - 1] not in "،,"
    ):
        return False
    subject = hits_at.get(hit.i + 1)
    if subject is None or subject.trigger.role not in ("crowd", "hint"):
        return False
    return any(
        i in hits_at and hits_at[i].trigger.role in _TOLLS
        for i in range(hit.i - 2, max(-1, hit.i - _SAME_CLAUSE), -1)
    )


def _spans_time(words: list[str], i: int) -> bool:
    """قتلوا قبل يومين بانفجار, منذ ثلاثه ايام في: so long ago; but not قبل يومين من الهجوم, قبل ساعات علي الاقتراع."""
    told = words[i : i + 2]
    if len(told) < 2 or not (told[0] in _SPANS or (told[1] in _SPANS and _is_number(told[0]))):
        return False
    unit = i if told[0] in _SPANS else i + 1
    return words[unit + 1 : unit + 2] not in (["من"], ["علي"], ["ان"])


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMBERS


def with_tellings(cuts: list[int], sentence: SentenceWords, place_starts: frozenset[int]) -> list[int]:
    """The cuts with those before further acts of a list, each told with its place."""
    if len(place_starts) < 2 or len(sentence.hits) < 2:
        return cuts
    starts = sentence.starts
    spots = [bisect_left(starts, start) for start in sorted(place_starts.intersection(starts))]
    at = [hit.i for hit in sentence.hits]
    found = list(cuts)
    for first, last in pairwise([*cuts, len(sentence.words)]):
        inside = sentence.hits[bisect_left(at, first) : bisect_left(at, last)]
        if len(inside) > 1:
            found += tellings(sentence.words, inside, spots, first, last)
    return sorted(found)
