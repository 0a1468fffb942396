"""The subjects of reports: noun phrases and the people they name.

In: a document and a place in it. Out: `Subject`s, and for each what it is called: a person's fullest name, who issued
"البيان", else what its description points back to (`antecedents.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.names import HEADS, TITLE_WORDS, name_length, opens_name
from extraction.phrases import DAILIES, PEOPLE, PERSON_NOUNS, Phrases, Subject
from extraction.roles import essence
from extraction.speaker_words import (
    CLITIC,
    CLOSING,
    OPENING,
    PAPER_NOUN,
    SHARE,
    SOURCES,
    STOP_WORDS,
    TIMES,
    VERBS,
    WORD,
    WORDS,
    is_imperfect,
    is_man,
    is_other,
    is_preposition,
    loose,
    skip_lead,
    tidy,
)

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.words import Token


_OFFICE = frozenset({"مكتب", "المكتب"})
KNOWN = 60  # earlier speakers and roles that a description is compared with
_THIS = frozenset({"هذا", "هذه"})
_NEAR = 600
_NO_ADJECTIVES = STOP_WORDS | VERBS | SOURCES
_NAMED_BEHIND = re.compile(r"\s*[،,]\s*(?:و?(?:اسمه|اسمها|يدعي|تدعي)|المدعوه?|المعروفه? باسم)\s+")
# "بيان عن بيان عن بيان ...": each paper would lead to the next, and each "البيان" back to all before it.
DEEPEST = 2


class Subjects(Phrases):
    """Reads the subjects of one document and keeps what they were called."""

    def __init__(self, doc: Document) -> None:
        """Nobody has spoken yet."""
        super().__init__(doc)
        self.essences = [
            role.essence | essence(role.note) if role.note else role.essence for role in self.roles
        ]
        self.last: str | None = None
        self.issuer: str | None = None
        self.through_paper: str | None = None
        self.depth = 0  # papers and descriptions at hand, one inside the other

    def subject(self, start: int, end: int) -> Subject | None:
        """The noun phrase that opens folded[start:end], without what leads it in and without circumstances."""
        tokens = self.words.at(start, 24, end)
        if (tokens and tokens[0][0][0].isdigit()) or (len(tokens) > 1 and tokens[1][0][0].isdigit()):
            share = SHARE.match(self.folded, start, end)
            if share is not None:
                return Subject(share.start(1), share.end(1), None)  # ورأى 32 في المئة أن
        opening = self._opening(tokens)
        if opening is None or isinstance(opening, Subject):
            return opening
        at, count = opening, len(tokens)
        begin = tokens[at][1]
        if tokens[at][0] in VERBS and tokens[at][0] not in HEADS and not opens_name(tokens, at, tight=False):
            return None
        if is_imperfect(tokens[at][0]) and not opens_name(tokens, at, tight=False):
            return None
        following = tokens[at + 1][0] if at + 1 < count else ""
        if tokens[at][0] == "شاهد" and len(following) > 3 and following.endswith("ا"):
            return None  # شاهد رجلا: he saw one, he is no witness
        bulletin = PAPER_NOUN.match(tokens[at][0]) and not self.folded.startswith(DAILIES, begin)
        if bulletin and (paper := self._issuer(begin, end)) is not None:
            return Subject(begin, end, None, paper)
        if tokens[at][0] in _OFFICE and (stop := self._office_end(begin, end)) is not None:
            return Subject(begin, stop, None)
        person = self._titled(begin, end)
        if person is not None:
            return Subject(begin, end, person)
        named = self._named(tokens, at)
        if named is not None:
            return named
        finish = at
        while finish < count and not self._stops(tokens, finish) and tokens[finish][0] not in "،,:؛-[":
            if (
                tokens[finish][0] in WORDS["kin"]
                and finish == at + 1
                and not self._described_by(tokens[at][0])
            ):
                break  # منى | زوجة النائب فلان
            if finish > at and (loose(tokens, finish) or is_other(tokens, at, finish)):
                if tokens[at][0] in WORDS["kin"]:
                    finish += name_length(tokens, finish) if opens_name(tokens, finish, tight=False) else 0
                    break  # شقيق النائب فلان
                if (person := self._apposed(tokens, finish)) is not None:
                    return Subject(begin, tokens[finish - 1][2], person)
                break
            if tokens[finish][0] == "(" and finish > at + 6:
                break
            if finish > at and self._accusative(tokens, at, finish):
                break
            if tokens[finish][0] in ".!؟" and (
                len(tokens[finish - 1][0]) > 1 or tokens[finish - 1][0] in CLOSING
            ):
                break
            if tokens[finish][0] in CLOSING and at and tokens[at - 1][0] in OPENING:
                break  # "خلية كذا" | موجزا
            if finish > at and tokens[finish][0] in OPENING and self._is_told(tokens, finish):
                break
            finish += 1
        if finish == at:
            return None
        if (
            finish < count
            and tokens[finish][0] in "،,"
            and is_man(tokens[at][0])
            and (person := self._after_comma(tokens, self._past_other(tokens, at, finish) + 1)) is not None
        ):
            return Subject(begin, tokens[finish][1], person)
        while finish > at + 1 and (
            tokens[finish - 1][0] in WORDS["preposition"] or tokens[finish - 1][0] in WORDS["there"]
        ):
            finish -= 1  # شهود عيان | في مدينة كذا، مصدر أمني | فيها
        stop = tokens[finish - 1][2]
        if len(tokens[at][0]) < 2 or stop - begin < 3 or CLITIC.match(tokens[at][0]):
            return None
        if self._possessed(tokens[at]) or self._state(tokens[at]):
            return None
        return Subject(begin, stop, None)

    def _opening(self, tokens: list[Token]) -> int | Subject | None:
        """The token that opens a subject, past what leads it in; or the titled person among circumstances before it."""
        at, count = 0, len(tokens)
        while at < count:
            at = skip_lead(tokens, at)
            if at >= count:
                return None
            if self._this_one(tokens, at):
                return at + 1
            if tokens[at][0] == "والي" and at == 0 and self.doc.raw_text(*tokens[at][1:]) == "والي":
                return at  # وقال والي الولاية, no "وإلى"
            if not (self._stops(tokens, at) or is_preposition(tokens[at][0])):
                return at
            # "في بيان، فلان": what stands before the subject runs to the comma, or to a title.
            comma = next((i for i in range(at, count) if tokens[i][0] in "،,:"), None)
            if (titled := self._titled_within(tokens, at, comma or count)) is not None:
                return titled
            if comma is None:
                return self._source_within(tokens, at, count)
            at = comma + 1
        return None

    def _past_other(self, tokens: list[Token], at: int, comma: int) -> int:
        """The comma behind what a description tells of another: "محامي سالم كريم، وزير الري السابق | ، جواد حسن،"."""
        if comma < at + 2 or not opens_name(tokens, at + 1, tight=False) or comma + 1 >= len(tokens):
            return comma
        if not is_man(tokens[comma + 1][0]):
            return comma
        return next((i for i in range(comma + 1, len(tokens)) if tokens[i][0] in "،,"), comma)

    def _described_by(self, word: str) -> bool:
        """Whether a word is a description, no name: definite, an office or a source."""
        return word.startswith("ال") or word in HEADS or word in SOURCES or word in PERSON_NOUNS

    def _this_one(self, tokens: list[Token], at: int) -> bool:
        """ "يقول هذا الشاب" where nobody has spoken yet; else it points back to who spoke last."""
        if tokens[at][0] not in _THIS or at + 1 >= len(tokens) or self.last is not None:
            return False
        word = tokens[at + 1][0]
        return word.startswith("ال") and word[2:] in PERSON_NOUNS

    def can_lead(self, subject: Subject) -> bool:
        """Whether a noun phrase can be the subject of a verb that follows it: someone named, or a source by its noun."""
        if subject.person is not None or subject.name is not None:
            return True
        word = self.first_word(subject.start, subject.end)
        if word.startswith("ال") or word in HEADS or word in SOURCES:
            return True
        # لكن مصدرا، وكان مصدران، لكن مراقبين
        stem = word.removesuffix("ان").removesuffix("ين").removesuffix("ا")
        return len(stem) > 2 and stem != word and (stem in SOURCES or stem in HEADS or stem in PERSON_NOUNS)

    def can_speak(self, subject: Subject) -> bool:
        """Whether a noun phrase is someone: named, an office, a source or a body by its noun, or people by its plural."""
        if subject.person is not None or subject.name is not None:
            return True
        word = self.first_word(subject.start, subject.end).removeprefix("ال")
        return (
            word in HEADS
            or "ال" + word in WORDS["the_one"]
            or word in SOURCES
            or word in TITLE_WORDS
            or word in PEOPLE
            or word.endswith(("ون", "ين"))
            or self.was_called(word)
        )

    def name(self, subject: Subject) -> str:
        """What the speaker is called: the person's fullest name, what a description points back to, or its words."""
        if subject.person is not None:
            return self.people.written[subject.person]
        if subject.name is not None:
            self.issuer = self.through_paper = subject.name
            return subject.name
        begin, end = subject.start, subject.end
        if (called := self.named_behind(end)) is not None:
            return called
        words = WORD.findall(self.folded, begin, end)
        if len(words) == 1 and words[0] in WORDS["self"]:
            issuer = self.issuer or self.bulletin(begin) or self.last
            if issuer:
                self.through_paper = issuer
                return issuer
        if words[-1] in WORDS["latter"] and len(words) <= 2 and (latter := self._latter(begin)):
            return latter
        return self.describe(begin, end, words)

    def named_behind(self, end: int) -> str | None:
        """ "وأضاف الرجل، واسمه حسن جابر": the name that a description gives behind a comma."""
        match = _NAMED_BEHIND.match(self.folded, end)
        tokens = self.words.at(match.end(), 5) if match is not None else []
        if not tokens or not opens_name(tokens, 0, tight=True):
            return None
        first, last = tokens[0][1], tokens[name_length(tokens, 0) - 1][2]
        return self.people.written[self.people.add(self.folded[first:last], self.doc.raw_text(first, last))]

    def _latter(self, begin: int) -> str | None:
        """ "وأكد الأخير": the person with a title named last before `begin`."""
        number = bisect_left(self.role_starts, begin) - 1
        if number < 0 or begin - self.roles[number].start > _NEAR:
            return self.last
        return self.people.written[self.roles[number].person]

    def _issuer(self, begin: int, end: int) -> str | None:
        """ "بيان صادر عن وزارة كذا": the ministry; nobody in a paper that only papers lead to."""
        if self.depth >= DEEPEST:
            return None
        self.depth += 1
        try:
            return self._issuer_of(begin, end)
        finally:
            self.depth -= 1

    def _issuer_of(self, begin: int, end: int) -> str | None:
        tokens = self.words.at(begin, 20, end)
        if not tokens or not PAPER_NOUN.match(tokens[0][0]):
            return None
        at = 1
        if tokens[0][0].removeprefix("و").startswith("ال") and len(tokens) > 1:
            at += tokens[1][0].startswith("ال") and tokens[1][0].endswith(
                ("ي", "ر")
            )  # البيان الختامي، البيان الصادر
            if at < len(tokens) and tokens[at][0].removeprefix("لل") in WORDS["occasion"]:
                return None  # البيان الختامي للاجتماع
        if at + 2 < len(tokens) and tokens[at + 1][0] == "،" and tokens[at + 2][0] in WORDS["from"]:
            at += 2  # بيان مقتضب، صادر عن
        while (
            at < min(len(tokens), 4) and tokens[at][0] not in WORDS["from"] and self._qualifies(tokens[at][0])
        ):
            at += 1
        moved = False
        while at < len(tokens) and (tokens[at][0] in WORDS["from"] or (moved and tokens[at][0] in TIMES)):
            at, moved = at + 1, True
        if at >= len(tokens):
            return None
        word, start, close = tokens[at]
        if not moved:
            if word.startswith("لل"):
                inner = self.subject(start + 2, end)
                stop = max(inner.end, close) if inner else close
                words = WORD.findall(self.folded, start + 2, stop)
                if not words:
                    return None  # "بيان لل": an article that stands alone
                words[0] = "ال" + words[0]
                return self.recall(start, words) or "ا" + self.doc.raw_text(start + 1, stop)
            if word[0] == "ل" and len(word) > 3:
                start += 1
            elif not word.startswith(("ال", "وزاره", "مكتب", "قياده", "مركز", "مديريه", "رياسه")):
                return None
        inner = self.subject(start, end)
        if inner is None:
            return None
        return self.name(inner)

    def _qualifies(self, word: str) -> bool:
        """An adjective of a paper: "بيان ثالث", "بيان مقتضب"."""
        return word in WORDS["paper_adjective"] or (
            word.isalpha()
            and word[0] not in "لب"
            and not word.startswith("ال")
            and word not in _NO_ADJECTIVES
        )

    def bulletin(self, begin: int) -> str | None:
        """Which paper "البيان" is where nobody issued one; told where earlier speakers are known."""
        return None

    def was_called(self, word: str) -> bool:
        """Whether an earlier speaker was called by this noun; told where earlier speakers are known."""
        return False

    def recall(self, begin: int, words: list[str]) -> str | None:
        """Whom a definite description means; told where earlier speakers are known."""
        return None

    def describe(self, begin: int, end: int, words: list[str]) -> str:
        """What a description is called; told where earlier speakers are known."""
        return tidy(self.doc.raw_text(begin, end))
