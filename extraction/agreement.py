"""Agreement: which speaker a verb without a subject can belong to, and which words are only its object.

In: what the speakers of a document are called, and the verbs. Out: the gender of a speaker and of a verb, and the latest
speaker that a verb agrees with: "وتقول" is no man, "وقال" no ministry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.antecedents import Antecedents
from extraction.names import GIVEN, HEADS, TITLE_WORDS
from extraction.phrases import DAILIES, PEOPLE, PERSON_NOUNS
from extraction.speaker_words import GENDER, SOURCES, WORDS
from extraction.subjects import KNOWN
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.phrases import Subject
    from extraction.speech import Trigger


_KUNYA = frozenset({"ابو", "ام"})
_WHO = frozenset({"الذي", "التي"})
# واعتبرت استخدام كذا، واقترح إدخال كذا: verbs with a bare object.
_GOVERNS = frozenset(
    {"اعتبر", "اقترح", "طلب", "رفض", "نفي", "قرر", "انتقد", "وصف", "عد", "رجح", "توقع", "استبعد"}
)


_MASCULINE = frozenset({"المجتمع", "العالم"})
TAKES_BI = frozenset(
    {"اشاد", "رحب", "ندد", "طالب", "هدد", "تعهد", "اعترف", "اقر", "نوه", "توعد", "هنا", "تمسك"}
)
_CALLS_ON = frozenset({"دعا", "حث", "ناشد", "طالب", "خاطب"})


class Agreement(Antecedents):
    """The speakers heard so far in one document, with their gender."""

    def __init__(self, doc: Document) -> None:
        """Nobody has been heard yet."""
        super().__init__(doc)
        self.heard: list[str] = []
        self.officials = {role.person for role in self.roles}

    def pointed_back(self, words: list[str]) -> str | None:
        """ "يقول الرجل الذي ...", "تقول السيدة": whoever of no office acted or spoke last, if that can be a man or a woman."""
        if words[0] not in WORDS["the_one"] or self.last is None:
            return None
        if len(words) > 2 and words[1] not in _WHO:
            return None
        last = fold_key(self.last).split()
        if not (last[0] in _KUNYA or last[0] in GIVEN) or self.people.find(last) in self.officials:
            return None
        woman = True if last[0] == "ام" else False if last[0] == "ابو" else self.gender(self.last)
        return self.last if woman in (None, words[0].endswith("ه")) else None

    def governed(self, trigger: Trigger, subject: Subject, gap_end: int) -> bool:
        """Whether the words after a verb are what it governs, not who speaks: "ووصفت القرار بأنه", "وحذر الحكومة من أن"."""
        if subject.person is not None or subject.name is not None:
            return False
        words = self.folded[subject.start : subject.end].split()
        if (
            trigger.verb.past in _GOVERNS
            and not words[0].startswith("ال")
            and words[0].isalpha()
            and words[0] not in PEOPLE
            and not self.can_speak(subject)
        ):
            return True
        if trigger.verb.use == "describe" and len(words) == 1 and subject.end >= gap_end - 2:
            return True
        verb = self.folded[trigger.word : trigger.end]
        if verb.endswith(("وا", "ون")) and trigger.form in ("past", "present") and words[0] not in PEOPLE:
            return True  # ويرددون الهتافات، وأكدوا الأمر: who acts has been told
        feminine = feminine_verb(verb, trigger.form)
        if trigger.verb.past in _CALLS_ON and words[0] in WORDS["called_on"]:
            # ودعا دول العالم إلى كذا، وحثت المجتمع الدولي, but ودعت الدول المانحة
            return feminine is not True or words[0] in _MASCULINE
        if trigger.verb.past in _CALLS_ON and feminine is False and GENDER.get(words[0]) == "feminine":
            return True  # وحث السلطات على كذا
        if (
            trigger.verb.past in TAKES_BI
            and len(words) > 1
            and words[0][0] == "ب"
            and not self._is_someone(words[0])
        ):
            return True  # أشاد بجهود رجال الإنقاذ
        if feminine is not False or len(words[0]) < 4 or words[0].removeprefix("ال") in HEADS:
            return False
        if words[0].startswith("ال") and words[0].endswith("ات") and len(words[0]) > 6:
            return words[0] not in GENDER  # وحث السلطات على كذا
        if self.folded[trigger.start : trigger.end].endswith(("ته", "تها")):
            return False  # ذكرته الوكالة
        end = subject.start + len(words[0])
        return words[0].endswith("ه") and self.doc.raw_text(end - 1, end) == "ة" and words[0] not in GENDER

    def _is_someone(self, word: str) -> bool:
        """Whether a word that begins with "ب" is no preposition with its noun: باحث، بعثة، برهم."""
        return any(word in known for known in (GIVEN, HEADS, SOURCES, TITLE_WORDS, PEOPLE)) or (
            self.people.family(word) is not None
        )

    def agreeing(self, trigger: Trigger, speaker: str, start: int) -> str:
        """The latest speaker that a verb without subject agrees with: "وتقول" is no man, "وقال" no ministry."""
        feminine = feminine_verb(self.folded[trigger.word : trigger.end], trigger.form)
        if feminine is None or self.gender(speaker) in (None, feminine):
            return speaker
        if not feminine and speaker == self.through_paper:
            return speaker  # "وأضاف البيان ... وأشار": the bulletin of a ministry is a man
        if (acting := self.actor(trigger, start)) is not None:
            return acting  # وكانت الصحيفة نشرت تقريرا نقلا عن فلان وقالت
        for other in reversed(self.heard[-KNOWN:]):
            if self.gender(other) == feminine:
                return other
        return speaker

    def actor(self, trigger: Trigger, start: int) -> str | None:
        """Who acts in the clause from `start` on; told where acts are read."""
        return None

    def disagrees(self, trigger: Trigger, speaker: str) -> bool:
        """Whether a verb cannot go on with a speaker: "قالت المحكمة إن الرجل انهار واعترف", "قال المصدر إنهم حضروا وطلبوا"."""
        verb = self.folded[trigger.word : trigger.end]
        if trigger.form in ("past", "present") and verb.endswith(("وا", "ون")):
            head = fold_key(speaker).split()[0].removeprefix("ال")
            return head in SOURCES and head in PERSON_NOUNS | {"مصدر", "متحدث", "ناطق"}
        feminine, gender = feminine_verb(verb, trigger.form), self.gender(speaker)
        return gender is True and feminine is False

    def gender(self, speaker: str) -> bool | None:
        """True for a feminine speaker, False for a masculine one, None where the words do not tell."""
        words = fold_key(speaker).split()
        if not words:
            return None
        if self.people.find(words) is not None and len(words) > 1:
            return None if GENDER.get(words[0]) == "woman" or words[0].endswith("ه") else False
        if GENDER.get(words[0]) == "either":
            return None
        if " ".join(words).startswith(DAILIES):
            return True  # وقالت النهار
        return words[0].endswith("ه") or GENDER.get(words[0]) == "feminine"


def feminine_verb(form: str, kind: str) -> bool | None:
    """True for قالت/تقول, False for قال/يقول, None for plurals, duals and other forms."""
    if kind not in ("past", "present") or form.endswith(("وا", "ون", "ان", "تا")):
        return None
    if kind == "past":
        return form.endswith("ت") and form not in ("لفت", "بهت")
    return {"ت": True, "ي": False}.get(form[0])
