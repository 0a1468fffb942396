"""The bodies of roles: which one a title names, and which one is led.

In: a document and a span of its folded text. Out: `organisation` of a title ("المتحدث باسم وزارة كذا" -> the ministry) and
`body_before` a word of leading ("منظمة كذا، التي | يتزعمها فلان").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.lexicon import load
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

BODY = re.compile(
    r"(?<!\w)[ولبف]?(?:ال)?(?:" + "|".join(fold_key(row["word"]) for row in load("led_bodies")) + r")(?!\w)"
)
_OFFICIAL = "وزاره|غرفه|قياده|مفوضيه|برلمان|اقليم|مركز|مكتب|معهد|موسسه|وكاله|نقابه|جامعه|كليه|شرطه|جيش|قوات|بي بي سي|امم المتحده|صحوه|فيلق|جهاز|محكمه|بعثه|شركه|صحيفه|قناه|مرصد|مجلس|مجالس|تنسيقيه|هلال الاحمر|صليب الاحمر|تحالف|مديريه|دايره|اتحاد|رابطه"
_BODIES = "|".join(sorted((fold_key(row["word"]) for row in load("led_bodies")), key=len, reverse=True))
# Bodies that a leader is told of besides those before "بزعامة": فريق التحقيق الذي يرأسه
_LED_BODY = re.compile(
    rf"(?<!\w)[ولبف]?((?:ال)?(?:{_BODIES}|فريق|جناح|مجموعه|رابطه|الوحده|وفد|مليشيا|مليشيات|فرقه|لواء|كتيبه)(?!\w))"
)
# حركة كذا، التي كانت | يتزعمها
_CLAUSE_OPENS = re.compile(r"[\s،,:\-(]*(?:و?(?:الذي|التي|الذين)\s*)?(?:(?:كان|كانت|حاليا)\s*)?\Z")
_LED_REACH = 120
# Where the name of a body ends: in "ائتلاف كذا المدعوم من فلان | بزعامة", "الجبهة في بغداد | التي يرأسها"
_BODY_ENDS = re.compile(
    r"\s(?:في|التي|الذي|والتي|والذي|بتسلسل|ضمن|خلال|عقد|يضم|تضم|وهو|وهي|ال(?:مدعوم|منافس|منضوي|مشارك|منتمي|مكون|ممثل|مقرب|قريب|موالي?|متحالف|معارض)ه?)(?!\w)|[،,(:]"
)
_PLURALS = frozenset({"كتايب", "عصايب", "سرايا", "فصايل", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات"})
# رئيس (مجلس النواب), المتحدث باسم (وزارة الدفاع), القيادي في (حزب كذا) في البصرة
_BODY_OF = re.compile(
    rf"(?:\s(?:باسم|عن|في|لدي)\s|\s[لب](?=\w{{4}})|\s)((?:(?:ال)?(?:{_BODIES}|{_OFFICIAL})|عمليات|العمليات (?:المشتركه|الخاصه))(?!\w).*?)(?=\s(?:في|عن|للشوون)\s|\s\(\d|\sالخاصه? لل|\Z)"
)
# الناطق باسم (خطة كذا)
_IN_THE_NAME = re.compile(
    r" باسم (?=(?:خطه|مبادره|حمله|مشروع|برنامج|عمليه|غرفه|اهالي|عشاير|متظاهري|عايلات)(?!\w))"
)
# مبعوث الأمم المتحدة الخاص، رئيس المجلس بالإنابة
_OF_HOLDER = frozenset({"الخاص", "الخاصه", "بالانابه", "بالوكاله", "وكاله", "المقيم", "المقيمه", "انذاك"})
_OF_LATE_HOLDER = frozenset(
    {
        "السابق",
        "السابقه",
        "الاسبق",
        "الحالي",
        "الراحل",
        "الجديد",
        "المنتخب",
        "المخلوع",
        "المستقيل",
        "المقال",
        "المنتهيه",
    }
)
_ACTING = frozenset({"الوكاله", "القانون"})  # وزير الدفاع بالوكالة، خبير القانون
_HEADLESS = frozenset({"تجمع", "حزب", "تيار", "كتله", "قايمه", "حركه", "تنظيم", "مجلس", "هييه", "لجنه"})
_COUNT = re.compile(r"\s\(\d[^()]*\)\Z")


def body_before(doc: Document, end: int, ending: str) -> str | None:
    """The name of the nearest body before "بزعامة" or "يرأسها" at `end` that the pronoun of the verb (`ending`) can mean."""
    folded = doc.folded
    start = max(0, end - _LED_REACH)
    start = max(start, *(folded.rfind(mark, start, end) + 1 for mark in ".\n؛"))
    opens = _CLAUSE_OPENS.search(folded, start, end)
    close = opens.start() if opens is not None else end
    found = list(_LED_BODY.finditer(folded, start, close))
    nearest: str | None = None
    while found:
        head = len(found) - 1
        while head and not folded[found[head - 1].end() : found[head].start()].strip(' "«'):
            head -= 1  # قائمة ائتلاف دولة القانون
        word = found[head].group(1).removeprefix("ال")
        begin = found[head].start(1)
        ends = _BODY_ENDS.search(folded, found[-1].end(), close)
        named = _unmarked(_COUNT.sub("", doc.raw_text(begin, ends.start() if ends else close).strip(" ،,")))
        if not ending or (word.endswith("ه") or word in _PLURALS) == (ending == "ها"):
            return named
        nearest = nearest or named
        del found[head:]
    return nearest


def _unmarked(name: str) -> str:
    """A name without a quotation mark that it opens or closes alone."""
    if name.count('"') == 1:
        name = name.strip('"')
    return name.strip("«»") if name.count("«") != name.count("»") else name


def organisation(doc: Document, start: int, end: int) -> str | None:
    """The body inside a title: "المتحدث باسم وزارة كذا" -> the ministry; None where only an adjective tells it.

    What describes the holder is no part of it: "رئيس البرلمان السابق"; in "ضابط في الجيش السابق" it is the army that is no more.
    """
    named = _IN_THE_NAME.search(doc.folded, start, end)
    if named is not None:
        return doc.raw_text(named.end(), end)
    match = _BODY_OF.search(doc.folded, start, end)
    if match is None:
        return None
    begin, close = match.span(1)
    if doc.folded[begin:close] in _ACTING:
        return None
    governed = match.group().lstrip()[0] != match.group(1)[0]
    while (last := doc.folded.rfind(" ", begin, close)) > 0:
        word = doc.folded[last + 1 : close]
        if word not in _OF_HOLDER if governed else word not in _OF_HOLDER and word not in _OF_LATE_HOLDER:
            break
        close = last
    if " " not in doc.folded[begin:close] and not doc.folded.startswith("ال", begin) and begin > start:
        return None if doc.folded[begin:close] in _HEADLESS else doc.raw_text(begin, close)
    return doc.raw_text(begin, close)
