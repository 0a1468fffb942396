"""Roles told by verbs: leading ("تحالف يقوده فلان"), taking office ("تسلم رئاسة الوزراء في مايو 2020"), being ("وهو خبير").

In: a `Document` and the people read from its titles. Out: `Told` roles with the person's number, the words of the role,
where they stand and, where the article says so, the month or day since when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from extraction.document import in_span
from extraction.memo import TELLING as TELLS
from extraction.names import FAMILIES, GIVEN, OFFICES, family_like, foreign, name_length, opens_name
from extraction.people import People
from extraction.role_bodies import BODY, body_before, organisation
from extraction.title_words import MEMBER, ONE_OF
from extraction.titles import title_end

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.words import Token


class Told(msgspec.Struct, frozen=True, gc=False):
    """A role told by a verb; `led` where the role is only "leader of", `held` where it names an office body."""

    person: int
    role: str
    start: int
    end: int
    since: str | None
    led: bool
    organisation: str | None = None


_LED_BY: dict[str, tuple[str, bool]] = {}
for _conjunction in ("", "و", "ف"):
    for _noun in ("زعامه", "رياسه", "قياده"):
        _LED_BY[f"{_conjunction}ب{_noun}"] = (_noun, True)
    for _verb in ("تزعم", "قود", "راس", "تراس"):
        for _person in "يت":
            for _object in ("ه", "ها", "هم"):
                _LED_BY[f"{_conjunction}{_person}{_verb}{_object}"] = (_verb, False)
for _past, _stem in (
    ("تزعمه", "تزعم"),
    ("تزعمها", "تزعم"),
    ("تراسه", "تراس"),
    ("تراسها", "تراس"),
    ("قادها", "قود"),
):
    _LED_BY[_past] = (_stem, True)  # جماعة كذا التي تزعمها فلان; "قاده" is mostly قادة
_OTHERS_LED = re.compile(r"(?<!\w)(?:ب(?:زعامه|رياسه|قياده)|[يت](?:تزعم|قود|راس|تراس)(?:ه|ها))(?!\w)")
_LED_ROLE = {
    "زعامه": "زعيم",
    "رياسه": "رئيس",
    "قياده": "قائد",
    "تزعم": "زعيم",
    "قود": "قائد",
    "راس": "رئيس",
    "تراس": "رئيس",
}
# الذي تسلم رئاسة الوزراء، تولت منصب الوزيرة، شغل منصبي ...
_TAKING = "تسلم تسلمت تولي تولت يتولي تتولي شغل شغلت يشغل تشغل تقلد تقلدت تبوا"
_TAKES_OFFICE = frozenset(prefix + verb for verb in _TAKING.split() for prefix in ("", "و", "ف"))
_OFFICE = re.compile(
    r"\w+\s+([^.\n]{0,60}?)"
    r"(منصب|منصبي|مناصب|رياسه|وزاره|حقيبه|قياده|زعامه|مهام)\s+"
)
# Held: in the past, or now by one who is told of (الذي يتولى); not "لن يتولى", "أن يتولى".
_HELD = re.compile(
    r"(?:(?:الذي|التي) |(?<!\w)(?<!يمكنه )(?<!يمكنها )(?<!من )(?<!عن )(?<!علي )(?<!في ))[وف]?(?:تسلم|تول[يت]|شغل|تقلد|تبوا)(?:ت)?\s*\Z|(?:الذي|التي) [يت](?:تولي|شغل)\s*\Z"
    # يشغل فلان منصب كذا, but not "أن يشغل" or "لن يشغل"
    r"|(?<!ان )(?<!لن )(?<!لم )(?<!\w)[وف]?[يت]شغل\s*\Z"
)
_OFFICE_HEAD = {"رياسه": "رييس", "وزاره": "وزير", "قياده": "قايد", "زعامه": "زعيم", "حقيبه": "وزير"}
# وأصبح عضوا، وهو خبير، كان يعمل نائبا، عين وزيرا، يعد أحد أبرز القادة
_BEING = "اصبح اصبحت بات صار هو هي كان كانت يعمل تعمل عمل عملت عين عينته عينه انتخب انتخبت اختير اختيرت يعد تعد يعتبر سمي"
_BECAME = frozenset(prefix + verb for verb in _BEING.split() for prefix in ("", "و", "ف"))
_NEAR = 700
_JOINS_NAME = frozenset({"ابو", "عبد", "ابن"})
# وهو أيضا القائد الفعلي
_ALSO = frozenset({"ايضا", "كذلك", "حاليا", "اليوم"})
_WORD = re.compile(r"\w+")
_MEETING = re.compile(
    r"(?<!\w)[وبلف]?(?:ال)?(?:جلسه|جلسات|اجتماع|اجتماعا|اجتماعها|اجتماعه|لقاء|وفد|وفدا|موتمر|مفاوضات)(?!\w)"
)
# "سيارة يقودها فلان", "المفاوضات التي يقودها فلان": what is driven or held is no body that has a leader.
_DRIVEN = re.compile(
    r"(?<!\w)[وبلف]{0,2}(?:ال)?(?:سياره|عجله|مركبه|شاحنه|دراجه|طايره|حافله|باص|زورق|قارب|دبابه|رتل|مفاوضات|محادثات|مباحثات"
    r"|وساطه|جهود|مساعي|زياره|جوله|اجتماع|جلسه|لقاء|حمله|حملات|هجوم|معركه|معارك|عمليه|انقلاب"
    r"|احتجاجات|تظاهره|تظاهرات|مظاهره|مظاهرات|اعتصام)"
    r"(?:\s\w+){0,2}?\s(?:(?:التي|الذي)\s)?(?:كان\s|كانت\s)?\Z"
)
# نوشيروان مصطفى الذي (يتزعم) قائمة التغيير
_LEADS = {person + verb: verb for verb in ("تزعم", "قود", "راس", "تراس") for person in "يت"}
_LEADS |= {"تزعم": "تزعم", "تزعمت": "تزعم", "قاد": "قود", "قادت": "قود", "تراس": "تراس", "تراست": "تراس"}
_WHO = frozenset({"الذي", "التي", "والذي", "والتي"})
TELLING = _TAKES_OFFICE | _BECAME | _LED_BY.keys() | _LEADS.keys()
_JOINED = re.compile(r"\s*(?:[،,]\s*)?و(?=\w{3})")
# منذ توليه منصبه في فبراير، بعد تسلمها المهام: when whoever the sentence names began.
_TOOK_UP = re.compile(
    r"(?:منذ|بعد|عقب)\s(?:تول[يت]|تسلم|تعيين|تنصيب)(?:ه|ها)\s+(?:(?:منصب|مهام|مسووليات|رياس)(?:ه|ها|ته|تها)?|المنصب|السلطه|الحكم)?[^.،,\n]{0,24}?\s(?=في|مطلع|اوايل|اواخر|منتصف)"
)
_SINCE = re.compile(r"\s*(?:في|منذ|خلال|بتاريخ|مطلع|اوايل|اواخر)?\s*")


def told_roles(doc: Document, people: People) -> list[Told]:
    """All roles of a document that verbs tell, of people whom the article names."""
    found: list[Told] = []
    tokens = doc.words.tokens
    for number in doc.words.of_class(TELLS):
        word, start, end = tokens[number]
        if word in _LEADS:
            found += _leads(doc, people, word, start, end)
        elif word in _LED_BY:
            found += _led(doc, people, word, start, end)
        elif word in _TAKES_OFFICE:
            found += _taken(doc, people, start)
        else:
            after = number + 1
            after += after < len(tokens) and tokens[after][0] in _ALSO
            if after < len(tokens) and _may_be(tokens[after][0]):
                found += _become(doc, people, start, tokens[after][1])
    return found


def took_up(doc: Document, people: People) -> list[tuple[int, int, str]]:
    """Who took up an office already told, where that is said, and since when: "منذ توليه منصبه في فبراير 2015"."""
    if not any(noun in doc.folded for noun in (" تولي", " تسلم", " تعيين", " تنصيب")):
        return []
    found = []
    for match in _TOOK_UP.finditer(doc.folded):
        since = _since(doc, match.end(), ("absolute", "since", "partial"))
        person = _subject(doc, people, match.start(), match.start(), match.start()) if since else None
        if since is not None and person is not None:
            found.append((person, match.start(), since))
    return found


def _person_at(doc: Document, people: People, tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The person whose name opens tokens[at:], as number and folded end; a family name only if known."""
    if at >= len(tokens):
        return None
    word, begin, close = tokens[at]
    if word[0] == "و" and word not in GIVEN and (word[1:] in GIVEN or word[1:] in _JOINS_NAME):
        tokens = [*tokens[:at], (word[1:], begin + 1, close), *tokens[at + 1 :]]  # وأبو عمر الفلاني
    if opens_name(tokens, at, tight=False):
        last = tokens[at + name_length(tokens, at) - 1]
        start, end = tokens[at][1], last[2]
        return people.add(doc.folded[start:end], doc.raw_text(start, end)), end
    if (full := _full_before(doc, people, word, begin)) is not None:
        return full, close
    number = _bearer(people, word)
    if number is None and word[0] == "و":
        number = _bearer(people, word[1:])  # والفلاني هو زعيم الجماعة
    return (number, close) if number is not None else None


def _full_before(doc: Document, people: People, word: str, begin: int) -> int | None:
    """The person whose full name with this family name stands nearest before a place: of two of one family the last told of."""
    if not family_like(word) or doc.folded[begin : begin + 2] != "ال":
        return None
    at = doc.folded.rfind(f" {word}", max(0, begin - _NEAR), begin - 1)
    given = doc.words.before(at + 1, 1) if at > 0 else []
    if not given or given[0][2] != at or GIVEN.get(given[0][0]) is not False:
        return None
    start, end = given[0][1], at + 1 + len(word)
    if doc.folded[end : end + 1].isalnum():
        return None
    return people.add(doc.folded[start:end], doc.raw_text(start, end))


def _bearer(people: People, word: str) -> int | None:
    """Whose family name a word is, of those whom the article names in full."""
    number = people.family(word) if len(word) > 3 and word.isalpha() else None
    if number is not None and (
        family_like(word) or word in FAMILIES or (word == people.names[number][-1] and foreign(word))
    ):
        return number
    return None


def _led(doc: Document, people: People, word: str, start: int, end: int) -> list[Told]:
    """ "تحالف كذا بزعامة فلان", "تحالف يقوده فلان": the leader named after the word at [start, end)."""
    stem, noun = _LED_BY[word]
    past = noun and word.endswith(("ه", "ها")) and not word.endswith(("زعامه", "رياسه", "قياده"))
    body = doc.folded[max(0, start - 60) : start]
    cut = max(body.rfind("."), body.rfind("\n"))
    led = BODY.search(body, cut + 1)
    if led is not None and (others := list(_OTHERS_LED.finditer(body, led.end()))):
        # "ائتلاف كذا برئاسة فلان على قائمة كذا | بزعامة فلان": the body behind the other leader
        led = BODY.search(body, others[-1].end()) or led
    if noun and (led is None or _MEETING.search(body, cut + 1)):
        return []
    if (past or not noun) and _DRIVEN.search(body, cut + 1):
        return []
    tokens = doc.words.at(end, 14)
    at = 0
    while at < min(len(tokens), 9) and not opens_name(tokens, at, tight=False):
        if not tokens[at][0].isalpha() and tokens[at][0] not in '،"':
            at = len(tokens)
        at += 1
    person = _person_at(doc, people, tokens, at if at < min(len(tokens), 9) else 0)
    if person is None and at and noun and tokens and _surname(tokens[0][0]):
        person = people.add(tokens[0][0], doc.raw_text(tokens[0][1], tokens[0][2])), tokens[0][2]
    if person is None:
        return []
    ending = next(
        (ending for ending in ("ها", "هم", "ه") if (past or not noun) and word.endswith(ending)), ""
    )
    of = None if ending == "هم" else body_before(doc, start, ending)
    return [Told(person[0], _LED_ROLE[stem], start, person[1], None, True, of)]


def _leads(doc: Document, people: People, word: str, start: int, end: int) -> list[Told]:
    """ "فلان الفلاني الذي يتزعم قائمة كذا": the leader named right before the relative clause of the verb at [start, end)."""
    before = doc.words.before(start, 7)
    if len(before) < 2 or before[-1][0] not in _WHO:
        return []
    name = before[:-1]
    if name[-1][0] in "،,":  # فلان الفلاني، الذي يرأس لجنة كذا
        name = name[:-1]
    first = next(
        (
            at
            for at in range(len(name))
            if opens_name(name, at, tight=False) and at + name_length(name, at) == len(name)
        ),
        None,
    )
    body = BODY.match(doc.folded, end + 1)
    if body is None:
        return []
    if first is not None:
        begin = name[first][1]
        person: int | None = people.add(doc.folded[begin : name[-1][2]], doc.raw_text(begin, name[-1][2]))
    else:
        named = _person_at(doc, people, name, len(name) - 1) if name else None
        begin, person = start, None if named is None else named[0]  # المالكي الذي يقود قائمة كذا
    if person is None:
        return []
    close = title_end(doc, end + 1)
    of = doc.raw_text(end + 1, max(close, body.end()))
    return [Told(person, _LED_ROLE[_LEADS[word]], begin, end, None, True, of)]


def _surname(word: str) -> bool:
    """A family name by its ending, as المالكي."""
    return family_like(word) and word.endswith("ي")


def _taken(doc: Document, people: People, verb: int) -> list[Told]:
    """ "تسلم فلان منصب كذا", "تولى رئاسة الوزراء في مايو 2020": the offices of the verb that begins at `verb`."""
    match = _OFFICE.match(doc.folded, verb)
    if match is None or not _HELD.search(doc.folded, max(0, verb - 8), match.start(1)):
        return []
    noun = match.group(2)
    if noun in _OFFICE_HEAD:
        end = title_end(doc, match.end())
        spans = [(match.start(2), end)] if end > match.end() else []
    else:
        spans = _offices(doc, match.end())
    person = _subject(doc, people, verb, match.start(1), match.end(1)) if spans else None
    return _told(doc, person, spans)


def _may_be(word: str) -> bool:
    """Whether an office, or a name before one, can begin with this word."""
    return word.startswith("ال") or word in OFFICES or word in GIVEN or word in ("عبد", "ابو")


def _become(doc: Document, people: People, verb: int, start: int) -> list[Told]:
    """ "وهو خبير كذا", "أصبح فلان عضوا في المجلس": the offices after a verb or pronoun of being."""
    named = _person_at(doc, people, doc.words.at(start, 4), 0)
    if named is not None:
        start = named[1] + 1
    spans = _offices(doc, start)
    if not spans or " " not in doc.folded[slice(*spans[0])]:
        return []
    after = doc.words.at(spans[0][1], 4)
    if after and (
        opens_name(after, 0, tight=False) or (after[0][0] in "،," and opens_name(after, 1, tight=False))
    ):
        return []
    return _told(doc, named[0] if named is not None else _subject(doc, people, verb, verb, verb), spans)


def _offices(doc: Document, start: int) -> list[tuple[int, int]]:
    """The spans of an office and of those joined to it by "و"."""
    spans = []
    while _office_at(doc, start):
        end = title_end(doc, start)
        if end <= start:
            break
        spans.append((start, end))
        joined = _JOINED.match(doc.folded, end)
        if joined is None:
            break
        start = joined.end()
    return spans


def _told(doc: Document, person: int | None, spans: list[tuple[int, int]]) -> list[Told]:
    if person is None:
        return []
    return [
        Told(
            person,
            doc.raw_text(start, end),
            start,
            end,
            _since(doc, end),
            False,
            organisation(doc, start, end),
        )
        for start, end in spans
    ]


def _office_at(doc: Document, start: int) -> bool:
    """Whether an office begins at `start`; "أحد" only as one of a group of men."""
    head = _WORD.match(doc.folded, start)
    if head is None or head.group().removeprefix("ال") not in OFFICES:
        return False
    return head.group() not in ONE_OF or MEMBER.match(doc.folded, head.end()) is not None


def _subject(doc: Document, people: People, verb: int, after: int, after_end: int) -> int | None:
    """Who took the office: named right after the verb, else the last one named before it in its sentence."""
    tokens = doc.words.at(after, 12, after_end)
    for at in range(len(tokens)):
        named = _person_at(doc, people, tokens, at)
        if named is not None:
            return named[0]
    sentence = doc.sentence_at(verb)
    if sentence is None:
        return None
    before = doc.words.at(max(sentence.start, verb - 160), 60, verb)
    person: int | None = None
    at = 0
    while at < len(before):
        named = _person_at(doc, people, before, at)
        if named is None:
            at += 1
            continue
        person = named[0]
        while at < len(before) and before[at][1] < named[1]:
            at += 1
    return person


def _since(doc: Document, end: int, bases: tuple[str, ...] = ("absolute", "since")) -> str | None:
    """The month or day that follows a role: "في مايو 2020" -> 2020-05; a year alone gives nothing."""
    place = _SINCE.match(doc.folded, end)
    start = place.end() if place else end
    for mention in in_span(doc.dates, end, start + 8):
        if mention.start > start + 1 or mention.date_start is None or mention.basis not in bases:
            continue
        if mention.precision == "day" and mention.basis == "absolute":
            return mention.date_start.isoformat()
        if mention.precision == "month" or mention.date_start.day == 1:
            return mention.date_start.isoformat()[:7]
        return mention.date_start.isoformat()
    return None
