"""Cuts folded text into sentences and marks the debris of news pages.

In: folded text, and where its title ends. Out: `Sentence` spans in order, without the white space around them.
A quotation that is closed in its paragraph is not cut; decimal points, initials (أ. ف. ب) and dates (9.12.2017)
are not ends of sentences. Time is linear in the length of the text.
"""

from __future__ import annotations

import re

import msgspec

from extraction.lexicon import load

QUOTE_REACH = 600
_HEADLINE_LENGTH = 90
_CAPTION_LENGTH = 100
_SUBHEAD_LENGTH = 45
_LINK_LINE = 80
_LINKS = 4  # at most so many headlines of other articles stand in a row
_TEASERS = 5  # at most so many leads of other stories stand below an article
_TEASER_LENGTH = 240  # characters to which such a lead is cut
_GOES_ON = frozenset("و\"'«»“”(-–*•")  # no headline opens with these


class Sentence(msgspec.Struct):
    """A span of folded text; `is_debris` tells captions, links to other articles, tags and subheadings."""

    start: int
    end: int
    index: int
    paragraph: int
    is_title: bool = False
    is_debris: bool = False


_CLOSER = {"«": "»", "“": "”", '"': '"', "„": "“", "‹": "›"}
_SIGN = re.compile(r"[.!؟?…«“\"„‹]")
# A straight quotation mark after a space opens the next sentence; a bracket or guillemet closes this one.
_AFTER_STOP = re.compile(r"(?:\s*[»”)\].!؟?…]|[\"'](?=\s|\Z)|\s+[\"']\s*\Z)*")
_TEXT_LINE = re.compile(r"\S[^\n]*")
_LIST_NUMBER = re.compile(r"[.!؟?…] [0-9]{1,2}\Z")
_INITIAL = re.compile(r"(?:^|[\s.(\"«“،])[^\W\d_]\Z")

_HEADING_KIND = {row["heading"]: row["kind"] for row in load("debris_headings")}
_HEADING = re.compile('[\\s.•*:\\-|>«"()\\[]*(' + "|".join(map(re.escape, _HEADING_KIND)) + r")(?!\w)")
_AGENCY_TAG = re.compile(
    r"[\s(\[\-/*_.=~…\"]*(?:[A-Za-z0-9@/.: \-]+|رويترز|(?:ا ?\.? ?ف ?\.? ?ب|ا ?ب|د ?ب ?ا|سي ان ان|فرانس برس|واع|نينا|انتهي)[/ \w]{0,20})?[\s)\]\-/*_.=~…\"]*\Z"
)
_ENDED = re.compile(r"[.!؟?:…][\s\"»”)\]']*\Z")


def _is_stop(text: str, at: int, end: int, line_start: int) -> bool:
    """Whether the mark at `at` ends a sentence of the line [line_start, end)."""
    after = text[at + 1 : at + 2] if at + 1 < end else ""
    if text[at] != "." or (after and after in ".!؟?…"):
        return True
    if at == line_start:
        return False
    before = text[at - 1]
    if before.isalpha():
        if before.isascii() and after.isascii() and after.isalnum():
            return False  # www.example.com
        if at - 2 >= line_start and text[at - 2].isalpha():
            return True
        return _INITIAL.search(text, max(line_start, at - 2), at) is None
    if before.isdigit():
        in_number = bool(after) and after.isalnum() and (after.isdigit() or after.isascii())
        listed = at - line_start <= 2 or _LIST_NUMBER.search(text, max(line_start, at - 4), at) is not None
        return not (in_number or listed)
    return True


def _after_quotation(text: str, opening: str, position: int, end: int) -> int | None:
    """Where the quotation that opens before `position` is over; None where it is not closed near by."""
    closer = _CLOSER[opening]
    close = text.find(closer, position, min(end, position + QUOTE_REACH))
    if close < 0:
        return None
    opens_another = closer == '"' and text[close - 1] == " " and text[close + 1 : close + 2].isalnum()
    return None if opens_another else close + 1


def _cut_points(text: str, start: int, end: int) -> list[int]:
    """The ends of the sentences of one line [start, end), its own end included."""
    cuts = []
    position = start
    for sign in _SIGN.finditer(text, start, end):
        at = sign.start()
        if at < position:
            continue
        mark = text[at]
        position = at + 1
        if mark in _CLOSER:
            over = _after_quotation(text, mark, position, end)
            position = over or position
            if over and text[over - 2] == "." and over < end and text[over] == " ":
                cuts.append(over)
            continue
        if _is_stop(text, at, end, start):
            tail = _AFTER_STOP.match(text, position, end)
            position = tail.end() if tail else position
            cuts.append(position)
    if not cuts or cuts[-1] < end:
        cuts.append(end)
    return cuts


_LINK_LENGTH = 40


def _line_is_debris(line: str, in_block: bool) -> tuple[bool, bool]:
    """(debris, block goes on) for a line, given whether it stands in a block of links."""
    if len(line) <= 160 and (heading := _HEADING.match(line)):
        opens = _HEADING_KIND[heading.group(1)] == "block"
        rest = line[heading.end() :].strip(" :.…-")
        if len(rest) <= _HEADLINE_LENGTH:
            return True, opens
    if in_block and len(line) <= _HEADLINE_LENGTH and not line.endswith((".", '."', ".»", ".”")):
        return True, True
    return len(line) <= 60 and _AGENCY_TAG.match(line) is not None, False


def _mark_debris(lines: list[tuple[int, int]], text: str) -> list[bool]:
    """For every line of the body, whether it is debris."""
    marks: list[bool] = []
    in_block = False
    ended = [_ENDED.search(text, max(start, end - 6), end) is not None for start, end in lines]
    long_lines = [end - start > _CAPTION_LENGTH for start, end in lines]
    prose = sum(a and b for a, b in zip(ended, long_lines, strict=True))
    punctuated = prose >= 2 and prose >= 0.7 * sum(long_lines)
    for number, (start, end) in enumerate(lines):
        length = end - start
        debris = False
        if length <= 160:
            debris, in_block = _line_is_debris(text[start:end], in_block)
        else:
            in_block = False
        if punctuated and not ended[number] and not debris:
            before_body = number < 3 and not any(long_lines[:number])
            debris = length <= (_CAPTION_LENGTH if before_body else _SUBHEAD_LENGTH)
            if not debris and length <= _LINK_LINE:
                debris = _is_link(lines, text, number, ended, marks)
        marks.append(debris)
    if punctuated:
        _mark_teasers(lines, ended, marks)
    return marks


def _is_link(
    lines: list[tuple[int, int]], text: str, number: int, ended: list[bool], marks: list[bool]
) -> bool:
    """A headline of another article between two paragraphs; but not a line that is broken off and goes on in the next."""
    if not number or not (ended[number - 1] or marks[number - 1]):
        return False
    for follows in range(number, min(number + _LINKS, len(lines))):
        start, end = lines[follows]
        if end - start > _LINK_LINE or ended[follows]:
            return ended[follows] and end - start > _CAPTION_LENGTH
        if text[start] in _GOES_ON:
            return False
    return number + _LINKS >= len(lines)


def _mark_teasers(lines: list[tuple[int, int]], ended: list[bool], marks: list[bool]) -> None:
    """Leads of other stories below the article, the first of them cut off in mid-word where its box is full."""
    first = max(0, len(lines) - _TEASERS)
    for number in range(first, len(lines)):
        start, end = lines[number]
        if end - start == _TEASER_LENGTH and not ended[number]:
            marks[number:] = [True] * (len(lines) - number)
            return


def split_sentences(text: str, title_end: int) -> list[Sentence]:
    """The sentences of folded `text`, whose first `title_end` characters are the title (sentence 0 if not blank)."""
    sentences: list[Sentence] = []
    title = text[:title_end]
    if title.strip():
        start = len(title) - len(title.lstrip())
        sentences.append(Sentence(start, len(title.rstrip()), 0, 0, is_title=True))
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in _TEXT_LINE.finditer(text, title_end)]
    headline = title.strip()
    for paragraph, ((line_start, line_end), debris) in enumerate(
        zip(lines, _mark_debris(lines, text), strict=True), start=1
    ):
        repeated = bool(headline) and text[line_start:line_end] == headline
        start = line_start
        for cut in _cut_points(text, line_start, line_end):
            while start < cut and text[start].isspace():
                start += 1
            end = cut
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                if headline and end - start <= len(headline) + _LINK_LENGTH:
                    repeated = repeated or text.endswith(headline, start, end)  # رابط الخبر: the headline
                sentences.append(Sentence(start, end, len(sentences), paragraph, False, debris or repeated))
            start = cut
    return sentences
