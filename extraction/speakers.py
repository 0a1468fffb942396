"""Who says it: the speaker of a report.

In: the document and, sentence by sentence, the triggers of its reports. Out: names or descriptions. A speaker may follow
the verb ("وقال فلان"), precede it ("لكن فلانا قال"), be left out ("وأضاف") or be told by a tag ("بحسب فلان"). A verb
without subject goes back to the last speaker it agrees with, or to whom the sentence before names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extraction.agreement import TAKES_BI
from extraction.lexicon import load
from extraction.names import GIVEN, HEADS, name_length, opens_name
from extraction.speaker_acts import BESIDE, CLAUSE_MARKS, Acts
from extraction.speaker_sources import LINKED, SENTENCE
from extraction.speaker_words import SOURCES, VERBS, WORDS, is_family, is_led_in, is_preposition
from extraction.speech import Trigger
from extraction.text import fold_key
from extraction.title_words import SKIPPED

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.phrases import Subject

_LEADING = 60
_CIRCUMSTANCES = 4  # phrases between commas that may stand before a subject
_WORDS = {
    kind: [fold_key(row["word"]) for row in load("subject_words") if row["kind"] == kind]
    for kind in ("reporter", "paper")
}
# Inside a report only sources by their noun speak for themselves: الوزارة قالت, مصادر ذكرت.
_REPORTER = re.compile(rf"(?:ال)?(?:{'|'.join(_WORDS['reporter'])})\w{{0,2}}(?!\w)")
_PAPER_AHEAD = re.compile(rf"(?:ال)?(?:{'|'.join(_WORDS['paper'])})\w{{0,2}}(?!\w)")
_WAS = frozenset({"كان", "وكان", "كانت", "وكانت", "كانوا", "وكانوا"})
_IN_IT = (" فيه ", " فيها ", " فيه:", " فيها:", " فيهما ")
CARRIERS = WORDS["medium"] | {"وسايل", "مواقع", "صحف", "وكالات", "الوكاله", "الصحيفه", "القناه"}
_PAPER_WORDS = frozenset(prefix + "بيان" for prefix in ("", "و", "ب", "ل", "ف"))
_PAPER_ISSUER = re.compile(
    r"\w+(?:\s+(?:مشترك|رسمي|مقتضب|صحفي|صحافي|عاجل|سابق))*\s+(?:(?:صادر|صدر) عن|اصدر(?:ه|ته)|نشر(?:ه|ته)|ل(?=ل?\w{3})|(?=مكتب |وزاره |قياده ))\s*"
)


_OWN_W = SOURCES | frozenset(HEADS)  # وكالة، وزير: words with a "و" of their own
_KUNYA = frozenset({"ابو", "ام"})
_HEAD = 120  # a dateline stands at the head of the text
_DATELINE = re.compile(r"[^\n.]{0,60}?\(?(?:CNN|BBC|رويترز|ا ف ب|اف ب)\)?\s*[-—–]+\s*")


class Speakers(Acts):
    """The speakers met so far in one document."""

    def __init__(self, doc: Document) -> None:
        """Finds the bulletins of the document; nobody has spoken yet."""
        super().__init__(doc)
        self.end = 0
        self.elided = False
        self.waiting: list[tuple[Trigger, int]] = []
        self.previous: tuple[int, int] | None = None
        self.papers: list[int] = []
        if "بيان" in doc.folded:
            papers = [token for token in self.words.tokens if token[0] in _PAPER_WORDS]
            issuers = (_PAPER_ISSUER.match(self.folded, token[1]) for token in papers)
            self.papers = [match.end() for match in issuers if match is not None][::-1]

    def enter(self, start: int, end: int) -> None:
        """A new sentence begins."""
        if self.waiting and self.sentence_speaker is not None:
            self.last = self._teller(self.waiting[-1][0].start - 1, self.end) or self.last
        self.previous = (self.start, self.end) if self.end else None
        if start < self.doc.title_end + _HEAD and self.folded.find("-", start, start + _HEAD) >= 0:
            dateline = _DATELINE.match(self.folded, start, end)
            start = dateline.end() if dateline else start
        self.start, self.end = start, end
        self.told = start
        self.waiting.clear()
        self.sentence_speaker = None
        while self.papers and self.papers[-1] < start:
            place = self.papers.pop()
            article = self.folded[place - 1 : place + 1] == "لل"
            subject = self.subject(place + article, place + 120)
            if subject is None or self.first_word(subject.start, subject.end) in CARRIERS:
                continue  # بيان نشرته وسائل الإعلام: they only carry it
            self.issuer = self._of_article(place, subject.end) if article else self.name(subject)

    def _of_article(self, place: int, end: int) -> str:
        """Whose "بيان للمجلس" is: the council told before, else its words with their article."""
        words = ("ا" + self.folded[place:end]).split()
        return self.recall(place, words[:1]) or "ا" + self.doc.raw_text(place, end)

    def pass_by(self, start: int, end: int) -> None:
        """A sentence without reports: whoever its verb names first is the one that "وأضاف" goes back to.

        "وفي الشهر الماضي، أوقف رئيس الوزراء فلان ...": circumstances may stand before the verb. "أعلن المرصد الفلاني
        مقتل ...": who tells of something in a noun.
        """
        self.start, self.end = start, end
        told = self._agent(start, end) or self._teller(start, end)
        self.last = told or self._alone(start, end) or self.last

    def _teller(self, start: int, end: int) -> str | None:
        """Whom the verbs of saying of a sentence that reports nothing name: "كشف مصدر أمني عن", "أفاد الناطق بمقتل"."""
        if not self.waiting or self.waiting[-1][0].start < start:
            return None
        trigger, gap_end = next(told for told in self.waiting if told[0].start >= start)
        if trigger.start >= start + LINKED:
            return None
        if trigger.form not in ("past", "present") or self._what(trigger) or self.is_relative(trigger):
            return None
        first = self.words.at(start, 1, trigger.start)
        if first and first[0][0] in _WAS:  # وكان العراق أعلن مطلع الشهر عن عملية
            subject = self.subject(first[0][2], trigger.start)
            led = subject is not None and subject.end >= trigger.start - 2 and self.can_lead(subject)
            return self.name(subject) if subject is not None and led else None
        subject = self.subject(trigger.end, gap_end)
        if (
            subject is None
            or not self.can_speak(subject)
            or self.is_object(subject)
            or self.governed(trigger, subject, gap_end)
        ):
            return None
        subject = self._without_object(trigger, subject)
        office = self.first_word(subject.start, subject.end) in HEADS  # مدير الفريق الأول لكرة القدم
        return self.name(subject if office else self._without_goal(subject))

    def _agent(self, start: int, end: int) -> str | None:
        """The titled person who is the subject of the first verb in [start, end)."""
        index = bisect_left(self.role_starts, start)
        if index < len(self.roles) and self.roles[index].start < min(end, start + _LEADING):
            role = self.roles[index]
            before = self.folded[start : role.start - 1].rpartition("،")[2].split()
            while len(before) > 1 and before[-1] in SKIPPED:
                before.pop()  # "وهدد الشيخ | فلان الفلاني، رئيس كذا"
            if self.folded[role.start - 1 : role.start] == " " and is_led_in(before):
                return self.people.written[role.person]
        tokens = self.words.at(start, 6, end)
        if tokens and is_preposition(tokens[0][0]):
            comma = self.folded.find("،", start, min(end, start + _LEADING))
            tokens = self.words.at(comma + 1, 6, end) if comma >= 0 else []
        by_name = len(tokens) > 2 and (GIVEN.get(tokens[1][0]) is False or tokens[1][0] in _KUNYA)
        if by_name and not is_preposition(tokens[0][0]):
            # "وسافر فلان الفلاني إلى كذا": without a title, in full
            length = name_length(tokens, 1) if opens_name(tokens, 1, tight=False) else 0
            if length > 1:
                first, last = tokens[1][1], tokens[length][2]
                return self.people.written[
                    self.people.add(self.folded[first:last], self.doc.raw_text(first, last))
                ]
        if len(tokens) > 1 and is_family(tokens[1][0]) and not is_preposition(tokens[0][0]):
            # "ويرغب الفلاني في كذا": by the family name of one who has been named
            person = self.people.family(tokens[1][0])
            return self.people.written[person] if person is not None else None
        return None

    def told_by(self, tag: int, end: int) -> str | None:
        """The source of a tag as the speaker of what a participle adds: "وفقا لفلان، مشيرا إلى أن ..."."""
        speaker = self.tagged(tag, end) if self.sentence_speaker is None else None
        if speaker is not None:
            self.sentence_speaker = self.last = speaker
        return speaker

    def pending(self, trigger: Trigger, gap_end: int) -> None:
        """A verb of saying without words of its own: its subject may be the speaker of what follows in the sentence."""
        self.waiting.append((trigger, gap_end))

    def _settle(self, trigger: Trigger, gap_end: int) -> None:
        if trigger.form == "noun" or trigger.form == "participle":
            return
        if trigger.ending and not trigger.conjoined and not self._what(trigger):
            return  # سخر الزعيم من خطة أعلنها الوزير قائلا
        if trigger.verb.past == "نقل":
            self.told = trigger.end
        if self._had_done(trigger) and (before := self.before(self.start, trigger.start - 3)) is not None:
            self.sentence_speaker = before  # وكان فلان قد حمل الحكومة المسؤولية ووصفها بأنها
            return
        if not trigger.conjoined and (before := self._fronted(self.start, trigger.start)) is not None:
            self.sentence_speaker = before  # إلا أن مصادر محلية رجحت ارتفاع العدد
            return
        subject = None if self.by_pronoun(trigger) else self.subject(trigger.end, gap_end)
        if subject is not None and (self.is_object(subject) or self.governed(trigger, subject, gap_end)):
            # "وكان فلان قد توعد الأمريكيين": who threatens stands before.
            subject = None
        if subject is not None:
            self.sentence_speaker = self.name(self._without_object(trigger, subject))
            if " بيان" in self.folded[trigger.end : gap_end]:
                self.issuer = self.sentence_speaker
        elif self.sentence_speaker is None and (trigger.conjoined or self.by_pronoun(trigger)):
            self.sentence_speaker = self._agent(self.start, trigger.start) or self.last

    def _had_done(self, trigger: Trigger) -> bool:
        """ "كان فلان قد قال": the subject stands before "قد"."""
        return self.folded[max(0, trigger.start - 4) : trigger.start] == " قد "

    def _without_object(self, trigger: Trigger, subject: Subject) -> Subject:
        """ "وأشاد القائد بالقوات": what a verb takes with "ب" is no part of its subject."""
        if trigger.verb.past not in TAKES_BI or subject.person is not None or subject.name is not None:
            return subject
        at = self.folded.find(" ب", subject.start, subject.end)
        return replace(subject, end=at) if at >= 0 else subject

    def of(self, trigger: Trigger, gap_end: int, left: int) -> str | None:
        """The speaker of a trigger whose words begin at `gap_end`; `left` is how far back its subject may stand."""
        for waiting, waiting_end in self.waiting:
            self._settle(waiting, waiting_end)
        self.waiting.clear()
        speaker = self._of(trigger, gap_end, max(left, self.start))
        if speaker is None and self.previous is not None and trigger.verb.past not in ("جاء", "ورد"):
            speaker = self.main_subject(*self.previous)
        elif speaker is not None and self.elided:
            speaker = self.agreeing(trigger, speaker, self.start)
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
        if trigger.form == "participle" or (trigger.form == "noun" and trigger.ending):
            return self._going_on(trigger, gap_end, left)
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
            if self.folded.startswith(_IN_IT, start):  # أصدرت بيانا جاء فيه
                return self.sentence_speaker or self._agent(left, trigger.start) or self.actor(trigger, left)
            if not self.folded.startswith(" في ", start) or not _PAPER_AHEAD.match(self.folded, start + 4):
                return None
            start += 4
        subject = None if self.by_pronoun(trigger) else self.subject(start, gap_end)
        if (before := self._had(left, trigger.start)) is not None:
            return before
        past_perfect = self._had_done(trigger)
        if trigger.verb.use in ("quote", "describe") and not trigger.conjoined and left < trigger.start - 3:
            leader = self.leader(left, trigger.start)
            if leader is not None:
                return leader
        comes = trigger.verb.past in ("جاء", "ورد")  # وجاء في العريضة: what it says is no object
        if subject is not None and not comes and self.governed(trigger, subject, gap_end):
            subject = None
            fronted = self._fronted(left, trigger.start)
            if fronted is not None:
                return fronted
        if (
            subject is not None
            and not self.is_object(subject)
            and not (past_perfect and trigger.verb.use == "quote")
        ):
            return self.name(subject)
        if past_perfect:
            before = self.before(left, trigger.start - 3)
            if before is not None:
                return before
        self.elided = True
        if trigger.conjoined or subject is not None:
            return (
                self._since(trigger, left)
                or self.sentence_speaker
                or self._agent(left, trigger.start)
                or self.actor(trigger, left)
                or self._who(left, trigger)
                or self.last
                or self.main_subject(left, trigger.start)
            )
        before = self._yet(left, trigger) or self.relative(trigger) or self.before(left, trigger.start)
        if before is not None:
            self.elided = False
            return before
        if self.sentence_speaker is None and self._described(trigger):
            self.previous = None  # nor is it said by whom the sentence before names
            return None
        return self.sentence_speaker or self.last

    def _going_on(self, trigger: Trigger, gap_end: int, left: int) -> str | None:
        """Who speaks on in a participle or a noun of saying: "مشيرا إلى أن", "قوله إن"."""
        if trigger.form == "participle" and trigger.verb.past == "نقل":
            return self.source(trigger.end, gap_end) or self.last
        told = None
        if trigger.form == "noun":
            told = self.source(self.told, trigger.start) if self._passed_on(trigger) else None
            told = told or self._ascribed(trigger.start)
        told = told or self.sentence_speaker
        if told is None and trigger.form == "participle":
            told = self.actor(trigger, left)
        return told or self.main_subject(left, trigger.start) or self.last

    def _yet(self, start: int, trigger: Trigger) -> str | None:
        """ "ولم يعلق الوزير على ذلك، لكنه قال إن": the subject of the clause before."""
        if not self.by_pronoun(trigger):
            return None
        at = self.words.before(trigger.start, 1)[0][1]
        return self._agent(start, at) or self.actor(trigger, start) or self.main_subject(start, at)

    def _since(self, trigger: Trigger, left: int) -> str | None:
        """Who acts in a clause that opens behind the last words of the sentence: "قال فلان كذا، حيث ألقى نواب اللوم عليه وقالوا"."""
        if self.sentence_speaker is None or not trigger.conjoined:
            return None
        clause = max(self.folded.rfind(mark, left, trigger.start) for mark in BESIDE)
        return self.actor(trigger, clause) if clause >= 0 else None

    def _had(self, start: int, end: int) -> str | None:
        """ "وسبق للوزارة أن أكدت": the one after the preposition."""
        at = self.folded.rfind("سبق ل", start, end)
        if at < 0 or not self.folded.endswith(" ان ", 0, end):
            return None
        article = self.folded[at + 4 : at + 6] == "لل"
        subject = self.subject(at + 5 + article, end)
        if subject is None or subject.end < end - 5:
            return None
        if subject.person is None and article:
            words = ["ال" + self.folded[subject.start : subject.end].split()[0]]
            return self.recall(at, words) or "ا" + self.doc.raw_text(at + 5, subject.end)
        return self.name(subject)

    def inner(self, start: int, end: int) -> str | None:
        """The speaker of a report inside a report: whoever opens the clause [start, end) and can lead its verb."""
        subject = self.subject(start, end)
        if subject is None or not (
            subject.person is not None or subject.name is not None or self.can_lead(subject)
        ):
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
                return min(role.end if subject.end == end else max(role.end, subject.end), end)
        return subject.end

    def before(self, start: int, end: int) -> str | None:
        """The subject that stands before its verb: what opens the last clause ("، لكن فلانا قد قال")."""
        start = max(start, end - SENTENCE)
        segment = self.folded[start:end]
        for mark in CLAUSE_MARKS:
            at = segment.rfind(mark)
            if at >= 0:
                subject = self.subject(start + at + len(mark), end)
                if subject is not None:
                    return self.name(subject)
        first = self.first_word(start, end)
        joined = first[:1] == "و" and first not in _OWN_W and (first[1:] in SOURCES or first[1:] in HEADS)
        if joined:
            start = self.folded.index(first, start) + 1  # ومصدر في الشرطة يقول
        if first and (first in VERBS or (first[1:] in VERBS and first[0] in "وف")):
            return self.main_subject(start, end)
        subject = self.subject(start, end)
        if subject is None:
            return None
        if first in _WAS and self.folded.startswith("قد ", end):
            return self.name(subject)  # وكانت شركة كذا قد قالت
        if subject.person is None and not joined and self.folded[subject.start - 1 : subject.start] == "و":
            return self.main_subject(start, end)
        return self.name(subject) if self.can_lead(subject) else self.main_subject(start, end)

    def leader(self, start: int, end: int) -> str | None:
        """The person in whose name the clause opens: "وكان الرئيس فلان وصف ..."."""
        first = self.subject(max(start, end - SENTENCE), end)
        return self.people.written[first.person] if first is not None and first.person is not None else None

    def main_subject(self, start: int, end: int, depth: int = 0) -> str | None:
        """The first one named in the clause: with a title, by a known name, or by an earlier description.

        Circumstances that open it (في بغداد، وفي وقت لاحق، ...) are passed over, `depth` of them so far.
        """
        index = bisect_left(self.role_starts, start)
        if index < len(self.roles) and self.roles[index].start < end:
            return self.people.written[self.roles[index].person]
        for token in self.words.at(start, 40, end):
            word = token[0]
            if word.startswith("ال") and len(word) > 4:
                person = self.people.family(word)
                if person is not None:
                    return self.people.written[person]
        first = self.words.at(start, 1, end)
        if first and (is_preposition(first[0][0]) or self.is_upon(first[0])):
            comma = self.folded.find("،", start, end)
            if comma < 0 or depth >= _CIRCUMSTANCES:
                return None
            return self.main_subject(comma + 1, end, depth + 1)
        subject = self.subject(first[0][2], end) if first else None
        if subject is None or self.is_object(subject) or not self.can_lead(subject):
            return None
        return self.name(subject)
