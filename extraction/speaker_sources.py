"""Sources that are told by a tag or by "عن": "بحسب التقرير", "نقلت الوكالة عن فلان قوله", "ونسبت إلى فلان قوله".

In: a place in a document, the speakers met so far. Out: the name or description of the source, None where none is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.agreement import Agreement
from extraction.names import HEADS
from extraction.speaker_words import SOURCES, VERBS
from extraction.speech import Trigger
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

SENTENCE = 600  # how far back a subject is looked for
LINKED = 120  # how far before a verb its clause may open
# حسب قوله، على حد تعبيرها: the one who has been speaking.
_OWN = re.compile(r"(?:قول|تعبير|وصف|كلام|راي)(?:ه|ها|هم)\Z|حد\Z")
_OF_HIM = (" عنه ", " عنها ", " عنهم ")
_TONGUE = " علي لسان "


_MANNER = frozenset({"تعبير", "قول", "وصف", "راي"})


class Sources(Agreement):
    """Reads the sources of one document that stand beside their words."""

    def __init__(self, doc: Document) -> None:
        """Nobody has spoken in the sentence at hand."""
        super().__init__(doc)
        self.sentence_speaker: str | None = None
        self.start = self.told = 0

    def _ascribed(self, end: int) -> str | None:
        """ "ونسبت الصحيفة إلى مسؤول كبير قوله": the one after "إلى" that ends before "قوله"."""
        start = max(self.start, end - LINKED)
        verb = self.folded.find("نسب", start, end)
        at = self.folded.find(" الي ", verb, end) if verb >= 0 else -1
        subject = self.subject(at + 5, end) if at >= 0 else None
        return self.name(subject) if subject is not None else None

    def _passed_on(self, trigger: Trigger) -> bool:
        """Whether a verb of passing on stands before a noun of saying: "ونقلت الوكالة عن فلان قوله"."""
        return self.told > self.start or self.folded.find("نقل", self.start, trigger.start) >= 0

    def tagged(self, tag: int, end: int) -> str | None:
        """The source that a tag names: "بحسب التقرير", "وفقا لوزارة كذا", "حسب قوله"."""
        words = self.words.at(tag, 6, end)
        if words and words[0][0] in ("وذلك", "ذلك"):
            words = words[1:]
        if words and words[0][0] == "في":
            return None  # في إشارة إلى كذا: of whom, not by whom
        if len(words) > 3 and words[1][0] == "حد" and words[2][0] in _MANNER:
            words = words[2:]  # على حد تعبير | البيان
        elif len(words) > 2 and words[1][0] in _MANNER:
            words = words[1:]  # بحسب تعبير | بيان المكتب
        # حسبما ذكر فلان، وفقا لما نقله فلان: the subject of the verb.
        told = next((at for at in range(1, min(3, len(words))) if _is_verb(words[at][0])), None)
        if told is not None and words[told - 1][0].endswith("ما"):
            subject = self.subject(words[told][2], end)
            return self.name(subject) if subject is not None else None
        if len(words) < 2:
            return None
        first = words[1]
        if _OWN.match(first[0]):
            return self.sentence_speaker or self.last
        if first[0].startswith("لل") and len(first[0]) > 4:
            known = self.recall(first[1], ["ال" + first[0][2:]])
            if known is not None:
                return known
            person = self.people.family("ال" + first[0][2:])
            if person is not None:
                return self.people.written[person]
        start = first[1] + (
            1 if first[0][0] == "ل" and len(first[0]) > 3 and not first[0].startswith("لا") else 0
        )
        subject = self.subject(start, end)
        return self.name(subject) if subject is not None else None

    def narrated_by(self, tag: int, end: int) -> None:
        """Who goes on speaking after a sentence that tells its source in a tag: "انتهى العد، على ما أعلن فلان. وأضاف أن ..."."""
        kept = len(self.known)
        source = self.tagged(tag, end)
        words = fold_key(source).split() if source else [""]
        head = words[0].removeprefix("ال")
        if self.people.find(words) is not None or head in HEADS or head in SOURCES:
            self.last = source
        else:
            del self.known[kept:]  # "وفقا لاتفاق دبلن": nobody

    def source(self, start: int, end: int) -> str | None:
        """ "نقلت وكالة عن فلان قوله", "على لسان فلان": the one after "عن" between `start` and `end`; of "عنه" who spoke last."""
        if self.last is not None and self.folded.startswith(_OF_HIM, start):
            return self.last
        quoted = self.folded.find(_TONGUE, max(0, start - 1), end)
        if quoted >= 0:
            subject = self.subject(quoted + len(_TONGUE), end)
            return self.name(subject) if subject is not None else None
        at = self.folded.find(" عن ", max(0, start - 1, end - SENTENCE), end)
        if at >= 0 and self.folded.count('"', start, at) % 2:
            at = self.folded.find(
                " عن ", self.folded.find('"', at, end), end
            )  # نقلت "جمعية الدفاع عن كذا" عن فلان
        if at < 0:
            return None
        subject = self.subject(at + 4, end)
        return self.name(subject) if subject is not None else None


def _is_verb(word: str) -> bool:
    """A verb, also with its object joined to it: ذكر، نقله."""
    return word in VERBS or (word.endswith("ه") and word[:-1] in VERBS)
