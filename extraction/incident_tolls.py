"""Who was killed, injured, abducted or arrested, and how many: the tolls of a clause.

In: a clause with its triggers and the numbers found in it. Out: a `Count` for each field the clause tells. A figure
belongs to the trigger that governs it: the one before it ("مقتل 5 واصابه 9"), or the verb after it in "ان 5 قتلوا".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, repeat

from msgspec.structs import replace

from extraction.facts import Count
from extraction.incident_figures import COUNTED, PRONOUN, governed
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_figures import NAMED, Figures
from extraction.incident_toll_sums import NONE, ONE, SOME, TOGETHER, TWO, added, counts_persons
from extraction.incident_toll_words import UNITS, negated, one_of_them_before, subject_before
from extraction.incident_triggers import bare
from extraction.incident_words import CUES, WORDS
from extraction.numbers import NumberMention
from extraction.persons import PersonMention

__all__ = ["NONE", "SOME", "Tolls", "read_tolls"]

_ATTEMPT = WORDS["attempt"]
_DEAD = WORDS["dead"]
_FIELDS = {"killed": "killed", "injured": "injured", "abducted": "abducted", "arrested": "arrested"}
_SOURCED = (
    frozenset({"حسب", "بحسب", "وفق", "وفقا", "حسبما", "بحسبما", "كما", "فيما", "بينما"}) | WORDS["report"]
)
_AMONG = WORDS["stop"] | {"من", "بين", "معظمهم", "غالبيتهم", "اغلبهم", "جميعهم", "احدهم"}
_TOLD_OTHERWISE = frozenset({"خساير", "جثه"})  # words that tell a toll and are no toll words
_NOW = WORDS["time_of_telling"]  # اصيب اربعه اليوم: no four days
_TELLING = frozenset(_FIELDS)
_SPEAKING = _DEAD | _TOLD_OTHERWISE
_FORERUNNERS = frozenset({"ضحيه", "اوقع", "راح", "سقطوا", "سقط"})
_DEATHS = frozenset({"مصرع", "مقتل"})
_MET = frozenset({"لقي", "لاقي"})
_DOZENS = frozenset({"عشرات", "العشرات", "ميات", "الميات", "الاف", "الالاف", "عدد", "عددا"})
_CLOCK = frozenset({"مساء", "صباحا", "ظهرا", "فجرا", "عصرا", "ليلا"})
_OTHERS = frozenset({"اخرين", "اخرون", "اخر", "اخري"})
_SO_RISES = frozenset({"ليرتفع", "لترتفع", "بذلك", "وبذلك"})
_PERIODS = frozenset({"الشهر", "العام", "السنه", "الاسبوع", "منذ", "خلال"})
_BUT = frozenset({"الا", "لكن", "ولكن", "غير", "بيد"})
_SAID = CUES["report"]
_ATTACKERS = WORDS["attackers"]
_BIG = 5  # from here on a later figure is the toll, and the one man told before it only led to it


def _field(hit: Hit) -> str:
    """The count that a trigger's figure belongs to; '' where it has none. اعدم اربعه counts as killed."""
    if hit.trigger.lemma in _DEAD and hit.trigger.event_type in ("execution", "assassination"):
        return "killed"
    return _FIELDS.get(hit.trigger.role, "")


def _usable(number: NumberMention, clause: Clause) -> bool:
    if number.kind not in ("count", "dual"):
        return False
    if number.kind == "count":
        at = bisect_left(clause.sentence.starts, number.end)
        unit, after = (*clause.sentence.words[at : at + 2], "", "")[:2]
        if unit.removeprefix("ال") in UNITS and unit not in _NOW:
            return unit == "انتحاريين" and any(
                0 < number.start - h.end <= 6 and h.trigger.role == "killed" for h in clause.hits
            )  # تمكنت من قتل 10 انتحاريين, القضاء علي 10 انتحاريين
        if unit == "من" and after.removeprefix("ال") in UNITS:
            return False
    return True


def _of_men(number: NumberMention, clause: Clause) -> NumberMention:
    """اصيب 19 صباحا في بغداد: so many men, and then the time of day; not الساعه 19 مساء. مساء الاحد is known to `numbers`."""
    if number.kind != "time" or number.value is None or number.value != int(number.value):
        return number
    at = bisect_left(clause.sentence.starts, number.end)
    if _CLOCK.isdisjoint(clause.sentence.words[at : at + 1]) or not any(
        0 < number.start - h.end <= 2 and _field(h) and h.trigger.pos == "v" for h in clause.hits
    ):
        return number
    men = int(number.value)
    return replace(number, low=men, best=men, high=men, kind="count")


class Tolls:
    """The counts of one clause, by field, and what they were read from; `implied` are told by a pronoun alone, `named` by a name."""

    __slots__ = ("counts", "implied", "named", "victims")

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
        self.implied: dict[str, Count] = {}
        self.named: dict[str, Count] = {}
        self.victims: list[tuple[int, int]] = []


_MISHAPS = frozenset({"حادث", "حادثه", "حوادث"})
_ON_THE_ROAD = WORDS["on_the_road"]
_MISHAP_REACH = 7  # words from a toll to the mishap that caused it


def read_tolls(
    clause: Clause, numbers: Sequence[NumberMention], folded: str, people: Sequence[PersonMention] = ()
) -> Tolls:
    """The tolls of a clause; a field told without a figure ("سقوط جرحي") is a count of three nulls."""
    tolls = Tolls()
    lemmas = clause.lemmas
    if _TELLING.isdisjoint(clause.roles) and _SPEAKING.isdisjoint(lemmas):
        return tolls
    met = not _MET.isdisjoint(lemmas)  # لقي مصرعه: one word; but اسفر عن مصرعه وزوجته
    hits = [h for h in clause.hits if _field(h)]
    if met:
        hits = [h for h in hits if not (h.trigger.lemma in _DEATHS and h.trigger.pronoun)]
    if "accident" in clause.sentence.cues:
        hits = [h for h in hits if not _by_accident(clause, h)]
    if not hits and _TOLD_OTHERWISE.isdisjoint(lemmas):
        return tolls
    if "راح" in lemmas:
        hits = [h for h in hits if h.trigger.lemma != "ضحيه"]  # راح ضحيته 14: one telling
    if "اوقع" in lemmas and not COUNTED.isdisjoint(lemmas):
        hits = [
            h for h in hits if h.trigger.lemma != "اوقع"
        ]  # اوقع سبعه اشخاص جرحي: they are told by their noun
    if not _ATTEMPT.isdisjoint(clause.word_set) or (
        "killed" in clause.roles and "killed" in {h.trigger.role for h in hits}
    ):
        hits = [h for h in hits if h.trigger.event_type != "assassination"]
    if not hits and _TOLD_OTHERWISE.isdisjoint(lemmas):
        return tolls
    usable = [number for number in map(_of_men, numbers, repeat(clause)) if _usable(number, clause)]
    if people:  # a name such as سبع counts nobody
        usable = [n for n in usable if not any(p.start < n.start < p.end for p in people)]
    figures = Figures(clause, usable, folded, people)
    own = {h.i for h in clause.hits}
    lumped = _lumped(clause, hits, usable)
    if lumped > 0 and all(h.trigger.lemma in _FORERUNNERS for h in hits[:lumped]):
        hits, lumped = hits[lumped:], 0  # حصيله ضحايا الهجوم الي 47 قتيلا وجريحا
    if "خساير" in lemmas and any(h.trigger.lemma == "خساير" and negated(clause, h) for h in clause.hits):
        tolls.counts.update(killed=NONE, injured=NONE)
    for order, hit in enumerate(hits):
        if order == lumped + 1 and lumped >= 0:
            continue
        lump = order == lumped
        field = "killed_or_injured" if lump else _field(hit)
        anchor = hits[order + 1] if lump else hit
        follower = order + (2 if lump else 1)
        limit = hits[follower].start if follower < len(hits) else clause.end
        limit = min(limit, _next_act(clause, own, anchor, field))
        before = hits[order - 1].end if order else clause.start
        if lump and hit.i and hit.trigger.lemma in COUNTED and clause.sentence.words[hit.i - 1] == "بين":
            count, victims = _between(figures, hit)
        else:
            count, victims = governed(figures, hit, anchor, before, limit)
        if count is None:
            continue
        if count == NONE:
            _nobody_else(tolls, clause, hit)
        if field == "killed_or_injured" and count == SOME and not _dozens(clause, hit, anchor):
            tolls.counts.setdefault("killed", SOME)
            tolls.counts.setdefault("injured", SOME)
            continue
        if victims is NAMED:
            tolls.named.setdefault(field, count)
            continue
        if victims is PRONOUN:
            # it makes the report no surer than an untold toll
            if tolls.counts.get(field, SOME) == SOME:
                tolls.implied.setdefault(field, count)
            if hit.trigger.pos != "v":
                continue
            count = SOME
        elif victims is not None:
            tolls.victims.append((victims[0], _reach(clause, *victims)))
        _count(tolls, clause, field, count, victims, hits[order - 1] if order else hit, hit)
    if tolls.counts.get("killed", SOME) == SOME:
        _bodies(figures, tolls)
    return tolls


def _by_accident(clause: Clause, hit: Hit) -> bool:
    """واصيب ثلاثه مدنيين بحادث سير: no toll of the attack told before it."""
    words = clause.sentence.words
    return any(
        bare(words[i]) in _MISHAPS and words[i + 1] in _ON_THE_ROAD
        for i in range(hit.i + 1, min(hit.i + _MISHAP_REACH, clause.last - 1))
    )


def _nobody_else(tolls: Tolls, clause: Clause, hit: Hit) -> None:
    """دون ضحايا, دون ان يصاب احد, دون اصابات: no casualties at all."""
    if hit.trigger.lemma == "ضحيه":
        tolls.counts.setdefault("injured", NONE)
    if "احد" in clause.sentence.words[hit.i + 1 : hit.i + 2] or (
        hit.trigger.lemma == "اصابه" and hit.trigger.number == 3
    ):
        tolls.counts.setdefault("killed", NONE)


def _count(
    tolls: Tolls,
    clause: Clause,
    field: str,
    count: Count,
    victims: tuple[int, int] | None,
    told: Hit,
    hit: Hit,
) -> None:
    """Adds what `hit` tells to a field: as more of the toll, as the figure of another source, or where nothing stands yet.

    `told` is the toll word before it.
    """
    old = tolls.counts.get(field)
    if old is None and told.i < hit.i and _field(told) == field and _of_his_kin(clause, hit, count):
        old = ONE  # اعتقلت فلانا واحتجزت ابنه
    if (
        old is not None
        and None not in (old.best, count.best)
        and (_joined_on(clause, hit) or _of_his_kin(clause, hit, count))
    ):
        tolls.counts[field] = added(old, count)  # مقتل ثمانيه جنود، فضلا عن مقتل خمسه مسلحين
    elif old is not None and old.best and count.best and _gainsaid(clause, told, hit):
        low, high = sorted((old.best, count.best))
        tolls.counts[field] = Count(low, old.best, high)  # مقتل خمسين، الا ان مسوولا اكد مقتل عشرين
    elif (
        old is None
        or (old == SOME and count != SOME)
        or (old == ONE and (_is_whole(clause, count, victims) or _is_sum(clause, hit, count)))
    ):
        tolls.counts[field] = count
        if count != SOME:
            tolls.implied.pop(field, None)


def _joined_on(clause: Clause, hit: Hit) -> bool:
    """فضلا عن مقتل, اضافه الي اصابه: one more figure of the toll that stands before."""
    words, i = clause.sentence.words, hit.i
    if hit.trigger.pos != "n" or i < clause.first + 2 or (words[i - 2], words[i - 1]) not in TOGETHER:
        return False
    acts = [h.i for h in clause.hits if h.trigger.role == "event"]
    return not acts or acts[0] < i  # but مقتل جندي، بالاضافه الي مقتل مسلح في غاره: of an act of his own


def _of_his_kin(clause: Clause, hit: Hit, count: Count) -> bool:
    """واحتجزت ابنه ايضا, وقتلوا زوجته: the verb again, and one told by whose he is: one more beside the man before."""
    words = clause.sentence.words
    if count != ONE or hit.trigger.pos != "v" or words[hit.i][0] != "و" or hit.i + 1 >= clause.last:
        return False
    return words[hit.i + 1].endswith(("ه", "ها")) and words[hit.i + 1] in _KIN


_KIN = WORDS["kin_of_one"]


def _gainsaid(clause: Clause, told: Hit, hit: Hit) -> bool:
    """مقتل خمسين، الا ان مسوولا اكد مقتل عشرين: another source gives another figure of the same toll."""
    between = clause.sentence.words[told.i + 1 : hit.i]
    if told.trigger.role != hit.trigger.role or _SAID.isdisjoint(between):
        return False
    return any(word in _BUT for word in between) and _ATTACKERS.isdisjoint(
        between[-4:] + clause.sentence.words[hit.i : hit.i + 4]
    )


def _is_whole(clause: Clause, count: Count, victims: tuple[int, int] | None) -> bool:
    """اصيب المحافظ في انفجار ادي كذلك الي اصابه 57 اخرين: the man told first is one beside many, by whom the toll goes."""
    if victims is None or victims is PRONOUN or count.best is None or count.best < _BIG:
        return False
    at = bisect_left(clause.sentence.starts, victims[0])
    return not _OTHERS.isdisjoint(clause.sentence.words[at : at + 6])


def _is_sum(clause: Clause, hit: Hit, count: Count) -> bool:
    """توفي جريح ليرتفع عدد القتلي الي اثنين: the one who died last is among those; not ليرتفع عدد القتلي هذا الشهر."""
    words = clause.sentence.words
    if (
        count.best is None
        or count.best < 2
        or _SO_RISES.isdisjoint(words[max(clause.first, hit.i - 4) : hit.i])
    ):
        return False
    return _PERIODS.isdisjoint(words[hit.i + 1 : min(clause.last, hit.i + 8)])


def _reach(clause: Clause, start: int, end: int) -> int:
    """How far the words about victims go: to the next act, source or comma; "among them" goes on."""
    words, starts = clause.sentence.words, clause.sentence.starts
    acts = {h.i for h in clause.hits if h.trigger.role in ("event", "support")}
    for i in range(bisect_left(starts, start) + 1, clause.last):
        if starts[i] >= end:
            break
        if i in acts or words[i] in _SOURCED:
            return starts[i]
        if words[i] in "،," and (i + 1 >= clause.last or words[i + 1].removeprefix("و") not in _AMONG):
            return starts[i]
    return end


_FOUND = frozenset({"عثر", "العثور"})


def _bodies(figures: Figures, tolls: Tolls) -> None:
    """استقبل المستشفي ثلاث جثث و16 جريحا: bodies counted are dead; عثر علي جثه: one found is one dead."""
    if "جثه" not in figures.clause.lemmas:
        return
    words, found = figures.clause.sentence.words, not _FOUND.isdisjoint(figures.clause.lemmas)
    for hit in figures.clause.hits:
        if hit.trigger.lemma != "جثه" or hit.trigger.definite:
            continue
        if found and "killed" not in tolls.counts and words[hit.i - 1] == "علي" and hit.trigger.number < 3:
            tolls.counts["killed"] = TWO if hit.trigger.number == 2 else ONE  # عثر في المدينه علي جثه رجل
            return
        for number in figures.usable:
            if number.start not in figures.taken and 0 < hit.start - number.end <= 2:
                tolls.counts["killed"] = figures.take(number)
                return


def _lumped(clause: Clause, hits: list[Hit], usable: list[NumberMention]) -> int:
    """Place of the first of two toll words side by side that share one figure, or -1.

    مقتل واصابه 8, خمسون قتيلا وجريحا, سبعه سقطوا بين قتيل وجريح; but "قتيل وجريح" alone is one and one.
    """
    words = clause.sentence.words
    for k, (one, two) in enumerate(pairwise(hits)):
        if one.trigger.role != "killed" or two.trigger.role != "injured" or two.i - one.i != 1:
            continue
        if one.trigger.plural_subject or one.trigger.pronoun or words[two.i][0] != "و":
            continue
        if subject_before(clause, one) or one_of_them_before(clause, one):  # ان شخصا قتل واصيب سته
            continue
        if one.trigger.lemma not in COUNTED:
            return k
        alone = one.trigger.number == 3 and two.trigger.number == 1  # تسعه قتلي وجريح
        if two.trigger.lemma not in COUNTED or two.trigger.number == 2 or alone:
            continue  # 51 قتيلا واصاب العشرات, خمسون قتيلا وجريحان
        if one.trigger.number == 1 and (
            (one.i and words[one.i - 1] in ("بين", "من"))
            or any(0 < one.start - n.end <= 2 and n.best != 1 for n in usable)
        ):
            return k
        if one.trigger.number == 3 and any(0 < one.start - n.end <= 2 for n in usable):
            return k
    return -1


def _dozens(clause: Clause, hit: Hit, anchor: Hit) -> bool:
    """مقتل واصابه العشرات, الميات بين قتيل وجريح: a figure for both, if a vague one; but مقتل واصابه متظاهرين."""
    words = clause.sentence.words
    near = words[max(clause.first, hit.i - 6) : hit.i] if hit.i and words[hit.i - 1] == "بين" else ()
    after = words[anchor.i + 1 : min(clause.last, anchor.i + 4)]
    return not (_DOZENS.isdisjoint(near) and _DOZENS.isdisjoint(after))


def _between(figures: Figures, hit: Hit) -> tuple[Count | None, tuple[int, int] | None]:
    """سبعه من الشرطه سقطوا بين قتيل وجريح, سقوط العشرات بين قتيل وجريح: all who fell, told before."""
    told = [
        n
        for n in figures.usable
        if n.start < hit.start and n.start not in figures.taken and hit.start - n.end <= 90
    ]
    if not told:
        return SOME, None
    first = next((n for n in told if counts_persons(figures.clause, n)), told[0])
    return figures.take_all(first, hit.start), (first.start, hit.start)


def _next_act(clause: Clause, own: set[int], hit: Hit, field: str) -> int:
    """Where another kind of toll, read apart from this clause, begins: احتجازه بعد ادانته بقتل خمسه."""
    told = clause.sentence.hits
    if len(told) == len(own):
        return clause.end  # all triggers of the sentence are read with this clause
    for k in range(bisect_left(told, hit.i + 1, key=_place), len(told)):
        other = told[k]
        if other.i >= clause.last or other.i > hit.i + 10:
            break
        if other.i not in own and _field(other) not in ("", field):
            return other.start
    return clause.end


def _place(hit: Hit) -> int:
    return hit.i
