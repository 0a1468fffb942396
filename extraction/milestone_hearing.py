"""Whether a word that would give a milestone its status speaks of that milestone.

In: the hits of a sentence, a core and an operator beside it. Out: `near` and `between`, and answers: is the operator deaf to the
core because it speaks of another thing, is the delay it tells over, is it only the cause of something.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.milestone_words import Hit

# Two words that stand side by side.
WORD_GAP = 2
_VOTE_DATE = frozenset({"DATE_WORD", "ELECTION", "RATIFY", "RATIFYING"})
_ITS_OBJECT = 12
_ITS_MATTER = 30
_CHOSEN = frozenset({"SPEAKER", "PRESIDENT", "ELECTING", "CABINET"})
_WARN = frozenset({"WARN"})
_WARN_REACH = 40
UNMADE = frozenset({"postpone", "fail"})
_AFTER = frozenset({"AFTER"})
_LAWS = frozenset({"LAW", "LAW_REF", "LAW_MATTER", "LAW_NEW"})


def near(
    hits: Sequence[Hit], core: Hit, classes: frozenset[str], reach: int, *, before: bool = False
) -> Hit | None:
    """The hit of one of the classes nearest to the core within `reach` characters; ties go to the earlier one."""
    best, best_gap = None, reach + 1
    for hit in hits:
        if hit is core or hit.classes.isdisjoint(classes) or (before and hit.start > core.start):
            continue
        gap = core.start - hit.end if hit.end <= core.start else hit.start - core.end
        if gap < best_gap:
            best, best_gap = hit, gap
    return best


def between(hits: Sequence[Hit], first: Hit, second: Hit) -> list[Hit]:
    """The hits that stand between two others."""
    return [hit for hit in hits if first.end <= hit.start < second.start]


def is_deaf(hits: Sequence[Hit], core: Hit, late: Hit, name: str) -> bool:
    """Whether an operator behind its core speaks of something else: a demand, a refusal that is no law's, another vote."""
    if name in ("DEMAND", "NEEDS", "PROPOSES", "AWAIT", "STARTS_ON"):
        return True
    if name == "REJECT":
        return not core.classes & _LAWS
    if name in ("POSTPONE", "FAIL") and any(
        is_made_good(hits, hit) for hit in (*between(hits, core, late), late)
    ):
        return True  # "انتخب رييسا بعد تاجيل الجلسة لعدم اكتمال النصاب": what was put off has been done
    if name == "POSTPONE":  # "بعد نقض القانون من خطورة تاخير موعد الانتخابات": it is the vote that is late
        return any(
            late.end <= hit.start <= late.end + _ITS_OBJECT and hit.classes & _VOTE_DATE for hit in hits
        )
    if name == "FAIL":  # "قال المراقبون انهم لم يجدوا فشلا": it is not the watching that failed
        return "OBSERVE" in core.classes or (
            # "رفعت اولى الجلسات دون الاتفاق على رئيس": nor is it the sitting
            "FIRST_SESSION" in core.classes
            and any(
                late.start <= hit.start <= late.end + _ITS_MATTER and hit.classes & _CHOSEN for hit in hits
            )
        )
    if name != "FUTURE" or "RATIFY" in core.classes:  # "المصادقة على نتائج الانتخابات رهن المحكمة"
        return False
    return {"CAMPAIGN", "ELECTION"} <= core.classes or any(
        core.end <= hit.start < late.start and "ELECTION" in hit.classes for hit in hits
    )


def is_made_good(hits: Sequence[Hit], delay: Hit) -> bool:
    """ "بعد تاجيل الجلسة", "بعد ارجائها": a delay that is over, or no more than the cause of something."""
    if "LATE" in delay.classes:
        return True
    return "POSTPONE" in delay.classes and near(hits, delay, _AFTER, WORD_GAP, before=True) is not None


def is_past(hits: Sequence[Hit], delay: Hit, core: Hit) -> bool:
    """Whether a delay or failure before a core is another step's or over: "فشل في تشكيل الوزارة فتم تكليف فلان", "بعد تاجيل الجلسة
    مرتين، انتخب البرلمان رييسا", "وبعد تاخر دام شهرا عقد البرلمان اولى جلساته"."""
    for other in between(hits, delay, core):
        if "SO_DONE" in other.classes:
            return True
        if "LATE" in delay.classes and (
            "ELECT" in other.classes or ("HOLDING" in other.classes and other.start - delay.end > WORD_GAP)
        ):
            return True
    return False


def is_no_news(hits: Sequence[Hit], late: Hit) -> bool:
    """Whether a delay is only the cause of something, or warned of: "بسبب تاخر اقرار القانون", "حذر من تاخير تشكيل الحكومة"."""
    if any(0 <= hit.start - late.end <= WORD_GAP and "ELECTION" in hit.classes for hit in hits):
        return True  # "جاء تاجيل الانتخابات بسبب الخلاف على قانونها": it is the vote that is late
    return "LATE" in late.classes or near(hits, late, _WARN, _WARN_REACH, before=True) is not None
