"""Quotations of an article, whatever marks they are written with.

In: folded text. Out: the outermost quotations in the order of the text, each with the span of the marks and the
span of the words between them. Marks of the Arabic press are mixed and often unbalanced («... ", “...»): a mark
that can only open or only close is taken so, a straight mark by what stands before and after it. A quotation
that is never closed ends with its paragraph and is kept only for a reader who has seen it introduced.
"""

from __future__ import annotations

import re

import msgspec

_MARK = re.compile(r"[«»“”„‟\"{}'`<>]")
_HALVES = "'`<>"  # marks only where they stand twice
_OPEN_ONLY = {"«": "»", "“": "”", "„": "“", "{": "}", "<<": ">>", "``": "''"}
_CLOSE_ONLY = frozenset("»”}") | {">>"}
_BEFORE_OPENING = frozenset(" \n\t(:،,؛-[/.")
_PREFIXED = re.compile(r"(?:^|[\s(])(?:[وف]?(?:[بلك]|ال))\Z")
LONGEST = 4000
_DEEPEST = 8  # quotations within one another


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """`start`..`end` with the marks, `inner_start`..`inner_end` without; `closed` is False where no mark closes it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def _opens(folded: str, start: int, end: int) -> bool:
    """Whether a straight mark opens: a word follows it and none stands before it, a clitic apart (ب"...")."""
    after = folded[end : end + 1]
    before = folded[start - 1 : start]
    if not after or after == "\n":
        return False
    if not before or before in _BEFORE_OPENING:
        if after != " " or not before:
            return True
        return before in ":(" or folded[start - 2 : start] in (": ", "، ", ", ")
    return not after.isspace() and _PREFIXED.search(folded, max(0, start - 4), start) is not None


def find_quotations(folded: str) -> list[Quotation]:
    """The outermost quotations of `folded`; nested ones belong to the words of the outer.

    A quotation does not run over a line end, nor over more than `LONGEST` characters.
    """
    found: list[Quotation] = []
    stack: list[tuple[int, int, str]] = []

    def close(upto: int, end: int, closed: bool) -> None:
        start, inner, _ = stack[0]
        stack.clear()
        if upto > inner and upto - inner <= LONGEST:
            found.append(Quotation(start, end, inner, upto, closed))

    end = 0
    for mark in _MARK.finditer(folded):
        start = mark.start()
        sign = folded[start]
        if sign in _HALVES:
            if start < end or folded[start + 1 : start + 2] != sign:
                continue
            sign += sign
        if stack and (line_end := folded.find("\n", end, start)) >= 0:
            close(line_end, line_end, closed=False)
        end = start + len(sign)
        if not stack:
            if sign in _OPEN_ONLY or (sign not in _CLOSE_ONLY and _straight_opens(folded, start, end)):
                stack.append((start, end, _OPEN_ONLY.get(sign, sign)))
        elif sign == stack[-1][2] and not (
            sign in "\"''" and len(stack) == 1 and _reopens(folded, start, end)
        ):
            if len(stack) == 1:
                close(start, end, closed=True)
            else:
                stack.pop()
        elif sign in _OPEN_ONLY:
            if len(stack) < _DEEPEST:
                stack.append((start, end, _OPEN_ONLY[sign]))
        elif sign in _CLOSE_ONLY:
            if (len(stack) > 1 and stack[0][2] == sign) or len(stack) == 1:
                close(start, end, closed=True)
            else:
                stack.pop()
        elif _opens(folded, start, end):
            if len(stack) < _DEEPEST:
                stack.append((start, end, sign))
        elif len(stack) == 1 or any(expected == sign for _, _, expected in stack):
            close(start, end, closed=True)
    if stack:
        line_end = folded.find("\n", end)
        last = line_end if line_end >= 0 else len(folded)
        close(last, last, closed=False)
    return found


def _straight_opens(folded: str, start: int, end: int) -> bool:
    """Whether a straight mark outside any quotation opens one; in doubt it does, unless a word sticks to its left."""
    if _opens(folded, start, end):
        return True
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if before.isalnum() and after == " ":
        # "وأضاف المدير" سنفتح الجسر": the mark sticks to the wrong side where the line has its other half
        line_end = folded.find("\n", end, end + LONGEST)
        return folded.count('"', end, line_end if line_end >= 0 else end + LONGEST) % 2 == 1
    return bool(after) and after != "\n" and not (before.isalnum() and (after.isspace() or after in ".،,؛:)"))


def _reopens(folded: str, start: int, end: int) -> bool:
    """Whether a straight mark inside a straight quotation is a nested opening: blank before it, a word after it,
    and two more marks before the line ends."""
    if not (folded[start - 1 : start] == " " and folded[end : end + 1].isalnum()):
        return False
    line_end = folded.find("\n", end, end + LONGEST)
    limit = line_end if line_end >= 0 else min(len(folded), end + LONGEST)
    first = folded.find('"', end, limit)
    second = folded.find('"', first + 1, limit) if first >= 0 else -1
    return second >= 0 and not _opens(folded, second, second + 1) and not _opens(folded, first, first + 1)
