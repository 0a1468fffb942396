"""Who says it: the speaker of a report, by name where the article names them, else as the article describes them.

In: the document and, sentence by sentence, the triggers of its reports. Out: names or descriptions. A speaker may
follow the verb ("وقال فلان"), precede it ("لكن فلانا قال"), be left out ("وأضاف") or stand for another word
("المصدر"، "البيان"، "الجنرال"): these point back into the article. Where nothing fits, the words stay as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from extraction.lexicon import load
from extraction.names import GIVEN, HEADS, TITLE_WORDS, name_length, opens_name
from extraction.people import People
from extraction.roles import essence
from extraction.speech import FORMS, Trigger
from extraction.text import fold_key
from extraction.words import Token, Words

if TYPE_CHECKING:
    from extraction.document import Document

# The words of a document keep "على" apart from the name علي.
_STOP_WORDS = frozenset(fold_key(row["word"]) for row in load("speaker_stops") if row["kind"] == "word") - {"علي"} | {"على"}
_PAPERS = frozenset(fold_key(row["word"]).removeprefix("ال") for row in load("speaker_stops") if row["kind"] == "paper")
_VERBS = frozenset(form for form, (_, kind, _) in FORMS.items() if kind != "noun") | frozenset(
    fold_key(row["word"]) for row in load("name_stops") if row["kind"] == "verb"
)
# Words before the subject that do not belong to it.
_LEAD = frozenset(
    [fold_key(word) for word in "جانبه جهته جانبها جهتها بدوره بدورها أيضا كذلك قد من كان كانت كانوا وكان وكانت لكن ولكن إلا غير فيما بينما كما حيث أما وقد مرارا كلا كل إذ مجددا أخيرا فقد فيه فيها له لها به بها لكنه لكنها لكنهم ولكنه ولكنها نفس ذات عليه عليها عنه عنها منه منها لديه لديها أن إن وأن الا انه انها حتى".split()]
)
_PAPER_NOUN = re.compile(r"(?:و|ل|ب|ف)?(?:ال)?(?:بيان|بيانات|بلاغ|تصريح)\Z")
_FROM = frozenset({"صادر", "صدر", "اصدره", "اصدرته", "نشره", "نشرته", "عن", "من", "صادره", "وزعه", "وزعته", "اورده", "اوردته"})
_PAPER_ADJECTIVE = frozenset({"مشترك", "رسمي", "مقتضب", "صحفي", "صحافي", "عاجل", "اخر", "سابق", "مكتوب", "منفصل", "جديد", "عنها", "عنه", "لها", "له"})
_PAPER_AHEAD = re.compile(r"(?:ال)?(?:بيان|تقرير|بلاغ|تصريح|رساله|كلمه|تغريده|خطاب|وثيقه|نص|حيثيات|قرار|منشور)\w{0,2}(?!\w)")
_WORD = re.compile(r"\w+")
_SENTENCE = 600  # how far back a subject is looked for
_KNOWN = 60
# Inside a report only sources by their noun speak for themselves: الوزارة قالت, مصادر ذكرت.
_REPORTER = re.compile(r"(?:ال)?(?:مصدر|مصادر|متحدث|ناطق|وزاره|شرطه|مكتب|بيان|مسوول|مسوولون|محللون|خبراء|وكاله|لجنه|منظمه|مفوضيه)\w{0,2}(?!\w)")
# حسب قوله، على حد تعبيرها: the one who has been speaking.
_OWN = re.compile(r"(?:قول|تعبير|وصف|كلام|راي)(?:ه|ها|هم)\Z|حد\Z")
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اللذين"})
_MEN = frozenset({"كبير", "كبيره", "احد", "احدي", "والد", "والده", "شقيق", "شقيقه", "زوجه", "ابن", "ابنه", "جد", "جده", "محامي", "قاضي"})
_QUANTITIES = frozenset({"البعض", "الاخرون", "الاخر", "الجميع", "الكل", "الكثيرون", "الاول", "الثاني"})
_LEADING = 25
_REMEMBERED = 4000
_BODIES = frozenset({"مجلس", "قوات", "اقليم", "عمليات", "شرطه", "لجنه", "هييه", "مفوضيه", "حكومه", "جبهه", "ايتلاف", "كتله", "تيار", "حزب", "تحالف"})
_SOURCES = frozenset(fold_key(row["word"]) for row in load("speaker_nouns"))
_FEMININE = frozenset(fold_key(row["word"]) for row in load("feminine_speakers") if row["kind"] == "feminine")
_PLURALS = frozenset(fold_key(row["word"]) for row in load("feminine_speakers") if row["kind"] == "either")
_WOMEN = frozenset(fold_key(row["word"]) for row in load("feminine_speakers") if row["kind"] == "woman")
_BINDING = frozenset({"في", "من", "باسم", "عن", "على", "لدي"})
# باعتزامهم: a preposition and a possessive, no subject.
_CLITIC = re.compile(r"[بلك]\w{3,}(?:هم|ها|هما|ه)\Z|[بك]ال")
_SELF = frozenset({"البيان", "بيان", "بيانه", "بيانها"})
_PAPER_ISSUER = re.compile(
    r"\w+(?:\s+(?:مشترك|رسمي|مقتضب|صحفي|صحافي|عاجل|سابق))*\s+(?:(?:صادر|صدر) عن|اصدر(?:ه|ته)|نشر(?:ه|ته)|ل(?=ل?\w{3})|(?=مكتب |وزاره |قياده ))\s*"
)


_PAPER_WORDS = frozenset(prefix + "بيان" for prefix in ("", "و", "ب", "ل", "ف"))


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


class Speakers:
    """The speakers met so far in one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.folded = doc.folded
        self.words: Words = doc.words
        self.people: People = doc.cast.people
        self.roles = doc.cast.roles
        self.role_starts = [role.start for role in self.roles]
        self.essences = [role.essence | essence(role.note) if role.note else role.essence for role in self.roles]
        self.last: str | None = None
        self.issuer: str | None = None
        self.known: list[_Known] = []
        self.sentence_speaker: str | None = None
        self.start = self.end = self.told = 0
        self.elided = False
        self.previous: tuple[int, int] | None = None
        self.heard: list[str] = []
        self.papers = [
            match.end()
            for token in self.words.tokens
            if token[0] in _PAPER_WORDS and (match := _PAPER_ISSUER.match(self.folded, token[1]))
        ][::-1]

    def enter(self, start: int, end: int) -> None:
        """A new sentence begins."""
        self.previous = (self.start, self.end) if self.end else None
        self.start, self.end = start, end
        self.told = start
        self.sentence_speaker = None
        while self.papers and self.papers[-1] < start:
            place = self.papers.pop()
            subject = self.subject(place, place + 120)
            if subject is None:
                continue
            article = self.folded[place - 1 : place + 1] == "لل"
            self.issuer = "ا" + self.doc.raw_text(place, subject.end) if article else self.name(subject)

    def pass_by(self, start: int, end: int) -> None:
        """A sentence without reports: whoever its verb names first is the one that "وأضاف" goes back to."""
        self.start, self.end = start, end
        index = bisect_left(self.role_starts, start)
        if index < len(self.roles) and self.roles[index].start < min(end, start + _LEADING):
            role = self.roles[index]
            if self.folded[role.start - 1 : role.start] == " " and " " not in self.folded[start : role.start - 1].strip():
                self.last = self.people.written[role.person]

    def pending(self, trigger: Trigger, gap_end: int) -> None:
        """A verb of saying without words of its own: its subject may be the speaker of what follows."""
        if trigger.form == "noun" or trigger.form == "participle":
            return
        if trigger.verb.past == "نقل":
            self.told = trigger.end
        subject = self.subject(trigger.end, gap_end)
        if subject is not None:
            self.sentence_speaker = self.name(subject)
            if " بيان" in self.folded[trigger.end : gap_end]:
                self.issuer = self.sentence_speaker
        elif trigger.conjoined and self.sentence_speaker is None:
            self.sentence_speaker = self.last

    def of(self, trigger: Trigger, gap_end: int, left: int) -> str | None:
        """The speaker of a trigger whose words begin at `gap_end`; `left` is how far back its subject may stand."""
        speaker = self._of(trigger, gap_end, left)
        if speaker is None and self.previous is not None and trigger.verb.past not in ("جاء", "ورد"):
            speaker = self.main_subject(*self.previous)
        elif speaker is not None and self.elided:
            speaker = self._agreeing(trigger, speaker)
        self.elided = False
        if speaker is not None:
            if " بيان" in self.folded[trigger.end : gap_end]:
                self.issuer = speaker
            self.sentence_speaker = speaker
            self.last = speaker
            if speaker not in self.heard[-1:]:
                self.heard.append(speaker)
        return speaker

    def _of(self, trigger: Trigger, gap_end: int, left: int) -> str | None:
        if trigger.form == "participle":
            if trigger.verb.past == "نقل":
                return self.source(trigger.end, gap_end) or self.last
            return self.sentence_speaker or self.main_subject(left, trigger.start) or self.last
        if trigger.form == "noun" and trigger.ending:
            return self.source(self.told, trigger.start) or self.sentence_speaker or self.main_subject(left, trigger.start) or self.last
        if trigger.verb.past == "علم":
            at = self.folded.find(" من ", trigger.end, gap_end)
            told = self.subject(at + 4, gap_end) if at >= 0 else None
            if told is not None:
                return self.name(told)
        if trigger.verb.past == "نقل":
            found = self.source(trigger.end, gap_end)
            if found is not None:
                return found
        start = trigger.end
        if trigger.verb.past in ("جاء", "ورد"):
            if not self.folded.startswith(" في ", start) or not _PAPER_AHEAD.match(self.folded, start + 4):
                return None
            start += 4
        subject = self.subject(start, gap_end)
        past_perfect = self.folded[max(0, trigger.start - 4) : trigger.start] == " قد "
        if trigger.verb.use in ("quote", "describe") and not trigger.conjoined and left < trigger.start - 3:
            leader = self.leader(left, trigger.start)
            if leader is not None:
                return leader
        if subject is not None and not self._object(subject) and not (past_perfect and trigger.verb.use == "quote"):
            return self.name(subject)
        if past_perfect:
            before = self.before(left, trigger.start - 3)
            if before is not None:
                return before
        self.elided = True
        if trigger.conjoined or subject is not None:
            return self.sentence_speaker or self.last or self.main_subject(left, trigger.start)
        before = self.relative(trigger) or self.before(left, trigger.start)
        if before is not None:
            self.elided = False
            return before
        return self.sentence_speaker or self.last

    def _agreeing(self, trigger: Trigger, speaker: str) -> str:
        """The latest speaker that a verb without subject agrees with: "وتقول" is no man, "وقال" no ministry."""
        feminine = _feminine_verb(self.folded[trigger.word : trigger.end], trigger.form)
        if feminine is None or self._gender(speaker) in (None, feminine):
            return speaker
        for other in reversed(self.heard[-_KNOWN:]):
            if self._gender(other) == feminine:
                return other
        return speaker

    def _gender(self, speaker: str) -> bool | None:
        """True for a feminine speaker, False for a masculine one, None where the words do not tell."""
        words = fold_key(speaker).split()
        if not words:
            return None
        if self.people.find(words) is not None and len(words) > 1:
            return None if words[0] in _WOMEN or words[0].endswith("ه") else False
        if words[0] in _PLURALS:
            return None
        return words[0].endswith("ه") or words[0] in _FEMININE

    def inner(self, start: int, end: int) -> str | None:
        """The speaker of a report inside a report: whoever opens the clause [start, end) and can lead its verb."""
        subject = self.subject(start, end)
        if subject is None or not (subject.person is not None or subject.name is not None or self._can_lead(subject)):
            return None
        if subject.person is None and not _REPORTER.match(self.folded, subject.start):
            return None
        self.sentence_speaker = self.last = self.name(subject)
        return self.last

    def subject_end(self, start: int, end: int) -> int:
        """Where the subject right after a verb ends; `start` where there is none."""
        subject = self.subject(start, end)
        if subject is None:
            return start
        if subject.person is None:
            return subject.end
        for number in range(bisect_left(self.role_starts, subject.start - 3), len(self.roles)):
            role = self.roles[number]
            if role.start >= end:
                break
            if role.person == subject.person:
                return min(max(role.end, subject.end), end)
        return subject.end

    def tagged(self, tag: int, end: int) -> str | None:
        """The source that a tag names: "بحسب التقرير", "وفقا لوزارة كذا", "حسب قوله"."""
        words = self.words.at(tag, 4, end)
        if len(words) < 2:
            return None
        first = words[1]
        if _OWN.match(first[0]):
            return self.sentence_speaker or self.last
        start = first[1] + (1 if first[0][0] == "ل" and len(first[0]) > 3 and not first[0].startswith("لا") else 0)
        subject = self.subject(start, end)
        return self.name(subject) if subject is not None else None

    def source(self, start: int, end: int) -> str | None:
        """"نقلت وكالة عن فلان قوله": the one after "عن" between `start` and `end`."""
        at = self.folded.find(" عن ", max(0, start - 1, end - _SENTENCE), end)
        if at < 0:
            return None
        subject = self.subject(at + 4, end)
        return self.name(subject) if subject is not None else None

    def before(self, start: int, end: int) -> str | None:
        """The subject that stands before its verb: what opens the last clause ("، لكن فلانا قد قال")."""
        start = max(start, end - _SENTENCE)
        segment = self.folded[start:end]
        for mark in (" لكن ", " ولكن ", " فيما ", " بينما ", " الا ان ", " غير ان ", " في حين ", " حيث ", " اما ", " ان "):
            at = segment.rfind(mark)
            if at >= 0:
                subject = self.subject(start + at + len(mark), end)
                if subject is not None:
                    return self.name(subject)
        first = self.first_word(start, end)
        if first and (first in _VERBS or first[1:] in _VERBS and first[0] in "وف"):
            return self.main_subject(start, end)
        subject = self.subject(start, end)
        if subject is None:
            return None
        if subject.person is None and self.folded[subject.start - 1 : subject.start] == "و":
            return self.main_subject(start, end)
        return self.name(subject) if self._can_lead(subject) else self.main_subject(start, end)

    def leader(self, start: int, end: int) -> str | None:
        """The person in whose name the clause opens: "وكان الرئيس فلان وصف ..."."""
        first = self.subject(max(start, end - _SENTENCE), end)
        return self.people.written[first.person] if first is not None and first.person is not None else None

    def relative(self, trigger: Trigger) -> str | None:
        """"المراقبون الذين توقعوا أن": who the relative pronoun right before the verb stands for."""
        words = self.words.before(trigger.start, 5)
        if words and words[-1][0] in _SOURCES:
            told = self.subject(words[-1][1], trigger.start)
            return self.name(told) if told is not None else None
        if not words or words[-1][0] not in _RELATIVE:
            return None
        at = len(words) - 1
        while at > 0 and words[at - 1][0].startswith("ال"):
            at -= 1
        if at == len(words) - 1:
            return None
        subject = self.subject(words[at][1], words[-1][1])
        return self.name(subject) if subject is not None else None

    def _can_lead(self, subject: Subject) -> bool:
        """Whether a noun phrase can be the subject of a verb that follows it: someone named, or a source by its noun."""
        if subject.person is not None or subject.name is not None:
            return True
        word = self.first_word(subject.start, subject.end)
        return word.startswith("ال") or word in HEADS or word in _SOURCES

    def _object(self, subject: Subject) -> bool:
        """"ودعت العراقيين": a definite plural in the oblique case is no subject."""
        word = self.first_word(subject.start, subject.end)
        return subject.person is None and len(word) > 6 and word.startswith("ال") and word.endswith("ين") and word not in ("اليمين", "القوانين", "الفلسطين")

    def first_word(self, start: int, end: int) -> str:
        match = _WORD.search(self.folded, start, end)
        return match.group() if match else ""

    def main_subject(self, start: int, end: int) -> str | None:
        """The first one named in the clause: with a title, by a known name, or by an earlier description."""
        index = bisect_left(self.role_starts, start)
        if index < len(self.roles) and self.roles[index].start < end:
            return self.people.written[self.roles[index].person]
        for token in self.words.at(start, 40, end):
            word = token[0]
            if word.startswith("ال") and len(word) > 4:
                person = self.people.family(word)
                if person is not None:
                    return self.people.written[person]
        subject = None
        first = _WORD.search(self.folded, start, end)
        if first is not None:
            subject = self.subject(first.end(), end)
        if subject is None or self._object(subject) or not self._can_lead(subject):
            return None
        return self.name(subject)

    def subject(self, start: int, end: int) -> Subject | None:
        """The noun phrase that opens folded[start:end], without what leads it in and without circumstances."""
        tokens = self.words.at(start, 24, end)
        at = 0
        count = len(tokens)
        while at < count:
            at = self._skip_lead(tokens, at)
            if at >= count:
                return None
            if self._stops(tokens, at):
                # "في بيان، فلان": what stands before the subject runs to the comma.
                comma = next((i for i in range(at, count) if tokens[i][0] in "،,:"), None)
                if comma is None or comma + 1 >= count:
                    return None
                at = comma + 1
                continue
            break
        if at >= count:
            return None
        begin = tokens[at][1]
        if tokens[at][0] in _VERBS and tokens[at][0] not in HEADS and not opens_name(tokens, at, tight=False):
            return None
        if _PAPER_NOUN.match(tokens[at][0]) and (paper := self._issuer(begin, end)) is not None:
            return Subject(begin, end, None, paper)
        person = self._titled(begin, end)
        if person is not None:
            return Subject(begin, end, person)
        named = self._named(tokens, at)
        if named is not None:
            return named
        finish = at
        while finish < count and not self._stops(tokens, finish) and tokens[finish][0] not in "،,:؛-[":
            if finish > at and self._loose(tokens, finish):
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
        if finish < count and tokens[finish][0] in "،," and self._is_man(tokens[at][0]) and (person := self._after_comma(tokens, finish + 1)) is not None:
            return Subject(begin, tokens[finish][1], person)
        stop = tokens[finish - 1][2]
        if len(tokens[at][0]) < 2 or stop - begin < 3 or _CLITIC.match(tokens[at][0]):
            return None
        return Subject(begin, stop, None)

    def _is_man(self, word: str) -> bool:
        """Whether a description begins with what a person can be."""
        return word.removeprefix("ال") in HEADS or word in _MEN

    def _apposed(self, tokens: list[Token], at: int) -> int | None:
        """"جدة الرهينة فلانة الفلانية": the full name that follows a definite description at once."""
        if not opens_name(tokens, at, tight=False):
            return None
        length = name_length(tokens, at)
        if length < 2:
            return None
        start, end = tokens[at][1], tokens[at + length - 1][2]
        return self.people.add(self.folded[start:end], self.doc.raw_text(start, end))

    def _after_comma(self, tokens: list[Token], at: int) -> int | None:
        """"كبير المفاوضين، العقيد فلان الفلاني،": the name in apposition to a description."""
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

    def _loose(self, tokens: list[Token], at: int) -> bool:
        """Whether an indefinite word after a definite one no longer belongs to the description: "الجنرال | باستمرار"."""
        word, before = tokens[at][0], tokens[at - 1][0]
        if not word.isalpha() or not before.startswith(("ال", "لل", "بال")):
            return False
        if word.startswith(("ال", "لل", "بال", "وال")) or word in _BINDING or word in TITLE_WORDS:
            return False
        return not (word[0] in "بلو" and (word[1:] in TITLE_WORDS or word[1:] in HEADS))

    def _skip_lead(self, tokens: list[Token], at: int) -> int:
        while at < len(tokens) and (
            tokens[at][0] in _LEAD or not tokens[at][0][0].isalpha() and tokens[at][0] not in "("
        ):
            at += 1
        return at

    def _stops(self, tokens: list[Token], at: int) -> bool:
        word = tokens[at][0]
        if word in _STOP_WORDS or word.startswith("لل"):
            return True
        if word == "في" and at + 1 < len(tokens):
            following = tokens[at + 1][0]
            return following.removeprefix("ال") in _PAPERS or following.endswith(("ها", "هم", "هما"))
        if word in _VERBS and word not in HEADS:
            return True
        return False

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
        while first < len(tokens) and HEADS.get(tokens[first][0]) in ("honour", "rank") or (
            first < len(tokens) and tokens[first][0].startswith("ال") and tokens[first][0][2:] in HEADS and first == at
        ):
            first += 1
        while first < len(tokens) and tokens[first][0] in "\"«“”»،," and first > at:
            first += 1
        if first == at and tokens[at][0].startswith("ال") and len(tokens) > at + 1 and not GIVEN.get(tokens[at + 1][0], True):
            first = at + 1
        for start in ((at, first) if first != at else (at,)):
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
                person = self.people.family(word)
                if person is None and first > at:
                    person = self.people.spelled(word)
                if person is None and after:
                    person = self.people.find([word, after]) if len(after) > 2 else None
                if person is not None:
                    return Subject(tokens[first][1], tokens[first][2], person)
        return None

    def name(self, subject: Subject) -> str:
        """What the speaker is called: the person's fullest name, what a description points back to, or its words."""
        if subject.person is not None:
            return self.people.written[subject.person]
        if subject.name is not None:
            self.issuer = subject.name
            return subject.name
        begin, end = subject.start, subject.end
        key = self.folded[begin:end]
        words = re.findall(r"\w+", key)
        if words and words[0] in _SELF and (len(words) == 1 or words[1] in _PAPER_ADJECTIVE):
            if len(words) == 1 and (self.issuer or self.last):
                return self.issuer or self.last or ""
        return self.describe(begin, end, words)

    def _issuer(self, begin: int, end: int) -> str | None:
        """"بيان صادر عن وزارة كذا": the ministry."""
        tokens = self.words.at(begin, 20, end)
        if not tokens or not _PAPER_NOUN.match(tokens[0][0]):
            return None
        at = 1
        while at < min(len(tokens), 4) and tokens[at][0] not in _FROM and self._qualifies(tokens[at][0]):
            at += 1
        moved = False
        while at < len(tokens) and tokens[at][0] in _FROM:
            at, moved = at + 1, True
        if at >= len(tokens):
            return None
        word, start, close = tokens[at]
        if not moved:
            if word.startswith("لل"):
                inner = self.subject(start + 2, end)
                stop = max(inner.end, close) if inner else close
                words = re.findall(r"\w+", self.folded[start + 2 : stop])
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
        return word in _PAPER_ADJECTIVE or (
            word.isalpha() and word[0] not in "لب" and not word.startswith("ال") and word not in _STOP_WORDS | _VERBS | _SOURCES
        )

    def _antecedent(self, begin: int, word: str) -> str | None:
        """"المصدر", "الوزارة": the last "مصدر ..." or "وزارة ..." the article wrote before `begin`, in its own words."""
        bare = word[2:]
        source = bare in _SOURCES or bare in HEADS
        at, farthest = begin, max(0, begin - _REMEMBERED)
        while (at := self.folded.rfind(bare, farthest, at)) > 0:
            left, right = self.folded[at - 1], self.folded[at + len(bare) : at + len(bare) + 1]
            if not source and not self.folded.startswith(" ال", at + len(bare)):
                continue
            if right == " " and (not left.isalnum() or left in "ولب" and not self.folded[at - 2].isalnum()):
                subject = self.subject(at, min(begin, at + 90))
                if subject is not None and subject.end - subject.start > len(bare) + 2:
                    return self.name(subject)
        return None

    def recall(self, begin: int, words: list[str]) -> str | None:
        """Whom a definite description means: an earlier speaker, else what the article wrote before."""
        bare = frozenset(word.removeprefix("ال") for word in words)
        head = words[0].removeprefix("ال").rstrip("ي")
        if words[0] in _QUANTITIES:
            return None
        for known in reversed(self.known[-_KNOWN:]):
            if bare <= known.words or head == known.head.rstrip("ي"):
                return known.name
        return self._antecedent(begin, words[0])

    def describe(self, begin: int, end: int, words: list[str]) -> str:
        """A description: of a named person if it is their title, of an earlier speaker if it repeats one, else itself."""
        bare = frozenset(word.removeprefix("ال") for word in words)
        head = words[0].removeprefix("ال") if words else ""
        definite = bool(words) and words[0].startswith("ال")
        if head in HEADS and (definite or head.endswith("نا") or _fixed(words)):
            wanted = essence(" ".join(words))
            best = None
            here = bisect_left(self.role_starts, begin)
            for number in range(max(0, here - _KNOWN), min(len(self.roles), here + _KNOWN)) if wanted else ():
                if wanted <= self.essences[number] and (number < here or best is None):
                    best = self.roles[number]
            if best is not None:
                return self.people.written[best.person]
        if definite and len(words) <= 2:
            found = self.recall(begin, words)
            if found is not None:
                return found
        else:
            for known in reversed(self.known[-_KNOWN:]):
                if bare and bare < known.words and head == known.head:
                    return known.name
        written = self.doc.raw_text(begin, end).strip(" ،,:\"«»“”")
        self.known.append(_Known(bare, head, written))
        return written


def _feminine_verb(form: str, kind: str) -> bool | None:
    """True for قالت/تقول, False for قال/يقول, None for plurals, duals and other forms."""
    if kind not in ("past", "present") or form.endswith(("وا", "ون", "ان", "تا")):
        return None
    if kind == "past":
        return form.endswith("ت") and form not in ("لفت", "بهت")
    return {"ت": True, "ي": False}.get(form[0])


def _fixed(words: list[str]) -> bool:
    """Whether a title of folded words means one holder: "رئيس الوزراء" does, "مسؤول في الوزارة" does not."""
    return len(words) > 1 and (words[1].startswith(("ال", "بي")) or words[1] in HEADS or words[1] in _BODIES)
