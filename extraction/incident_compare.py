"""How two tellings of acts compare: figures, types, places, days and those whom the acts befell.

In: two `Mention`s. Out: small answers for those that join tellings and take totals apart.
"""

from __future__ import annotations

import functools

from extraction.facts import Count
from extraction.incident_mention import DateSpan, Mention
from extraction.incident_party import INSURGENT, STATE
from extraction.incident_patients import same_patient
from extraction.incident_types import family
from extraction.text import fold_key

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back
_RARE = 8  # a figure that hardly comes twice in the news of one day
_MANY_HURT = 40  # as many injured are those of one blow, however many are said to be dead
_LONG_PAST = 31  # days
_GROWTH = 5  # how many times over a toll may rise
_SEASON = 90  # days between the announcement of an act and the day that it is told to have happened on
_SOON = 14  # days within which one man's arrest is told with several days: he was caught, shown, handed over
_FOUGHT = frozenset({"armed_attack", "armed_clash"})
# Types of which two may tell one toll.
_OF_FORCES = frozenset({"security_operation", "armed_attack", "armed_clash", "execution"})
_OF_BODIES = frozenset({"execution", "assassination", "armed_attack", "armed_clash"})
_OF_CROWDS = frozenset({"protest_repression", "armed_attack"})
_DEADLY = frozenset({"attack", "execution", "crowd"})


# What a general name may stand for: القوات الامنيه for the police, مسلحون for the group they are of.
_INCLUDES = {
    "iraqi_security_forces": frozenset(
        {"iraqi_army", "iraqi_police", "counter_terrorism_service", "riot_police", "government_officials"}
        | {"popular_mobilization", "tribal_forces", "peshmerga", "kurdish_security"}
    ),
    "armed_group_unidentified": frozenset(
        {"islamic_state", "al_qaeda", "insurgents_other", "militias", "shia_militias", "pkk", "protesters"}
    ),
    "civilians": frozenset(
        {"government_officials", "religious_minorities", "foreign_nationals", "journalists", "politicians"}
        | {"activists", "protesters", "election_workers"}
    ),
    "foreign_forces_other": frozenset({"turkish_forces", "iranian_forces", "us_forces"}),
    "us_forces": frozenset({"international_coalition"}),
}
_NO_ONE: frozenset[str] = frozenset()
_CROWDS = frozenset({"protest", "riot", "protest_repression"})
_BY_ONE_MEANS = frozenset({"bombing", "suicide_bombing"})


def figure_of(count: Count | None) -> int | None:
    """The figure a count is known by: the best one, else the least; None where it has none."""
    if count is None:
        return None
    return count.best if count.best is not None else count.low


def same_figure(a: Mention, b: Mention) -> int:
    """1 where a stated figure agrees, -1 where one contradicts, 0 where nothing can be compared."""
    verdict = agreed = 0
    if not a.counts or not b.counts:
        return 0
    for field, count in a.counts.items():
        x, y = figure_of(count), figure_of(b.counts.get(field))
        if x is None or y is None:
            continue
        if x == y and x > 1:
            agreed = max(agreed, x)
        elif x != y and not (rounded(count, b.counts[field]) or rounded(b.counts[field], count)):
            verdict = -1
    if not agreed and verdict == 0:
        return int(sum_of_both(a, b))
    if not agreed or verdict == 0:
        return 1 if agreed else verdict
    # two injured in each of two blasts are no sign where the dead differ
    return 1 if agreed >= (_MANY_HURT if _dead_differ(a, b) else _RARE) else verdict


def sum_of_both(a: Mention, b: Mention) -> bool:
    """مقتل واصابه 27 ... مقتل تسعه واصابه 18: whether the dead and the hurt of one telling make up the other's figure of both."""
    if "killed_or_injured" not in a.counts and "killed_or_injured" not in b.counts:
        return False
    for one, other in ((a, b), (b, a)):
        both = figure_of(one.counts.get("killed_or_injured"))
        dead, hurt = figure_of(other.counts.get("killed")), figure_of(other.counts.get("injured"))
        if both is not None and dead is not None and hurt is not None:
            return both > 1 and dead + hurt == both
    return False


def rounded(some: Count, exact: Count) -> bool:
    """اكثر من عشرين قتيلا, 23 قتيلا: a round figure, open above, that the exact one is not far from."""
    if some.low is None or some.high is not None or exact.low != exact.high or exact.low is None:
        return False
    return some.low > 0 == some.low % 10 and some.low < exact.low < some.low + max(10, some.low // 5)


def fell_against(old: Mention, new: Mention) -> bool:
    """مقتل خمسه جنود في الهجوم ... وقتل في الهجوم 35 مسلحا: the dead of the one side, then those of the other."""
    if {old.event_type, new.event_type} - _FOUGHT or not old.target or not new.target:
        return False
    dead = [figure_of(m.counts.get("killed")) for m in (old, new)]
    sides = [(STATE.issuperset(m.target), INSURGENT.issuperset(m.target)) for m in (old, new)]
    return all(dead) and sides in ([(True, False), (False, True)], [(False, True), (True, False)])


def largest_shared(a: Mention, b: Mention) -> int:
    """The largest figure on which two mentions agree: 45 killed hardly happens twice, 2 does."""
    if not a.counts or not b.counts:
        return 0
    agreed = [
        figure_of(a.counts.get(field))
        for field in ("killed", "injured", "arrested", "abducted")
        if figure_of(a.counts.get(field)) == figure_of(b.counts.get(field))
    ]
    told = max((figure for figure in agreed if figure), default=0)
    return 0 if told < _MANY_HURT and _dead_differ(a, b) else told


def _dead_differ(a: Mention, b: Mention) -> bool:
    """خمسه قتلي وعشرون جريحا, اربعه قتلي وعشرون جريحا: two blasts, though as many were hurt in each."""
    x, y = figure_of(a.counts.get("killed")), figure_of(b.counts.get("killed"))
    return x is not None and y is not None and x != y and not (a.risen or b.risen)


def surely_told(a: Mention, b: Mention) -> bool:
    """A large figure or two figures that agree, the one at most two sentences on: كركوك in the lead, then داقوق.

    Close by, seven killed will do: قتل 7 في القضاء ... وقال قايممقام القضاء ان مسلحين قتلوا 7 في القريه.
    """
    told = largest_shared(a, b)
    if told >= _RARE or (told >= 5 and b.sentence - a.sentence <= 2 and a.event_type == b.event_type):
        return True
    agreed = [
        field
        for field in ("killed", "injured")
        if (figure := figure_of(a.counts.get(field))) and figure == figure_of(b.counts.get(field))
    ]
    return len(agreed) == 2 and a.lead and b.sentence - a.sentence <= 2 and a.event_type == b.event_type


def types_meet(a: Mention, b: Mention) -> bool:
    """Whether the types can be two readings of one act: an attack of unstated means and a blast, but not two means."""
    return a.event_type == b.event_type or _meet(a.event_type, b.event_type)


@functools.cache
def _meet(x: str, y: str) -> bool:
    if family(x) != family(y):
        return False
    if family(x) == "attack":
        if "armed_clash" in (x, y):
            return "armed_attack" in (x, y)
        generic = {"armed_attack", "assassination"}
        if x in generic or y in generic:
            return True
        return {x, y} in ({"bombing", "suicide_bombing"}, {"shelling", "air_strike"})
    return family(x) == "crowd" and "protest" not in (x, y)


def one_toll(old: Mention, new: Mention) -> bool:
    """قتل 22 مسلحا في عمليه امنيه. ... هاجمت القوات وكرا وقتلت 22: as many dead, told by another type that the same act may have.

    Not the finding of so few bodies further on: قتل رجل وزوجته، فيما عثر علي جثتين.
    """
    if old.event_type == new.event_type or not old.counts or not new.counts:
        return False
    types = {old.event_type, new.event_type}
    if not (types <= _OF_FORCES or types <= _OF_BODIES or types <= _OF_CROWDS):
        return False
    dead = figure_of(old.counts.get("killed"))
    if dead is None or dead < 2 or dead != figure_of(new.counts.get("killed")):
        return False
    if dead < _RARE and (new.sentence - old.sentence > 2 or new.event_type == "execution"):
        return False
    if old.target and new.target and not one_party(old.target, new.target):
        return False
    others = old.perpetrator and new.perpetrator and not one_party(old.perpetrator, new.perpetrator)
    if others and types <= _OF_BODIES:
        return False  # قتلت القوات 27 مسلحا ... اعدم التنظيم 27
    return old.series == new.series and not (new.further or new.other)


def same_place(a: Mention, b: Mention) -> bool:
    """Whether two mentions name one place, however spelt: الاسكندريه and الإسكندرية; or neither names any."""
    if a.place == b.place or a.place is None or b.place is None:
        return a.place == b.place
    return _folded(a.place).removeprefix("ال") == _folded(b.place).removeprefix("ال")


def both_tolls(a: Mention, b: Mention) -> bool:
    """Whether the dead and the hurt of two tellings are as many."""
    return all(
        (figure := figure_of(a.counts.get(field))) and figure == figure_of(b.counts.get(field))
        for field in ("killed", "injured")
    )


def within(a: Mention, b: Mention) -> bool:
    """قتل جندي في الكوت. ... في حي النصر بالكوت: whether one names the other's town beside its own finer spot."""
    level = b.place_level == a.place_level and bool(a.governorates & b.governorates)
    return ((b.place_level > a.place_level or level) and _names(b, a)) or (
        a.place_level > b.place_level and _names(a, b)
    )


def _names(fine: Mention, wide: Mention) -> bool:
    if wide.place is None or same_place(fine, wide):
        return False
    town = _folded(wide.place).removeprefix("ال")
    if any(_folded(name).removeprefix("ال") == town for name in fine.named):
        return True
    if fine.place is None or not fine.governorates & wide.governorates:
        return False
    return town in [word.removeprefix("ال") for word in _folded(fine.place).split()]  # حاوي العظيم, العظيم


def dates_meet(a: DateSpan, b: DateSpan) -> bool:
    """Whether two spans of days have one in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def of_one_season(a: Mention, b: Mention) -> bool:
    """اعلن الجيش الثلاثاء تحرير القضاء. وكان قد استعاده قبل عام: an announcement is not a year late."""
    return a.date is None or b.date is None or abs((a.date[0] - b.date[0]).days) <= _SEASON


def raised(new: Count | None, old: Count | None) -> bool:
    """ارتفعت الحصيله الي 14: a figure above the one told before, if not beyond what one event can come to."""
    x, y = figure_of(new), figure_of(old)
    return x is not None and y is not None and y < x <= _GROWTH * max(y, 4)


def one_man(old: Mention, new: Mention) -> bool:
    """مقتل القيادي فلان ... مقتل فلان: a man dies once, and is seldom arrested twice.

    Not where the days told lie far apart, one is told of an earlier time, or the places contradict.
    """
    if old.patient is None or not same_patient(old.patient, new.patient) or old.status != new.status:
        return False
    if old.patient.fate == "killed":
        return family(new.event_type) in _DEADLY and family(old.event_type) in _DEADLY
    if family(old.event_type) != family(new.event_type):
        return False
    if old.governorates and new.governorates and not old.governorates & new.governorates:
        return False
    if old.date is None or new.date is None:
        return old.background == new.background or not (old.dated and new.dated)
    return abs((old.date[0] - new.date[0]).days) <= _SOON


def two_men(old: Mention, new: Mention) -> bool:
    """مقتل القيادي فلان ... ومقتل القيادي علان: one each, and not the same."""
    if old.patient is None or new.patient is None or old.patient.fate != new.patient.fate:
        return False
    fate = old.patient.fate
    few = all((figure_of(m.counts.get(fate)) or 1) == 1 for m in (old, new))
    return few and not same_patient(old.patient, new.patient)


def one_party(a: list[str], b: list[str]) -> bool:
    """Whether two parties can be one: the same codes, or one a name for the other."""
    return any(
        x == y or y in _INCLUDES.get(x, _NO_ONE) or x in _INCLUDES.get(y, _NO_ONE) for x in a for y in b
    )


def other_doers(old: Mention, new: Mention) -> bool:
    """قصفت طايرات التحالف المدينه ... وقصفت مدفعيه الجيش المدينه: what others did is another act.

    Not where the figures agree or the act is told as known, who did it may be disputed; nor where two sides change
    places: a fight told by the other one.
    """
    if not old.perpetrator or not new.perpetrator or new.anaphoric or same_figure(old, new) == 1:
        return False
    if not one_party(old.perpetrator, new.perpetrator):
        return not (one_party(old.perpetrator, new.target) or one_party(old.target, new.perpetrator))
    return False


def other_kind(old: Mention, new: Mention) -> bool:
    """قصفت طايرات الجيش الموقع ... واطلقت مدفعيه الجيش قذايف: the same doers, named once more, another kind of act."""
    return (
        old.event_type != new.event_type
        and not new.anaphoric
        and not set(old.perpetrator).isdisjoint(new.perpetrator)
        and same_figure(old, new) != 1
        and not (new.said and new.sentence - old.sentence == 1 and _of_one_means(old, new))
    )


def _of_one_means(old: Mention, new: Mention) -> bool:
    """دمرت القوات مقرا وسط المدينه. وقال ضابط ان طايرات قصفت المقر: one spot, and types that may tell one act.

    The means of an attack of which only its spot was told, اغتالوا ضابطا told by how (هاجم مسلحون الضابط), a blast of a bomber.
    """
    told = old.event_type == "armed_attack" or {old.event_type, new.event_type} <= _BY_ONE_MEANS
    hit = old.event_type == "assassination" and bool(old.counts) and not new.counts
    return (told or hit) and old.place is not None and same_place(old, new)


def other_targets(old: Mention, new: Mention) -> bool:
    """احرق محتجون مقر الحزب ... واحرقوا القنصليه: the same doers, another house; not where the two sides change places."""
    if not old.target or not new.target or not set(old.target).isdisjoint(new.target):
        return False
    if old.event_type in _CROWDS and new.event_type in _CROWDS:
        swapped = one_party(old.perpetrator, new.target) and one_party(old.target, new.perpetrator)
        return new.sentence > old.sentence and not swapped
    if new.anaphoric and same_figure(old, new) == 1:
        return False  # قتل سته في غارات على الحزب ... سته قتلوا في الغارات بينهم امراتان
    return not set(old.perpetrator).isdisjoint(new.perpetrator) and not one_party(old.target, new.target)


def place_agrees(a: Mention, b: Mention) -> bool:
    """Whether two tellings of other days may be of one act: the one loosely dated, both of one place or next to each other."""
    abroad = a.place is not None and a.place == b.place and a.country not in (None, "IQ")
    return (abroad or acts_of_toll(a, b) or bool(a.governorates & b.governorates)) and a.series == b.series


def acts_of_toll(toll: Mention, new: Mention) -> bool:
    """ارتفع عدد قتلي التفجير الي 95، كما اعلن الخميس. وانفجرت الشاحنه صباح الاربعاء: what the toll told was of, next to it."""
    return (
        toll.lead
        and toll.weak
        and bool(toll.counts)
        and not (new.counts or new.governorates or new.further)
        and (not new.background or toll.risen or toll.anaphoric or toll.remote)
        and types_meet(toll, new)
        and toll.series == new.series
        and new.sentence - toll.sentence <= 1
        and toll.date is not None
        and new.date is not None
        and 0 < (toll.date[0] - new.date[1]).days <= 3
    )


def long_before(old: Mention, new: Mention) -> bool:
    """فجر انتحاري سيارته عند الحاجز. وكان اخر هجوم وقع في ايار 2016: no news of today is told with a day long past."""
    news = old.fresh and old.finite and not old.anaphoric and family(old.event_type) == "attack"
    if not news or (new.anaphoric and not new.background) or not new.dated:
        return False
    return old.date is not None and new.date is not None and (old.date[0] - new.date[1]).days > _LONG_PAST
