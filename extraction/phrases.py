"""Noun phrases that may be the subject of a report: where they stop and which person they name.

In: a document and its cast. Out: `Subject`s of persons with a title, of bare names and of names in apposition, and
whether a word ends the phrase, belongs to it or is only what the verb governs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from extraction.lexicon import load
from extraction.memo import WordTable
from extraction.names import (
    BAN,
    GIVEN,
    HEADS,
    TITLE_WORDS,
    family_like,
    is_ban,
    is_cnn,
    name_length,
    opens_name,
)
from extraction.people import People
from extraction.speaker_words import PAPERS, SOURCES, STOP_WORDS, TIMES, VERBS, WORD, WORDS, is_preposition
from extraction.text import fold_key
from extraction.title_words import ADDRESSED, is_party_verb
from extraction.words import Token, Words

if TYPE_CHECKING:
    from extraction.document import Document

# الشاب، المواطن، النازح: what anybody may be.
PERSON_NOUNS = frozenset(row["singular"] for row in load("person_nouns"))
# شبان، أهالي، بعض: who can be meant by a noun without article.
PEOPLE = (
    PERSON_NOUNS
    | WORDS["people"]
    | {plural for row in load("person_nouns") for plural in row["plurals"].split("|") if plural}
)
NEWSPAPERS = tuple(sorted({fold_key(row["name"]) for row in load("paper_names")}))
DAILIES = NEWSPAPERS + tuple(sorted(WORDS["daily"]))
_KUNYAS = frozenset({"ابو", "ام"})
_TO_TITLE = 40  # characters from an office to the title of its holder
_LONGEST_NAME = 6
_PAPER_PHRASE = 5  # words: في مؤتمر صحفي مشترك


_SIDES = frozenset({"شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"})
_LED_BY = frozenset({"بقياده", "برياسه", "بزعامه"})
_YEARS = frozenset({"الماضي", "الحالي", "الجاري", "المقبل", "القادم", "الفايت", "المنصرم", "نفسه", "ذاته"})


class Subject(msgspec.Struct, frozen=True, gc=False):
    """The words of a speaker as they stand: a folded span, the person if it is one, else a name found otherwise."""

    start: int
    end: int
    person: int | None
    name: str | None = None


def _goes_on(word: str) -> bool:
    """Whether a word ends no phrase, whatever stands around it."""
    return not (
        word in (BAN[0], "ان", "وعلي", "مطلع", "العام", "في", "من", "(")
        or word in _LED_BY
        or word in STOP_WORDS
        or word.startswith("ل")
        or (word in VERBS and word not in HEADS)
    )


_GOES_ON = WordTable(_goes_on)


def _aside(words: list[str]) -> bool:
    """Whether words only tell to whom or in what something is said: "في مؤتمر صحفي", "لوكالة كذا"."""
    medium = False
    for word in words:
        bare = word[1:] if word[0] == "ل" else word
        if bare in WORDS["medium"] or (word[0] == "ل" and (not bare or bare.isascii())):
            medium = True
        elif not (
            medium
            or word in WORDS["paper_adjective"]
            or word in WORDS["preposition"]
            or word.removeprefix("ال") in PAPERS
            or word in WORDS["addressed"]
        ):
            return False
    return True


class Phrases:
    """Reads the noun phrases of one document."""

    def __init__(self, doc: Document) -> None:
        """Takes the people and roles that the document tells."""
        self.doc = doc
        self.folded = doc.folded
        self.words: Words = doc.words
        self.people: People = doc.cast.people
        self.roles = doc.cast.roles
        self.role_starts = [role.start for role in self.roles]
        self._unmet: set[str] = set()

    def is_named(self, end: int) -> bool:
        """Whether the word right before `end` closes the name of a person that has been told: "كان سالم الحمداني | يعلن"."""
        before = self.words.before(end, 2)
        return len(before) == 2 and self.people.find([before[0][0], before[1][0]]) is not None

    def first_word(self, start: int, end: int) -> str:
        """The first word of folded[start:end], empty where there is none."""
        match = WORD.search(self.folded, start, end)
        return match.group() if match else ""

    def _titled_within(self, tokens: list[Token], at: int, stop: int) -> Subject | None:
        """ "في مؤتمر صحفي رئيس الوزراء فلان": the first titled person among circumstances, unless a preposition governs him."""
        end = tokens[stop - 1][2]
        for number in range(bisect_left(self.role_starts, tokens[at][1]), len(self.roles)):
            role = self.roles[number]
            if role.start >= end:
                return None
            between = [token[0] for token in tokens[at:stop] if token[1] < role.start - 2]
            near = len(between) <= _PAPER_PHRASE and _aside(between)
            if near and between[-1:] != ["مع"] and self.folded[role.start - 1] == " ":
                return Subject(role.start, role.end, role.person)
            return None
        return None

    def _source_within(self, tokens: list[Token], at: int, stop: int) -> int | None:
        """ "وقال لرويترز مسؤول أمني إن", "وقال في تصريح صحفي مصدر مطلع إن": the token where a source by its noun begins,
        after to whom or in what it is said."""
        for number in range(at + 1, min(stop, at + _PAPER_PHRASE + 2)):
            word, _, _ = tokens[number]
            if word in WORDS["behind"]:
                between = [token[0] for token in tokens[at:number]]
                ended = between[-1] not in WORDS["preposition"] and between[-1] not in WORDS["medium"]
                return number if ended and _aside(between) else None
            if word in VERBS or word in STOP_WORDS:
                return None
        return None

    def _possessed(self, token: Token) -> bool:
        """ "استعداده", "هويتها": a noun with its owner alone is no speaker, unless it is a person or an office of his."""
        word, _, end = token
        if not word.endswith(("ه", "ها", "هم")) or self.doc.raw_text(end - 1, end) == "ة":
            return False
        stem = word.removesuffix("هم").removesuffix("ها").removesuffix("ه")
        if stem in PAPERS or stem.removesuffix("ت") + "ه" in PAPERS or stem == "كلام":
            return True  # وتابع حديثه قائلا
        if word in WORDS["object"]:
            return True  # جدد دعوته
        return not any(
            form in HEADS or form in SOURCES or form in WORDS["man"] or form in TITLE_WORDS
            for form in (stem, stem.removesuffix("ت") + "ه", word)
        )

    def is_upon(self, token: Token) -> bool:
        """ "وعلى الرغم": the preposition after a conjunction, which folds to the name وعلي."""
        word, _, end = token
        return word == "وعلي" and self.doc.raw_text(end - 1, end) == "ى"

    def _state(self, token: Token) -> bool:
        """ "وقال ملوحا بسيفه": how someone speaks, an indefinite accusative, is nobody."""
        word = token[0]
        return (
            len(word) > 4
            and word[0] == "م"
            and word[-1] == "ا"
            and word not in GIVEN
            and word not in TITLE_WORDS
            and word not in HEADS
            and word[:-1] not in SOURCES
        )

    def _accusative(self, tokens: list[Token], at: int, number: int) -> bool:
        """ "ونشر ناشطون | مقطعاً", "أصدرت الوزارة | بيانا": an indefinite accusative after a nominative is what the verb governs."""
        word, start, end = tokens[number]
        if word[-1] == "ا" and word[:-1] in PAPERS:
            return True
        return (
            word[-1] == "ا"
            and len(word) > 3
            and tokens[number - 1][0].isalpha()
            and "\u064b" in self.doc.raw_text(start, end + 1)
            and "\u064b" not in self.doc.raw_text(tokens[at][1], tokens[at][2] + 1)
        )

    def _name_length(self, tokens: list[Token], at: int) -> int:
        """How many tokens a name has; what is written with the ending of an object is none of it: "عرض عطا | صوراً"."""
        length = name_length(tokens, at)
        while length > 1:
            word, start, end = tokens[at + length - 1]
            if not (
                word[-1] == "ا" and (word[:-1] in PAPERS or "\u064b" in self.doc.raw_text(start, end + 1))
            ):
                break
            length -= 1
        return length

    def _is_told(self, tokens: list[Token], mark: int) -> bool:
        """ "وأبلغت المصادر | «النهار» أن": a newspaper in marks that no noun of its kind leads in is the one that is told."""
        return (
            mark + 1 < len(tokens)
            and tokens[mark - 1][0] not in WORDS["medium"]
            and self.folded.startswith(DAILIES, tokens[mark + 1][1])
        )

    def _office_end(self, begin: int, end: int) -> int | None:
        """ "المكتب الإعلامي لرئيس الوزراء | فلان": where the title ends of him whose office speaks."""
        number = bisect_left(self.role_starts, begin + 1)
        if number == len(self.roles):
            return None
        role = self.roles[number]
        if role.start >= min(end, begin + _TO_TITLE) or "،" in self.folded[begin : role.start]:
            return None
        stop = role.start + len(role.role)
        return stop if self.doc.raw_text(role.start, stop) == role.role else None

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
        """ "كبير المفاوضين، العقيد فلان الفلاني،", "متحدث آخر، هو فلان الفلاني،": the name in apposition to a description."""
        if at < len(tokens) and tokens[at][0] in WORDS["he"]:
            at += 1
        while at < len(tokens) and (
            HEADS.get(tokens[at][0]) in ("honour", "rank")
            or HEADS.get(tokens[at][0].removeprefix("ال")) in ("honour", "rank")
        ):
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
        if word in WORDS["made_up"]:
            return at + 1 < len(tokens) and tokens[at + 1][0] == "من"  # تحالف كذا المؤلف | من أحزاب
        if _GOES_ON[word]:
            return False
        if (word == BAN[0] and is_ban(tokens, at)) or (word == "ان" and is_cnn(tokens, at)):
            return False
        if is_party_verb(tokens, at):
            return False
        if self.is_upon(tokens[at]):
            return True
        if word == "مطلع" and at and tokens[at - 1][0] in SOURCES:
            return False  # مصدر مطلع, but مطلع الشهر
        if word == "العام" and at and tokens[at - 1][0].startswith("ال"):
            # مكتب النائب العام، but المسؤول العام الماضي
            following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
            return following in _YEARS or following.isdigit()
        if word[0] == "ل" and at > 1 and tokens[at - 2][0] in WORDS["for_what"] and word not in STOP_WORDS:
            return word in ADDRESSED or word[1:].isascii() or word[1:] in WORDS["medium"]
        if (
            word in STOP_WORDS
            or (word.startswith("لل") and not (at and self._of_body(word)))
            or (word[0] == "ل" and (word[1:].isascii() or (at > 0 and word[1:] in WORDS["medium"])))
        ):
            # متحدثا للصحفيين, but متحدثا باسم الوزارة
            return not (word.startswith("متحدث") and at + 1 < len(tokens) and tokens[at + 1][0] == "باسم")
        if word == "(":
            return at + 1 < len(tokens) and tokens[at + 1][0].isdigit()  # فلان (40 عاما)
        if word in _LED_BY:
            # كتلة كذا | بزعامة فلان, but التحالف بقيادة الولايات المتحدة
            return at + 2 < len(tokens) and opens_name(tokens, at + 1, tight=False)
        if word == "من" and at and at + 1 < len(tokens):
            return tokens[at + 1][0].startswith("نظير")  # طلبت السلطات | من نظيرتها
        if word == "في" and at + 1 < len(tokens):
            following, _, end = tokens[at + 1]
            if following == "الاطار" and at + 2 < len(tokens) and tokens[at + 2][0] == "التنسيقي":
                return False  # قيادي في الإطار التنسيقي, but قال في هذا الإطار
            return (
                following.removeprefix("ال") in PAPERS
                or following in TIMES
                or following.isdigit()
                or following == "مدينه"  # شهود عيان | في مدينة كذا
                or (following in _SIDES and at > 2)  # مسؤول في جهاز كذا | في شمال بغداد
                or following.endswith(("ها", "هم", "هما"))
                or (following.endswith("ه") and self.doc.raw_text(end - 1, end) == "ه")
            )
        return word in VERBS and word not in HEADS

    def _of_body(self, word: str) -> bool:
        """ "المفوضية العليا للانتخابات": what a body is for, by its words; "للصحفيين" is whom it was told."""
        return word[2:] in TITLE_WORDS and word not in ADDRESSED and word != "للبي"

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
                length = self._name_length(tokens, start)
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
                if bearer is None and len(after) < 5:
                    bearer = self._met(word, tokens[first][1])
                if bearer is not None:
                    return Subject(tokens[first][1], tokens[first][2], bearer)
        return self._called(tokens, at)

    def _met(self, word: str, begin: int) -> int | None:
        """ "وقال السامرائي إن" after "غاب إبراهيم السامرائي": the full name that the article told before `begin`, if it is one."""
        if word in self._unmet or not (word in GIVEN or family_like(word)) or word in HEADS or word in VERBS:
            return None
        at = self.folded.rfind(f" {word}", 0, begin)
        while at > 0:
            tokens = self.words.before(at + 1, _LONGEST_NAME - 1) + self.words.at(at + 1, 1)
            for first in range(len(tokens) - 1):
                if opens_name(tokens, first, tight=False) and not GIVEN.get(tokens[first][0], True):
                    length = name_length(tokens, first)
                    if first + length == len(tokens) and tokens[-1][0] == word:
                        start, end = tokens[first][1], tokens[-1][2]
                        return self.people.add(self.folded[start:end], self.doc.raw_text(start, end))
            at = self.folded.rfind(f" {word}", 0, at)
        self._unmet.add(word)
        return None

    def _called(self, tokens: list[Token], at: int) -> Subject | None:
        """ "الشاب محمد", "الحاج كاظم", "السيدة أم علي": somebody of no office, by the one name that is told."""
        word = tokens[at][0]
        if not word.startswith("ال") or at + 1 >= len(tokens):
            return None
        if word[2:] not in PERSON_NOUNS and HEADS.get(word) != "honour":
            return None
        name = tokens[at + 1][0]
        if name in _KUNYAS and opens_name(tokens, at + 1, tight=False) and at + 2 < len(tokens):
            return Subject(tokens[at + 1][1], tokens[at + 2][2], None)
        if GIVEN.get(name, True) or not opens_name(tokens, at + 1, tight=False):
            return None
        return Subject(tokens[at + 1][1], tokens[at + 1][2], None)

    def circumstance(self, start: int, end: int) -> bool:
        """Whether a time or a place opens folded[start:end]: "أمس في كلمة له"."""
        tokens = self.words.at(start, 2, end)
        return bool(tokens) and (is_preposition(tokens[0][0]) or self._stops(tokens, 0))

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
