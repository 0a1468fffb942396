"""Sums of a toll: a figure with those joined to it by و, مع or الي جانب.

In: a clause and the numbers found in it. Out: `Count`s. تسعه شرطيين وسته عناصر is 15, قايد مع عشره من حراسه is 11.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause
from extraction.incident_toll_words import BOMBERS, PERSONS, person_number
from extraction.incident_words import WORDS
from extraction.numbers import NumberMention

SOME = Count()
NONE = Count(0, 0, 0)
ONE = Count(1, 1, 1)
TWO = Count(2, 2, 2)
STOP = WORDS["stop"]
ESCORTS = WORDS["at_his_side"]
WITH = frozenset({"مع", "رفقه", "برفقه", "بصحبه", "وبرفقته", "وبرفقتها", "وبصحبته"})
_BESIDE = WITH | {"مقابل"}
TOGETHER = frozenset(
    (lead + first, second)
    for first, second in (
        ("الي", "جانب"),
        ("الي", "جنب"),
        ("اضافه", "الي"),
        ("بالاضافه", "الي"),
        ("فضلا", "عن"),
        ("علاوه", "علي"),
    )
    for lead in ("", "و")
)
_FAMILIES = (["عايله"], ["عوايل"], ["عايلات"], ["اسره"])


def count_of(number: NumberMention, folded: str) -> Count:
    """The count that a number tells, with the bounds it has."""
    if number.vague or folded[number.end : number.end + 8].split(" ")[1:2] in _FAMILIES:
        return SOME  # خطف نحو مايه عايله: families, not men
    return Count(number.low, number.best, number.high)


def at_least(clause: Clause, count: Count, first: int, limit: int) -> Count:
    """The count of those told before word `first`, open above where that says so: شخص علي الاقل, مدنيين اثنين علي الاقل."""
    words, starts = clause.sentence.words, clause.sentence.starts
    for j in range(first, min(clause.last - 1, first + _LEAST_REACH)):
        if starts[j] >= limit or words[j] in STOP or words[j][0] in "0123456789":
            break
        if (words[j], words[j + 1]) in _AT_LEAST:
            return Count(count.low, count.best, None)
        parted = words[j] == "،" and tuple(words[j + 1 : j + 3]) not in _AT_LEAST
        if parted or (words[j][0] == "و" and words[j] not in ONE_ALONE):
            break
    return count


_LEAST_REACH = 4  # words from those counted to علي الاقل
_AT_LEAST = frozenset({("علي", "الاقل"), ("في", "الاقل"), ("علي", "اقل"), ("كحد", "ادني")})
ONE_ALONE = frozenset({"واحد", "واحدا", "واحده"})


def added(a: Count, b: Count) -> Count:
    """The sum of two counts, open where one of them is."""

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

    جنديين ومدني is 3, مدير وخمسه من حراسه is 6, زوجته واثنين من ابنايه is 3, قتيل وسيدتين وطفل is 4.
    """
    words, starts = clause.sentence.words, clause.sentence.starts
    end = starts[last] + len(words[last])
    while True:
        count, end = _with_persons(clause, count, last, end, usable, limit, taken, folded)
        count, end = _with_one(clause, count, last, end, limit)
        count, reached = _joined(clause, count, end, usable, limit, taken, folded)
        if reached == end:
            return at_least(clause, count, bisect_left(starts, end), limit)
        end = reached
        last = bisect_left(starts, end) - 1


def _with_persons(
    clause: Clause,
    count: Count,
    last: int,
    end: int,
    usable: list[NumberMention],
    limit: int,
    taken: set[int],
    folded: str,
) -> tuple[Count, int]:
    """The single persons behind a figure, and the figures told with مع or الي جانب; where the last of them ends."""
    words, starts = clause.sentence.words, clause.sentence.starts
    gap, served = 0, False
    for j in range(last + 1, min(clause.last, last + 16)):
        word = words[j]
        beside = j > 1 and (words[j - 2], words[j - 1]) in TOGETHER
        if (words[j - 1] in _BESIDE or beside) and count != SOME:
            # مع عشره من حراسه, الي جانب اثنين اخرين, مقابل 14 من قوات النظام
            more = next((n for n in usable if n.start == starts[j] and n.start not in taken), None)
            if more is not None and starts[j] < limit and _are_men(clause, more, words[j - 1]):
                taken.add(more.start)
                count = SOME if more.vague else added(count, count_of(more, folded))
                end = more.end
                gap = 0
                continue
        if word == "،" and _goes_on(clause, j, usable, limit):
            continue
        if word == "في" and (_serves(words, j) or words[j - 1] in _WORKS):
            served = True
            continue  # ضابط في الجيش وعنصر في الشرطه
        if word[0] == "و" and word[1:].isdecimal() and any(n.start == starts[j] + 1 for n in usable):
            break  # و3 من احفاده: the next to be joined
        if starts[j] >= limit or gap > _GAP or word in STOP or word in _PARTED:
            break
        gap += (words[j - 1], word) not in TOGETHER and tuple(words[j : j + 2]) not in TOGETHER
        if (beside or (words[j - 1] in WITH and word.endswith(("ه", "ها", "احد", "احدي")))) and count != SOME:
            kind = kind_of_one(words, j) if word not in BOMBERS else 0
            if kind in (1, 2):
                count = added(count, Count(kind, kind, kind))
                end = starts[j] + len(word)
                gap = 0
                continue
        if word in AND_ONE_OF and count != SOME and is_one_of((*words[j + 1 : j + 2], "")[0]):
            taken.update(n.start for n in usable if n.start == starts[j])  # السايق واحد الماره
            count, end, gap = added(count, ONE), starts[j] + len(word), 0
            continue
        if word[0] == "و" and len(word) > 3 and not word.startswith("وال"):
            kind = person_number(word[1:]) if word not in PERSONS else 0
            if served and word[1:] in _OFFICES:
                continue  # العميد في القوات الخاصه ورييس الحرس: one man of two offices
            if word == "وخطيب" and words[j - 1].removeprefix("ال") == "امام":
                continue  # امام وخطيب الجامع: one man
            two = next((n for n in usable if n.start == starts[j] + len(word) + 1 and n.best == 2), None)
            if kind and two is not None and words[j + 1] in TWO_MEN:
                taken.add(two.start)  # شرطي ومدنيين اثنين
                kind = 2
            theirs = _counted_after(clause, j, usable) if kind == 3 and count != SOME else None
            if theirs is not None:  # زوجته وابناوه الثلاثه
                taken.add(theirs.start)
                count, end, gap = added(count, count_of(theirs, folded)), theirs.end, 0
                continue
            if any(n.start in (starts[j], starts[j] + 1) for n in usable):
                break  # a figure: the next to be joined
            if kind in (1, 2) and count != SOME:
                count = added(count, Count(kind, kind, kind))
                end = starts[j] + len(word) if two is None else two.end
                gap = 0
    return count, end


def kind_of_one(words: list[str], j: int) -> int:
    """1 for one person at word `j`, 2 for two: احد مرافقيه, الشيخ, عراقيين اثنين."""
    following = (*words[j + 1 : j + 2], "")[0]
    if words[j] in ONE_OF:
        return int(person_number(following) == 3 or following.endswith(_THEIRS))
    return 2 if following in TWO_MEN else person_number(words[j])


ONE_OF = frozenset({"احد", "احدي"})
AND_ONE_OF = frozenset({"واحد", "واحدي"})


def _serves(words: list[str], i: int) -> bool:
    """في الجيش, في شرطه المحافظه: what a man serves in, no scene."""
    return words[i + 1 : i + 2] != [] and words[i + 1].removeprefix("ال") in _SERVED


_WORKS = frozenset({"يعمل", "تعمل"})  # صحفي يعمل في قناه محليه
_SERVED = WORDS["served_in"]
_OFFICES = frozenset({"رييس", "عضو", "مدير", "قايد", "مسوول", "مستشار", "زعيم", "نايب", "وكيل", "قيادي"})


def _with_one(clause: Clause, count: Count, last: int, end: int, limit: int) -> tuple[Count, int]:
    """قيادي في لواء الحشد ومرافقه, مدير في وزاره النفط وسايقه: one at the side of one man, behind what he serves in."""
    words, starts = clause.sentence.words, clause.sentence.starts
    if count != ONE or words[last + 1 : last + 2] != ["في"]:
        return count, end
    for j in range(last + 2, min(clause.last, last + _SERVICE)):
        word = words[j]
        if starts[j] >= limit or word in STOP or word in ("،", "في", "بين"):
            break
        if word[0] == "و" and word.endswith("ه") and person_number(word[1:]) == 1 and word not in PERSONS:
            return TWO, starts[j] + len(word)
    return count, end


_SERVICE = 8  # words that tell what a man serves in


def _counted_after(clause: Clause, j: int, usable: list[NumberMention]) -> NumberMention | None:
    """وابناوه الثلاثه, وحراسه الاربعه: the figure behind persons told by whose they are."""
    words, starts = clause.sentence.words, clause.sentence.starts
    if j + 1 >= clause.last or not words[j].endswith(_THEIRS) or not words[j + 1].startswith("ال"):
        return None
    return next((n for n in usable if starts[j + 1] <= n.start <= starts[j + 1] + 2), None)


_THEY_ARE = frozenset(
    {"هم", "هما", "هن", "وهم", "وهما", "وهن"}
)  # خمسه بريطانيين هم مهندس واربعه حراس: told again
_PARTED = (
    frozenset({"،", "بين", "في", "منه", "منهم", "خلال", "اثناء", "اثر", "جراء", "بعد", "عندما", "لدي"})
    | _THEY_ARE
)
_GAP = 6  # words between one of those counted and the next: زوجه فلان قايد اللواء، وابناوه
TWO_MEN = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})


_THEIRS = ("ه", "ها", "هم", "هما", "هن")


def _goes_on(clause: Clause, comma: int, usable: list[NumberMention], limit: int) -> bool:
    """خمسه جنود، اضافه الي شرطي; رييس المجلس، و11 من حراسه: behind the comma stand more of them."""
    words, starts = clause.sentence.words, clause.sentence.starts
    if tuple(words[comma + 1 : comma + 3]) in TOGETHER:
        return True
    if comma + 2 >= clause.last or words[comma + 1][0] != "و":
        return False
    if person_number(words[comma + 1][1:]) == 3 and _counted_after(clause, comma + 1, usable) is not None:
        return True
    at = starts[comma + 1]
    more = next((n for n in usable if at < n.start <= at + 2), None)
    return more is not None and more.start < limit and _of_men(clause, more)


def _of_men(clause: Clause, number: NumberMention) -> bool:
    """Whether persons or "others" stand after a number: خمسه اخرين, عشره من افراد حمايته."""
    if counted_apart(clause, number):
        return False
    at = bisect_left(clause.sentence.starts, number.end)
    near = clause.sentence.words[at : at + 3]
    if near[:1] == ["من"] and near[1:] and near[1].endswith(("ه", "ها", "هم")):
        return True  # اربعه من معاونيه
    return any(
        person_number(word) or word in ("اخرين", "اخرون", "اخران", "حمايته", "حمايتها") for word in near
    )


def _are_men(clause: Clause, number: NumberMention, before: str) -> bool:
    """اثنين, عشره من حراسه; behind مقابل so many of a party, too: مقابل 14 من قوات النظام."""
    if number.kind == "dual" or _of_men(clause, number):
        return True
    at = bisect_left(clause.sentence.starts, number.end)
    return before == "مقابل" and clause.sentence.words[at : at + 1] == ["من"]


def counts_persons(clause: Clause, number: NumberMention) -> bool:
    """Whether a person noun stands within two words after the number."""
    at = bisect_left(clause.sentence.starts, number.end)
    return number.kind == "dual" or any(person_number(word) for word in clause.sentence.words[at : at + 2])


def counted_apart(clause: Clause, number: NumberMention) -> bool:
    """خمسه جنود و7 جرحي: a figure that the word behind it counts as another toll."""
    words = clause.sentence.words
    return any(
        0 < hit.start - number.end <= 2
        and hit.trigger.role in _TOLLS
        and hit.trigger.pos == "n"
        and not hit.trigger.pronoun  # عشره رجال وعاملان مصرعهم
        and words[hit.i][0] != "و"  # ضابط وجنديين واصابه اربعه: another toll
        for hit in clause.hits
    )


_TOLLS = frozenset({"killed", "injured", "abducted", "arrested"})


def total_of(
    clause: Clause,
    count: Count,
    end: int,
    usable: list[NumberMention],
    limit: int,
    taken: set[int],
    folded: str,
) -> Count:
    """A figure and those joined to it by و: تسعه شرطيين وسته عناصر واربعه مدنيين is 19."""
    return _joined(clause, count, end, usable, limit, taken, folded)[0]


def of_more_men(
    clause: Clause,
    count: Count,
    end: int,
    usable: list[NumberMention],
    limit: int,
    taken: set[int],
    folded: str,
) -> Count:
    """15 جريحا من المتظاهرين و25 في صفوف الشرطه is 40: a counted noun, and a figure without one for others."""
    for other in usable:
        if other.start < end or other.start >= limit or other.start in taken:
            continue
        between = folded[end : other.start].replace(" في صفوف ", " من ")  # 44 جريحا في صفوف الجيش و56 من
        joined = folded[other.start] == "و" or between.endswith((" و", " و "))
        if not joined or len(between) > 40 or any(stop in between for stop in (" بين", "،", " منه", " في ")):
            break
        if counted_apart(clause, other):
            break
        if other.vague or count == SOME or not folded.startswith(_AMONG_OTHERS, other.end):
            break
        taken.add(other.start)
        count = added(count, count_of(other, folded))
        end = other.end
    return count


_AMONG_OTHERS = (" من ", " في صفوف ", " بين صفوف ", " بين ", " اخرين من ", " شخصا من ", " اخرين في صفوف ")


def _joined(
    clause: Clause,
    count: Count,
    end: int,
    usable: list[NumberMention],
    limit: int,
    taken: set[int],
    folded: str,
) -> tuple[Count, int]:
    """A figure with those joined to it by و, and where the last of them ends."""
    for other in usable:
        if other.start < end or other.start >= limit or other.start in taken:
            continue
        between = folded[end : other.start]
        if between.count("،") > 1 and _of_men(clause, other):
            between = _ASIDE.sub(" ", between)  # شيخ عشيره، احد وجهاء البلده، وثلاثه من حراسه
        if " في " in between:
            between = _SERVICE_TOLD.sub("", between)  # ضابط في الجيش وثلاثه جنود
        if between.rstrip(" و").endswith("،") and _of_men(clause, other):
            between = between.replace("،", "", 1)  # رييس المجلس، و11 من حراسه
        if other.kind == "dual" and not between.strip():
            taken.add(other.start)
            end = other.end  # تسعه شرطيين: the plural looks like a dual
            continue
        if other.best == 1 and folded.startswith("واحد", other.start) and not _one_of(folded, other.end):
            end = other.end if not between.strip() else end  # شخص واحد, اربعه من اسره واحده: no further one
            continue
        joined = folded[other.start] == "و" or between.endswith((" و", " و "))
        stops, reach = (_APART[:-1], 90) if _with_him(clause, other) else (_APART, 60)
        if not joined or len(between) > reach or any(stop in between for stop in stops):
            break
        if other.vague or count == SOME or counted_apart(clause, other):
            break
        taken.add(other.start)
        count = added(count, count_of(other, folded))
        end = other.end
    return count, end


_APART = (" بين", "،", " منه", " هم ", " وهم ", " هما ", " في ")
_ASIDE = re.compile(r" ?،[^،]{2,70}،(?= و? ?\Z)")  # what tells of the one before, up to a joined figure
_SERVICE_TOLD = re.compile(rf"(?<=[يت]عمل) في | في (?=(?:ال)?(?:{'|'.join(sorted(_SERVED))})(?!\w))")


def _with_him(clause: Clause, number: NumberMention) -> bool:
    """قيادي في الحشد واثنين من مرافقيه: those at the side of the man told before, wherever he serves."""
    at = bisect_left(clause.sentence.starts, number.end)
    near = clause.sentence.words[at : at + 2]
    return len(near) == 2 and near[0] == "من" and near[1].endswith(("ه", "ها", "هم")) and near[1] in ESCORTS


def _one_of(folded: str, end: int) -> bool:
    """خمسه جنود واحد المدنيين, وأحد أفراد: "and one of", written like the adjective واحد."""
    following = folded[end + 1 : end + 20].split(" ", 1)[0]
    return is_one_of(following)


def is_one_of(following: str) -> bool:
    """Whether what follows احد names those of whom he is one: المدنيين, الماره, حراسه; not جندي واحد الثلاثاء."""
    return person_number(following) == 3 or (
        following.startswith("ال") and following not in _DAYS and person_number(following) != 1
    )


_DAYS = WORDS["weekdays"] | WORDS["time_of_telling"] | {"الماضي", "الذي", "التي", "الي"}
