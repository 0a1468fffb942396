"""Whom a crowd is turned against, by its words and its steps.

In: a document and a clause about a crowd. Out: codes of its targets, and whether it only stands at a place: ضد الحكومه, امام مبني
المحافظه are targets, امام الحقل is a scene.
"""

from __future__ import annotations

from extraction.document import Document
from extraction.incident_aims import against_regime, crowd_target
from extraction.incident_parties import parties_of
from extraction.incident_segments import Clause
from extraction.incident_types import SURROUNDS
from extraction.incident_words import WORDS

_OFFENDED = frozenset(
    {
        "government_officials",
        "politicians",
        "foreign_nationals",
        "infrastructure",
        "shia_militias",
        "iraqi_security_forces",
        "iraqi_police",
        "iraqi_army",
        "riot_police",
        "popular_mobilization",
        "us_forces",
        "turkish_forces",
        "iranian_forces",
    }
)
_AT = WORDS["at"]
_AT_PLACE = _AT - {"رييس"}
_ASIDE = frozenset(
    {"وفقا", "وفق", "بحسب", "حسب", "انعقاد", "جلسه", "اجتماع", "قال", "قالت", "ذكر", "ذكرت", "افاد", "افادت"}
)
_STORMS = WORDS["violent"]
_SEATS = WORDS["seats"]


def crowd_targets(doc: Document, clause: Clause) -> tuple[list[str], bool]:
    """Codes of those against whom its words or steps are turned, and whether it stands at a site that is none of them."""
    words = clause.sentence.words
    storms = [hit.i for hit in clause.hits if hit.trigger.lemma in _STORMS]
    closings = [hit.i for hit in clause.hits if hit.trigger.lemma in SURROUNDS]
    target: list[str] = []
    stood_at = False
    begun = clause.hits[0].i if clause.hits else clause.first
    for party in parties_of(doc, clause):
        # وصل رييس الوزراء بعد تظاهرات: who is told of before the crowd
        at = _AT if party.i > begun else _AT_PLACE
        before = words[max(clause.first, party.i - 3) : party.i]
        against = not at.isdisjoint(before) or words[party.i] in _SEATS or crowd_target(clause, party)
        if not (_ASIDE.isdisjoint(before) and words[party.i - 1] != "معقل"):
            continue  # واضرموا النار فيه، وفقا لضابط, قبل يوم من انعقاد البرلمان
        if against and party.code == "infrastructure":
            against, stood_at = False, True
        # واقتحم مئات المحتجين مطار المدينه: what a crowd storms or burns
        against = (against or any(0 < party.i - i <= 7 for i in storms)) and words[party.i] != "الامم"
        # اغلق المحتجون ميناء المدينه, but not الطريق الي الميناء
        against = against or (
            party.code == "infrastructure"
            and any(0 < party.i - i <= 3 and "الي" not in words[i : party.i] for i in closings)
        )
        if against and party.code in _OFFENDED and party.code not in target:
            target.append(party.code)
    if not target and against_regime(clause):
        target.append("government_officials")
    return target[:2], stood_at
