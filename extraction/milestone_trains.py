"""What a telling of a milestone takes over from those before it: the day of the lead's news, the year of an older vote.

In: the `Told` milestones of a `Scene`. Out: the same, with a day or a year where the sentences before give it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.milestone_elections import AFTERMATH
from extraction.milestone_pieces import Day

if TYPE_CHECKING:
    from extraction.milestone_merge import Told
    from extraction.milestone_scene import Scene

# What follows a vote belongs to the last one, however long it takes.
AFTER_A_VOTE = frozenset(
    {
        "preliminary_results",
        "final_results",
        "ratification",
        "first_session",
        "speaker_elected",
        "president_elected",
        "pm_nominated",
        "government_formed",
    }
)
POLLING = frozenset({"polling_day", "date_set"})
_UNDATED_BY_LEAD = frozenset(
    {"polling_day", "date_set", "turnout", "candidate_registration", "voter_registration", "observation"}
)


def lead_day(told: list[Told]) -> Day | None:
    """The day of what the first sentence tells to have happened, None where it has none or several."""
    days = {
        one.day[2:]
        for one in told
        if one.piece.order == 1
        and one.status == "occurred"
        and one.day is not None
        and one.day.precision == "day"
        and one.milestone_type not in POLLING
    }
    return Day(-1, -1, *days.pop()) if len(days) == 1 else None


# "من جهة ثانية، رفضت المحكمة ...": done with the lead, not merely held
_REFUSED = re.compile(r"[وف]?(?:رفضت?|رفضوا|ردت?|بعدم|نقضت?)(?!\w)")
# "وبعد اقل من ساعة على ادائه اليمين، كلف الرئيس", "وفور انتخابه كلف": still the lead's day
_AT_ONCE = re.compile(
    r"و?(?:(?:بعد|عقب) (?:(?:اقل من |نحو |حوالي )?(?:نصف )?(?:ساعه|ساعتين|ساعات|دقايق|لحظات)|وقت قصير)"
    r"|ثم|فور|علي الفور|علي الاثر|(?:بعد|اثر|عقب) ذلك|في (?:الجلسه نفسها|الجلسه ذاتها|نفس الجلسه)|وفي ختام الجلسه)(?!\w)"
)


def fresh(scene: Scene, told: Told, lead: Day | None) -> Told:
    """A further piece of the lead's news, told by a verb that opens its sentence and without a date word, has its day.

    "انتخب المجلس امس رئيسا للجمهورية ... . وكلف الرئيس مرشح الكتلة بتشكيل الحكومة": both were yesterday.
    """
    folded = scene.doc.folded
    joined = told.at >= 0 and folded.startswith("و", told.at) and folded.endswith("، ", 0, told.at)
    at_once = _AT_ONCE.match(scene.doc.folded, told.piece.start, max(told.piece.start, told.at))
    opens = at_once is not None or (
        (told.prominence > 0 or joined)
        and bool(told.operator or told.step != told.milestone_type or told.piece.order > 1)
    )
    done = told.status == "occurred" or (
        told.status == "rejected" and _REFUSED.match(scene.doc.folded, told.at) is not None
    )
    dates = [mention for mention in told.piece.dates if at_once is None or mention.start >= told.at]
    if lead is None or told.day is not None or not done or not opens or dates:
        return told
    if told.milestone_type in _UNDATED_BY_LEAD:
        return told
    if at_once is None and scene.opens_with_background(told.piece):
        return told
    return told._replace(day=lead)


def told_of_older(scene: Scene, told: list[Told]) -> list[Told]:
    """The tellings, with what follows a vote of an earlier cycle in the next sentences as that vote's: "فاز في انتخابات 2014. لكنه فشل في
    تشكيل الحكومة، فكلف البرلمان فلانا", written in 2018."""
    anchor = scene.doc.anchor
    if anchor is None:
        return told
    made: list[Told] = []
    older, order = "", -1
    for one in told:
        polled = one.day.date_end if one.day is not None else None
        if one.milestone_type in POLLING and polled is not None:
            is_old = one.status == "occurred" and anchor - polled > AFTERMATH and one.body == "parliament"
            older, order = (str(polled.year), one.piece.order) if is_old else ("", -1)
        elif (
            older
            and order < one.piece.order <= order + _TRAIN
            and one.body == "parliament"
            and one.milestone_type in AFTER_A_VOTE
            and (one.status, one.day, one.tense) == ("occurred", None, "")
        ):
            one, order = one._replace(tense=older), one.piece.order
        made.append(one)
    return made


_TRAIN = 2  # sentences
