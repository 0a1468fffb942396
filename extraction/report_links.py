"""Reports beside each other: whether a verb of saying inside an open clause begins a report of its own.

In: folded text, where the open clause begins, and the trigger. Out: whether it splits the clause, and where.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.clauses import WORDS
from extraction.speaker_words import VERBS
from extraction.speaker_words import WORDS as SPOKEN

if TYPE_CHECKING:
    from extraction.speech import Trigger

_LINKS = "|".join(sorted(WORDS["link"]))
# ، لكن فلانا قال: what opens a clause beside the report.
_LINK = re.compile(
    rf"(?:[،,؛.]\s*|\s)و?(?:{_LINKS}|في حين|(?:الا|غير|بيد) ان(?:ه|ها|هم)?|لكن(?:ه|ها|هم)|في الوقت الذي|من جهته|من جهتها|من جانبه|من جانبها|بدوره|بدورها|في وقت|من جهه اخري|من جانب اخر|علي صعيد اخر|علي الصعيد ذاته|في غضون ذلك|في سياق متصل)"
    r"(?!\w)[^.]{0,90}\Z"
)
# "...، فيما هددت النقابة بالإضراب": what another does by a word stands beside the clause.
_MEANWHILE = re.compile(r"[،,]?\s+(?:و?فيما|و?بينما|في حين|في الوقت الذي)\s\Z")
_ALTHOUGH = re.compile(r"[،,]?\s*(?:الا|غير|بيد) ان|[،,]?\s*(?:و?لكن)")
# بعد يوم من قول فلان إن: what is told beside the report, not within it.
_BESIDE = re.compile(r"\s*[،,]?\s*(?:و?ذلك\s+)?(?:بعد|قبل|رغم|عقب|اثر|غداه)\s[^.،,]{0,30}\Z")
# كان متوقعا أن: nobody says it.
WAS = (" كان ", "وكان ", " كانت ", "وكانت ", " بات ", "بدا ")
HE = ("لكنه ", "لكنهم ", "وهو ", "وهم ")  # لكنه يشير إلى أن: somebody does
_WHAT = (" ما ", " مما ", " عما ", " بما ", " لما ", " ممن ", " لمن ")
_KNOWING_WHEN = ("حين ", "حينما ", "عندما ", "بعدما ", " لو ", "انه ", "لما ", "اذا ")
_MEDIA = [[word] for word in sorted(SPOKEN["medium"])]
# وبينما ذكر فلان أن ...، قال فلان: after a clause beside it the main one has its own report.
BESIDE_FIRST = re.compile(r"[وف]?(?:بينما|فيما|في حين|في الوقت الذي|بعدما|عندما)\s")
_WHEN_REACH = 60
_MEANWHILE_REACH = 20
# "عبر" is a verb where what is felt follows: "عبر الوزير عن قلقه"
_FEELS = re.compile(r"[^.:«“\"\n]{0,160}? عن ")
_FEELING = re.compile(
    r"[،,]?\s*[وف]?(?:معربا|معربه|معبرا|معبره|مبديا|مبديه|موكدا|موكده|مجددا|مجدده|مكررا|مكرره)\s(?:عن\s)?\Z"
)

# "..."، يقول (بحزن)، يضيف (وهو يبكي): who says it has been told before
HOW = re.compile(
    r"(?: (?:ب(?!ال|ان)\w{3,}|و?(?:هو|هي) [^.]{0,60}|مبتسم\w*|ضاحك\w*|متنهد\w*))?[.\s]*(?:\Z|\n|(?<=[.\s])[«\"“])|\."
)
# "...، وذلك بعد ساعات من الهجوم"، "...، في بيان نشره مكتبه": when or where it is said, no part of the words
_APART = re.compile(
    r"[،,]\s*(?:و?ذلك (?:بعد|عقب|اثر|غداه|قبل|قبيل|خلال|ضمن|في|عبر|ردا)(?!\w)|و?جاء ذلك(?!\w)"
    r"|(?:في|خلال|ضمن|عبر) (?:ال)?(?:بيان|تصريح|تغريد|تدوين|موتمر صح|مقابل|حديث (?:ل|مع|ادل)|منشور|حسابه|صفحته)\w*"
    # "...، دون أن يكشف عن المزيد"، "...، ولم يتسن التأكد من ذلك"، "...، في وقت تتواصل الاشتباكات": told by the article
    r"|(?:من )?دون ان [يت](?:حدد|كشف|وضح|ذكر|شير|عطي|ورد|دلي|فصح|قدم|تطرق|سمي|بين|خوض)\w*"
    r"|و?لم (?:يتسن|[يت]تضح علي الفور|[يت]صدر (?:اي )?(?:تعليق|رد|تاكيد|بيان)|تعلن اي جهه|تتبن اي جهه)(?!\w)"
    r"|(?:فيما|بينما|في حين) لم [يت](?:ذكر|علن|كشف|حدد|وضح|صدر|ورد)(?!\w)"
    r"|(?:فيما|بينما|في حين) (?:دان|ادان|طعن|رفض|شجب|اعتذر|امتنع|سخر|شكك|رد)ت?(?!\w)"
    r"|في وقت [يت](?!قارب)\w{3,}|في (?:موشر|تلميح|تصعيد|تطور) (?:الي|علي|ل)\w*"
    r"|و(?:دعا|حث|طالب|ناشد)(?:ه|ها|هم)(?!\w))"
)
# "... ورفض المصدر الكشف عن اسمه"
_REFUSES = re.compile(
    r"[،,]?\s+و(?:رفض|امتنع)ت?(?: \w+){0,3}? (?:عن )?(?:ال)?(?:كشف|تعليق|اشاره|افصاح|ادلاء|ذكر|تحديد)(?!\w)"
)
# "وفيما قالت البلدية إن الجسر آمن، رفض المهندسون ذلك": the main clause begins at its verb.
_MAIN = re.compile(r"[،,]\s*(?=(\w+))")


def apart(folded: str, start: int, end: int) -> int:
    """Where in [start, end) begins what the article adds to somebody's words; -1 where it adds nothing."""
    added = _APART.search(folded, start, end)
    at = -1 if added is None else added.start()
    # few spans hold either verb, and a pattern that may begin at any space is slow
    if folded.find("ورفض", start, end) >= 0 or folded.find("وامتنع", start, end) >= 0:
        refuses = _REFUSES.search(folded, start, end)
        if refuses is not None and (at < 0 or refuses.start() < at):
            at = refuses.start()
    return at


def main_clause(folded: str, start: int, end: int) -> int:
    """Where the main clause begins behind a report that a sentence opens with "فيما" or "بينما"; `end` where it does not."""
    for comma in _MAIN.finditer(folded, start, end):
        if comma.group(1) in VERBS:
            return comma.start()
    return end


# "وبحسب فلان، فإن «...»", "ووفقا لفلان: «...»"
THUS = re.compile(r"(?:[،,]\s*ف?ان(?:ه|ها)?|[،,]|:)\s*\Z")
_COMES = frozenset({"جاء", "ورد"})
_WHITHER = re.compile(r" (?:علي (?!لسان)|الي |من |مع )")
_SAID = frozenset({"قال", "اكد", "اضاف", "اوضح", "ذكر", "صرح"})
# بعد دقائق من (إعلان)، عقب (إعلان)
_WHEN = re.compile(
    r"(?<!\w)(?:بعد|عقب|قبل|قبيل|منذ|اثر|غداه|فور|رغم|خلال|في اعقاب)(?: \w+){0,2}(?: (?:من|علي))? \Z"
)


def splits(folded: str, open_start: int, trigger: Trigger, beside: bool) -> bool:
    """Whether a trigger inside an open clause begins a report of its own: "... وأضاف أن", "... مشيرا إلى أن"."""
    if trigger.form == "participle":
        return True
    if trigger.conjoined and trigger.form in ("past", "present"):
        return True
    before = folded[max(open_start, trigger.start - 50) : trigger.start]
    if trigger.form == "noun":
        return (_FEELING if trigger.ending else _BESIDE).search(before) is not None
    if before.endswith(("، ", ", ")) and (trigger.verb.past in WORDS["goes_on"] or beside):
        return True
    return _LINK.search(folded, max(open_start, trigger.start - 120), trigger.start) is not None


def beside(folded: str, open_start: int, trigger: Trigger) -> int | None:
    """Where the open clause ends before a verb of saying that has no words of its own: "...، فيما هددت النقابة بالإضراب"."""
    if trigger.form not in ("past", "present") or trigger.verb.immediate:
        return None  # فيما بين أبريل ومايو
    link = _MEANWHILE.search(folded, max(open_start, trigger.start - _MEANWHILE_REACH), trigger.start)
    return link.start() if link else None


def cut_before(folded: str, open_start: int, trigger: Trigger) -> int:
    """Where the open clause ends before a trigger: at what links it, else at the trigger."""
    if trigger.form == "noun":
        link = (_FEELING if trigger.ending else _BESIDE).search(
            folded, max(open_start, trigger.start - 50), trigger.start
        )
    else:
        link = _LINK.search(folded, max(open_start, trigger.start - 120), trigger.start)
        if link and "رغم " in folded[open_start : link.start()] and _ALTHOUGH.match(folded, link.start()):
            return trigger.start  # رغم كذا، إلا أن كذا: the clause goes on
    return link.start() if link else trigger.start


def moves(folded: str, verb: Trigger) -> bool:
    """ "جاءت على عكازين", "جاء من القرية": somebody comes; "جاء في البيان" reports. "في بيان عبر تلغرام": by way of."""
    if verb.verb.past == "عبر" and not verb.conjoined and folded[verb.start : verb.end] == "عبر":
        return _FEELS.match(folded, verb.end) is None
    return verb.verb.past in _COMES and _WHITHER.match(folded, verb.end) is not None


def tells_when(folded: str, verb: Trigger, noun: Trigger) -> bool:
    """Whether a noun of saying only tells when the verb before it is said: "قال فلان عقب | إعلان النتائج إن"."""
    if noun.verb.past != "اعلن" or verb.form not in ("past", "present") or verb.verb.past not in _SAID:
        return False
    return _WHEN.search(folded, max(verb.end, noun.word - _WHEN_REACH), noun.word) is not None


def stands_for_noun(folded: str, trigger: Trigger, found: tuple[int, int] | None) -> bool:
    """ "ما قالت إنه عضو بارز": a report that only stands for a noun."""
    return (
        found is not None
        and trigger.form in ("past", "present")
        and not folded[trigger.end : found[0]].strip()
        and folded.endswith(_WHAT, 0, trigger.start)
    )


def learns(folded: str, trigger: Trigger, found: tuple[int, int] | None) -> bool:
    """Whether "علم" tells news, "علم موقع كذا من مصدر أن", "علمت الجزيرة أن"; else somebody only comes to know."""
    if found is None or folded.endswith(_KNOWING_WHEN, 0, trigger.start):
        return False
    gap = folded[trigger.end : found[0]]
    return trigger.end - trigger.word > 3 or " من " in gap or gap.split(" ")[1:2] in _MEDIA


# كما قال فلان، حسب ما ذكر نواب
AS = ("كما ", "حسبما ", "حسب ما ", "وفق ما ", "علي ما ")
_ASIDE = 16  # characters from a comma to the verb behind "حسب ما"
_ENDS_ASIDE = re.compile(r"(?: \w+){1,4}\s*[،:]")


def is_aside(folded: str, start: int, trigger: Trigger) -> bool:
    """Whether a verb between commas only tells who passes the words on: "وقال الوزير، حسب ما ذكر نواب، «...»"."""
    if trigger.form not in ("past", "present") or not folded.endswith(AS, 0, trigger.start):
        return False
    comma = folded.rfind("،", max(start, trigger.start - _ASIDE), trigger.start)
    return comma >= 0 and _ENDS_ASIDE.match(folded, trigger.end) is not None
