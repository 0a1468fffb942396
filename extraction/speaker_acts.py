"""Who acts in the clause before a verb of saying, and which verbs of saying only describe a noun.

In: a trigger and where its clause begins. Out: the subject of the verb that opens the clause ("وأغلق الجيش الطريق وقال إن"),
None where it cannot go on with him; whether a verb stands in a relative clause ("في تسجيل كشفت عنه مواقع", "انفجار وصف بأنه").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extraction.agreement import feminine_verb
from extraction.names import GIVEN, HEADS, TITLE_WORDS, name_length, opens_name
from extraction.phrases import PEOPLE
from extraction.speaker_sources import LINKED, Sources
from extraction.speaker_words import (
    PAPERS,
    SOURCES,
    STOP_WORDS,
    TIMES,
    VERBS,
    WORDS,
    is_preposition,
    skip_lead,
)
from extraction.speech import NEGATIONS, Trigger

if TYPE_CHECKING:
    from extraction.phrases import Subject
    from extraction.words import Token

# وأضاف: goes on with the one who spoke last, whoever acts in the clause before.
_GOES_ON = frozenset({"اضاف", "تابع", "اردف", "استطرد", "زاد", "واصل", "مضي", "استدرك"})
# وزير النقل السابق
_PAST_OFFICE = frozenset({"السابق", "الاسبق", "العام", "العليا", "الجديد"})
YET = frozenset({"لكنه", "لكنها", "ولكنه", "ولكنها", "لكنهم"})
# ضابط | شرطة، مراسل | وكالة: the one, not the body
_HEADED = SOURCES | frozenset(HEADS)
# المدانات اللواتي قلن، الناجين الذين رأوا
_OF_PEOPLE = frozenset({"الذين", "اللواتي", "اللاتي"})
_PLURAL = ("وا", "ون", "ن")
_MEANWHILE = frozenset({"فيما", "بينما", "عندما", "بعدما", "حينما"})
_ALONE = 60  # characters of a line that only tells a name
_BUT = frozenset({"الا", "غير", "بيد"})
_OPENING = 10  # words of a clause among which its verb stands
# الوزارة لم تعلق، الحركة لا تشاطره رأيه، المدير كان قد وصل
_VERB_AHEAD = NEGATIONS | {"لا", "قد", "كان", "كانت", "كانوا", "ليس", "ليست"}
# What opens a clause whose subject stands before its verb.
CLAUSE_MARKS = (
    " لكن ",
    " ولكن ",
    " فيما ",
    " بينما ",
    " الا ان ",
    " غير ان ",
    " بيد ان ",
    " في حين ",
    " حيث ",
    " اما ",
    " ان ",
)
# What opens a clause with a subject of its own.
BESIDE = (" فيما ", " بينما ", " في حين ", " حيث ", " كما ", "، و")
_ACCORDING = ("، وفق", "، وبحسب", "، وحسب", "، وذلك")


class Acts(Sources):
    """Reads the verbs of one document that stand before a verb of saying."""

    def actor(self, trigger: Trigger, start: int) -> str | None:
        """The subject of the verb that opens the clause at `start`, where the verb of saying can go on with him:
        "وأغلق الجيش الطريق وقال إن", "ورفضت الحكومة الطلب مؤكدة أن"."""
        if trigger.verb.past in _GOES_ON:
            return None
        clause = max(self.folded.rfind(mark, start, trigger.start) for mark in BESIDE)
        if clause >= 0 and self.folded.startswith(_ACCORDING, clause):
            clause = -1  # "وقررت المحكمة، وفقا للوكالة، كذا، مؤكدة": a tag opens no clause
        start = start if clause < 0 else self.folded.index(" ", clause + 1, trigger.start)
        tokens = self._past_circumstance(start, trigger.start)
        at = skip_lead(tokens, 0)
        denied = at < len(tokens) and tokens[at][0] in NEGATIONS
        at += denied
        if len(tokens) < at + 2 or tokens[at][0] in WORDS["when"]:
            return None
        verb, _, end = tokens[at]
        stem = verb[1:] if verb[0] in "وف" else verb
        last = self.doc.raw_text(end - 1, end)
        known = denied or verb in VERBS or stem in VERBS or (last == "ى" and len(stem) > 3 and stem[0] != "م")
        past = last == "ت" and (known or len(stem) > 3) and stem not in SOURCES
        if not (past or known) or verb in GIVEN:
            return self._fronting(tokens[at][1], trigger)
        subject = self.subject(end, trigger.start)
        if subject is None or subject.start > end + 2 or self.is_object(subject):
            return None
        if not self.can_speak(subject):
            return None
        name = self.name(self._without_goal(subject))
        feminine = past or (stem[0] == "ت" and stem in VERBS)
        gender = self.gender(name)
        told = self._told_of(trigger)
        if (
            gender is False
            and feminine
            and told
            and self.first_word(subject.start, subject.end)[2:] not in HEADS
        ):
            gender = None  # وانسحبت الأحزاب وقالت
        if (gender is not None and gender != feminine) or (told is not None and told != feminine):
            return None
        return name

    def _told_of(self, trigger: Trigger) -> bool | None:
        """The gender a verb tells of who speaks; none where a paper is its subject: "أصدرت البلدية بيانا جاء فيه"."""
        if trigger.verb.past in ("جاء", "ورد"):
            return None
        return feminine_verb(self.folded[trigger.word : trigger.end], trigger.form)

    def _past_circumstance(self, start: int, end: int) -> list[Token]:
        """The words of a clause past the time or place that opens it before a comma: "في بغداد، أغلق الجيش ..."."""
        tokens = self.words.at(start, _OPENING, end)
        if tokens and is_preposition(tokens[0][0]):
            comma = self.folded.find("،", start, min(end, start + LINKED))
            tokens = self.words.at(comma + 1, _OPENING, end) if comma >= 0 else []
        return tokens

    def _fronting(self, start: int, trigger: Trigger) -> str | None:
        """ "لكن الوزارة نفت ذلك وقالت", "أهالي القرية لا يصدقون ذلك ويقولون": the subject before the verb of its clause."""
        subject = self.subject(start, trigger.start)
        if subject is None or subject.start > start + 2 or not self.can_speak(subject):
            return None
        following = self.words.at(subject.end, 2, trigger.start)
        if not following or not self._is_verb_ahead(following[0]):
            return None
        name = self.name(subject)
        told = self._told_of(trigger)
        return name if told is None or self.gender(name) in (None, told) else None

    def _is_verb_ahead(self, token: Token) -> bool:
        """A verb behind its subject: one that is known, or by its ending: "الأهالي رفضوا", "الشركة سحبت"."""
        word, _, end = token
        if word in VERBS or word in _VERB_AHEAD or (len(word) > 4 and word.endswith("وا")):
            return True
        return len(word) > 3 and not word.endswith("ات") and self.doc.raw_text(end - 1, end) == "ت"

    def _without_goal(self, subject: Subject) -> Subject:
        """ "وأغلق الجيش الطريق": of what follows a definite noun only adjectives in "ي" belong to the one who acts."""
        if subject.person is not None or subject.name is not None:
            return subject
        definite = False
        for word, start, end in self.words.at(subject.start, 12, subject.end):
            if definite and word[0] == "ل":
                break  # المرصد العراقي للحريات
            if (
                definite
                and word.startswith("بال")
                and word[1:] not in TITLE_WORDS
                and word[3:] not in TITLE_WORDS
            ):
                return replace(subject, end=start - 1)  # ألقى قادة القائمة | باللائمة على
            if (
                definite
                and word != "باسم"
                and word not in _PAST_OFFICE
                and (not word.endswith(("ي", "ه", "ون")) or self.doc.raw_text(end - 1, end) == "ى")
            ):  # أحصى المرصد | القتلى
                return replace(subject, end=start - 1)
            if word in WORDS["binding"] and word != "باسم":
                break  # مصدر في وزارة كذا
            definite = definite or word.startswith("ال")
        return subject

    def _fronted(self, start: int, end: int) -> str | None:
        """ "لكن المفوضية اعتبرت الأمر ...": the subject right before its verb, after what opens the clause."""
        begin = max(start, end - LINKED)
        for mark in CLAUSE_MARKS:
            at = self.folded.rfind(mark, begin, end)
            if at >= 0:
                subject = self.subject(at + len(mark), end)
                if subject is not None and subject.end >= end - 5 and self.can_lead(subject):
                    return self.name(subject)
        subject = self.subject(start, end) if begin == start else None
        if (
            subject is not None
            and subject.end >= end - 2
            and self.can_speak(subject)
            and self.can_lead(subject)
        ):
            return self.name(subject)  # وزارة كذا نفت الخبر
        return None

    def is_relative(self, trigger: Trigger) -> bool:
        """Whether a verb only tells of a paper whose words another verb reports: "أضاف فلان في البيان الذي أوردته الوكالة أن",
        "قال في تسجيل كشفت عنه مواقع إن"."""
        if trigger.form != "past" or trigger.conjoined or trigger.verb.use == "describe":
            return False
        if self.folded.startswith((" عنه ", " عنها "), trigger.end):
            return True
        before = self.words.before(trigger.start, 2)
        return (
            len(before) == 2
            and before[1][0] in WORDS["relative"]
            and before[0][0].removeprefix("ال") in PAPERS
            and self.folded[trigger.start : trigger.end].endswith(("ه", "ها"))
        )

    def relative(self, trigger: Trigger) -> str | None:
        """ "المراقبون الذين توقعوا أن": who the relative pronoun right before the verb stands for."""
        words = self.words.before(trigger.start, 7)
        source = next((at for at in (-1, -2) if len(words) >= -at and words[at][0] in SOURCES), 0)
        if len(words) > 1 and words[-1][0] in PEOPLE and words[-2][0].removeprefix("و") in WORDS["testimony"]:
            source = -1  # شكوى نساء قلن، شهادة رجل يؤكد
        if source == -2 and (words[-1][0].startswith("ال") or not words[-1][0].endswith(("ي", "ه"))):
            source = 0
        if source:  # تقارير تقول، تقارير محلية تقول
            while -source < len(words) and words[source - 1][0] in _HEADED:
                source -= 1  # ضابط شرطة قال
            told = self.subject(words[source][1], trigger.start)
            return self.name(told) if told is not None else None
        if not words or words[-1][0] not in WORDS["relative"]:
            return None
        if words[-1][0] in _OF_PEOPLE and not self.folded.endswith(_PLURAL, 0, trigger.end):
            return None  # المطلوبين الذين تقول إنهم: who says it is told before
        behind = len(words) - 1 - (len(words) > 1 and words[-2][0] == "،")
        at = behind
        while at > 0 and words[at - 1][0].startswith(("ال", "وال")) and not is_preposition(words[at - 1][0]):
            at -= 1
        if at == behind:
            return None
        if at > 0 and words[at - 1][0] in WORDS["body"] | WORDS["office_body"]:
            at -= 1  # لجنة النزاهة والشفافية، التي رأت أن
        subject = self.subject(words[at][1], words[behind][1])
        if subject is None or not (self.can_speak(subject) or words[-1][0] in _OF_PEOPLE):
            return None
        return self.name(subject)

    def _alone(self, start: int, end: int) -> str | None:
        """A name that has a line of its own: what follows is by him."""
        if end - start > _ALONE or self.folded[start - 1 : start] != "\n":
            return None
        tokens = self.words.at(start, 6, end)
        if len(tokens) < 2 or not opens_name(tokens, 0, tight=True) or name_length(tokens, 0) < len(tokens):
            return None
        first, last = tokens[0][1], tokens[-1][2]
        return self.people.written[self.people.add(self.folded[first:last], self.doc.raw_text(first, last))]

    def take_up(self, start: int, end: int) -> None:
        """The main clause begins behind one beside it: "وفيما رأى فلان أن ...، دعا علان إلى كذا. وقال": its subject goes on."""
        verb = self.words.at(start, 1, end)
        subject = self.subject(verb[0][2], end) if verb else None
        if subject is not None and self.can_speak(subject) and not self.is_object(subject):
            self.last = self.sentence_speaker = self.name(self._without_goal(subject))

    def by_pronoun(self, trigger: Trigger) -> bool:
        """ "لكنه أكد قدرة الوزارة على ذلك", "إلا أنها نفت الخبر": what follows such a verb is its object."""
        word = self.words.before(trigger.start, 2)
        return bool(word) and (
            word[-1][0] in YET or (len(word) > 1 and word[-2][0] in _BUT and word[-1][0].startswith("انه"))
        )

    def _who(self, start: int, trigger: Trigger) -> str | None:
        """ "مع زيارة العميد فلان، الذي وصل أمس، وقال إنه باق": the titled person of whom a relative clause tells."""
        at = self.folded.rfind(" الذي ", start, trigger.start)
        number = bisect_left(self.role_starts, at) - 1
        if at < 0 or number < 0 or feminine_verb(self.folded[trigger.word : trigger.end], trigger.form):
            return None
        role = self.roles[number]
        return self.people.written[role.person] if self.folded[role.end : at].strip() in ("", "،") else None

    def _what(self, trigger: Trigger) -> bool:
        """ "حسب ما ذكرته الوكالة": a verb whose words another one tells."""
        before = self.words.before(trigger.start, 1)
        return bool(before) and before[0][0].endswith("ما") and before[0][0] not in _MEANWHILE

    def _described(self, trigger: Trigger) -> bool:
        """ "وقع انفجار وصف بأنه الأعنف", "رفعوا لافتة تقول": a verb that only describes the indefinite noun right before it."""
        words = self.words.before(trigger.start, 1)
        if trigger.verb.use != "describe" and (trigger.form != "present" or trigger.verb.use != "say"):
            return False
        if not words or self.folded[words[-1][2] : trigger.start] != " ":
            return False
        word = words[-1][0]
        return (
            word.isalpha()
            and len(word) > 2
            and not word.startswith(("ال", "لل", "بال", "وال"))
            and word not in STOP_WORDS
            and word not in YET
            and word not in VERBS
            and not word.endswith("مضي")
            and word not in TIMES
            and word not in GIVEN
            and word not in WORDS["lead"]
            and word not in WORDS["preposition"]
        )
