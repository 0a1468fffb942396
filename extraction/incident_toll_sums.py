"""Sums of a toll: a figure with those joined to it by و, مع or الي جانب.

In: a clause and the numbers found in it. Out: `Count`s. تسعه شرطيين وسته عناصر is 15, قايد مع عشره من حراسه is 11.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause
from extraction.incident_toll_words import PERSONS, person_number
from extraction.incident_words import WORDS
from extraction.numbers import NumberMention

SOME = Count()
NONE = Count(0, 0, 0)
ONE = Count(1, 1, 1)
TWO = Count(2, 2, 2)
STOP = WORDS["stop"]
_TOGETHER = frozenset({("الي", "جانب"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن")})
_LEAST = re.compile(r"علي (?:الاقل|اقل تقدير)")


def count_of(number: NumberMention, folded: str) -> Count:
    """The count that a number tells, open above where "at least" follows it."""
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


def with_others(
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
        if (words[j - 1] == "مع" or (words[j - 2], words[j - 1]) in _TOGETHER) and count != SOME:
            # مع عشره من حراسه, الي جانب اثنين اخرين
            more = next((n for n in usable if n.start == starts[j] and n.start not in taken), None)
            if more is not None and starts[j] < limit and (more.kind == "dual" or _of_men(clause, more)):
                taken.add(more.start)
                count = SOME if more.vague else _add(count, count_of(more, folded))
                end = more.end
                gap = 0
                continue
        if starts[j] >= limit or gap > 4 or word in STOP or word in ("،", "بين", "في", "منه", "منهم"):
            break
        gap += 1
        if words[j - 1] == "مع" and word.endswith("ه") and person_number(word) == 1 and count != SOME:
            count = _add(count, ONE)
            end = starts[j] + len(word)
            gap = 0
            continue
        if word[0] == "و" and len(word) > 3 and not word.startswith("وال"):
            kind = person_number(word[1:]) if word not in PERSONS else 0
            if word == "وخطيب" and words[j - 1].removeprefix("ال") == "امام":
                continue  # امام وخطيب الجامع: one man
            numbered = any(n.start in (starts[j], starts[j] + 1) for n in usable)
            if kind in (1, 2) and not numbered and count != SOME:
                count = _add(count, Count(kind, kind, kind))
                end = starts[j] + len(word)
                gap = 0
    return total_of(count, end, usable, limit, taken, folded)


def _of_men(clause: Clause, number: NumberMention) -> bool:
    """Whether persons or "others" stand after a number: خمسه اخرين, عشره من افراد حمايته."""
    at = bisect_left(clause.sentence.starts, number.end)
    near = clause.sentence.words[at : at + 3]
    return any(
        person_number(word) or word in ("اخرين", "اخرون", "اخران", "حمايته", "حمايتها") for word in near
    )


def counts_persons(clause: Clause, number: NumberMention) -> bool:
    """Whether a person noun stands within two words after the number."""
    at = bisect_left(clause.sentence.starts, number.end)
    return number.kind == "dual" or any(person_number(word) for word in clause.sentence.words[at : at + 2])


def total_of(
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
        if folded.startswith("واحد", other.start) and not _one_of(folded, other.end):
            end = other.end if not between.strip() else end  # شخص واحد, اربعه من اسره واحده: no further one
            continue
        joined = folded[other.start] == "و" or between.endswith((" و", " و "))
        if not joined or len(between) > 60 or any(stop in between for stop in (" بين", "،", " منه", " في ")):
            break
        if other.vague or count == SOME:
            break
        taken.add(other.start)
        count = _add(count, count_of(other, folded))
        end = other.end
    return count


def _one_of(folded: str, end: int) -> bool:
    """خمسه جنود واحد المدنيين, وأحد أفراد: "and one of", written like the adjective واحد."""
    following = folded[end + 1 : end + 16].split(" ", 1)[0]
    return person_number(following) == 3
