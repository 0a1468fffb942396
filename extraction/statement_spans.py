"""Statements on their way to facts, and which of them only say again what another says.

In: the spans of the statements of one document in order. Out: those that stay.
"""

from __future__ import annotations

import msgspec

_REPEATED = 20  # characters from which on equal words are a repetition
_COMPARED = 40


class Span(msgspec.Struct, frozen=True, gc=False):
    """A statement on its way: the span of its words, of its evidence, and who says them."""

    start: int
    end: int
    evidence_start: int
    evidence_end: int
    speaker: str


def once(found: list[Span], folded: str) -> list[Span]:
    """Statements without those that the same speaker makes again, or within a longer one."""
    kept: list[Span] = []
    for number, span in enumerate(found):
        length = span.end - span.start
        longer = [
            other
            for other in found[max(0, number - _COMPARED) : number + _COMPARED]
            if other.speaker == span.speaker
            and (other.end - other.start, -other.start) > (length, -span.start)
        ]
        if length < _REPEATED or not longer:
            kept.append(span)
            continue
        words = folded[span.start : span.end]
        if not any(words in folded[other.start : other.end] for other in longer):
            kept.append(span)
    return kept


def opening(folded: str, start: int, end: int) -> int:
    """Where words begin, past the marks before them."""
    while start < end and folded[start] in " \t\n،,؛;:-":
        start += 1
    return start


_PAIRS = {'"': '"', "«": "»", "“": "”", "‘": "’", "'": "'"}
_MARKS = frozenset("".join(_PAIRS) + "".join(_PAIRS.values()))


def unmarked(folded: str, start: int, end: int) -> tuple[int, int]:
    """Words without marks that enclose them all, and without a mark at their edge whose other half is elsewhere:
    "مبكرة “", "'ندعو الى السلم'"."""
    while end - start > 4 and _PAIRS.get(folded[start]) == folded[start + 1]:
        start += 2  # إن “”كذا”: two for one
    inside = folded[start:end]
    if _MARKS.isdisjoint((inside[:1], inside[-1:])):
        return start, end
    if len(inside) > 2 and _PAIRS.get(inside[0]) == inside[-1]:
        between = inside[1:-1]
        return (
            (start + 1, end - 1) if inside[0] not in between and inside[-1] not in between else (start, end)
        )
    for pair in _PAIRS.items():
        if sum(inside.count(mark) for mark in set(pair)) == 1:
            return start + inside.startswith(pair), end - inside.endswith(pair)
    return start, end


def closing(folded: str, start: int, end: int) -> int:
    """Where words end, without the marks behind them."""
    while end > start and folded[end - 1] in " \t\n،,؛;:-.(":
        end -= 1
    return end
