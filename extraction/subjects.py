"""The subjects of reports: noun phrases, the people they name and what they point back to.

In: a document and a place in it. Out: `Subject`s, and for each what it is called: a person's fullest name, the earlier
speaker or body that a definite word repeats ("المصدر"، "الوزارة"), who issued "البيان", else the words as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from extraction.lexicon import load
from extraction.names import HEADS, TITLE_WORDS, opens_name
from extraction.phrases import NEWSPAPERS, PEOPLE, PERSON_NOUNS, Phrases, Subject
from extraction.roles import essence
from extraction.speaker_words import (
    CLITIC,
    CLOSING,
    OPENING,
    PAPER_NOUN,
    SOURCES,
    STOP_WORDS,
    TIMES,
    VERBS,
    WORD,
    WORDS,
    is_fixed,
    is_imperfect,
    is_man,
    is_other,
    is_preposition,
    loose,
    skip_lead,
    tidy,
    without_articles,
)
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.words import Token


# السوري، القطرية: adjectives of nationality, without article and ending
NATIONS = frozenset(row["adjective"].removesuffix("ه") for row in load("country_adjectives"))
_COUNTERPARTS = frozenset({"نظيره", "نظيرته", "نظيرها", "نظيرتها"})
KNOWN = 60  # earlier speakers and roles that a description is compared with
_THIS = frozenset({"هذا", "هذه"})
_OVER = ("سابق", "اسبق", "أسبق", "الراحل", "المخلوع")
_NEAR = 600
_REMEMBERED = 4000
# الهيئه, وزاره الدفاع: bodies, whose spokesman is another than they.
_BODIES = WORDS["body"] | WORDS["office_body"]
_NEWSPAPER = frozenset({"صحيفه", "جريده"})
_NO_ADJECTIVES = STOP_WORDS | VERBS | SOURCES
# "بيان عن بيان عن بيان ...": each paper would lead to the next, and each "البيان" back to all before it.
_DEEPEST = 2


class _Known(msgspec.Struct, frozen=True, gc=False):
    words: frozenset[str]
    head: str
    name: str


def _is_past(role: str) -> bool:
    """Whether a role is over: "رئيس الوزراء السابق" is not whom "رئيس الوزراء" means where another holds the office."""
    return any(word in role for word in _OVER)


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
        self.known: list[_Known] = []
        self.depth = 0  # papers and descriptions at hand, one inside the other

    def subject(self, start: int, end: int) -> Subject | None:
        """The noun phrase that opens folded[start:end], without what leads it in and without circumstances."""
        tokens = self.words.at(start, 24, end)
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
        if PAPER_NOUN.match(tokens[at][0]) and (paper := self._issuer(begin, end)) is not None:
            return Subject(begin, end, None, paper)
        person = self._titled(begin, end)
        if person is not None:
            return Subject(begin, end, person)
        named = self._named(tokens, at)
        if named is not None:
            return named
        finish = at
        while finish < count and not self._stops(tokens, finish) and tokens[finish][0] not in "،,:؛-[":
            if finish > at and (loose(tokens, finish) or is_other(tokens, at, finish)):
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
            and (person := self._after_comma(tokens, finish + 1)) is not None
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
            or any(known.head == word for known in self.known[-KNOWN:])
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
        issuer = self.issuer or self.last
        if len(words) == 1 and words[0] in WORDS["self"] and issuer:
            self.through_paper = issuer
            return issuer
        if words[-1] in WORDS["latter"] and len(words) <= 2 and (latter := self._latter(begin)):
            return latter
        return self.describe(begin, end, words)

    def _latter(self, begin: int) -> str | None:
        """ "وأكد الأخير": the person with a title named last before `begin`."""
        number = bisect_left(self.role_starts, begin) - 1
        if number < 0 or begin - self.roles[number].start > _NEAR:
            return self.last
        return self.people.written[self.roles[number].person]

    def _issuer(self, begin: int, end: int) -> str | None:
        """ "بيان صادر عن وزارة كذا": the ministry; nobody in a paper that only papers lead to."""
        if self.depth >= _DEEPEST:
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

    def _antecedent(self, begin: int, word: str) -> str | None:
        """ "المصدر", "الوزارة": the last "مصدر ..." or "وزارة ..." the article wrote before `begin`, in its own words."""
        bare = word[2:]
        if len(bare) < 3 or self.depth >= _DEEPEST:
            return None  # also an article that stands alone: وقال ال الشيخ
        self.depth += 1
        try:
            return self._written_before(begin, bare)
        finally:
            self.depth -= 1

    def _written_before(self, begin: int, bare: str) -> str | None:
        """What the last phrase before `begin` that a noun without article opens is called."""
        source = bare in SOURCES or bare in HEADS
        at, farthest = begin, max(0, begin - _REMEMBERED)
        while (at := self.folded.rfind(bare, farthest, at)) > 0:
            left, right = self.folded[at - 1], self.folded[at + len(bare) : at + len(bare) + 1]
            if not source and not self.folded.startswith(" ال", at + len(bare)):
                continue
            if right == " " and (not left.isalnum() or (left in "ولب" and not self.folded[at - 2].isalnum())):
                subject = self.subject(at, min(begin, at + 90))
                if subject is not None and subject.end - subject.start > len(bare) + 4:
                    return self.name(subject)
        return None

    def recall(self, begin: int, words: list[str]) -> str | None:
        """Whom a definite description means: an earlier speaker, else what the article wrote before."""
        bare = without_articles(words)
        head = words[0].removeprefix("ال").rstrip("ي")
        if words[0] in WORDS["quantity"]:
            return None
        within = None
        for known in reversed(self.known[-KNOWN:]):
            if head == known.head.rstrip("ي") and (len(words) == 1 or bare <= known.words):
                return known.name
            if within is None and bare <= known.words:
                within = known.name
        # "أفادت الوزارة" after "مسؤول في وزارة كذا": the ministry, not its official.
        found = self._antecedent(begin, words[0])
        if found is not None and len(words) > 1:
            found = found if bare <= without_articles(fold_key(found).split()) else None
        return found or within

    def _unnamed(self, word: str) -> str | None:
        """ "المصدر", "المتحدث" after "قال مسؤول أمني": the one without a name who spoke last."""
        if word not in WORDS["unnamed"] or self.last is None:
            return None
        head = fold_key(self.last).split()[0]
        if word in WORDS["speaking"]:
            # nobody has been called a spokesman before; but a body does not speak as its spokesman
            return None if head.removeprefix("ال") in _BODIES else self.last
        return self.last if (head in HEADS or head in SOURCES) and head not in WORDS["medium"] else None

    def _paper(self, begin: int, words: list[str]) -> str | None:
        """ "الصحيفة البريطانية", "الصحيفة": the medium told before, or the newspaper that was named last."""
        head = words[0].removeprefix("ال")
        if head not in WORDS["medium"]:
            return None
        if len(words) > 1:
            if words[1].removeprefix("ال").removesuffix("ه") not in NATIONS:
                return None
            told = self.recall(begin, words[:1])
            if told is not None:
                return None if fold_key(told).startswith(words[0]) else told
        if head not in _NEWSPAPER:
            return None
        last = max(
            (self.folded.rfind(name, max(0, begin - _REMEMBERED), begin), len(name)) for name in NEWSPAPERS
        )
        return self.doc.raw_text(last[0], last[0] + last[1]) if last[0] >= 0 else None

    def _only(self, head: str) -> str | None:
        """ "المسؤول الأمني العراقي": the one unnamed speaker that the article has called by this noun."""
        names = {known.name for known in self.known[-KNOWN:] if known.head == head}
        return names.pop() if len(names) == 1 else None

    def _of_nation(self, begin: int, head: str, adjective: str) -> int | None:
        """ "السفيرة القطرية" after "السفيرة فلانة": the one person with this office, or "الرئيس التركي" after "نظيره التركي
        فلان", told before `begin`; nobody whose title names another nation."""
        nation = adjective.removeprefix("ال").removesuffix("ه")
        if nation == "اممي":
            nation = "امم"  # المبعوث الأممي: مبعوث الأمم المتحدة
        elif nation not in NATIONS:
            return None
        bearers: set[int] = set()
        here = bisect_left(self.role_starts, begin)
        for role, known in zip(
            self.roles[max(0, here - KNOWN) : here], self.essences[max(0, here - KNOWN) : here], strict=True
        ):
            title = fold_key(role.role).split()
            office = title[0].removeprefix("ال")
            told = nation in known
            alone = not known & NATIONS and (len(title) == 1 or head != "رييس")  # رئيس الوزراء is another
            if (office in _COUNTERPARTS and told) or (office == head and (told or alone)):
                bearers.add(role.person)
        return bearers.pop() if len(bearers) == 1 else None

    def pointed_back(self, words: list[str]) -> str | None:
        """Whom a word for anybody points back to; told where speakers are known with their gender."""
        return None

    def describe(self, begin: int, end: int, words: list[str]) -> str:
        """A description: of a named person if it is their title, of an earlier speaker if it repeats one, else itself."""
        bare = without_articles(words)
        head = words[0].removeprefix("ال") if words else ""
        definite = bool(words) and words[0].startswith("ال")
        if head in HEADS and (definite or head.endswith("نا") or is_fixed(words)):
            wanted = essence(" ".join(words))
            past = _is_past(" ".join(words))
            iraqi = words[-1] in ("العراقي", "العراقيه")  # an essence leaves it out
            best = None
            here = bisect_left(self.role_starts, begin)
            for number in range(max(0, here - KNOWN), min(len(self.roles), here + KNOWN)) if wanted else ():
                held = self.essences[number]
                if wanted <= held and (number < here or best is None) and not (iraqi and held & NATIONS):
                    role = self.roles[number]
                    if best is None or _is_past(role.role) == past or _is_past(best.role) != past:
                        best = role
            if best is not None:
                return self.people.written[best.person]
            if (
                definite
                and len(words) == 2
                and (person := self._of_nation(begin, head, words[1])) is not None
            ):
                return self.people.written[person]
        if definite and (again := self.pointed_back(words)) is not None:
            return again
        if definite and len(words) <= 2:
            found = self.recall(begin, words) or self._unnamed(words[0]) or self._paper(begin, words)
            if found is not None:
                return found
        elif definite and len(words) == 3 and words[0] in WORDS["unnamed"] and (only := self._only(head)):
            return only
        else:
            for known in reversed(self.known[-KNOWN:]):
                if bare and bare < known.words and head == known.head:
                    return known.name
        written = tidy(self.doc.raw_text(begin, end))
        self.known.append(_Known(bare, head, written))
        return written
