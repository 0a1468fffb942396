"""The contract: the four kinds of fact, as typed classes.

In: nothing. Out: the classes, their JSON Schema (`json_schema`), their Arrow schemas (`arrow_schema`), the
identity of a fact (`fact_id`) and the check of facts that come from elsewhere (`decode_fact`, `grounding_error`).
Everything else (dbt sources, the language model's output format, docs/codebook.md's tables) is derived from
here or checked against here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa

EventType: TypeAlias = Literal[
    "armed_clash",
    "armed_attack",
    "bombing",
    "suicide_bombing",
    "shelling",
    "air_strike",
    "assassination",
    "execution",
    "abduction",
    "protest",
    "riot",
    "protest_repression",
    "arrest",
    "security_operation",
    "weapons_seizure",
    "territory_captured",
    "property_destruction",
    "threat",
    "other",
]
IncidentStatus: TypeAlias = Literal["occurred", "planned", "foiled", "denied"]
Granularity: TypeAlias = Literal["event", "series"]
DatePrecision: TypeAlias = Literal["day", "week", "month", "year", "range", "unknown"]
Governorate: TypeAlias = Literal[
    "IQ-AN",
    "IQ-AR",
    "IQ-BA",
    "IQ-BB",
    "IQ-BG",
    "IQ-DA",
    "IQ-DI",
    "IQ-DQ",
    "IQ-KA",
    "IQ-KI",
    "IQ-MA",
    "IQ-MU",
    "IQ-NA",
    "IQ-NI",
    "IQ-QA",
    "IQ-SD",
    "IQ-SU",
    "IQ-WA",
]
ActorCode: TypeAlias = Literal[
    "islamic_state",
    "al_qaeda",
    "iraqi_security_forces",
    "iraqi_army",
    "iraqi_police",
    "counter_terrorism_service",
    "riot_police",
    "popular_mobilization",
    "tribal_forces",
    "peshmerga",
    "kurdish_security",
    "us_forces",
    "international_coalition",
    "turkish_forces",
    "iranian_forces",
    "pkk",
    "shia_militias",
    "militias",
    "armed_group_unidentified",
    "insurgents_other",
    "government_officials",
    "politicians",
    "election_workers",
    "protesters",
    "activists",
    "journalists",
    "civilians",
    "religious_minorities",
    "foreign_nationals",
    "foreign_forces_other",
    "infrastructure",
    "other",
]
MilestoneType: TypeAlias = Literal[
    "electoral_law",
    "date_set",
    "parliament_dissolved",
    "voter_registration",
    "candidate_registration",
    "campaign",
    "special_voting",
    "polling_day",
    "turnout",
    "preliminary_results",
    "recount_or_appeal",
    "final_results",
    "ratification",
    "first_session",
    "speaker_elected",
    "president_elected",
    "pm_nominated",
    "government_formed",
    "observation",
    "commission_change",
]
MilestoneStatus: TypeAlias = Literal["occurred", "scheduled", "postponed", "cancelled", "demanded", "rejected"]
Topic: TypeAlias = Literal["security", "election", "protest", "other"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
GOVERNORATES: tuple[str, ...] = get_args(Governorate)
ACTOR_CODES: tuple[str, ...] = get_args(ActorCode)
MILESTONE_TYPES: tuple[str, ...] = get_args(MilestoneType)
COUNTS: tuple[str, ...] = ("killed", "injured", "killed_or_injured", "abducted", "arrested")

ElectionId: TypeAlias = str
ELECTION_PATTERN = (
    r"^iq-(parliament|provincial|kurdistan-parliament|kurdistan-president|referendum|kurdistan-referendum)-(19|20)\d\d$"
)


class Count(msgspec.Struct, frozen=True):
    """Persons killed, injured and so on; all three null means "some", as in "dozens"."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class _Fact(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind"):
    """What every fact carries: where it stands, in which words, and who read it there.

    `evidence_start` and `evidence_end` count Unicode code points in title + "\\n" + text, end exclusive.
    """

    fact_id: str
    article_id: str
    evidence: str
    evidence_start: int
    evidence_end: int
    extractor: str
    extractor_version: str


class Incident(_Fact, kw_only=True, frozen=True, tag="incident"):
    """Political violence, unrest, and what security forces did."""

    event_type: EventType
    status: IncidentStatus = "occurred"
    granularity: Granularity = "event"
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision = "unknown"
    country: str | None = None
    governorate: Governorate | None = None
    place: str | None = None
    killed: Count | None = None
    injured: Count | None = None
    killed_or_injured: Count | None = None
    abducted: Count | None = None
    arrested: Count | None = None
    perpetrator: tuple[ActorCode, ...] = ()
    target: tuple[ActorCode, ...] = ()


class ElectionMilestone(_Fact, kw_only=True, frozen=True, tag="election_milestone"):
    """A dated or datable step in an Iraqi election, referendum or government formation."""

    election: ElectionId
    milestone_type: MilestoneType
    status: MilestoneStatus = "occurred"
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision = "unknown"
    value: float | None = None


class ActorRole(_Fact, kw_only=True, frozen=True, tag="actor_role"):
    """A named person with the office or role that the article gives them; `since` is YYYY-MM or YYYY-MM-DD."""

    person: str
    role: str
    organisation: str | None = None
    since: str | None = None


class Statement(_Fact, kw_only=True, frozen=True, tag="statement"):
    """Words that the article attributes to someone."""

    speaker: str
    quote: str
    topic: Topic = "other"


Fact: TypeAlias = Incident | ElectionMilestone | ActorRole | Statement
KINDS: dict[str, type[Fact]] = {
    "incident": Incident,
    "election_milestone": ElectionMilestone,
    "actor_role": ActorRole,
    "statement": Statement,
}
_PROVENANCE = ("fact_id", "article_id", "evidence", "evidence_start", "evidence_end", "extractor", "extractor_version")
