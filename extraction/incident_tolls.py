"""Who was killed, injured, abducted or arrested, and how many: the tolls of a clause.

In: a clause with its triggers and the numbers found in it. Out: a `Count` for each field the clause tells. A figure
belongs to the trigger that governs it: the one before it ("مقتل 5 واصابه 9"), or the verb after it in "ان 5 قتلوا".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_sums import (
    NONE,
    ONE,
    SOME,
    STOP,
    TWO,
    count_of,
    counts_persons,
    total_of,
    with_others,
)
from extraction.incident_toll_words import (
    is_total,
    negated,
    one_told_before,
    person_number,
    subject_before,
    two_of,
)
from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.numbers import NumberMention

__all__ = ["NONE", "SOME", "Tolls", "read_tolls"]

_ATTEMPT = WORDS["attempt"]
_DEAD = WORDS["dead"]
_FIELDS = {"killed": "killed", "injured": "injured", "abducted": "abducted", "arrested": "arrested"}
_UNITS = frozenset(column for row in load("toll_units") for column in row["words"].split("|"))
_VAGUE = WORDS["vague"]
_ONE_MORE = WORDS["one_more"]
_DOERS = frozenset({"انتحاري", "انتحاريه", "ارهابي", "مسلح"})
_COUNTED = frozenset({"قتيل", "جريح", "شهيد", "ضحيه", "مصاب"})
_THEIR_DEATH = frozenset({"مصرعهما", "حتفهما"})
_HELD = {"عليه": ONE, "عليها": ONE, "عليهما": TWO, "عليهم": SOME}
_SOURCED = (
    frozenset({"حسب", "بحسب", "وفق", "وفقا", "حسبما", "بحسبما", "كما", "فيما", "بينما"}) | WORDS["report"]
)
_AMONG = WORDS["stop"] | {"من", "بين", "معظمهم", "غالبيتهم", "اغلبهم", "جميعهم", "احدهم"}
_FORERUNNERS = frozenset({"ضحيه", "اوقع"})
_PRONOUN = (-1, -1)
_DEATHS = frozenset({"وفاه", "بوفاه", "لوفاه"})
_DOZENS = frozenset({"عشرات", "العشرات", "ميات", "الميات", "الاف", "الالاف"})
_VAGUE_COUNTS = frozenset({"عشرات", "العشرات", "ميات", "بعشرات"})


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
        if unit.removeprefix("ال") in _UNITS:
            return False
        if unit == "من" and after.removeprefix("ال") in _UNITS:
            return False
    return True


class Tolls:
    """The counts of one clause, by field, and what they were read from; `implied` are told by a pronoun alone."""

    __slots__ = ("counts", "implied", "victims")

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
        self.implied: dict[str, Count] = {}
        self.victims: list[tuple[int, int]] = []


def read_tolls(clause: Clause, numbers: Sequence[NumberMention], folded: str) -> Tolls:
    """The tolls of a clause; a field told without a figure ("سقوط جرحي") is a count of three nulls."""
    tolls = Tolls()
    hits = [h for h in clause.hits if _field(h) and not (h.trigger.lemma == "مصرع" and h.trigger.pronoun)]
    if any(h.trigger.lemma == "راح" for h in hits):
        hits = [h for h in hits if h.trigger.lemma != "ضحيه"]  # راح ضحيته 14: one telling
    if not _ATTEMPT.isdisjoint(clause.words) or any(h.trigger.role == "killed" for h in hits):
        hits = [h for h in hits if h.trigger.event_type != "assassination"]
    usable = [number for number in numbers if _usable(number, clause)]
    taken: set[int] = set()
    own = {h.i for h in clause.hits}
    lumped = _lumped(clause, hits, usable)
    if lumped > 0 and all(h.trigger.lemma in _FORERUNNERS for h in hits[:lumped]):
        hits, lumped = hits[lumped:], 0  # حصيله ضحايا الهجوم الي 47 قتيلا وجريحا
    if any(h.trigger.lemma == "خساير" and negated(clause, h) for h in clause.hits):
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
        if lump and hit.trigger.lemma in _COUNTED and clause.sentence.words[hit.i - 1] == "بين":
            count, victims = _between(clause, hit, usable, taken, folded)
        else:
            count, victims = _governed(clause, hit, anchor, before, limit, usable, taken, folded)
        if count is None:
            continue
        if count == NONE and hit.trigger.lemma == "ضحيه":
            tolls.counts.setdefault("injured", NONE)
        if count == NONE and "احد" in clause.sentence.words[hit.i + 1 : hit.i + 2]:
            tolls.counts.setdefault("killed", NONE)  # دون ان يصاب احد
        if count == NONE and hit.trigger.lemma == "اصابه" and hit.trigger.number == 3:
            tolls.counts.setdefault("killed", NONE)  # دون اصابات: no casualties at all
        if field == "killed_or_injured" and count == SOME and not _dozens(clause, hit, anchor):
            tolls.counts.setdefault("killed", SOME)
            tolls.counts.setdefault("injured", SOME)
            continue
        if victims is _PRONOUN:
            # it makes the report no surer than an untold toll
            if tolls.counts.get(field, SOME) == SOME:
                tolls.implied.setdefault(field, count)
            if hit.trigger.pos != "v":
                continue
            count = SOME
        elif victims is not None:
            tolls.victims.append((victims[0], _reach(clause, *victims)))
        old = tolls.counts.get(field)
        if old is None or (old == SOME and count != SOME):
            tolls.counts[field] = count
            if count != SOME:
                tolls.implied.pop(field, None)
    if "killed" not in tolls.counts and "execution" not in {h.trigger.event_type for h in clause.hits}:
        _bodies(clause, usable, taken, folded, tolls)
    return tolls


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


def _bodies(clause: Clause, usable: list[NumberMention], taken: set[int], folded: str, tolls: Tolls) -> None:
    """استقبل المستشفي ثلاث جثث و16 جريحا: bodies counted are dead."""
    for hit in clause.hits:
        if hit.trigger.lemma != "جثه" or hit.trigger.definite:
            continue
        for number in usable:
            if number.start not in taken and 0 < hit.start - number.end <= 2:
                taken.add(number.start)
                tolls.counts["killed"] = count_of(number, folded)
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
        if subject_before(clause, one):  # ان شخصا قتل واصيب سته
            continue
        if one.trigger.lemma not in _COUNTED:
            return k
        if one.trigger.number == 1 and (
            words[one.i - 1] in ("بين", "من")
            or any(0 < one.start - n.end <= 2 and n.best != 1 for n in usable)
        ):
            return k
        if one.trigger.number == 3 and any(0 < one.start - n.end <= 2 for n in usable):
            return k
    return -1


def _dozens(clause: Clause, hit: Hit, anchor: Hit) -> bool:
    """مقتل واصابه العشرات, الميات بين قتيل وجريح: a figure for both, if a vague one; but مقتل واصابه متظاهرين."""
    words = clause.sentence.words
    near = words[max(clause.first, hit.i - 6) : hit.i] if words[hit.i - 1] == "بين" else ()
    after = words[anchor.i + 1 : min(clause.last, anchor.i + 4)]
    return not (_DOZENS.isdisjoint(near) and _DOZENS.isdisjoint(after))


def _between(
    clause: Clause, hit: Hit, usable: list[NumberMention], taken: set[int], folded: str
) -> tuple[Count | None, tuple[int, int] | None]:
    """سبعه من الشرطه سقطوا بين قتيل وجريح, سقوط العشرات بين قتيل وجريح: all who fell, told before."""
    told = [n for n in usable if n.start < hit.start and n.start not in taken and hit.start - n.end <= 90]
    first = next((n for n in told if counts_persons(clause, n)), told[0] if told else None)
    if first is None:
        return SOME, None
    taken.add(first.start)
    count = total_of(count_of(first, folded), first.end, usable, hit.start, taken, folded)
    return count, (first.start, hit.start)


def _governed(
    clause: Clause,
    hit: Hit,
    anchor: Hit,
    before: int,
    limit: int,
    usable: list[NumberMention],
    taken: set[int],
    folded: str,
) -> tuple[Count | None, tuple[int, int] | None]:
    trigger = hit.trigger
    words, starts = clause.sentence.words, clause.sentence.starts
    if negated(clause, hit):
        return NONE, None
    if trigger.role == "arrested" and trigger.pos == "f":
        held = next(
            (_HELD[word] for word in words[hit.i + 1 : min(clause.last, hit.i + 5)] if word in _HELD), None
        )
        if held is not None:
            return held, _PRONOUN  # القي القبض عليه
    if hit.i and words[hit.i - 1] in _DEATHS:
        return None, None  # وفاه جريحين: counted as dead
    if trigger.definite and trigger.number == 3 and hit.i and words[hit.i - 1] == "من":
        return None, None  # اربعه من الجرحي: some of those counted before
    if trigger.pos == "v" and trigger.pronoun and words[hit.i].endswith("ه"):
        # فقتلوه مع زوجته: one, and those with him
        return with_others(clause, ONE, hit.i, usable, limit, taken, folded), None
    if trigger.lemma == "لقي":
        # لقي النقيب سالم والرايد علي مصرعهما: the pronoun tells how many
        death = next(
            (j for j in range(hit.i + 1, min(clause.last, hit.i + 16)) if words[j] in _THEIR_DEATH), None
        )
        if death is not None:
            return TWO, (hit.end, starts[death])
    # 34 قتيلا, و500 جريح: the figure stands before the counted noun.
    if trigger.pos == "n" and trigger.lemma in _COUNTED:
        counted = trigger.number == 2 and any(
            n.best != 2 and n.kind == "count" and 0 < hit.start - n.end <= 2 for n in usable
        )
        if trigger.number == 2 and not counted:  # سبعه مصابين are no two
            return TWO, (hit.start, hit.end)
        for number in reversed(usable):
            if (
                number.start < hit.start
                and number.end >= hit.start - 12
                and number.start >= before - 1
                and number.start not in taken
            ):
                taken.add(number.start)
                return count_of(number, folded), (hit.start, hit.end)
            if number.start <= hit.start < number.end and number.kind == "dual":
                return TWO, (hit.start, hit.end)
        # عدد القتلي الي 20
        for number in usable:
            reach = 90 if is_total(words, hit.i) else 30
            if (
                hit.end <= number.start < limit
                and number.start - hit.end <= reach
                and number.start not in taken
            ):
                between = folded[hit.end : number.start]
                if (
                    " الي" in between
                    or " بلغ" in between
                    or " علي" in between
                    or between.strip() in ("", "نحو")
                ):
                    taken.add(number.start)
                    return count_of(number, folded), (number.end, min(limit, number.end + 30))
        if (
            trigger.definite
            and words[hit.i][0] == "و"
            and _VAGUE_COUNTS.issuperset(words[hit.i - 2 : hit.i - 1])
        ):
            return SOME, (hit.start, hit.end)  # عشرات القتلي والجرحي
        if trigger.definite and trigger.lemma in ("ضحيه", "شهيد"):
            return None, None
        if trigger.number == 1 and not trigger.definite and trigger.lemma in ("قتيل", "جريح"):
            return ONE, (hit.start, hit.end)
        return (SOME, (hit.start, hit.end)) if trigger.number == 3 and not trigger.definite else (None, None)
    # ان خمسه اشخاص قتلوا: the plural verb after its subject.
    follows = hit.i + 1 < clause.last and any(n.start == starts[hit.i + 1] for n in usable)
    agrees = trigger.plural_subject or words[hit.i].endswith("وا") or subject_before(clause, hit)
    if trigger.pos != "n" and not follows and agrees:
        earlier = [
            n
            for n in usable
            if before <= n.start < hit.start and n.start not in taken and hit.start - n.end <= 90
        ]
        of_persons = [n for n in earlier if counts_persons(clause, n)] or [n for n in earlier if n.best != 1]
        if of_persons:
            first = of_persons[0]
            taken.add(first.start)
            return total_of(count_of(first, folded), first.end, usable, hit.start, taken, folded), (
                first.start,
                hit.start,
            )
        if subject_before(clause, hit):
            return ONE, (starts[hit.i - 1], hit.start)  # ان شخصا قتل
    steps = range(anchor.i + 1, min(clause.last, anchor.i + 10))
    fallback: tuple[Count, tuple[int, int]] | None = None
    for reach, j in enumerate(steps):
        word = words[j]
        if starts[j] >= limit or word in STOP:
            break
        near = next(
            (
                n
                for n in usable
                if n.start <= starts[j] < n.end and n.start not in taken and n.start >= anchor.end - 1
            ),
            None,
        )
        victims = (starts[j], min(limit, starts[j] + len(word) + 40))
        if near is not None and near.start < limit:
            if word in ("واحد", "واحده") and reach:
                continue
            taken.add(near.start)
            last = bisect_left(starts, near.end) - 1
            count = with_others(clause, count_of(near, folded), last, usable, limit, taken, folded)
            return count, (near.start, min(limit, near.end + 60))
        kind = 1 if word in _ONE_MORE else person_number(word)
        if word in _DOERS and words[j - 1] in TRIGGERS:
            continue  # تفجير انتحاري: no victim
        if word in ("جثث", "رفات"):
            continue  # جثث 39 عاملا
        if reach == 0 and trigger.pos == "v" and word.endswith("ون") and kind == 3:
            continue  # خطف مسلحون طبيبا: the subject, not the victim
        following = words[j + 1] if j + 1 < clause.last else ""
        if (
            kind == 2
            or two_of(word, following)
            or word in ("اخران", "اخرتان")
            or (kind and following in ("اثنين", "اثنان", "اثنتين", "اثنتان"))
        ):
            return with_others(clause, TWO, j, usable, limit, taken, folded), victims
        if kind == 1 or word in ("احد", "احدي"):
            one = with_others(clause, ONE, j, usable, limit, taken, folded)
            if reach < 2 and not word.startswith("ال"):
                return one, victims
            fallback = fallback or (one, victims)
        elif (word in _VAGUE or kind == 3) and fallback is None:
            if reach < 3:
                # اعدم الشبان الاربعه: the figure follows a definite plural
                figure = next(
                    (n for n in usable if n.start - starts[j] - len(word) == 3 and n.start not in taken), None
                )
                if figure is not None and kind == 3 and following.startswith("ال"):
                    taken.add(figure.start)
                    return count_of(figure, folded), victims
                return SOME, victims
            fallback = (SOME, victims)
    if fallback is not None:
        return fallback
    if trigger.pronoun and words[hit.i].endswith("ه") and words[hit.i][0] in "فو":
        return with_others(clause, ONE, hit.i, usable, limit, taken, folded), None  # فقتله
    if trigger.pronoun and (trigger.pos == "v" or words[hit.i].endswith("هما")):
        # خطفها مسلحون, اعتقلهم الجيش, مقتلهما
        suffix = words[hit.i]
        return (TWO if suffix.endswith("هما") else SOME if suffix.endswith("هم") else ONE), _PRONOUN
    if one_told_before(clause, hit):
        return ONE, None
    if trigger.pos == "n" and trigger.lemma == "اصابه" and trigger.number == 3:
        return SOME, None
    return None, None


def _next_act(clause: Clause, own: set[int], hit: Hit, field: str) -> int:
    """Where another kind of toll, read apart from this clause, begins: احتجازه بعد ادانته بقتل خمسه."""
    told = clause.sentence.hits
    for k in range(bisect_left(told, hit.i + 1, key=_place), len(told)):
        other = told[k]
        if other.i >= clause.last or other.i > hit.i + 10:
            break
        if other.i not in own and _field(other) not in ("", field):
            return other.start
    return clause.end


def _place(hit: Hit) -> int:
    return hit.i
