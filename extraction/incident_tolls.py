"""Who was killed, injured, abducted or arrested, and how many: the tolls of a clause.

In: a clause with its triggers and the numbers found in it. Out: a `Count` for each field the clause tells. A figure
belongs to the trigger that governs it: the one before it ("مقتل 5 واصابه 9"), or the verb after it in "ان 5 قتلوا".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_words import (
    PERSONS,
    is_total,
    negated,
    one_told_before,
    person_number,
    subject_before,
)
from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.numbers import NumberMention

SOME = Count()
NONE = Count(0, 0, 0)
_ATTEMPT = WORDS["attempt"]
_DEAD = WORDS["dead"]
_FIELDS = {"killed": "killed", "injured": "injured", "abducted": "abducted", "arrested": "arrested"}
_STOP = WORDS["stop"]
_UNITS = frozenset(column for row in load("toll_units") for column in row["words"].split("|"))
_VAGUE = WORDS["vague"]
_ONE_MORE = WORDS["one_more"]
_DOERS = frozenset({"انتحاري", "انتحاريه", "ارهابي", "مسلح"})
_DEATHS = frozenset({"وفاه", "بوفاه", "لوفاه"})
_VAGUE_COUNTS = frozenset({"عشرات", "العشرات", "ميات", "بعشرات"})
_LEAST = re.compile(r"علي (?:الاقل|اقل تقدير)")


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


def _count(number: NumberMention, folded: str) -> Count:
    if number.vague:
        return SOME
    count = Count(number.low, number.best, number.high)
    if _LEAST.search(folded, number.end, number.end + 30) and count.high is not None:
        return Count(count.low, count.best, None)
    return count


def _add(a: Count, b: Count) -> Count:
    def plus(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(plus(a.low, b.low), plus(a.best, b.best), plus(a.high, b.high))


class Tolls:
    """The counts of one clause, by field, and what they were read from."""

    __slots__ = ("counts", "victims")

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
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
    lumped = _lumped(clause, hits)
    if any(h.trigger.lemma == "خساير" and negated(clause, h) for h in clause.hits):
        tolls.counts.update(killed=NONE, injured=NONE)
    for order, hit in enumerate(hits):
        if lumped and order < 2:
            if order == 1:
                continue
            field = "killed_or_injured"
            anchor = hits[1]
        else:
            field = _field(hit)
            anchor = hit
        limit = hits[order + 1].start if order + 1 < len(hits) and not (lumped and order == 0) else clause.end
        if lumped and order == 0:
            limit = hits[2].start if len(hits) > 2 else clause.end
        limit = min(limit, _next_act(clause, own, hit if not (lumped and order == 0) else hits[1], field))
        before = hits[order - 1].end if order else clause.start
        count, victims = _governed(clause, hit, anchor, before, limit, usable, taken, folded)
        if count is None:
            continue
        if count == NONE and hit.trigger.lemma == "ضحيه":
            tolls.counts.setdefault("injured", NONE)
        if count == NONE and "احد" in clause.sentence.words[hit.i + 1 : hit.i + 2]:
            tolls.counts.setdefault("killed", NONE)  # دون ان يصاب احد
        if count == NONE and hit.trigger.lemma == "اصابه" and hit.trigger.number == 3:
            tolls.counts.setdefault("killed", NONE)  # دون اصابات: no casualties at all
        if field == "killed_or_injured" and count == SOME:
            tolls.counts.setdefault("killed", SOME)
            tolls.counts.setdefault("injured", SOME)
            continue
        if victims is not None:
            tolls.victims.append(victims)
        old = tolls.counts.get(field)
        if old is None or (old == SOME and count != SOME):
            tolls.counts[field] = count
    return tolls


def _lumped(clause: Clause, hits: list[Hit]) -> bool:
    """مقتل واصابه 8: two toll nouns or verbs side by side with one figure."""
    if len(hits) < 2 or hits[0].trigger.role != "killed" or hits[1].trigger.role != "injured":
        return False
    if hits[0].trigger.plural_subject or hits[0].trigger.pronoun:
        return False
    return hits[1].i - hits[0].i == 1 and clause.sentence.words[hits[1].i][0] == "و"


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
    if hit.i and words[hit.i - 1] in _DEATHS:
        return None, None  # وفاه جريحين: counted as dead
    if trigger.definite and trigger.number == 3 and hit.i and words[hit.i - 1] == "من":
        return None, None  # اربعه من الجرحي: some of those counted before
    if trigger.pos == "v" and trigger.pronoun and words[hit.i].endswith("ه"):
        # فقتلوه مع زوجته: one, and those with him
        return _with_others(clause, Count(1, 1, 1), hit.i, usable, limit, taken, folded), None
    # 34 قتيلا, و500 جريح: the figure stands before the counted noun.
    if trigger.pos == "n" and trigger.lemma in ("قتيل", "جريح", "شهيد", "ضحيه", "مصاب"):
        if trigger.number == 2:
            return Count(2, 2, 2), (hit.start, hit.end)
        for number in reversed(usable):
            if (
                number.start < hit.start
                and number.end >= hit.start - 12
                and number.start >= before - 1
                and number.start not in taken
            ):
                taken.add(number.start)
                return _count(number, folded), (hit.start, hit.end)
            if number.start <= hit.start < number.end and number.kind == "dual":
                return Count(2, 2, 2), (hit.start, hit.end)
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
                    return _count(number, folded), (number.end, min(limit, number.end + 30))
        if (
            trigger.definite
            and words[hit.i][0] == "و"
            and _VAGUE_COUNTS.issuperset(words[hit.i - 2 : hit.i - 1])
        ):
            return SOME, (hit.start, hit.end)  # عشرات القتلي والجرحي
        if trigger.definite and trigger.lemma in ("ضحيه", "شهيد"):
            return None, None
        if trigger.number == 1 and not trigger.definite and trigger.lemma in ("قتيل", "جريح"):
            return Count(1, 1, 1), (hit.start, hit.end)
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
        of_persons = [n for n in earlier if _counts_persons(clause, n)] or [n for n in earlier if n.best != 1]
        if of_persons:
            first = of_persons[0]
            taken.add(first.start)
            return _total(_count(first, folded), first.end, usable, hit.start, taken, folded), (
                first.start,
                hit.start,
            )
    steps = range(anchor.i + 1, min(clause.last, anchor.i + 10))
    fallback: tuple[Count, tuple[int, int]] | None = None
    for reach, j in enumerate(steps):
        word = words[j]
        if starts[j] >= limit or word in _STOP:
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
            count = _with_others(clause, _count(near, folded), last, usable, limit, taken, folded)
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
            or word in ("اخران", "اخرتان")
            or (kind and following in ("اثنين", "اثنان", "اثنتين", "اثنتان"))
        ):
            return _with_others(clause, Count(2, 2, 2), j, usable, limit, taken, folded), victims
        if kind == 1 or word in ("احد", "احدي"):
            one = _with_others(clause, Count(1, 1, 1), j, usable, limit, taken, folded)
            if reach < 2 and not word.startswith("ال"):
                return one, victims
            fallback = fallback or (one, victims)
        elif (word in _VAGUE or kind == 3) and fallback is None:
            if reach < 3:
                return SOME, victims
            fallback = (SOME, victims)
    if fallback is not None:
        return fallback
    if trigger.pronoun and words[hit.i].endswith("ه") and words[hit.i][0] in "فو":
        return _with_others(clause, Count(1, 1, 1), hit.i, usable, limit, taken, folded), None  # فقتله
    if trigger.pos == "v" and trigger.pronoun:
        return SOME, None
    if one_told_before(clause, hit):
        return Count(1, 1, 1), None
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


def _with_others(
    clause: Clause,
    count: Count,
    last: int,
    usable: list[NumberMention],
    limit: int,
    taken: set[int],
    folded: str,
) -> Count:
    """A figure that ends at word `last`, with the figures and single persons joined to it by و.

    جنديين ومدني is 3, مدير وخمسه من حراسه is 6, زوجته واثنين من ابنايه is 3.
    """
    words, starts = clause.sentence.words, clause.sentence.starts
    end = starts[last] + len(words[last])
    gap = 0
    for j in range(last + 1, min(clause.last, last + 16)):
        word = words[j]
        if starts[j] >= limit or gap > 4 or word in _STOP or word in ("،", "بين", "في", "منه", "منهم"):
            break
        gap += 1
        if words[j - 1] == "مع" and word.endswith("ه") and person_number(word) == 1 and count != SOME:
            count = _add(count, Count(1, 1, 1))
            end = starts[j] + len(word)
            gap = 0
            continue
        if word[0] == "و" and len(word) > 3 and not word.startswith("وال"):
            kind = person_number(word[1:]) if word not in PERSONS else 0
            numbered = any(n.start in (starts[j], starts[j] + 1) for n in usable)
            if kind in (1, 2) and not numbered and count != SOME:
                count = _add(count, Count(kind, kind, kind))
                end = starts[j] + len(word)
                gap = 0
    return _total(count, end, usable, limit, taken, folded)


def _counts_persons(clause: Clause, number: NumberMention) -> bool:
    """Whether a person noun stands within two words after the number."""
    at = bisect_left(clause.sentence.starts, number.end)
    return number.kind == "dual" or any(person_number(word) for word in clause.sentence.words[at : at + 2])


def _total(
    count: Count, end: int, usable: list[NumberMention], limit: int, taken: set[int], folded: str
) -> Count:
    """A figure and those joined to it by و: تسعه شرطيين وسته عناصر واربعه مدنيين is 19."""
    for other in usable:
        if other.start < end or other.start >= limit or other.start in taken:
            continue
        between = folded[end : other.start]
        if other.kind == "dual" and not between.strip():
            end = other.end  # تسعه شرطيين: the plural looks like a dual
            continue
        joined = folded[other.start] == "و" or between.endswith((" و", " و "))
        if not joined or len(between) > 60 or any(stop in between for stop in (" بين", "،", " منه", " في ")):
            break
        if other.vague or count == SOME:
            break
        taken.add(other.start)
        count = _add(count, _count(other, folded))
        end = other.end
    return count
