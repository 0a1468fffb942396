"""What leads a party some words before it: a verb that only brings the act, help, surrender, or على behind an act.

In: a clause and the place of a party. Out: yes or no. قامت القوات بقصف, بدعم من التحالف, استسلم للقوات, هجوم على دوريه.
"""

from __future__ import annotations

from extraction.incident_party import Party
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_AGAINST = WORDS["against"]
AND_AGAINST = _AGAINST | {"و" + word for word in _AGAINST}
_THAT = WORDS["that"]
_MANAGED = WORDS["managed"]
_NO_AIMS = WORDS["no_aims"]
_NO_AIM_LEADS = WORDS["no_aim_leads"]
_FIRED = WORDS["fired"]
_AIM_REACH = 9  # words from an act to whom it was done
_HELP = WORDS["with_help"]
_HELP_REACH = 5  # words from بدعم to who gives it
_ANSWERS = frozenset({"رد", "ردت", "ردوا", "يرد", "ترد", "يردون"})
_BEGAN = frozenset({"بدا", "بدات", "بداوا", "يبدا", "تبدا"})
_LATE = 14  # words from قام to the act that it brings
_SURRENDERS = WORDS["surrenders"]
_THEMSELVES = frozenset({"نفسه", "نفسها", "انفسهم", "انفسهن"})
# Verbs that only say that their subject did what the next words name: قام, اقدم علي, حاول, ارتكب.
LIGHT = frozenset(
    conjunction + form
    for conjunction in ("", "و", "ف")
    for stems, persons, endings in (
        (WORDS["light_perfect"], ("",), ("", "ت", "وا", "ا", "تا")),
        (WORDS["light_nouns"], ("",), ("",)),
        (WORDS["light_imperfect"], ("ي", "ت"), ("", "ون", "وا", "ان")),
    )
    for stem in stems
    for person in persons
    for ending in endings
    for form in (person + stem + ending,)
)


def is_aim(clause: Clause, at: int, before: list[str]) -> bool:
    """هجوم علي دوريه, القبض علي مسلحين: what stands behind علي where an act is done to it; not خوفا علي المدنيين, علي صفحه الوزير."""
    words = clause.sentence.words
    i = next((at - len(before) + k for k, word in enumerate(before) if word in AND_AGAINST), at)
    if words[i].removeprefix("و") != "علي":
        return True
    if words[i + 1] in _NO_AIMS or words[i - 1].removeprefix("و") in _NO_AIM_LEADS:
        return False
    reach = max(clause.first, i - _AIM_REACH)
    return any(reach <= h.i < i for h in clause.hits) or not _FIRED.isdisjoint(words[reach:i])


def only_helps(clause: Clause, at: int) -> bool:
    """بمشاركه متطوعي العشاير, المدعوم من التحالف, بدعم من ضربات جويه للتحالف: who stands by those whose act is told.

    But باسناد التحالف تمكنت القوات: behind a verb.
    """
    words = clause.sentence.words
    first = max(clause.first, at - _HELP_REACH)
    if _HELP.isdisjoint(words[first:at]):
        return False
    i = next(i for i in range(at - 1, first - 1, -1) if words[i] in _HELP)
    return not any(
        word == "،" or word in _THAT or word in _MANAGED or word in LIGHT for word in words[i + 1 : at]
    )


def gave_up(before: list[str]) -> bool:
    """استسلم الوزير, سلمن انفسهن."""
    return not _SURRENDERS.isdisjoint(before) or (
        not _THEMSELVES.isdisjoint(before) and any(word.lstrip("وي").startswith("سلم") for word in before)
    )


def lightly(clause: Clause, at: int, party: Party) -> bool:
    """اقدم مسلحون علي تفجير, القوات حاولت اقتحام: the subject of a verb whose act is named after it."""
    words = clause.sentence.words
    harmed = any(hit.i in (at - 1, at - 2) and hit.trigger.pos == "v" for hit in clause.hits)
    for i in (at - 1, at - 2, party.last + 1, party.last + 2):
        if i > at and harmed:
            return False  # قتلت مسلحا حاول الهجوم
        if clause.first <= i < clause.last and words[i] in LIGHT:
            behind = max(i, party.last)
            reach = behind + (
                1 if words[i].removeprefix("و") in _BEGAN else 4
            )  # but بدا الجيش تحقيقا في مقتل
            if any(behind < hit.i <= reach and hit.trigger.role != "hint" for hit in clause.hits):
                return True
            # قامت مجموعه من التنظيم، من خلال حاجز وهمي، بقتل 15 شخصا
            brings = ("ب", "و") if words[i] in _ANSWERS else ("ب",) if "قام" in words[i] else ()
            return any(
                behind < hit.i <= behind + _LATE
                and words[hit.i].startswith(brings)
                and hit.trigger.role != "hint"
                for hit in clause.hits
            )
    return False
