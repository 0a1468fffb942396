"""Finds numbers in folded Arabic text, with what the article leaves open about them.

In: folded text and a span of it. Out: `NumberMention`s by start: digits (25,000), words (ثلاثه وعشرين), both
(25 الفا), duals (جنديين), bounds (ما لا يقل عن 8), spans (5 الي 7) and vague words (عشرات). `kind` tells counts
from years, dates, percentages, measures, times and ordinals. The lexicons are `numbers`, `number_*` and `duals`.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, cast

import msgspec

from extraction.lexicon import load
from extraction.number_words import (
    DUALS,
    TRIGGERS,
    VAGUE,
    VAGUE_FIRST,
    WORDS,
    Dual,
    NumberSum,
    NumberWord,
    alternatives,
    dual_noun,
)
from extraction.tokens import Token, mention_tokens

__all__ = ["Dual", "NumberMention", "dual_noun", "find_numbers", "number_at"]

Kind: TypeAlias = Literal["count", "dual", "ordinal", "percent", "year", "date", "time", "measure"]
MAX_COUNT = 2_000_000_000
_ASCII_DIGITS = "0123456789"


class NumberMention(msgspec.Struct, frozen=True):
    """A number at [start, end): words of bound included, the counted noun not (but the dual noun is the number).

    low, best and high follow the codebook; all three are None where `vague`. `value` is the figure itself (44.5),
    None where there is none or where there are two.
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    vague: bool = False
    kind: Kind = "count"
    value: float | None = None


class _Core(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    value: float
    is_digits: bool
    scale: int = 1  # 1000 where the number ends in الف


_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+(?:[.,][0-9]+)*")
_NEXT_TOKEN = re.compile(r" {1,3}([^\W\d_]+)(?!\w)")
# و25 · ال24 · في10 · مقتل52: joined to a particle, or to the word before by a lost space; not ف16, not C4
_DIGIT_PREFIX = re.compile(r"(?<!\w)(?:[وف]?(?:ال|[بلك])?|في|من|عن|ه[وي]|[ء-ي]{3,12})\Z")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+\Z")
_BEFORE_NUMBER = re.compile(r" {0,2}(?:ال ?(?=[0-9]))?")
_SPACE_GROUP = re.compile(r" 000(?![0-9])")
_BOUND_KINDS = {row["words"]: row["bound"] for row in load("number_bounds")}
_BEFORE = [row["words"] for row in load("number_bounds") if row["side"] == "before"]
_AFTER = [row["words"] for row in load("number_bounds") if row["side"] == "after"]
# بنحو 20 · وما لا يقل عن ثمانيه · باكثر من 5
_BOUND_BEFORE = re.compile(
    rf"(?<!\w)(?:[وف]?[بلك]?)({alternatives(_BEFORE)})[ :]{{0,3}}[(\"«“]?[بل]?(?:ال)?\Z"
)
# 20 شخصا علي الاقل, 20 شخصا، علي الاقل: up to three words between, none of them opening a new clause with و
_BOUND_AFTER = re.compile(rf"(?: {{1,2}}(?!و)[^\W\d_]+){{0,3}}?[،,]? {{1,2}}({alternatives(_AFTER)})(?!\w)")
# زاد عدد القتلي علي 20
_EXCEEDED_BEFORE = re.compile(
    r"(?<!\w)[وف]?(?:زاد|زادت|يزيد|تزيد|يربو|تربو)(?: [^\W\d_]+){1,4} (?:علي|عن) \Z"
)
_BETWEEN = re.compile(r"(?<!\w)[وفل]?(?:ما )?بين {1,2}\Z")
_FROM = re.compile(r"(?<!\w)[وف]?من {1,2}\Z")
_ROSE = re.compile(r"ارتف|زاد|رفع|تراجع|انخف|قفز")
_LINK = re.compile(r" {1,2}(?P<to>الي|حتي|او) {1,2}|(?P<dash> ?- ?)| {1,2}(?P<and>(?=و))")
_REST = re.compile(r" و ?\(?([0-9]{1,3})(?![0-9.,])\)?")
_AFTER_KINDS = {row["word"]: row["kind"] for row in load("number_kinds") if row["side"] == "after"}
_BEFORE_KINDS = {row["word"]: row["kind"] for row in load("number_kinds") if row["side"] == "before"}
_PARTS = alternatives(row["word"] for row in load("date_words") if row["class"] in ("part", "season"))
_MONTHS = "|".join(sorted({row["word"].split()[0] for row in load("months")}))
# اصيب اربعه مساء الثلاثاء: no hour of the clock, unless الساعه stands before it
_EVENINGS = alternatives([*(row["word"] for row in load("weekdays")), "امس", "اليوم"])
_KIND_AFTER = re.compile(
    rf"(?P<percent> ?%)|(?P<clock>:[0-9])|(?P<date> ?[/\\] ?[0-9]|-[0-9]{{1,2}}-[0-9]| {{1,2}}(?:من )?(?:شهر )?(?:{_MONTHS})(?!\w)| من الشهر(?!\w))"
    rf"|(?P<latin>[A-Za-z])| {{0,2}}[(\"]?(?P<word>{alternatives(_AFTER_KINDS)})(?!\w)(?!(?<=مساء) (?:{_EVENINGS})(?!\w))"
)
# How the word after a number begins where it may tell what is counted.
_KIND_OPENS = frozenset(word[:2] for word in (*_AFTER_KINDS, *_MONTHS.split("|"), "من", "شهر"))
# How the words before a number end where they may say what it counts or set a bound, and only a space parts the two.
_KIND_ENDS = tuple(f"{word} " for word in _BEFORE_KINDS)
_BOUND_ENDS = tuple(f"{words} " for words in _BEFORE)
_AND_ELEVEN = NumberWord(1, "teen_unit", joined=True, definite=False, clitics=1)
_PERCENT = re.compile(r" {0,2}(?:في |ب)(?:الميه|المايه)")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)[ (:]{1,3}(?:[وف]?[بلك]?(?:ال)?)\Z")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTHS})[^\n.,،0-9]{{0,22}}\Z")
_AFTER_GROUPS: tuple[tuple[str, Kind], ...] = (
    ("percent", "percent"),
    ("clock", "time"),
    ("date", "date"),
    ("latin", "measure"),
)
_PERSONS = {row["singular"] for row in load("duals") if row["what"] == "person"} | {"شخصا", "قتيلا", "جريحا"}
_PLURAL_SCALES = {"الاف", "ملايين", "مليارات"}
# احتجاجات 2019, غزو 2003: what goes by its year
_OF_YEAR = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:احتجاجات|[تم]ظاهرات|انتفاضه|ثوره|حراك|هجمات|تفجيرات|معارك|معركه|حرب|غزو|احداث|مجازر|مجزره|انقلاب"
    r"|انتخابات|استفتاء|دستور|موسم|حمله|حملات|عمليات|اشتباكات|مواجهات|اعتداءات|ازمه) \Z"
)
_YEAR_CONTEXT = re.compile(
    rf"(?<!\w)[وف]?(?:في|منذ|حتي|خلال|بين|الي|من|قبل|بعد|لعام|بعام|لسنه|و|{_PARTS})[ (]{{1,2}}[وبل]?\Z|[/\-(][ ]?\Z"
)


def _digits_value(digits: str) -> float | None:
    if len(digits) > 18:
        return None
    if digits.isdecimal():
        return float(digits)
    if _GROUPED.match(digits):
        return float(digits.replace(",", "").replace(".", ""))
    plain = digits.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


def _next_word(text: str, position: int, end: int) -> tuple[NumberWord, int] | None:
    """The number word after the gap at `position`, and where it ends."""
    following = _NEXT_TOKEN.match(text, position, end)
    word = WORDS.get(following.group(1)) if following else None
    if not following or not word:
        return None
    if following.group(1) == "واحد" and text.startswith(" عشر", following.end()):
        word = _AND_ELEVEN  # ميه واحد عشر: و belongs to احد عشر
    return word, following.end(1)


def _words_core(text: str, start: int, stop: int, end: int) -> _Core | None:
    """The number that begins with the word [start, stop): ثلاثه وعشرين · ميه وخمسه الاف · نصف مليون."""
    form = text[start:stop]
    first = WORDS[form]
    begin = start + first.clitics
    if first.cls == "half":
        scale = _next_word(text, stop, end)
        if scale and scale[0].cls == "scale" and not scale[0].joined:
            return _Core(begin, scale[1], scale[0].value / 2, False)
        return None
    number = NumberSum()
    number.take(first, first=True)
    position = stop
    while (following := _next_word(text, position, end)) and number.take(following[0], first=False):
        position = following[1]
    if (first.cls == "teen_unit" and number.value < 11) or (
        form == "واحد" and text.startswith(" ال", position)
    ):
        return None  # احد الجنود: one of them, not a count
    if position == stop and form[first.clitics :] in _PLURAL_SCALES:
        return None  # الاف القتلي: thousands, untold
    if (
        number.last_class in ("scale", "scaled")
        and not number.units
        and not number.tens
        and not number.hundreds
    ):
        value, stop = _add_rest(text, position, end, number.value, number.last_scale)
        if stop > position:
            return _Core(begin, stop, value, False, int(number.last_scale))
    return _Core(begin, position, number.value, False)


def _add_rest(text: str, stop: int, end: int, value: float, unit: float) -> tuple[float, int]:
    """The value with what follows its scale in digits, and where that ends: مليون | و313 الفا و980."""
    least = unit
    while (rest := _REST.match(text, stop, end)) and int(rest.group(1)) < least:
        count = int(rest.group(1))
        lower = _next_word(text, rest.end(), end)
        if lower is None or lower[0].cls != "scale" or lower[0].joined or lower[0].definite:
            return value + count, rest.end()
        if lower[0].value >= least:
            break  # الف قتيل و5 الاف جريح: another number
        least, stop = lower[0].value, lower[1]  # 24 مليونا و200 الف
        value += count * least
    return value, stop


def _digits_core(text: str, start: int, stop: int, end: int, floor: int) -> _Core | None:
    """The number that begins with the digits [start, stop): 25,000 · 25 الفا و300 · 1.5 مليون."""
    before = text[start - 1] if start > floor else " "
    if before == "-" and text[max(floor, start - 2)].isalpha():
        return None  # اف-16
    if before.isalnum() and not _DIGIT_PREFIX.search(text, max(floor, start - 13), start):
        return None  # C4
    value = _digits_value(text[start:stop])
    if value is None:
        return None
    while (
        text.startswith(" 000", stop)
        and (zeros := _SPACE_GROUP.match(text, stop, end)) is not None
        and value < MAX_COUNT
    ):
        value, stop = value * 1000, zeros.end()
    inside = before == "(" and text.startswith(")", stop)  # (706) الاف و(805)
    scale = _next_word(text, stop + inside, end)
    if scale and scale[0].cls == "scale" and not scale[0].joined and not scale[0].definite:
        unit = scale[0].value
        value, stop = value * unit, scale[1]
        half = _next_word(text, stop, end)
        if half and half[0].cls == "half" and half[0].joined:
            return _Core(start, half[1], value + unit / 2, False, unit)
        value, stop = _add_rest(text, stop, end, value, unit)
        return _Core(start, stop, value, False, unit)
    return _Core(start, stop, value, True)


def _core_at(text: str, position: int, end: int, floor: int) -> _Core | None:
    token = _TOKEN.match(text, position, end)
    if token is None:
        return None
    if token.group()[0].isdecimal():
        return _digits_core(text, token.start(), token.end(), end, floor)
    if token.group() == "و" and token.end() < end and text[token.end()].isdecimal():
        return _core_at(text, token.end(), end, floor)
    if token.group() not in WORDS:
        return None
    return _words_core(text, token.start(), token.end(), end)


def _is_year(text: str, core: _Core, floor: int, end: int) -> bool:
    if not core.is_digits or core.end - core.start != 4 or not 1900 <= core.value <= 2100:
        return False
    following = _NEXT_TOKEN.match(text, core.end, end)
    if following and following.group(1) in _PERSONS:
        return False
    before = max(floor, core.start - 30)
    return (
        following is None
        or _YEAR_CONTEXT.search(text, max(floor, core.start - 8), core.start) is not None
        or _MONTH_BEFORE.search(text, before, core.start) is not None
        or _OF_YEAR.search(text, max(floor, core.start - 16), core.start) is not None
    )


def _follows_word(text: str, start: int, floor: int) -> bool:
    """Whether one space parts a number from a word of letters: no clitic, no mark, and no second space."""
    return start - floor > 1 and text[start - 1] == " " and text[start - 2].isalpha()


def _kind(text: str, core: _Core, floor: int, end: int) -> Kind:
    """What a number counts, by its neighbours."""
    if core.start - floor >= 2 and text[core.start - 1] in "/:-" and text[core.start - 2].isdigit():
        return "time" if text[core.start - 1] == ":" else "date"
    opens = text[core.end + 1 : core.end + 3]
    plain = opens not in _KIND_OPENS and opens.isalpha() and text[core.end] == " "
    after = None if plain else _KIND_AFTER.match(text, core.end, end)
    if after:
        if after["word"]:
            return cast(Kind, _AFTER_KINDS[after["word"]])
        for group, kind in _AFTER_GROUPS:
            if after[group]:
                return kind
    before = None
    if not _follows_word(text, core.start, floor) or text.endswith(_KIND_ENDS, floor, core.start):
        before = _WORD_BEFORE.search(text, max(floor, core.start - 20), core.start)
    found = _BEFORE_KINDS.get(before.group(1).removeprefix("و")) if before else None
    if before and found and not (found == "ordinal" and "و" in text[before.end(1) : before.end()]):
        return cast(Kind, found)  # الفوج 3; but امر الفوج وثلاثه جنود
    if _is_year(text, core, floor, end):
        return "year"
    if core.value > MAX_COUNT or core.value != int(core.value):
        return "measure"
    return "count"


def _second(text: str, core: _Core, floor: int, end: int) -> tuple[_Core, int] | None:
    """The upper end of a span of numbers, and where the span begins: بين 5 و7 · من 5 الي 7 · 5 او 7 · 5-7."""
    link = _LINK.match(text, core.end, end)
    if link is None:
        return None
    between = _BETWEEN.search(text, max(floor, core.start - 12), core.start)
    if link.group("and") is not None and between is None:
        return None
    other = _core_at(text, link.end(), end, floor)
    if other is None or other.value <= core.value or _is_year(text, other, floor, end):
        return None
    if link.group("dash") is not None:
        chain = text[other.end : other.end + 1] == "-" or (
            core.start > floor and text[core.start - 1] in "-/"
        )
        if chain or not (core.is_digits and other.is_digits):
            return None
    start = core.start
    if between:
        start = between.start()
    elif opening := _FROM.search(text, max(floor, core.start - 6), core.start):
        if _ROSE.search(text, max(floor, opening.start() - 40), opening.start()):
            return None
        start = opening.start() if link.group("to") in ("الي", "حتي") else start
    return other, start


def _bounded(text: str, core: _Core, floor: int, end: int) -> tuple[int, str | None]:
    """Where the words of bound begin, and which bound they set."""
    before = None
    if not _follows_word(text, core.start, floor) or text.endswith(_BOUND_ENDS, floor, core.start):
        before = _BOUND_BEFORE.search(text, max(floor, core.start - 36), core.start)
    bound = _BOUND_KINDS[before.group(1)] if before else None
    start = max(floor, core.start - 60)
    exceeds = bound is None and text.endswith(("علي ", "عن "), start, core.start)
    if exceeds and _EXCEEDED_BEFORE.search(text, start, core.start):
        bound = "at_least"
    after = _BOUND_AFTER.match(text, core.end, min(end, core.end + 80))
    if after and (bound is None or _BOUND_KINDS[after.group(1)] == "at_least"):
        bound = _BOUND_KINDS[after.group(1)]  # نحو 29 قتيلا علي الاقل: the floor is the surer word
    return before.start(1) if before else core.start, bound


def _mention(text: str, core: _Core, floor: int, end: int) -> NumberMention:
    kind = _kind(text, core, floor, end)
    if kind in ("count", "measure", "time", "percent"):
        upper = _second(text, core, floor, end)
        if upper:
            other, start = upper
            kind = _kind(text, other, other.start, end)
            low, high = int(core.value), int(other.value)
            if core.is_digits and core.value < other.scale:
                low *= other.scale  # 12 الي 15 الفا
            return NumberMention(start, other.end, low, None, high, kind=kind)
    if kind != "count":
        return NumberMention(core.start, core.end, None, None, None, kind=kind, value=core.value)
    start, bound = _bounded(text, core, floor, end)
    return NumberMention(start, core.end, *_counts(int(core.value), bound), value=core.value)


def _counts(value: int, bound: str | None) -> tuple[int | None, int | None, int | None]:
    """Low, best and high by the codebook."""
    if bound == "at_least":
        return value, value, None
    if bound == "at_most":
        return None, None, value
    if bound == "about":
        return None, value, None
    return value, value, value


def _dual_mention(text: str, start: int, stop: int, end: int) -> NumberMention | None:
    dual, clitics = DUALS[text[start:stop]]
    if not (dual.certain and dual.is_person):
        return None
    after = _BOUND_AFTER.match(text, stop, min(end, stop + 80))
    low, best, high = _counts(2, _BOUND_KINDS[after.group(1)] if after else None)
    two = _next_word(text, stop, end)
    stop = two[1] if two and two[0].value == 2 else stop
    return NumberMention(start + clitics, stop, low, best, high, kind="dual", value=2)


def find_numbers(
    text: str, start: int = 0, end: int | None = None, tokens: list[Token] | None = None
) -> list[NumberMention]:
    """The numbers of folded `text` in [start, end), by start; they do not overlap.

    Looks for words of bound and for neighbours inside the span only. `tokens` are those of the span, if at hand.
    """
    end = len(text) if end is None else end
    found: list[NumberMention] = []
    done = start
    for begin, stop, word in mention_tokens(text, start, end) if tokens is None else tokens:
        is_digits = word[0] in _ASCII_DIGITS
        if begin < done or not (is_digits or word in TRIGGERS):
            continue
        mention = None
        if is_digits or word in WORDS:
            core = (
                _digits_core(text, begin, stop, end, start)
                if is_digits
                else _words_core(text, begin, stop, end)
            )
            mention = _mention(text, core, start, end) if core else None
        elif word in DUALS:
            mention = _dual_mention(text, begin, stop, end)
        if mention is None and word in VAGUE_FIRST:
            phrase = VAGUE.match(text, begin + VAGUE_FIRST[word], end)
            if phrase:
                mention = NumberMention(phrase.start(), phrase.end(), None, None, None, vague=True)
        if mention is not None:
            found.append(mention)
            sign = _PERCENT.match(text, mention.end, end) if mention.kind == "percent" else None
            done = sign.end() if sign else mention.end
    return found


def number_at(text: str, position: int, end: int) -> tuple[float, int] | None:
    """The value of the number right after `position` (spaces and ال skipped), and where it ends; None if there is none."""
    gap = _BEFORE_NUMBER.match(text, position, end)
    core = _core_at(text, gap.end(), end, position) if gap else None
    return (core.value, core.end) if core else None
