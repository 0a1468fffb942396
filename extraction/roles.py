"""Roles: which person holds which office or calling in an article.

In: a `Document`. Out: one `Draft` for every person and role. A role is told by a title before the name ("رئيس الوزراء
فلان الفلاني"), after it ("فلان الفلاني، رئيس الوزراء"), or by a verb or noun of leading ("يتزعمه فلان"، "بقيادة فلان").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from extraction.draft import Draft
from extraction.names import (
    HEADS,
    STOPS,
    TITLE_WORDS,
    Token,
    is_word,
    name_length,
    opens_name,
    tokens_from,
)
from extraction.speech import trie_pattern

if TYPE_CHECKING:
    from extraction.document import Document

_OFFICES = [word for word, kind in HEADS.items() if kind == "office"]
_RANKS = frozenset(word for word, kind in HEADS.items() if kind == "rank")
_HONOURS = frozenset(word for word, kind in HEADS.items() if kind == "honour")
_HEAD = re.compile(rf"(?<!\w)([وف]?(?:ال|لل|بال|كال|[بلك])?)((?:{trie_pattern([*_OFFICES, *_RANKS])}))(?!\w)")
_LEADING = {"زعامه": "زعيم", "رياسه": "رئيس", "قياده": "قائد"}
_LED = re.compile(
    r"(?<!\w)(?:و?ب(زعامه|رياسه|قياده)|و?(?:ي|ت)(تزعم|قود|راس|تراس)(?:ه|ها|هم)?)(?!\w)"
)
_LED_ROLE = {"تزعم": "زعيم", "قود": "قائد", "راس": "رئيس", "تراس": "رئيس"}
_ADJECTIVE = re.compile(r"(?<!\w)[وفبلك]?ال\w+ \Z")
_TITLE_REACH = 18
# Words that open a further part of a title: باسم، في، لشؤون، عن، لدى ...
_INNER = frozenset({"في", "باسم", "عن", "لدي", "لشوون", "بشان", "بي", "سي"})
_TOWARDS = frozenset({"مبعوث", "سفير", "موفد", "ممثل", "مندوب", "مبعوثه", "سفيره"})


class Title(NamedTuple):
    """A title as it stands: first and last place, without prefix; `definite` for الرئيس, العميد."""

    start: int
    end: int
    text: str


class Role(NamedTuple):
    """A person with a role: the spans of the name and of the title, and the words of the role."""

    name_start: int
    name_end: int
    title_start: int
    title_end: int
    role: str
    rank: bool


def find_roles(doc: Document) -> list[Role]:
    """The roles of a document in the order of their titles."""
    folded = doc.folded
    found: list[Role] = []
    waiting: list[tuple[int, int, int]] = []
    done = 0
    for match in _HEAD.finditer(folded):
        prefix, word = match.groups()
        head = match.start(2)
        if head < done:
            continue
        if prefix.endswith("ال") and word.endswith("ي") and _ADJECTIVE.search(folded, max(0, match.start() - 16), match.start()):
            continue
        if prefix.endswith(("ال", "لل")):
            head -= 2 if prefix.endswith("ال") else 1
        role = _read_title(doc, match.start(), head, match.end(2), word, prefix)
        if role is not None:
            found.append(role)
            done = role.name_end
    return found


def _read_title(doc: Document, start: int, head: int, end: int, word: str, prefix: str) -> Role | None:
    folded = doc.folded
    definite = prefix.endswith(("ال", "لل"))
    tokens = tokens_from(folded, end, _TITLE_REACH, len(folded))
    if word in _RANKS and prefix[-2:] == "ال" or word in _RANKS and word.startswith("ال"):
        follow = 0
        while follow < len(tokens) and (tokens[follow].text in _HONOURS or tokens[follow].text in _RANKS):
            follow += 1
        if opens_name(tokens, follow, tight=True):
            return _role(doc, head, end, tokens, follow, word)
        return None
    at, title_end, complete, tight = 0, end, definite or word.endswith(("نا", "ه")), False
    quoted = False
    while at < len(tokens):
        token = tokens[at]
        text = token.text
        if text in "\"«»“”":
            # المتحدث باسم "ائتلاف النصر": a quoted body is part of the title.
            closing = next((i for i in range(at + 1, len(tokens)) if tokens[i].text in "\"»”"), None)
            if closing is None or text in "»”":
                break
            if complete and opens_name(tokens, at + 1, tight=True):
                return _role(doc, head, title_end, tokens, at + 1, word)
            at = closing + 1
            title_end, complete = tokens[closing].end, True
            continue
        if text in "،,":
            if complete and not tight:
                tight = True
                at += 1
                while at < len(tokens) and tokens[at].text in _HONOURS | _RANKS:
                    at += 1
                if opens_name(tokens, at, tight=True):
                    return _role(doc, head, title_end, tokens, at, word)
            break
        if not is_word(text):
            break
        if complete and text[0] == "و" and text[1:].removeprefix("ال") in HEADS:
            break
        bare = text[2:] if text.startswith("ال") else text
        if (text in _RANKS or bare in _RANKS or text in _HONOURS) and complete and text not in TITLE_WORDS:
            follow = at
            while follow < len(tokens) and (tokens[follow].text in _HONOURS or tokens[follow].text in _RANKS or tokens[follow].text.removeprefix("ال") in _RANKS or tokens[follow].text in "،,."):
                follow += 1
            if opens_name(tokens, follow, tight=True):
                return _role(doc, head, title_end, tokens, follow, word)
            if text in _HONOURS:
                break
        if complete and opens_name(tokens, at, tight=False):
            return _role(doc, head, title_end, tokens, at, word)
        if complete and bare in HEADS and text.startswith("ال") and HEADS[bare] == "office" and opens_name(tokens, at + 1, tight=False):
            return _role(doc, head, title_end, tokens, at + 1, word)
        if text in STOPS and text not in _INNER and not (text == "الي" and word in _TOWARDS):
            break
        known = (
            text.startswith(("ال", "لل", "بال", "وال"))
            or text in TITLE_WORDS
            or text in _INNER
            or text[:1] in "بلو" and (text[1:] in TITLE_WORDS or text[1:] in HEADS)
            or text in HEADS
        )
        if not known:
            if complete and opens_name(tokens, at, tight=True):
                return _role(doc, head, title_end, tokens, at, word)
            if complete:
                break
        at += 1
        title_end = token.end
        complete = text not in _INNER
    return _name_before(doc, start, head, title_end, word, prefix, complete)


def _role(doc: Document, head: int, title_end: int, tokens: list[Token], at: int, word: str) -> Role | None:
    length = name_length(tokens, at)
    if not length:
        return None
    return Role(tokens[at].start, tokens[at + length - 1].end, head, title_end, doc.folded[head:title_end], word in _RANKS)


def _name_before(doc: Document, start: int, head: int, title_end: int, word: str, prefix: str, complete: bool) -> Role | None:
    """"فلان الفلاني، رئيس كذا": the name right before a title that has no name after it."""
    if prefix[:1] in ("و", "ف", "ب", "ل", "ك") or word in _RANKS:
        return None
    folded = doc.folded
    if title_end <= head + 2:
        return None
    line = folded.rfind("\n", max(0, start - 60), start) + 1
    tokens = tokens_from(folded, max(line, start - 60), 20, start)
    comma = bool(tokens) and tokens[-1].text in "،,"
    if comma:
        tokens = tokens[:-1]
    if tokens and tokens[-1].text in "»\"”":
        tokens = tokens[:-1]
    for at in range(max(0, len(tokens) - 5), len(tokens) - 1):
        if opens_name(tokens, at, tight=False) and name_length(tokens, at) == len(tokens) - at:
            end = title_end
            while end > head and not folded[end - 1].isalnum() and folded[end - 1] not in ")\"»":
                end -= 1
            return Role(tokens[at].start, tokens[-1].end, head, end, folded[head:end], False)
    return None


def extract_roles(doc: Document) -> list[Draft]:
    """The roles of a document, one for a person and role, in the order of the text."""
    roles = find_roles(doc)
    drafts = []
    names: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for role in roles:
        person = doc.raw_text(role.name_start, role.name_end)
        key = doc.folded[role.name_start : role.name_end]
        title = doc.raw_text(role.title_start, role.title_end)
        if (key, role.role) in seen:
            continue
        seen.add((key, role.role))
        sentence = doc.sentence_at(role.title_start) or doc.sentence_at(role.name_start)
        start, end = (sentence.start, sentence.end) if sentence else (role.title_start, role.title_end)
        fields = {"person": person, "role": title, "organisation": None, "since": None}
        drafts.append(Draft("actor_role", start, end, fields))
    return drafts
