"""The figure of those whom a verb behind them befell: ان خمسه جنود قتلوا.

In: a clause's `Figures` and a toll verb. Out: `of_subject`, its `Count` with the span of its victims, or None.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_figures import NAMED, Figures, is_part
from extraction.incident_toll_sums import ONE, SOME, STOP, TWO, TWO_MEN, WITH, added, counts_persons
from extraction.incident_toll_words import (
    BOMBERS,
    NO_OBJECT,
    PERSONS,
    SLAIN,
    THAT,
    one_of_them_before,
    opens_toll,
    person_number,
    subject_before,
)
from extraction.numbers import NumberMention

_Toll = tuple[Count | None, tuple[int, int] | None]
_PLURALS = 10  # up to here the counted noun is a plural


def of_subject(figures: Figures, hit: Hit, before: int, limit: int) -> _Toll | None:
    """ان خمسه اشخاص قتلوا: the plural verb after its subject."""
    trigger, clause = hit.trigger, figures.clause
    if trigger.pos == "n":
        return None
    words, starts = clause.sentence.words, clause.sentence.starts
    if hit.i + 1 < clause.last and any(n.start == starts[hit.i + 1] for n in figures.usable):
        return None
    if _killed_someone(clause, hit):
        return None
    if not trigger.plural_subject and one_of_them_before(clause, hit):
        return ONE, (starts[hit.i - 1], hit.start)
    if not trigger.plural_subject and hit.i and words[hit.i - 1] in BOMBERS:
        return None, None  # الانتحاري لقي حتفه ايضا: none of his victims
    one = subject_before(clause, hit)
    if not one and _named_before(figures, hit):
        return ONE, NAMED
    if one and not trigger.plural_subject:  # ان شخصا قتل, ان قايدا قتل مع اربعه من حراسه
        count = figures.with_others(ONE, hit.i, limit) if words[hit.i + 1 : hit.i + 2] == ["مع"] else ONE
        return count, (starts[hit.i - 1], hit.start)
    if not (one or trigger.plural_subject or words[hit.i].endswith("وا")):
        return None
    joined = hit.i > 0 and words[hit.i][0] == "و" and words[hit.i - 1].endswith("وا")  # خطفوا وقتلوا: of all
    told = [
        n
        for n in figures.usable
        if n.start < hit.start
        and (joined or (before <= n.start and n.start not in figures.taken))
        and hit.start - n.end <= 90
    ]
    earlier = [n for n in told if not is_part(figures, n)]
    of_persons = [n for n in earlier if counts_persons(clause, n)] or [n for n in earlier if n.best != 1]
    if of_persons:
        first = of_persons[0]
        count = figures.take_all(first, hit.start)
        return _and_persons(figures, count, first, hit), (first.start, hit.start)
    if trigger.plural_subject and _befell_two(clause, hit):
        return TWO, (starts[hit.i - 1], hit.start)
    if told and not earlier:
        return SOME, (
            told[0].start,
            hit.start,
        )  # ... بينهم ثلاثه اعضاء، قتلوا: all of them are told elsewhere
    return (ONE, (starts[hit.i - 1], hit.start)) if one else None


def _named_before(figures: Figures, hit: Hit) -> bool:
    """ان فلانا الملقب بكذا قتل في, اكد ان فلانا اعدم شنقا: a name behind ان, before the singular verb of what befell him."""
    clause = figures.clause
    words, starts = clause.sentence.words, clause.sentence.starts
    if not figures.names or hit.trigger.pos != "v" or hit.trigger.imperfect or hit.trigger.plural_subject:
        return False
    following = words[hit.i + 1] if hit.i + 1 < clause.last else "."
    if not (following in NO_OBJECT or following[0] == "ب" or following in SLAIN):
        return False
    for k in range(hit.i - 1, max(clause.first, hit.i - _NAME_REACH) - 1, -1):
        if words[k] in THAT:
            opens = any(starts[j] in figures.names for j in (k + 1, k + 2) if j < hit.i)
            return opens or starts[hit.i] - 1 in figures.names.values()
        if words[k] in STOP or any(h.i == k and h.trigger.pos == "v" for h in clause.hits):
            return False
    return False


_NAME_REACH = 10  # words from ان to the verb: the name, and what tells of him


def _befell_two(clause: Clause, hit: Hit) -> bool:
    """ان مسلحين قتلا خلال, الصحفيان خطفا في: the dual verb of what befell two told before it; not هاجما وقتلا حارسا."""
    words = clause.sentence.words
    word = words[hit.i]
    if (
        word[-1] != "ا"
        or word.endswith("وا")
        or word[0] == "و"
        or hit.trigger.pronoun
        or hit.trigger.lemma == "اصاب"
    ):
        return False
    following = words[hit.i + 1] if hit.i + 1 < clause.last else "."
    return hit.i > clause.first and (
        following in NO_OBJECT
        or following[0] == "ب"
        or following in WITH
        or opens_toll(clause, hit)
        or following in ("مصرعهما", "حتفهما")
    )


def _killed_someone(clause: Clause, hit: Hit) -> bool:
    """هاجم اربعه مسلحين متجرا وقتلوا حارسا: the verb of many has an object; not خمسه جنود قتلوا في كمين."""
    words = clause.sentence.words
    if not words[hit.i].endswith(("وا", "لا")) or hit.i + 1 >= clause.last:
        return False
    someone = words[hit.i + 1]
    chained = hit.i > 0 and words[hit.i - 1].endswith("وا")  # خطفوا وقتلوا
    if words[hit.i][0] == "و" and not chained and someone not in NO_OBJECT and someone[0] not in "بل":
        return True  # هاجم اربعه مسلحين دوريه وقتلوا احدهم, وقتلوا امر الفوج
    return person_number(someone) > 0 and not someone.endswith(("ون", "ان")) and not someone.startswith("ب")


def _and_persons(figures: Figures, count: Count, first: NumberMention, hit: Hit) -> Count:
    """ان خمسه جنود وضابطا بالجيش وامراه قتلوا: single persons joined to a figure before the verb of all."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    if first.best is None:
        return count
    for k in range(bisect_left(starts, first.end), hit.i):
        word = words[k]
        if word in STOP or word in "،,":
            break
        if word[0] != "و" or len(word) < 4 or word in PERSONS:
            continue
        if words[k + 1] in TWO_MEN and person_number(word[1:]):
            count = added(count, TWO)  # عشره جنود ومدنيين اثنين قتلوا
        elif person_number(word[1:]) == 1 and first.best <= _PLURALS:
            count = added(count, ONE)  # but 4398 عسكريا وموظفا: of either so many
    return count
