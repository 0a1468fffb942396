"""Who owns to an act within its own clause, on whom it is laid there, and what is only said of those whom it befell.

In: a clause and its parties. Out: the claimant's code, the party accused, or where a charge begins. اعلن التنظيم مسووليته, اتهم الحشد التحالف.
"""

from __future__ import annotations

from extraction.incident_doers import STATES
from extraction.incident_party import ARMED, Party
from extraction.incident_segments import Clause
from extraction.incident_words import CUES, WORDS

_BLAME = WORDS["blame"]
_BURDENS = WORDS["burdens"]
_CLAIM = WORDS["claim"]
_ADOPT = WORDS["adopt"]
_OWNING = _CLAIM | _ADOPT
_CLAIM_DENIED = WORDS["claim_denied"]
_THEIR_DEEDS = WORDS["deeds_of_arrested"]
_DEALT = WORDS["dealt_with"]
_CHARGES = frozenset(
    {
        "بتهمه",
        "بتهم",
        "تهمه",
        "لاتهامهم",
        "لاتهامه",
        "اتهامهم",
        "اتهامه",
        "بسبب",
        "بدعوي",
        "بحجه",
        "بذريعه",
        "بزعم",
    }
)
_SPEAKERS = WORDS["accusers"]
_ACCUSED_REACH = 9  # words from the accuser to whom he accuses
_CLAIM_REACH = 14  # words back from a claim to who makes it


def _blamed(clause: Clause, parties: list[Party]) -> Party | None:
    """القت الحكومه بمسووليه الهجوم علي التنظيم, حملت التنظيم مسووليه الهجوم: on whom it is laid."""
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] not in _BLAME:
            continue
        for party in parties:
            if party.i > i + 1 and party.code in ARMED and "علي" in words[max(i, party.i - 2) : party.i]:
                return party
        burden = next(
            (k for k in range(i - 1, max(clause.first, i - 10) - 1, -1) if words[k] in _BURDENS), None
        )
        laid = [p for p in parties if burden is not None and burden < p.i < i and p.code in ARMED]
        if laid:
            return laid[-1]
    return None


def accused_of(clause: Clause, parties: list[Party]) -> Party | None:
    """اتهم الحشد التحالف بشن غاره: the second is said to have done it."""
    if not _BLAME.isdisjoint(clause.word_set):
        return _blamed(clause, parties)
    if "accuse" not in clause.sentence.cues:
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in CUES["accuse"]:
            after = [party for party in parties if i < party.i <= i + 10]
            if len(after) > 1 and after[1].code in ARMED:
                return after[1]
            if len(after) == 1 and after[0].code in ARMED and after[0].i - i > 1:
                return (
                    _accused_state(words, after[0], clause.last) if _accuses(words, i, after[0]) else after[0]
                )
    return None


def _accuses(words: list[str], verb: int, party: Party) -> bool:
    """اتهم المتحدث باسم الجيش, واتهم قايد القوات: a party that only tells whose man the accuser is."""
    return not _SPEAKERS.isdisjoint(words[verb + 1 : party.i])


def _accused_state(words: list[str], accuser: Party, last: int) -> Party:
    """واتهم قايد القوات ايران بالوقوف وراء القصف: the state accused, else the accuser, who did nothing."""
    for i in range(accuser.last + 1, min(last - 1, accuser.last + _ACCUSED_REACH)):
        if words[i] in STATES and words[i + 1][0] == "ب":
            return Party(i, i, STATES[words[i]], False)
    return Party(accuser.i, accuser.last, "", False)


def claimant_of(clause: Clause, parties: list[Party]) -> str | None:
    """اعلن التنظيم مسووليته عن الهجوم, تبني التنظيم التفجير: who owns to the act."""
    if _OWNING.isdisjoint(clause.word_set):
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last):
        if words[i] in _CLAIM:
            if not _CLAIM_DENIED.isdisjoint(words[max(clause.first, i - _CLAIM_REACH) : i]):
                continue  # نفي التنظيم مسووليته, لم تعلن اي جهه مسووليتها
            near = [party for party in parties if party.code in ARMED and i - _CLAIM_REACH <= party.i < i]
            near = near or [party for party in parties if party.code in ARMED and i < party.i <= i + 3]
            if near:
                return near[-1].code
        elif words[i] in _ADOPT:
            near = [party for party in parties if party.code in ARMED and i - 3 <= party.i <= i + 4]
            if near:
                return max(near, key=lambda party: (party.i > i, -party.i)).code
    return None


def charged_from(clause: Clause) -> int:
    """اعدم التنظيم ثلاثه بتهمه التعاون مع الجيش: where the charge against the victims begins, to the end of the clause."""
    if _DEALT.isdisjoint(clause.word_set) or not clause.telling:
        return clause.last
    words = clause.sentence.words
    for i in range(clause.telling[0].i + 1, clause.last):
        if words[i] in _DEALT and (words[i][0] in "بل" or not _CHARGES.isdisjoint(words[i - 2 : i])):
            return i if not any(h.i > i for h in clause.telling) else clause.last
    return clause.last


def deed_from(clause: Clause) -> int:
    """اعتقلت الشرطه خليه خططت لهجمات ضد المدنيين: where what the arrested had done begins, to the end of the clause."""
    if _THEIR_DEEDS.isdisjoint(clause.word_set):
        return clause.last
    words = clause.sentence.words
    taken = next((h.i for h in clause.hits if h.trigger.role == "arrested"), clause.last)
    return next((i for i in range(taken + 2, clause.last) if words[i] in _THEIR_DEEDS), clause.last)
