"""A party as a clause names it, and which codes are armed, insurgents or the state's.

In: nothing. Out: `Party` and sets of actor codes of the codebook, for all who read sides.
"""

from __future__ import annotations

import msgspec

OURS = frozenset(
    {
        "iraqi_security_forces",
        "iraqi_army",
        "iraqi_police",
        "counter_terrorism_service",
        "riot_police",
        "popular_mobilization",
        "tribal_forces",
        "peshmerga",
        "kurdish_security",
    }
)
ARMED = OURS | {
    "islamic_state",
    "al_qaeda",
    "us_forces",
    "international_coalition",
    "turkish_forces",
    "iranian_forces",
    "pkk",
    "shia_militias",
    "militias",
    "armed_group_unidentified",
    "insurgents_other",
    "foreign_forces_other",
    "other",
}
INSURGENT = frozenset({"islamic_state", "al_qaeda", "armed_group_unidentified", "insurgents_other", "pkk"})
FORCES = ARMED - INSURGENT - {"shia_militias", "militias", "other"}
STATE = FORCES | {"government_officials"}
ALLIES = (OURS | {"international_coalition"}) - {"tribal_forces"}
NAMED_FORCES = (ALLIES | {"us_forces", "turkish_forces", "iranian_forces"}) - {"iraqi_security_forces"}


class Party(msgspec.Struct, frozen=True, order=True, gc=False):
    """A mention of a party: word index in the clause's sentence and code."""

    i: int
    last: int
    code: str
    noun: bool
