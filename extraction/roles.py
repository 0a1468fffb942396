"""Roles: which person holds which office or calling in an article.

In: a `Document`. Out: one `Draft` for every person and role. A role is told by a title before or after the name
(`titles.py`), by a noun or verb of leading ("تحالف كذا بزعامة فلان"، "يقوده فلان") or of taking office ("تسلم رئاسة
الوزراء في مايو 2020"), which also gives `since`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from extraction.draft import Draft
from extraction.names import GIVEN, OFFICES
from extraction.people import People
from extraction.role_bodies import organisation
from extraction.role_verbs import told_roles, took_up
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

_DROPPED = frozenset({"عراقي", "عراقيه", "مجلس", "حالي", "سابق", "سيد", "دوله", "في", "عراق", "باسم", "رسمي"})
_EQUAL = {
    "حكومه": "وزراء",
    "وزاره": "وزراء",
    "برلمان": "نواب",
    "جمهوريه": "رييس",
    "رياسه": "رييس",
    "ناطق": "متحدث",
    "مراسلنا": "مراسل",
    "اميركي": "امريكي",
    "امريكيه": "امريكي",
}
_NISBA = re.compile(r"يه\Z")  # القوات الأمريكية، الجنرال الأمريكي
_MOST = 40  # roles of one person that an article can tell


class Role(msgspec.Struct, frozen=True, gc=False):
    """A person, by number in `people`, with a role: its words as written, what they come to, where the name and the
    title stand, and since when; `note` has the ranks before the name, `led` marks what only a verb of leading tells."""

    person: int
    role: str
    essence: frozenset[str]
    start: int
    end: int
    rank: bool = False
    since: str | None = None
    organisation: str | None = None
    note: str = ""
    led: bool = False


class Cast(NamedTuple):
    """The people of a document and their roles, by start."""

    people: People
    roles: list[Role]


def read_cast(doc: Document) -> Cast:
    """Who is named in a document with what role, in the order of the text."""
    people = People()
    roles: list[Role] = []
    for titled in doc.titled_names:
        key = doc.folded[titled.name_start : titled.name_end]
        if key in GIVEN and people.find([key]) is None:
            continue
        person = people.add(key, doc.raw_text(titled.name_start, titled.name_end))
        roles.append(
            Role(
                person,
                " ".join(filter(None, (titled.office, _title(doc, titled.title_start, titled.title_end)))),
                essence(f"{titled.office} {doc.folded[titled.title_start : titled.title_end]}".strip()),
                min(titled.name_start, titled.title_start),
                max(titled.name_end, titled.title_end),
                rank=titled.rank,
                organisation=organisation(doc, titled.title_start, titled.title_end),
                note=titled.note,
            )
        )
    roles += [
        Role(
            told.person,
            told.role,
            essence(fold_key(told.role)),
            told.start,
            told.end,
            since=told.since,
            organisation=told.organisation,
            led=told.led,
        )
        for told in told_roles(doc, people)
    ]
    roles.sort(key=lambda role: (role.start, role.end))
    for person, place, since in took_up(doc, people):
        held = [number for number, role in enumerate(roles) if role.person == person and not role.led]
        last = max((number for number in held if roles[number].start < place), default=None)
        if last is not None and roles[last].since is None:
            roles[last] = replace(roles[last], since=since)
    return Cast(people, roles)


_COUNT = re.compile(r"\s\(\d.*", re.DOTALL)


def _title(doc: Document, start: int, end: int) -> str:
    """A title as written, without a number in brackets behind it ("(42 مقعدا)"); "للرئيس" and "للواء" give back
    their articles."""
    written = _COUNT.sub("", doc.raw_text(start, end))
    if doc.folded[max(0, start - 1) : start + 1] != "لل":
        return written
    return ("ال" if written.startswith("لواء") else "ا") + written


def essence(role: str) -> frozenset[str]:
    """The words of a folded role without articles and without what one writer adds and another leaves out."""
    words = [_NISBA.sub("ي", word.removeprefix("لل").removeprefix("ال")) for word in role.split()]
    if words and words[0].endswith("ا") and words[0][:-1] in OFFICES:
        words[0] = words[0][:-1]  # أصبح وزيرا للدفاع
    return frozenset(_EQUAL.get(word, word) for word in words if word not in _DROPPED)


def extract_roles(doc: Document) -> list[Draft]:
    """The roles of a document, one for a person and role, in the order of the text."""
    people, roles = doc.cast
    offices = {role.person for role in roles if not role.rank}
    kept: dict[int, list[Role]] = {}
    for role in roles:
        if role.rank and role.person in offices:
            continue
        _keep(kept.setdefault(role.person, []), role, doc)
    drafts = []
    for role in sorted(
        (role for own in kept.values() for role in own), key=lambda role: (role.start, role.end)
    ):
        sentence = doc.sentence_at(role.start)
        start, end = (sentence.start, max(sentence.end, role.end)) if sentence else (role.start, role.end)
        fields = {
            "person": people.written[role.person],
            "role": role.role,
            "organisation": role.organisation,
            "since": role.since,
        }
        drafts.append(Draft("actor_role", start, end, fields))
    return drafts


def _aside(doc: Document, role: Role) -> bool:
    """Whether a role stands in the title, a caption or other debris."""
    sentence = doc.sentence_at(role.start)
    return sentence is not None and (sentence.is_title or sentence.is_debris)


def _keep(own: list[Role], role: Role, doc: Document) -> None:
    """Adds a role to those of its person unless it is there already; a later mention may still tell since when, and one
    in the body of the article stands for one in its title or captions."""
    if role.led:
        told = any(role.essence == other.essence or (other.organisation and not other.led) for other in own)
        if not told and len(own) < _MOST:
            own.append(role)
        return
    for number, other in enumerate(own):
        if not other.led and (role.essence <= other.essence or other.essence <= role.essence):
            if _aside(doc, other) and not _aside(doc, role):
                own[number] = replace(role, since=role.since or other.since)
            elif role.since and not other.since:
                own[number] = replace(other, since=role.since, start=role.start, end=role.end)
            return
    if len(own) < _MOST:
        own.append(role)
