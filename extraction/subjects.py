"""The subjects of reports: noun phrases, the people they name and what they point back to.

In: a document and a place in it. Out: `Subject`s, and for each what it is called: a person's fullest name, the earlier
speaker or body that a definite word repeats ("المصدر"، "الوزارة"), who issued "البيان", else the words as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from extraction.names import GIVEN, HEADS, TITLE_WORDS, is_ban, name_length, opens_name
from extraction.people import People
from extraction.roles import essence
from extraction.speaker_words import (
    CLITIC,
    PAPER_NOUN,
    PAPERS,
    SOURCES,
    STOP_WORDS,
    TIMES,
    VERBS,
    WORD,
    WORDS,
    is_fixed,
    is_man,
    is_preposition,
    loose,
    skip_lead,
    tidy,
    without_articles,
)
from extraction.text import fold_key
from extraction.words import Token, Words

if TYPE_CHECKING:
    from extraction.document import Document


KNOWN = 60  # earlier speakers and roles that a description is compared with
_NEAR = 600
_PAPER_PHRASE = 4  # words: في مؤتمر صحفي مشترك
_REMEMBERED = 4000


class Subject(NamedTuple):
    """The words of a speaker as they stand: a folded span, the person if it is one, else a name found otherwise."""

    start: int
    end: int
    person: int | None
    name: str | None = None


class _Known(NamedTuple):
    words: frozenset[str]
    head: str
    name: str


class Subjects:
    """Reads the subjects of one document and keeps what they were called."""

    def __init__(self, doc: Document) -> None:
        """Nobody has spoken yet."""
        self.doc = doc
        self.folded = doc.folded
        self.words: Words = doc.words
        self.people: People = doc.cast.people
        self.roles = doc.cast.roles
        self.role_starts = [role.start for role in self.roles]
        self.essences = [
            role.essence | essence(role.note) if role.note else role.essence for role in self.roles
        ]
        self.last: str | None = None
        self.issuer: str | None = None
        self.through_paper: str | None = None
        self.known: list[_Known] = []

    def first_word(self, start: int, end: int) -> str:
        """The first word of folded[start:end], empty where there is none."""
        match = WORD.search(self.folded, start, end)
        return match.group() if match else ""

    def subject(self, start: int, end: int) -> Subject | None:
        """The noun phrase that opens folded[start:end], without what leads it in and without circumstances."""
        tokens = self.words.at(start, 24, end)
        at = 0
        count = len(tokens)
        while at < count:
            at = skip_lead(tokens, at)
            if at >= count:
                return None
            if self._stops(tokens, at) or is_preposition(tokens[at][0]):
                # "في بيان، فلان": what stands before the subject runs to the comma, or to a title.
                comma = next((i for i in range(at, count) if tokens[i][0] in "،,:"), None)
                if (titled := self._titled_within(tokens, at, comma or count)) is not None:
                    return titled
                if comma is None or comma + 1 >= count:
                    return None
                at = comma + 1
                continue
            break
        if at >= count:
            return None
        begin = tokens[at][1]
        if tokens[at][0] in VERBS and tokens[at][0] not in HEADS and not opens_name(tokens, at, tight=False):
            return None
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
            if finish > at and loose(tokens, finish):
                if (person := self._apposed(tokens, finish)) is not None:
                    return Subject(begin, tokens[finish - 1][2], person)
                break
            if tokens[finish][0] == "(" and finish > at + 6:
                break
            if tokens[finish][0] in ".!؟" and len(tokens[finish - 1][0]) > 1:
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
        stop = tokens[finish - 1][2]
        if len(tokens[at][0]) < 2 or stop - begin < 3 or CLITIC.match(tokens[at][0]):
            return None
        if self._possessed(tokens[at]):
            return None
        return Subject(begin, stop, None)

    def _titled_within(self, tokens: list[Token], at: int, stop: int) -> Subject | None:
        """ "في مؤتمر صحفي رئيس الوزراء فلان": the first titled person among circumstances, unless a preposition governs him."""
        end = tokens[stop - 1][2]
        for number in range(bisect_left(self.role_starts, tokens[at][1]), len(self.roles)):
            role = self.roles[number]
            if role.start >= end:
                return None
            between = [token[0] for token in tokens[at:stop] if token[1] < role.start - 2]
            near = len(between) <= _PAPER_PHRASE and all(
                word in WORDS["paper_adjective"]
                or word in WORDS["preposition"]
                or word.removeprefix("ال") in PAPERS
                for word in between
            )
            if near and between[-1:] != ["مع"] and self.folded[role.start - 1] == " ":
                return Subject(role.start, role.end, role.person)
            return None
        return None

    def _possessed(self, token: Token) -> bool:
        """ "استعداده", "هويتها": a noun with its owner alone is no speaker, unless it is a person or an office of his."""
        word, _, end = token
        if not word.endswith(("ه", "ها", "هم")) or self.doc.raw_text(end - 1, end) == "ة":
            return False
        stem = word.removesuffix("هم").removesuffix("ها").removesuffix("ه")
        return not any(
            form in HEADS or form in SOURCES or form in WORDS["man"] or form in TITLE_WORDS
            for form in (stem, stem.removesuffix("ت") + "ه", word)
        )

    def _apposed(self, tokens: list[Token], at: int) -> int | None:
        """ "جدة الرهينة فلانة الفلانية": the full name that follows a definite description at once."""
        if not opens_name(tokens, at, tight=False):
            return None
        length = name_length(tokens, at)
        if length < 2:
            return None
        start, end = tokens[at][1], tokens[at + length - 1][2]
        return self.people.add(self.folded[start:end], self.doc.raw_text(start, end))

    def _after_comma(self, tokens: list[Token], at: int) -> int | None:
        """ "كبير المفاوضين، العقيد فلان الفلاني،": the name in apposition to a description."""
        while at < len(tokens) and HEADS.get(tokens[at][0]) in ("honour", "rank"):
            at += 1
        if not opens_name(tokens, at, tight=True):
            return None
        length = name_length(tokens, at)
        after = tokens[at + length][0] if at + length < len(tokens) else "،"
        if length < 2 or after not in "،,:":
            return None
        start, end = tokens[at][1], tokens[at + length - 1][2]
        return self.people.add(self.folded[start:end], self.doc.raw_text(start, end))

    def _stops(self, tokens: list[Token], at: int) -> bool:
        word = tokens[at][0]
        if is_ban(tokens, at):
            return False
        if word in STOP_WORDS or word.startswith("لل"):
            # متحدثا للصحفيين, but متحدثا باسم الوزارة
            return not (word.startswith("متحدث") and at + 1 < len(tokens) and tokens[at + 1][0] == "باسم")
        if word == "في" and at + 1 < len(tokens):
            following, _, end = tokens[at + 1]
            return (
                following.removeprefix("ال") in PAPERS
                or following in TIMES
                or following.isdigit()
                or following.endswith(("ها", "هم", "هما"))
                or (following.endswith("ه") and self.doc.raw_text(end - 1, end) == "ه")
            )
        return word in VERBS and word not in HEADS

    def _titled(self, begin: int, end: int) -> int | None:
        """The person whose title or titled name begins the subject."""
        index = bisect_left(self.role_starts, begin - 3)
        while index < len(self.roles) and self.roles[index].start <= begin + 2:
            role = self.roles[index]
            if role.start < end:
                return role.person
            index += 1
        return None

    def _named(self, tokens: list[Token], at: int) -> Subject | None:
        """A bare name, after honours and ranks if any: full, or a family name the article has told in full."""
        first = at
        while (first < len(tokens) and HEADS.get(tokens[first][0]) in ("honour", "rank")) or (
            first < len(tokens)
            and tokens[first][0].startswith("ال")
            and tokens[first][0][2:] in HEADS
            and first == at
        ):
            first += 1
        while first < len(tokens) and tokens[first][0] in '"«“”»،,' and first > at:
            first += 1
        if (
            first == at
            and tokens[at][0].startswith("ال")
            and len(tokens) > at + 1
            and not GIVEN.get(tokens[at + 1][0], True)
        ):
            first = at + 1
        for start in (at, first) if first != at else (at,):
            if opens_name(tokens, start, tight=False):
                length = name_length(tokens, start)
                if length >= 2:
                    begin, end = tokens[start][1], tokens[start + length - 1][2]
                    person = self.people.add(self.folded[begin:end], self.doc.raw_text(begin, end))
                    return Subject(begin, end, person)
        if first < len(tokens):
            word = tokens[first][0]
            after = tokens[first + 1][0] if first + 1 < len(tokens) else ""
            if len(word) > 2 and word.isalpha():
                bearer = self.people.family(word)
                if bearer is None and first > at:
                    bearer = self.people.spelled(word)
                if bearer is None and len(after) > 2:
                    bearer = self.people.find([word, after])
                if bearer is not None:
                    return Subject(tokens[first][1], tokens[first][2], bearer)
        return None

    def can_lead(self, subject: Subject) -> bool:
        """Whether a noun phrase can be the subject of a verb that follows it: someone named, or a source by its noun."""
        if subject.person is not None or subject.name is not None:
            return True
        word = self.first_word(subject.start, subject.end)
        return word.startswith("ال") or word in HEADS or word in SOURCES

    def can_speak(self, subject: Subject) -> bool:
        """Whether a noun phrase is someone: named, an office, a source or a body by its noun, or people by its plural."""
        if subject.person is not None or subject.name is not None:
            return True
        word = self.first_word(subject.start, subject.end).removeprefix("ال")
        return (
            word in HEADS
            or word in SOURCES
            or word in TITLE_WORDS
            or word.endswith(("ون", "ين"))
            or any(known.head == word for known in self.known[-KNOWN:])
        )

    def is_object(self, subject: Subject) -> bool:
        """ "ودعت العراقيين": a definite plural in the oblique case is no subject."""
        word = self.first_word(subject.start, subject.end)
        return (
            subject.person is None
            and len(word) > 6
            and word.startswith("ال")
            and word.endswith("ين")
            and word not in ("اليمين", "القوانين", "الفلسطين")
        )

    def name(self, subject: Subject) -> str:
        """What the speaker is called: the person's fullest name, what a description points back to, or its words."""
        if subject.person is not None:
            return self.people.written[subject.person]
        if subject.name is not None:
            self.issuer = self.through_paper = subject.name
            return subject.name
        begin, end = subject.start, subject.end
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
        """ "بيان صادر عن وزارة كذا": the ministry."""
        tokens = self.words.at(begin, 20, end)
        if not tokens or not PAPER_NOUN.match(tokens[0][0]):
            return None
        at = 1
        while (
            at < min(len(tokens), 4) and tokens[at][0] not in WORDS["from"] and self._qualifies(tokens[at][0])
        ):
            at += 1
        moved = False
        while at < len(tokens) and tokens[at][0] in WORDS["from"]:
            at, moved = at + 1, True
        if at >= len(tokens):
            return None
        word, start, close = tokens[at]
        if not moved:
            if word.startswith("لل"):
                inner = self.subject(start + 2, end)
                stop = max(inner.end, close) if inner else close
                words = WORD.findall(self.folded, start + 2, stop)
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
            and word not in STOP_WORDS | VERBS | SOURCES
        )

    def _antecedent(self, begin: int, word: str) -> str | None:
        """ "المصدر", "الوزارة": the last "مصدر ..." or "وزارة ..." the article wrote before `begin`, in its own words."""
        bare = word[2:]
        if len(bare) < 3:
            return None
        if not bare:
            return None  # an article that stands alone: وقال ال الشيخ
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
        return self.last if (head in HEADS or head in SOURCES) and head not in WORDS["medium"] else None

    def describe(self, begin: int, end: int, words: list[str]) -> str:
        """A description: of a named person if it is their title, of an earlier speaker if it repeats one, else itself."""
        bare = without_articles(words)
        head = words[0].removeprefix("ال") if words else ""
        definite = bool(words) and words[0].startswith("ال")
        if head in HEADS and (definite or head.endswith("نا") or is_fixed(words)):
            wanted = essence(" ".join(words))
            best = None
            here = bisect_left(self.role_starts, begin)
            for number in range(max(0, here - KNOWN), min(len(self.roles), here + KNOWN)) if wanted else ():
                if wanted <= self.essences[number] and (number < here or best is None):
                    best = self.roles[number]
            if best is not None:
                return self.people.written[best.person]
        if definite and len(words) <= 2:
            found = self.recall(begin, words) or self._unnamed(words[0])
            if found is not None:
                return found
        else:
            for known in reversed(self.known[-KNOWN:]):
                if bare and bare < known.words and head == known.head:
                    return known.name
        written = tidy(self.doc.raw_text(begin, end))
        self.known.append(_Known(bare, head, written))
        return written
