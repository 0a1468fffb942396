"""Who says it: the speaker of a report, by name where the article names them, else as the article describes them.

In: the document and, sentence by sentence, the triggers of its reports. Out: names or descriptions. A speaker may
follow the verb ("وقال فلان"), precede it ("لكن فلانا قال"), be left out ("وأضاف") or stand for another word
("المصدر"، "البيان"): the last two point back into the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.speech import Trigger

if TYPE_CHECKING:
    from extraction.document import Document

# Where the description of a speaker ends and the circumstances begin.
_STOP = re.compile(
    r"\s*(?:[(\[]|(?<!\w)(?:في (?:ال)?(?:بيان|تصريح|تصريحات|حديث|موتمر|مقابله|كلمه|خطاب|لقاء|رساله|تغريده|تقرير|حوار|وقت|ختام|رد|مقال|افتتاح|تسجيل|خطبه|جلسه|اجتماع|اتصال|معرض|اعقاب|شان|هذا|اول|اشاره|خطبته|كلمته|حديثه|تصريحه|بيانها|بيانه|تقريرها|تقريره|منشور|تدوينه|مقطع|موجز|ايجاز|ملتقي|ندوه)"
    r"|خلال|عبر|عقب|بعد|قبل|امس|اليوم|مساء|صباح|فجر|ظهر|ليل|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|يوم|علي (?:هامش|صفحته|حسابه|تويتر|موقعه|صفحتها)|بحسب|حسب|وفق|نقلا|ردا|بشان|حول|الذي|التي|الذين|اثر|قوله|قولها|قولهم|قايلا|قايله|ايضا|كذلك|قد|انذاك|حينها|بان|بالقول|بانه"
    r"|ل(?:وكاله|قناه|صحيفه|الصحفيين|لصحفيين|بي بي سي|فرانس برس|رويترز|لوكاله|راديو|اذاعه|تلفزيون|موقع|برنامج)|للصحفيين|للصحافيين|لبي بي سي|لرويترز|لفرانس برس|اثناء|لدي|منذ|حين|حينما|عندما|وذلك|مضيفا|موكدا|مشيرا|ان|عن|الي|هنا|هناك|هذا الاسبوع|الشهر|الاسبوع|مطلع|اواخر|نهايه|جاء|الماضي|فقط|بدوره|مجددا|فيما|بينما)(?!\w))"
)
_LEAD = re.compile(
    r"[\s،,:]*(?:(?:من جانبه|من جهته|من جانبها|من جهتها|بدوره|بدورها|ايضا|كذلك|قد|في وقت سابق|اليوم|امس|يوم|حينها|في المقابل|ان|وكان|وكانت|كان|كانت|كانوا|لكن|ولكن|الا ان|الا|غير ان|فيما|بينما|كما|حيث|في حين|اما|وقد|مرارا|كلا|كل|كلا من|كل من|بعض|بعد ذلك|مجددا|اخيرا|اذ|و|ف|في|هذا|انه|انها)[\s،,:]+)*"
)
_STATEMENT_PAPER = re.compile(
    r"(?:ال)?(?:بيان|تقرير|بيانات|بلاغ|تصريح)(?:\s+(?:مشترك|رسمي|مقتضب|صحفي|صحافي|عاجل|اخر|سابق|مكتوب))*\s+(?:صادر عن|صدر عن|اصدره|اصدرته|نشره|نشرته|من|عن|ل(?=\w))\s*(?P<body>\S.*)",
    re.DOTALL,
)


class Speakers:
    """The speakers met so far in one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.folded = doc.folded
        self.last: str | None = None
        self.known: list[tuple[frozenset[str], str]] = []
        self.sentence_speaker: str | None = None
        self.start = self.end = 0
        self.waiting: tuple[Trigger, int] | None = None

    def enter(self, start: int, end: int) -> None:
        """A new sentence begins."""
        self.start, self.end = start, end
        self.sentence_speaker = None
        self.waiting = None

    def pending(self, trigger: Trigger, gap_end: int) -> None:
        """A verb of saying without words of its own: its subject may be the speaker of what follows."""
        self.waiting = (trigger, gap_end)
        subject = self.after(trigger.end, gap_end)
        if subject is not None and trigger.form != "noun":
            self.sentence_speaker = self.resolve(subject)

    def of(self, trigger: Trigger, gap_end: int, left: int) -> str | None:
        """The speaker of a trigger whose words begin at `gap_end`; `left` is how far back its subject may stand."""
        speaker: str | None = None
        if trigger.form == "participle":
            speaker = self.sentence_speaker or self.before(left, trigger.start) or self.last
        elif trigger.form == "noun" and trigger.ending:
            speaker = self.quoted_from(trigger.start) or self.sentence_speaker or self.last
        else:
            subject = self.after(trigger.end, gap_end)
            if trigger.verb.past == "نقل":
                subject = self.quoted_from(gap_end, raw=True) or subject
            if subject is not None:
                speaker = self.resolve(subject)
            else:
                speaker = self.before(left, trigger.start) or self.sentence_speaker or self.last
        if speaker is not None:
            self.sentence_speaker = speaker
            self.last = speaker
        return speaker

    def quoted_from(self, upto: int, raw: bool = False) -> str | None:
        """"نقلت وكالة عن فلان قوله": the one after the last "عن" of the sentence before `upto`."""
        at = self.folded.rfind(" عن ", self.start, upto)
        if at < 0:
            return None
        subject = self.clean(at + 4, upto)
        if subject is None or raw:
            return subject
        return self.resolve(subject)

    def after(self, start: int, end: int) -> str | None:
        return self.clean(start, end)

    def before(self, start: int, end: int) -> str | None:
        """The subject that stands before its verb, from the last full stop or link of the sentence."""
        segment = self.folded[start:end]
        cut = max(segment.rfind(". "), segment.rfind("؛"), segment.rfind(" لكن "), segment.rfind(" فيما "), segment.rfind("، بينما "))
        subject = self.clean(start + max(cut, 0), end)
        return self.resolve(subject) if subject is not None else None

    def clean(self, start: int, end: int) -> str | None:
        lead = _LEAD.match(self.folded, start, end)
        begin = lead.end() if lead else start
        text = self.folded[begin:end]
        stop = _STOP.search(text)
        while stop is not None and not text[: stop.start()].strip(" ،,:"):
            comma = re.search(r"[،,]\s*", text[stop.end() :])
            if comma is None:
                return None
            begin += stop.end() + comma.end()
            text = self.folded[begin:end]
            stop = _STOP.search(text)
        finish = begin + (stop.start() if stop else len(text))
        while begin < finish and not self.folded[begin].isalnum() :
            begin += 1
        while finish > begin and self.folded[finish - 1] in " \t،,:؛-\n\"«»“”":
            finish -= 1
        if finish - begin < 2:
            return None
        return self.doc.raw_text(begin, finish)

    def resolve(self, subject: str) -> str:
        """The fullest way the article has named this speaker so far."""
        from extraction.text import fold_key

        key = fold_key(subject)
        paper = _STATEMENT_PAPER.match(key)
        words = frozenset(re.findall(r"\w+", key))
        if paper:
            body = paper.group("body")
            subject = subject[len(subject) - len(body) :] if len(subject) >= len(body) else body
            if key[: paper.start("body")].endswith("ل") and subject.startswith("ل"):
                subject = "ا" + subject
            words = frozenset(re.findall(r"\w+", fold_key(subject)))
        elif key in ("البيان", "بيان", "التقرير") and self.last:
            return self.last
        bare = frozenset(w[2:] if w.startswith("ال") else w for w in words)
        if len(words) <= 2:
            for other, name in reversed(self.known):
                if bare and bare <= other:
                    return name
        self.known.append((bare, subject))
        return subject
