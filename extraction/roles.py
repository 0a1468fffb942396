"""Roles: which person holds which office or calling in an article.

In: a `Document`. Out: one `Draft` for every person and role. A role is told by a title before or after the name
(`titles.py`), by a noun or verb of leading ("تحالف كذا بزعامة فلان"، "يقوده فلان") or of taking office ("تسلم رئاسة
الوزراء في مايو 2020"), which also gives `since`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extraction.draft import Draft
from extraction.names import GIVEN
from extraction.people import People
from extraction.role_verbs import BODY, told_roles
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

_DROPPED = frozenset({"عراقي", "عراقيه", "مجلس", "حالي", "سابق", "سيد", "دوله", "في", "عراق", "باسم", "رسمي"})
_EQUAL = {"حكومه": "وزراء", "وزاره": "وزراء", "برلمان": "نواب", "جمهوريه": "رييس", "رياسه": "رييس", "ناطق": "متحدث", "مراسلنا": "مراسل", "اميركي": "امريكي", "اميركيه": "امريكيه"}


class Role(NamedTuple):
    """A person, by number in `people`, with a role: its words, where it and the name stand, and since when."""

    person: int
    role: str
    start: int
    end: int
    rank: bool
    since: str | None
    note: str = ""
    led: bool = False


class Cast(NamedTuple):
    """The people of a document and their roles."""

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
        start, end = sorted((titled.name_start, titled.title_start))[0], max(titled.name_end, titled.title_end)
        roles.append(Role(person, _title(doc, titled.title_start, titled.title_end), start, end, titled.rank, None, titled.note))
    for told in told_roles(doc, people):
        roles.append(Role(told.person, told.role, told.start, told.end, False, told.since, led=told.led))
    roles.sort(key=lambda role: (role.start, role.end))
    return Cast(people, roles)


def _title(doc: Document, start: int, end: int) -> str:
    """A title as written; "للرئيس" gives back its article."""
    written = doc.raw_text(start, end)
    return "ا" + written if doc.folded[start - 1 : start + 1] == "لل" else written


def essence(role: str) -> frozenset[str]:
    """The words of a folded role without articles and without what one writer adds and another leaves out."""
    words = [word.removeprefix("لل").removeprefix("ال") for word in role.split()]
    return frozenset(_EQUAL.get(word, word) for word in words if word not in _DROPPED)


def _same_role(kept: list[tuple[Role, frozenset[str]]], role: Role, words: frozenset[str]) -> int | None:
    """The place in `kept` of the same person's same role, if any."""
    for number, (other, held) in enumerate(kept):
        if other.person == role.person and not other.led and (words <= held or held <= words):
            return number
    return None


def extract_roles(doc: Document) -> list[Draft]:
    """The roles of a document, one for a person and role, in the order of the text."""
    people, roles = doc.cast
    kept: list[tuple[Role, frozenset[str]]] = []
    for role in roles:
        words = essence(fold_key(role.role))
        if role.rank and any(other.person == role.person and not other.rank for other in roles):
            continue
        same = [(other, held) for other, held in kept if other.person == role.person]
        if role.led:
            if any(held == words or BODY.search(fold_key(other.role)) for other, held in same):
                continue
        else:
            double = _same_role(kept, role, words)
            if double is not None:
                if role.since and not kept[double][0].since:
                    kept[double] = (kept[double][0]._replace(since=role.since, start=role.start, end=role.end), kept[double][1])
                continue
        kept.append((role, words))
    drafts = []
    for role, _ in kept:
        sentence = doc.sentence_at(role.start)
        start, end = (sentence.start, max(sentence.end, role.end)) if sentence else (role.start, role.end)
        fields = {"person": people.written[role.person], "role": role.role, "organisation": None, "since": role.since}
        drafts.append(Draft("actor_role", start, end, fields))
    return drafts
