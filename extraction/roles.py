"""Roles: which person holds which office or calling in an article.

In: a `Document`. Out: one `Draft` for every person and role. A role is told by a title before or after the name
(`titles.py`), by a noun or verb of leading ("تحالف كذا بزعامة فلان"، "يقوده فلان") or of taking office ("تسلم رئاسة
الوزراء في مايو 2020"), which also gives `since`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extraction.draft import Draft
from extraction.names import opens_name, name_length, tokens_from, tokens_before, family_like
from extraction.people import People
from extraction.text import fold_key
from extraction.titles import find_titled_names

if TYPE_CHECKING:
    from extraction.document import Document

_LED_BY = re.compile(
    r"(?<!\w)(?:[وف]?ب(زعامه|رياسه|قياده)|[وف]?[يت](تزعم|قود|راس|تراس)(?:ه|ها|هم)?)(?!\w)"
)
_LED_ROLE = {"زعامه": "زعيم", "رياسه": "رئيس", "قياده": "قائد", "تزعم": "زعيم", "قود": "قائد", "راس": "رئيس", "تراس": "رئيس"}
_BODY = re.compile(
    r"(?<!\w)(?:و|ل|ب|ف)?(?:ال)?(?:تحالف|ايتلاف|قايمه|لايحه|كتله|حزب|تيار|جبهه|حركه|تنظيم|جماعه|ميليشيا\w*|فصيل|فصايل|كتايب|عصايب|سرايا|منظمه|حكومه|لجنه|تكتل|مجلس|هييه|قوات|قوه|الجيش|الحشد|القانون|ملتقي|مشروع)(?!\w)"
)
_DROPPED = frozenset({"عراقي", "عراقيه", "مجلس", "حالي", "سابق", "سيد", "دوله", "في", "عراق", "باسم", "رسمي"})
_EQUAL = {"حكومه": "وزراء", "وزاره": "وزراء", "برلمان": "نواب", "جمهوريه": "رييس", "ناطق": "متحدث", "مراسلنا": "مراسل", "اميركي": "امريكي", "اميركيه": "امريكيه"}


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
    for titled in find_titled_names(doc):
        person = people.add(doc.folded[titled.name_start : titled.name_end], doc.raw_text(titled.name_start, titled.name_end))
        start, end = sorted((titled.name_start, titled.title_start))[0], max(titled.name_end, titled.title_end)
        roles.append(Role(person, _title(doc, titled.title_start, titled.title_end), start, end, titled.rank, None, titled.note))
    roles += _led(doc, people)
    roles.sort(key=lambda role: (role.start, role.end))
    return Cast(people, roles)


def _title(doc: Document, start: int, end: int) -> str:
    """A title as written; "للرئيس" gives back its article."""
    written = doc.raw_text(start, end)
    return "ا" + written if doc.folded[start - 1 : start + 1] == "لل" else written


def _led(doc: Document, people: People) -> list[Role]:
    """"تحالف كذا بزعامة فلان"، "تحالف يقوده رجل الدين فلان": leaders told by noun or verb."""
    found = []
    for match in _LED_BY.finditer(doc.folded):
        noun, verb = match.groups()
        body = doc.folded[max(0, match.start() - 60) : match.start()]
        cut = max(body.rfind("."), body.rfind("\n"))
        if noun and not _BODY.search(body, cut + 1):
            continue
        if verb and not match.group().endswith(("ه", "ها", "هم")):
            continue
        tokens = tokens_from(doc.folded, match.end(), 14, len(doc.folded), doc.prepositions)
        at = 0
        while at < len(tokens) and at < 9 and not opens_name(tokens, at, tight=False):
            if not tokens[at].text.isalpha() and tokens[at].text not in "،\"":
                at = len(tokens)
            at += 1
        person: int | None = None
        end = match.end()
        if at < len(tokens) and at < 9:
            length = name_length(tokens, at)
            start, end = tokens[at].start, tokens[at + length - 1].end
            person = people.add(doc.folded[start:end], doc.raw_text(start, end))
        elif tokens and family_like(tokens[0].text):
            end = tokens[0].end
            person = people.find([tokens[0].text])
            if person is None and noun and tokens[0].text.endswith("ي"):
                person = people.add(tokens[0].text, doc.raw_text(tokens[0].start, end))
        if person is not None:
            found.append(Role(person, _LED_ROLE[noun or verb], match.start(), end, False, None, led=True))
    return found


def essence(role: str) -> frozenset[str]:
    """The words of a folded role without articles and without what one writer adds and another leaves out."""
    words = [word.removeprefix("لل").removeprefix("ال") for word in role.split()]
    return frozenset(_EQUAL.get(word, word) for word in words if word not in _DROPPED)


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
            if any(held == words or _BODY.search(fold_key(other.role)) for other, held in same):
                continue
        elif any(words <= held or held <= words for other, held in same if not other.led):
            continue
        kept.append((role, words))
    drafts = []
    for role, _ in kept:
        sentence = doc.sentence_at(role.start)
        start, end = (sentence.start, max(sentence.end, role.end)) if sentence else (role.start, role.end)
        fields = {"person": people.written[role.person], "role": role.role, "organisation": None, "since": role.since}
        drafts.append(Draft("actor_role", start, end, fields))
    return drafts
