"""The contract: the four kinds of fact, as typed classes.

In: nothing. Out: the classes, their JSON Schema (`json_schema`), their Arrow schemas (`arrow_schema`), the
identity of a fact (`fact_id`) and the check of facts that come from elsewhere (`decode_fact`, `grounding_error`).
Everything else (dbt sources, the language model's output format, docs/codebook.md's tables) is derived from
here or checked against here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
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
MilestoneStatus: TypeAlias = Literal[
    "occurred", "scheduled", "postponed", "cancelled", "demanded", "rejected"
]
Topic: TypeAlias = Literal["security", "election", "protest", "other"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
GOVERNORATES: tuple[str, ...] = get_args(Governorate)
ACTOR_CODES: tuple[str, ...] = get_args(ActorCode)
MILESTONE_TYPES: tuple[str, ...] = get_args(MilestoneType)
COUNTS: tuple[str, ...] = ("killed", "injured", "killed_or_injured", "abducted", "arrested")

ElectionId: TypeAlias = str
ELECTION_PATTERN = r"^iq-(parliament|provincial|kurdistan-parliament|kurdistan-president|referendum|kurdistan-referendum)-(19|20)\d\d$"


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
_PROVENANCE = (
    "fact_id",
    "article_id",
    "evidence",
    "evidence_start",
    "evidence_end",
    "extractor",
    "extractor_version",
)


class ContractError(ValueError):
    """A fact that breaks the contract; the message names the field and the cure."""


def codebook_fields(kind: str) -> tuple[str, ...]:
    """The codebook's own fields of a kind, in order, without provenance.

    Raises KeyError for a kind that the codebook does not know.
    """
    return _CODEBOOK_FIELDS[kind]


_CODEBOOK_FIELDS: dict[str, tuple[str, ...]] = {
    kind: tuple(name for name in cls.__struct_fields__ if name not in _PROVENANCE)
    for kind, cls in KINDS.items()
}
_canonical = msgspec.json.Encoder(order="deterministic")


def fact_id(
    kind: str, article_id: str, extractor: str, evidence_start: int, evidence_end: int, fields: dict[str, Any]
) -> str:
    """Identity of a fact: the same words read the same way by the same extractor have the same id.

    `fields` are the codebook fields (missing ones count as their defaults). The version of the extractor is left
    out on purpose: a new version that reads the same keeps the id.
    """
    values = [fields.get(name, default) for name, default in _DEFAULTS[kind]]
    payload = [article_id, kind, extractor, evidence_start, evidence_end, values]
    return "f" + hashlib.sha256(_canonical.encode(payload)).hexdigest()[:20]


_DEFAULTS: dict[str, tuple[tuple[str, Any], ...]] = {
    kind: tuple(
        (f.name, None if f.default is msgspec.NODEFAULT else f.default)
        for f in msgspec.structs.fields(cls)
        if f.name not in _PROVENANCE
    )
    for kind, cls in KINDS.items()
}


def make_fact(
    kind: str,
    *,
    article_id: str,
    raw: str,
    evidence_start: int,
    evidence_end: int,
    extractor: str,
    extractor_version: str,
    fields: dict[str, Any],
) -> Fact:
    """A fact of ours with its evidence cut from `raw` (title + newline + text) and its id.

    `fields` hold codebook fields of the right types (dates as `date`, counts as `Count`, lists of codes as tuples);
    they are not validated again here, which is what makes extraction fast: `decode_fact` validates foreign ones.
    """
    return KINDS[kind](
        fact_id=fact_id(kind, article_id, extractor, evidence_start, evidence_end, fields),
        article_id=article_id,
        evidence=raw[evidence_start:evidence_end],
        evidence_start=evidence_start,
        evidence_end=evidence_end,
        extractor=extractor,
        extractor_version=extractor_version,
        **fields,
    )


_encoder = msgspec.json.Encoder()


def encode_fact(fact: Fact) -> bytes:
    """One fact as a line of JSON (UTF-8, no newline), flat keys, the kind first."""
    return _encoder.encode(fact)


def decode_fact(line: bytes | str, raw_of: dict[str, str] | None = None) -> Fact:
    """A fact coded elsewhere, validated, with its offsets found where they are missing and its id made anew.

    `line` is one JSON object in the contract; `raw_of` maps article ids to title + newline + text. Without offsets
    the first occurrence of the quote counts. Raises ContractError: not JSON, unknown kind, wrong type or code,
    unknown key, dates in the wrong order, unknown article, quote not in the article.
    """
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ContractError(f"not a JSON object: {error}") from error
    return fact_from_dict(row, raw_of)


def fact_from_dict(row: Any, raw_of: dict[str, str] | None = None) -> Fact:
    """As `decode_fact`, from a mapping that is already decoded."""
    if not isinstance(row, dict):
        raise ContractError("a fact is a JSON object with flat keys")
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ContractError(f"kind {kind!r} is unknown; use one of {', '.join(KINDS)}")
    cls = KINDS[kind]
    unknown = sorted(set(row) - set(cls.__struct_fields__) - {"kind"})
    if unknown:
        raise ContractError(
            f"unknown keys {', '.join(unknown)}; a {kind} has {', '.join(codebook_fields(kind))}"
        )
    row = {key: value for key, value in row.items() if value is not None}
    for key in ("article_id", "evidence", "extractor", "extractor_version"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise ContractError(f"{key} is missing; every fact names it")
    if raw_of is not None:
        start, end = locate(row, raw_of)
        row["evidence_start"], row["evidence_end"] = start, end
    row["fact_id"] = ""
    try:
        fact = msgspec.convert(row, cls)
    except msgspec.ValidationError as error:
        raise ContractError(str(error)) from error
    _check(fact)
    fields = {name: getattr(fact, name) for name in codebook_fields(kind)}
    made = fact_id(kind, fact.article_id, fact.extractor, fact.evidence_start, fact.evidence_end, fields)
    return msgspec.structs.replace(fact, fact_id=made)


def locate(row: dict[str, Any], raw_of: dict[str, str]) -> tuple[int, int]:
    """Offsets of a fact's evidence in its article; ContractError where the words do not stand there."""
    raw = raw_of.get(row["article_id"])
    if raw is None:
        raise ContractError(
            f"article {row['article_id']} is not among the articles; add it or correct the id"
        )
    quote, start, end = row["evidence"], row.get("evidence_start"), row.get("evidence_end")
    if start is None and end is None:
        start = raw.find(quote)
        if start < 0:
            raise ContractError(
                "the evidence does not stand in the article word for word; copy it from there"
            )
        return start, start + len(quote)
    if type(start) is not int or type(end) is not int or not 0 <= start < end or raw[start:end] != quote:
        raise ContractError(
            f"evidence_start {start} and evidence_end {end} do not cut the evidence out of the article; "
            "correct them or leave both out"
        )
    return start, end


def _check(fact: Fact) -> None:
    """What types cannot say: order of dates and bounds, the form of an election id."""
    if isinstance(fact, Incident | ElectionMilestone):
        if (fact.date_start is None) != (fact.date_end is None):
            raise ContractError("date_start and date_end are given together or not at all")
        if fact.date_start and fact.date_end and fact.date_start > fact.date_end:
            raise ContractError(f"date_start {fact.date_start} is after date_end {fact.date_end}")
        if (fact.date_start is None) != (fact.date_precision == "unknown"):
            raise ContractError("date_precision is unknown exactly where there is no date")
    if isinstance(fact, Incident):
        if fact.country is not None and not (
            len(fact.country) == 2 and fact.country.isascii() and fact.country.isupper()
        ):
            raise ContractError(f"country {fact.country!r} is not an ISO 3166-1 alpha-2 code such as IQ")
        if fact.governorate and fact.country not in (None, "IQ"):
            raise ContractError(f"governorate {fact.governorate} lies in IQ, country says {fact.country}")
        for name in COUNTS:
            count: Count | None = getattr(fact, name)
            if count is None:
                continue
            known = [n for n in (count.low, count.best, count.high) if n is not None]
            if known != sorted(known) or any(not 0 <= n < 2**31 for n in known):
                raise ContractError(f"{name} must be low <= best <= high, none negative; got {known}")
    if isinstance(fact, ElectionMilestone) and not _election_id(fact.election):
        raise ContractError(
            f"election {fact.election!r} is not of the form iq-parliament-2021 (see docs/codebook.md)"
        )
    if isinstance(fact, ActorRole) and fact.since is not None and not _month_or_day(fact.since):
        raise ContractError(f"since {fact.since!r} is not an ISO month or day")
    if isinstance(fact, Statement) and fact.quote not in fact.evidence:
        raise ContractError("the quote does not stand in the evidence word for word")


def _election_id(value: str) -> bool:
    return re.fullmatch(ELECTION_PATTERN, value) is not None


def _month_or_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value if len(value) == 10 else value + "-01")
    except ValueError:
        return False
    return len(value) in (7, 10)


def json_schema(kind: str | None = None) -> dict[str, Any]:
    """JSON Schema (2020-12) of one kind, or of any fact where no kind is named."""
    wanted: Any = KINDS[kind] if kind else Fact
    return msgspec.json.schema(wanted)


def arrow_schema(kind: str) -> pa.Schema:
    """Arrow schema of a kind's landing table: a count becomes `_low`, `_best`, `_high` and `_stated`.

    `_stated` is true where the article speaks of such persons at all, a number or not ("dozens").
    """
    import pyarrow as pa

    columns: list[pa.Field] = []
    for field in msgspec.structs.fields(KINDS[kind]):
        if field.name in COUNTS:
            columns += [pa.field(f"{field.name}_{bound}", pa.int32()) for bound in ("low", "best", "high")]
            columns.append(pa.field(f"{field.name}_stated", pa.bool_(), nullable=False))
        else:
            columns.append(
                pa.field(field.name, _arrow_type(field), nullable=field.name not in _REQUIRED[kind])
            )
    return pa.schema(columns)


_REQUIRED: dict[str, frozenset[str]] = {
    kind: frozenset(
        f.name for f in msgspec.structs.fields(cls) if f.default is msgspec.NODEFAULT or f.default is not None
    )
    for kind, cls in KINDS.items()
}


def _arrow_type(field: msgspec.structs.FieldInfo) -> pa.DataType:
    import pyarrow as pa

    if field.name in ("date_start", "date_end"):
        return pa.date32()
    if field.name in ("evidence_start", "evidence_end"):
        return pa.int32()
    if field.name in ("perpetrator", "target"):
        return pa.list_(pa.string())
    return pa.float64() if field.name == "value" else pa.string()


def arrow_row(fact: Fact) -> dict[str, Any]:
    """A fact as a row of its kind's landing table (see `arrow_schema`)."""
    row: dict[str, Any] = {}
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if name in COUNTS:
            row[f"{name}_low"] = value.low if value else None
            row[f"{name}_best"] = value.best if value else None
            row[f"{name}_high"] = value.high if value else None
            row[f"{name}_stated"] = value is not None
        else:
            row[name] = list(value) if isinstance(value, tuple) else value
    return row


def kind_of(fact: Fact) -> str:
    """The codebook's name of a fact's kind."""
    return str(type(fact).__struct_config__.tag)
