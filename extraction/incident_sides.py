"""Who did it to whom: perpetrators and targets of a clause.

In: the actors named in a clause and the common nouns for parties, with the words around them. Out: `Sides`, codes of
the codebook. Arabic marks the doer by place and by particles: the subject follows its active verb ("خطف مسلحون
طبيبا"), a passive or a toll has only its victim ("قتل شرطي"), على يد / نفذه / شنه lead the doer of a noun.
"""

from __future__ import annotations

from typing import NamedTuple

from extraction.document import Document, in_span
from extraction.incident_segments import Clause
from extraction.incident_tolls import Tolls
from extraction.incident_triggers import bare
from extraction.lexicon import load

_WORDS: dict[str, tuple[str, bool]] = {}
for _row in load("parties"):
    for _word in _row["words"].split("|"):
        _WORDS.setdefault(_word, (_row["code"], _row["scope"] == "iraq"))

ARMED = frozenset(
    "islamic_state al_qaeda iraqi_security_forces iraqi_army iraqi_police counter_terrorism_service riot_police popular_mobilization tribal_forces peshmerga kurdish_security us_forces international_coalition turkish_forces iranian_forces pkk shia_militias militias armed_group_unidentified insurgents_other foreign_forces_other".split()
)
STATE = frozenset(
    "iraqi_security_forces iraqi_army iraqi_police counter_terrorism_service riot_police popular_mobilization peshmerga kurdish_security us_forces international_coalition turkish_forces iranian_forces foreign_forces_other government_officials".split()
)
_DOER = frozenset(
    "يد ايدي بيد بايدي قبل نفذه نفذها نفذته نفذتها شنه شنها شنته شنتها تبناه تبنته تبنتها نصبه نصبته قادته قادها يشنها تشنها تنفذها ينفذها وجهتها وجهته برصاص بنيران نفذ قام قامت مسووليتها مسووليته".split()
)
_AGAINST = frozenset("علي ضد بحق استهدف استهدفت استهدفا مستهدفا مستهدفه يستهدف تستهدف استهداف باستهداف طال طالت تجاه ضدهم استهدفتا".split())
_OF = frozenset("لملاحقه ملاحقه لمطارده مطارده للقضاء من هاجم هاجمت علي ضد قبضه سيطره عناصر معاقل خلايا حواضن".split())
_VICTIM_ROLES = frozenset({"killed", "injured", "abducted", "arrested"})


class Sides(NamedTuple):
    """Actor codes on either end, in order of mention."""

    perpetrator: list[str]
    target: list[str]


class Party(NamedTuple):
    """A mention of a party: word index in the clause's sentence and code."""

    i: int
    last: int
    code: str
    noun: bool


def _parties(doc: Document, clause: Clause) -> list[Party]:
    words, starts, ends = clause.sentence.words, clause.sentence.starts, clause.sentence.ends
    taken = [False] * (clause.last + 1)
    found: list[Party] = []
    actors = [a for a in in_span(doc.actors, clause.start, clause.end) if a.code]
    k = 0
    for actor in actors:
        while k < clause.last and ends[k] <= actor.start:
            k += 1
        if k >= clause.last:
            break
        last = k
        while last + 1 < clause.last and starts[last + 1] < actor.end:
            last += 1
        if any(taken[k : last + 1]):
            continue
        for j in range(k, last + 1):
            taken[j] = True
        found.append(Party(k, last, actor.code, False))
    for i in range(clause.first, clause.last):
        if taken[i]:
            continue
        known = _WORDS.get(words[i]) or _WORDS.get(bare(words[i]))
        if known is not None:
            found.append(Party(i, i, known[0], True))
    found.sort()
    return found


def read_sides(doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> Sides:
    """The sides of a clause, [] where not stated."""
    perpetrator: list[str] = []
    target: list[str] = []
    if event_type in ("protest", "riot"):
        perpetrator.append("protesters")
    parties = _parties(doc, clause)
    words = clause.sentence.words
    victims = tolls.victims
    starts = clause.sentence.starts
    active = {h.i for h in clause.hits if h.trigger.pos == "v" and h.trigger.role in ("event", "support", "killed", "abducted", "arrested", "foil")}
    for party in parties:
        before = words[max(clause.first, party.i - 3) : party.i]
        start = starts[party.i]
        armed = party.code in ARMED
        in_victims = any(s <= start < e for s, e in victims)
        if armed and not _DOER.isdisjoint(before[-2:]) or armed and before and before[-1] in _DOER:
            side = perpetrator
        elif not _AGAINST.isdisjoint(before[-3:]) and event_type != "protest":
            side = target
        elif in_victims and not (armed and party.i - 1 in active):
            side = target
        elif armed and (party.i - 1 in active or (party.i - 2 in active and before[-1] not in ("من", "في"))):
            side = perpetrator
        elif armed and any(party.last < i <= party.last + 3 for i in active) and not in_victims:
            side = perpetrator
        elif event_type in ("security_operation", "arrest", "air_strike", "weapons_seizure", "territory_captured") and armed and not perpetrator:
            side = perpetrator if party.code not in ("islamic_state", "al_qaeda", "armed_group_unidentified", "pkk") or event_type == "territory_captured" else target
        elif event_type == "protest_repression" and party.code in STATE:
            side = perpetrator
        elif event_type in ("protest", "riot") and party.code in ("government_officials", "politicians", "foreign_nationals", "infrastructure") and any(w in ("ضد", "امام", "مقر", "مبني", "اقتحم") for w in before):
            side = target
        else:
            continue
        if party.code not in side and not (side is target and party.code in perpetrator):
            side.append(party.code)
    if event_type == "protest_repression" and not target:
        target.append("protesters")
    if event_type in ("protest", "riot"):
        perpetrator = ["protesters"]
        target = [code for code in target if code != "protesters"]
    return Sides(perpetrator[:3], target[:3])
