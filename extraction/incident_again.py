"""Whether an act is told once more where the figures of two tellings say nothing of each other: by words, spot and day.

In: two `Mention`s that nothing sets apart. Out: `told_again` and `said_again`, whether they are one, and what tells of two
spots or days that they may be.
"""

from __future__ import annotations

from extraction.incident_compare import (
    figure_of,
    largest_shared,
    place_agrees,
    same_place,
    types_meet,
    within,
)
from extraction.incident_mention import Mention
from extraction.incident_types import family

_TOWN = 3  # the level of a town
_NEARBY = 4  # sentences on, in which a town alone tells that the same act is meant


def one_weak(old: Mention, new: Mention) -> bool:
    """اعلنت الوزاره الاحد مقتل هارب. وقال مسوول ان الهارب قتل السبت: in an article without a date the day of the news is another than that of the act."""
    return old.date is None and new.date is None and (old.weak or new.weak) and place_agrees(old, new)


def told_again(old: Mention, new: Mention, near: int) -> bool:
    """Whether two tellings whose figures say nothing of each other, `near` sentences apart, are one by words, spot and day."""
    # a series of such acts, told of later on, is not the one act before it
    gone_by = near if old.event_type != new.event_type else new.sentence - old.last_told
    widened = new.series and not old.series and gone_by > 2
    if (
        new.anaphoric
        and new.sentence - old.last_told <= 12
        and not widened
        and not (old.dated and new.dated and new.date != old.date)
    ):
        return True
    if near <= 2 and (_first_of_it(old, new) or _spot_of_news(old, new)):
        return True
    spot = old.place is not None and same_place(old, new)
    if spot and old.place_level >= 3 and not (old.dated and new.dated):
        return True
    if spot and _same_deed(old, new):
        return True
    bare = not (new.place or new.dated or new.counts)
    if 0 < near <= 2 and old.event_type == new.event_type and bare:
        return True  # nothing of its own: مواجهات عنيفه after the battles of the sentence before
    if near <= 1 and finer_abroad(old, new):
        return True
    if _whole_of_day(old, new):
        return True
    if old.series != new.series:
        same_day = old.date is not None and old.date == new.date
        return spot and near <= 2 and same_day and old.lead and old.event_type == new.event_type
    if (
        old.dated
        and new.dated
        and old.event_type == new.event_type
        and near <= 6
        and _one_within_other(old, new)
    ):
        return True
    if old.background != new.background:
        alike = (
            near <= 1 and old.event_type == new.event_type and not any(map(figure_of, new.counts.values()))
        )
        if alike and _of_same_men(old, new):
            return True
        return spot and ((old.dated and new.dated) or (old.lead and old.place is not None) or alike)
    if spot and near <= _NEARBY:
        return True
    if new.place is None and not new.dated:
        return near <= 1 or not new.counts or new.score < 3
    if nested(old, new) and not (old.counts and new.counts and _figured(old, new)):
        return near <= 3 and (old.event_type == new.event_type or (new.said and _by_bomber(old, new)))
    wide = old.place_level <= 1 and old.event_type == new.event_type and largest_shared(old, new) > 0
    if new.sentence - old.last_told <= 2 and _of_region(old, new):
        return True
    vague = old.place is None or wide
    return near <= 2 and (new.place is None or (vague and not old.series))


def said_again(old: Mention, new: Mention, figures: int) -> bool:
    """قتل احد عناصر الصحوه جنوب بغداد. وقال مصدر ان عبوه انفجرت في حي الطعمه وقتلت احد عناصر الصحوه: what a source says of it at once.

    The spot lies within the one before, as many of the same men fell.
    """
    if new.background or new.anaphoric:
        return False
    if old.series != new.series and not _spot_of_salvo(old, new):
        return False
    if old.event_type != new.event_type and not figures and not _by_bomber(old, new):
        return False
    if old.dated and new.dated and old.date_key != new.date_key and not one_weak(old, new):
        return False
    land = old.country == new.country or (old.country is None and not old.several)
    wide = min(old.place_level, new.place_level) <= 1 and land
    if not (wide or nested(old, new) or within(old, new)):
        return False
    shared = old.counts.keys() & new.counts.keys()
    if any(figure_of(old.counts[field]) != figure_of(new.counts[field]) for field in shared):
        return False
    return not (old.target and new.target) or not set(old.target).isdisjoint(new.target)


def _of_region(old: Mention, new: Mention) -> bool:
    """قصف الحرس كويسنجق ... الضربه استهدفت الحزب في كردستان: the same men struck, in the region that may hold the town."""
    return (
        new.place_level <= 1
        and not new.governorates
        and old.country == new.country
        and (new.definite or old.event_type == new.event_type)
        and not (set(old.target) & set(new.target)).issubset(("civilians",))
    )


def _spot_of_salvo(old: Mention, new: Mention) -> bool:
    """قتل اربعه بعده قذايف في بغداد. وقال مصدر ان القذايف سقطت في حي كذا: where what fell at once fell; not one of several bombs."""
    return (
        old.series
        and old.event_type == new.event_type not in ("bombing", "suicide_bombing")
        and nested(old, new)
        and not any(map(figure_of, new.counts.values()))
    )


def _whole_of_day(old: Mention, new: Mention) -> bool:
    """تفجيرات الاحد في الصالحيه ... الهجوم المزدوج الذي هز بغداد الاحد: the blows of one day by one name, of the town that has the spot."""
    return (
        new.definite
        and old.series
        and old.dated
        and new.dated
        and (old.date is not None or bool(old.date_key))
        and (old.date, old.date_key) == (new.date, new.date_key)
        and new.place_level <= 2
        and bool(old.governorates & new.governorates)
    )


def _of_same_men(old: Mention, new: Mention) -> bool:
    """وكانت انباء كشفت عن اعتقال خليه للقاعده. فقد اعلن الناطق ان القوات اعتقلت خليه: the same men, of whom neither says where."""
    return (
        old.place is None
        and new.place is None
        and old.series == new.series
        and bool(old.target)
        and old.target == new.target
        and old.perpetrator == new.perpetrator
    )


def _by_bomber(old: Mention, new: Mention) -> bool:
    """قتل عشرون بتفجير في السوق. وقال مصدر ان انتحاريا فجر نفسه: the blast of the news and the bomber who is said to have made it."""
    return old.opening and {old.event_type, new.event_type} == {"bombing", "suicide_bombing"}


def _first_of_it(old: Mention, new: Mention) -> bool:
    """نجا الوزير من محاوله اغتيال. ... وقالت مصادر ان قنبله انفجرت قرب موكبه: the news in a word, then what happened."""
    return (
        old.opening
        and not (old.summary or old.series or old.counts or old.governorates)
        and old.place is None
        and old.series == new.series
        and family(old.event_type) == "attack"
    )


def _spot_of_news(old: Mention, new: Mention) -> bool:
    """عثرت القوات علي شبكه انفاق في القايم. وذكر قايممقام القضاء انها عثرت علي الشبكه في منطقه كذا: the finer spot of what the news is."""
    return spot_of_news(old, new) and not (old.counts and new.counts)


def spot_of_news(old: Mention, new: Mention) -> bool:
    """Whether a source puts the one act of an opening at a spot that may lie in its town."""
    return (
        old.opening
        and not (old.summary or old.series or new.series)
        and new.said
        and new.sentence - old.sentence <= 2
        and old.event_type == new.event_type != "territory_captured"
        and bool(old.governorates & new.governorates)
        and old.place_level == _TOWN < new.place_level
        and bool(old.target)
        and old.target == new.target
        and set(old.target) != {"civilians"}
    )


def _same_deed(old: Mention, new: Mention) -> bool:
    """اقتحم محتجون القنصليه في البصره الجمعه ... واضرم محتجون النار في القنصليه الجمعه: whose house a crowd sacked that day."""
    return (
        old.event_type == new.event_type == "riot"
        and old.date is not None
        and old.date == new.date
        and old.series == new.series
        and not set(old.target).isdisjoint(new.target)
    )


def one_day_abroad(old: Mention, new: Mention) -> bool:
    """قتل 29 في قصف علي الغوطه ... ومقتل 29 في قصف دوما: a toll of one day in one land, where no list holds its provinces."""
    return (
        not (old.governorates or new.governorates)
        and old.country == new.country
        and old.country is not None
        and old.date is not None
        and old.date == new.date
    )


def finer_abroad(old: Mention, new: Mention) -> bool:
    """قصفت الطايرات مقرا في الحسكه. وذكر بيان انها دكت المقر في الدشيشه: abroad no list tells which place holds which."""
    return (
        old.lead
        and old.country == new.country
        and old.country not in (None, "IQ")
        and types_meet(old, new)
        and old.date == new.date
        and not (any(map(figure_of, old.counts.values())) and any(map(figure_of, new.counts.values())))
        and not (old.series or new.series)
    )


def _one_within_other(old: Mention, new: Mention) -> bool:
    """In 2007 and in May 2007, one of them without a place: the same, told twice."""
    if old.date is None or new.date is None or (old.place is not None and new.place is not None):
        return False
    return (
        old.date[0] <= new.date[0] <= new.date[1] <= old.date[1]
        or new.date[0] <= old.date[0] <= old.date[1] <= new.date[1]
    )


def nested(old: Mention, new: Mention) -> bool:
    """بغداد and a quarter of it."""
    return bool(old.governorates & new.governorates) and min(old.place_level, new.place_level) <= 2


def _figured(old: Mention, new: Mention) -> bool:
    """Whether both tell how many; of men led away (اقتادوا العمال) and of what a source adds the second telling may not."""
    if old.event_type != "abduction" and not new.said:
        return True
    return all(any(map(figure_of, m.counts.values())) for m in (old, new))
