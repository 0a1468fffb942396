"""Roles told by verbs: leading ("تحالف يقوده فلان"), taking office ("تسلم رئاسة الوزراء في مايو 2020"), being ("وهو خبير").

In: a `Document` and the people read from its titles. Out: `Told` roles with the person's number, the words of the role,
where they stand and, where the article says so, the month or day since when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extraction.document import in_span
from extraction.lexicon import load
from extraction.names import OFFICES, Token, family_like, name_length, opens_name, tokens_from
from extraction.people import People
from extraction.text import fold_key
from extraction.titles import MEMBER, ONE_OF, title_end

if TYPE_CHECKING:
    from extraction.document import Document


class Told(NamedTuple):
    """A role told by a verb; `led` where the role is only "leader of", `held` where it names an office body."""

    person: int
    role: str
    start: int
    end: int
    since: str | None
    led: bool


_LED_BY = re.compile(r"(?<!\w)(?:[وف]?ب(زعامه|رياسه|قياده)|[وف]?[يت](تزعم|قود|راس|تراس)(?:ه|ها|هم))(?!\w)")
_LED_ROLE = {"زعامه": "زعيم", "رياسه": "رئيس", "قياده": "قائد", "تزعم": "زعيم", "قود": "قائد", "راس": "رئيس", "تراس": "رئيس"}
BODY = re.compile(
    r"(?<!\w)[ولبف]?(?:ال)?(?:" + "|".join(fold_key(row["word"]) for row in load("led_bodies")) + r")(?!\w)"
)
# الذي تسلم رئاسة الوزراء، تولت منصب الوزيرة، شغل منصبي ...
_OFFICE = re.compile(
    r"(?<!لن )(?<!لم )(?<!لا )(?<!ان )(?<!\w)[وف]?(?:تسلم|تسلمت|تولي|تولت|يتولي|تتولي|شغل|شغلت|يشغل|تشغل|تقلد|تقلدت|تبوا)\s+([^.\n]{0,60}?)"
    r"(منصب|منصبي|مناصب|رياسه|وزاره|حقيبه|قياده|زعامه|مهام)\s+"
)
_OFFICE_HEAD = {"رياسه": "رييس", "وزاره": "وزير", "قياده": "قايد", "زعامه": "زعيم", "حقيبه": "وزير"}
# وأصبح عضوا، وهو خبير، كان يعمل نائبا، عين وزيرا، يعد أحد أبرز القادة
_BECAME = re.compile(
    r"(?<!\w)(?:[وف]?(?:اصبح|اصبحت|بات|صار|هو|هي|كان|كانت|يعمل|تعمل|عمل|عملت|عين|عينته|عينه|انتخب|انتخبت|اختير|اختيرت|يعد|تعد|يعتبر|سمي))\s+"
)
_WORD = re.compile(r"\w+")
_MEETING = re.compile(r"(?<!\w)[وبلف]?(?:ال)?(?:جلسه|جلسات|اجتماع|اجتماعا|لقاء|وفد|وفدا|موتمر|مفاوضات)(?!\w)")
_SINCE = re.compile(r"\s*(?:في|منذ|خلال|بتاريخ|مطلع|اوايل|اواخر)?\s*")


def told_roles(doc: Document, people: People) -> list[Told]:
    """All roles of a document that verbs tell, of people whom the article names."""
    return [*_led(doc, people), *_in_office(doc, people)]


def _person_at(doc: Document, people: People, tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The person whose name opens tokens[at:], as number and folded end; a family name only if known."""
    if at >= len(tokens):
        return None
    if opens_name(tokens, at, tight=False):
        last = tokens[at + name_length(tokens, at) - 1]
        start, end = tokens[at].start, last.end
        return people.add(doc.folded[start:end], doc.raw_text(start, end)), end
    if family_like(tokens[at].text):
        number = people.family(tokens[at].text)
        if number is not None:
            return number, tokens[at].end
    return None


def _led(doc: Document, people: People) -> list[Told]:
    found = []
    for match in _LED_BY.finditer(doc.folded):
        noun, verb = match.groups()
        body = doc.folded[max(0, match.start() - 60) : match.start()]
        cut = max(body.rfind("."), body.rfind("\n"))
        if noun and (not BODY.search(body, cut + 1) or _MEETING.search(body, cut + 1)):
            continue
        tokens = tokens_from(doc.folded, match.end(), 14, len(doc.folded), doc.prepositions)
        at = 0
        while at < min(len(tokens), 9) and not opens_name(tokens, at, tight=False):
            if not tokens[at].text.isalpha() and tokens[at].text not in '،"':
                at = len(tokens)
            at += 1
        if at < min(len(tokens), 9):
            person = _person_at(doc, people, tokens, at)
        else:
            person = _person_at(doc, people, tokens, 0)
            if person is None and noun and tokens and _surname(tokens[0].text):
                person = people.add(tokens[0].text, doc.raw_text(tokens[0].start, tokens[0].end)), tokens[0].end
        if person is not None:
            found.append(Told(person[0], _LED_ROLE[noun or verb], match.start(), person[1], None, led=True))
    return found


def _surname(word: str) -> bool:
    """A family name by its ending, as المالكي."""
    return family_like(word) and word.endswith("ي")


def _in_office(doc: Document, people: People) -> list[Told]:
    found = []
    for match in _OFFICE.finditer(doc.folded):
        between, noun = match.groups()
        start = match.end()
        person = _subject(doc, people, match.start(), match.start(1), match.end(1))
        if person is None:
            continue
        if noun in _OFFICE_HEAD:
            end = title_end(doc, start)
            if end <= start:
                continue
            role_start = match.start(2)
            found.append(Told(person, doc.raw_text(role_start, end), role_start, end, _since(doc, end), led=False))
            continue
        while _office_at(doc, start):
            end = title_end(doc, start)
            if end <= start:
                break
            found.append(Told(person, doc.raw_text(start, end), start, end, _since(doc, end), led=False))
            joined = re.compile(r"\s*(?:[،,]\s*)?و(?=\w{3})").match(doc.folded, end)
            if joined is None:
                break
            start = joined.end()
    for match in _BECAME.finditer(doc.folded):
        tokens = tokens_from(doc.folded, match.end(), 3, len(doc.folded), doc.prepositions)
        named = _person_at(doc, people, tokens, 0)
        start = match.end()
        if named is not None:
            start = named[1] + 1
        if not _office_at(doc, start):
            continue
        end = title_end(doc, start)
        if " " not in doc.folded[start:end]:
            continue
        after = tokens_from(doc.folded, end, 3, len(doc.folded), doc.prepositions)
        if after and (opens_name(after, 0, tight=False) or after[0].text in "،," and opens_name(after, 1, tight=False)):
            continue
        person = named[0] if named is not None else _subject(doc, people, match.start(), match.end(), match.end())
        if person is None:
            continue
        while end > start:
            found.append(Told(person, doc.raw_text(start, end), start, end, _since(doc, end), led=False))
            joined = re.compile(r"\s*(?:[،,]\s*)?و(?=\w{3})").match(doc.folded, end)
            if joined is None:
                break
            start = joined.end()
            if not _office_at(doc, start):
                break
            end = title_end(doc, start)
    return found


def _office_at(doc: Document, start: int) -> bool:
    """Whether an office begins at `start`; "أحد" only as one of a group of men."""
    head = _WORD.match(doc.folded, start)
    if head is None or head.group().removeprefix("ال") not in OFFICES:
        return False
    return head.group() not in ONE_OF or MEMBER.match(doc.folded, head.end()) is not None


def _subject(doc: Document, people: People, verb: int, after: int, after_end: int) -> int | None:
    """Who took the office: named right after the verb, else the last one named before it in its sentence."""
    tokens = tokens_from(doc.folded, after, 12, after_end, doc.prepositions)
    for at in range(len(tokens)):
        named = _person_at(doc, people, tokens, at)
        if named is not None:
            return named[0]
    sentence = doc.sentence_at(verb)
    if sentence is None:
        return None
    before = tokens_from(doc.folded, max(sentence.start, verb - 160), 60, verb, doc.prepositions)
    person: int | None = None
    at = 0
    while at < len(before):
        named = _person_at(doc, people, before, at)
        if named is None:
            at += 1
            continue
        person = named[0]
        while at < len(before) and before[at].start < named[1]:
            at += 1
    return person


def _since(doc: Document, end: int) -> str | None:
    """The month or day that follows a role: "في مايو 2020" -> 2020-05; a year alone gives nothing."""
    place = _SINCE.match(doc.folded, end)
    start = place.end() if place else end
    for mention in in_span(doc.dates, end, start + 8):
        if mention.start > start + 1 or mention.date_start is None or mention.basis not in ("absolute", "since"):
            continue
        if mention.precision == "day" and mention.basis == "absolute":
            return mention.date_start.isoformat()
        if mention.precision == "month" or mention.date_start.day == 1:
            return mention.date_start.isoformat()[:7]
        return mention.date_start.isoformat()
    return None

