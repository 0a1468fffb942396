"""Which incidents keep the day of the story: not what is told in passing.

In: the incidents of an article, joined and with their scenes. Out: the same, those without a day of their own that are told only in
passing without any.
"""

from __future__ import annotations

from extraction.incident_mention import Mention
from extraction.incident_types import family

_SURE = 2.0  # below this an act is only mentioned
_BLASTS = frozenset({"bombing", "suicide_bombing", "shelling"})


def forget_days(incidents: list[Mention]) -> None:
    """Takes the day of the story from acts told in passing: whose scene nobody names, or that are hardly told at all."""
    for mention in incidents:
        if mention.remote or (not mention.dated and not mention.opening and _in_passing(mention)):
            mention.date = None


def _in_passing(mention: Mention) -> bool:
    """كما هدد المسلحون بمهاجمه المراكز, وتم اعتقال ثلاثه قاده: past the opening, of no place."""
    if family(mention.event_type) == "crowd":
        return False
    if mention.score < _SURE:
        return True
    return mention.place is None and mention.governorate is None and mention.event_type not in _BLASTS
