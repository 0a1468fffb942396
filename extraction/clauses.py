"""What a verb of saying governs: where its clause begins, and the tags that end it.

In: the words of a document. Out: `Clauses`, which finds for a verb the "أن", "إنه", "بأن" or colon that opens its clause,
passing over those that belong to another word ("قبل أن", "من المقرر أن"), and the next source tag ("بحسب ...").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from extraction.lexicon import load
from extraction.memo import OPENER
from extraction.names import BAN, is_cnn
from extraction.speech import SPELLINGS
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.speech import Trigger

WORDS: dict[str, frozenset[str]] = {
    kind: frozenset(fold_key(row["word"]) for row in load("report_words") if row["kind"] == kind)
    for kind in sorted({row["kind"] for row in load("report_words")})
}
_UNGOVERNED = WORDS["ungoverned"]
_ENDINGS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
_OPENERS = frozenset(f"{prefix}ان{ending}" for prefix in ("", "ب", "ف", "ل") for ending in _ENDINGS) | {":"}
_PREPOSITIONS = frozenset({"الي", "علي", "على", "عن", "من", "في", "ل"})
# نقلا عن، على حد قوله، في إشارة إلى: tags of two words.
_TAG_PAIRS = frozenset({("نقلا", "عن"), ("علي", "حد"), ("على", "حد"), ("في", "اشاره")})
_AS_TOLD = frozenset({("علي", "ما"), ("على", "ما")})
MARKERS = _OPENERS | WORDS["tag"] | {first for first, _ in _TAG_PAIRS}
_TAKES_LI = frozenset({"اشار", "لفت", "نوه", "المح", "نبه"})
_BEFORE_TAG = frozenset({"وذلك", "ذلك"})
_AFTER_WHAT = frozenset({"بعد", "قبل", "عقب", "مع", "خلال", "اثر"})
_REACH = 420
_NOUN_REACH = 40
_TOLD_REACH = 160


class Clauses:
    """The clause openers and source tags of one document."""

    def __init__(self, doc: Document) -> None:
        """Finds them all once."""
        self.doc = doc
        self.tokens = tokens = doc.words.tokens
        self.openers: list[int] = []
        self.tags: list[int] = []
        for number in doc.words.of_class(OPENER):
            word = tokens[number][0]
            if word in _OPENERS:
                if not (word == BAN[0] and self.word(number + 1) == BAN[1]) and not (
                    word == "ان" and is_cnn(tokens, number)
                ):
                    self.openers.append(number)
            elif (
                (word in WORDS["tag"] and not self._is_measure(number + 1))
                or (word, self.word(number + 1)) in _TAG_PAIRS
                or ((word, self.word(number + 1)) in _AS_TOLD and self.word(number + 2) in SPELLINGS)
            ):  # على ما أعلن مسؤول
                first = number - 1 if number and tokens[number - 1][0] in _BEFORE_TAG else number
                self.tags.append(tokens[first][1])
        self.opener_starts = [tokens[number][1] for number in self.openers]

    def _is_measure(self, number: int) -> bool:
        """ "وفق القانون", "حسب الحاجة": what something goes by, no source."""
        word = self.word(number)
        return word in WORDS["measure"] or (
            word[:1] == "ل" and (word[1:] in WORDS["measure"] or "ا" + word[1:] in WORDS["measure"])
        )

    def word(self, number: int) -> str:
        """The text of a token, empty beyond the ends."""
        return self.tokens[number][0] if 0 <= number < len(self.tokens) else ""

    def tag_in(self, start: int, end: int) -> int | None:
        """Where the first source tag in [start, end) begins."""
        place = bisect_left(self.tags, start)
        return self.tags[place] if place < len(self.tags) and self.tags[place] < end else None

    def opener(self, trigger: Trigger, end: int, skip: Callable[[int], bool]) -> tuple[int, int] | None:
        """The nearest place before `end` that opens the clause of a trigger, its preposition included; places of which
        `skip` is true (inside quotations) do not count."""
        reach = _REACH
        if trigger.form == "noun" and trigger.ending:
            reach = _TOLD_REACH if self.doc.folded.startswith(" ل", trigger.end) else _NOUN_REACH
        limit = min(end, trigger.end + reach)
        for place in range(bisect_left(self.opener_starts, trigger.end), len(self.openers)):
            if self.opener_starts[place] >= limit:
                return None
            number = self.openers[place]
            if not skip(self.opener_starts[place]) and self._governed(trigger, number):
                start = number - 1 if self.word(number - 1) in _PREPOSITIONS else number
                return max(self.tokens[start][1], trigger.end), self.tokens[number][2]
        return None

    def _governed(self, trigger: Trigger, number: int) -> bool:
        """Whether the opener at token `number` is the trigger's own."""
        word, start, _ = self.tokens[number]
        if self.doc.raw_text(start, start + 1) == "آ":
            return False  # في آن واحد
        if word.startswith("فان"):
            # وفقا لما ذكره فلان، فإن, but رغم ما أعلنته الحكومة فإن الاحتجاج استمر
            return self.doc.folded.endswith("ما ", 0, trigger.start)
        if word == "ان" and self.word(number + 1) in WORDS["condition"] and trigger.verb.past != "تساءل":
            return False  # سيتدخل إن لم تفعل
        if word == ":":
            return trigger.verb.use in ("say", "quote") and not (
                self.word(number - 1).isdigit() and self.word(number + 1).isdigit()
            )
        first = number
        if self.word(number - 1) in _PREPOSITIONS:
            first -= 1
            if self.word(first) in ("علي", "على") and trigger.verb.past not in WORDS["insisting"]:
                after = self.word(number + 1)
                if len(after) > 3 and after[0] in "يت":
                    return False
        if word.startswith("لان") and trigger.verb.past not in _TAKES_LI:
            return False  # "طلب عدم ذكر اسمه لانه غير مخول": because
        if self.tokens[first][1] - trigger.end <= 1 or (
            word.startswith("ان") and self.doc.raw_text(start, start + 1) == "إ"
        ):
            return True
        before = self.word(first - 1)
        if first < number and before in _PREPOSITIONS:
            before = self.word(first - 2)
        if before == "ذلك" and self.word(first - 2) in _AFTER_WHAT:
            return True  # صرح بعد ذلك أن
        return not (before in _UNGOVERNED or (before[:1] in ("و", "ف") and before[1:] in _UNGOVERNED))
