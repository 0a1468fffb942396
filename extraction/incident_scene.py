"""Whether a place that is told with an act can be its scene, and how near it is to being that.

In: the places of a clause or a sentence, with the words before them. Out: those where something can have happened; a
place that acts, speaks, backs a side, locates another one or takes in those who fled is none, or only as a last resort.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from extraction.document import Document, in_span
from extraction.incident_segments import Clause
from extraction.incident_words import CUES, WORDS
from extraction.place_relocation import is_located
from extraction.places import PlaceMention
from extraction.text import fold_key

_DIRECTIONS = WORDS["directions"]
_FAR = (
    _DIRECTIONS
    | frozenset(["عن", "كلم", "كم", "مع", "الي", "قرب", "باتجاه"])
    | frozenset(["كيلومترا", "كيلومتر", "كيلومترات", "ميلا", "ميل", "اميال"])
)
_SIDES = frozenset(["الشمال", "الجنوب", "الشرق", "الغرب"])
_BESIDE = WORDS["beside"]
_BESIDE_WITH = frozenset({"من", "مع", "علي", "الي"})
_MEANWHILE = (" فيما ", " بينما ", " في حين ", " وفيما ", " وبينما ")
# بعد ساعات من تفجير في كذا: what came before, elsewhere; but بعد انفجار في كذا is the act itself
_AFTERMATH = re.compile(
    r" (?:في اعقاب|وذلك في اعقاب|غداه|بعد (?:[^\W\d_]+ )?(?:ساعه|ساعات|ساعتين|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|دقايق)"
    r"(?: واحد| واحده| قليله| فقط)? (?:من|علي)) "
)
_BORDERS = frozenset({"الحدود", "حدود", "حدودها"})
_IN_FROM = frozenset({"في", "من"})
_WAS = frozenset({"كانت", "وكانت", "فيما"})
_HALF_SIDES = frozenset({"الشرقي", "الغربي"})
# Words that put something into a place; without one a capital is a government: اعلنت بغداد.
_IN = WORDS["in"]
_SPEECH = WORDS["speech_place"]
_VISIT = WORDS["visit"]
_THAT = WORDS["said_that"]
_LED_BY = WORDS["led_by"]
_OFFICIALS = WORDS["officials"]
_SEATED = WORDS["seated"]
_SEATED_OR_SENT = _SEATED | WORDS["envoys"]
_RECALLS = WORDS["recalls"]
_FORCES = frozenset(["شرطه", "وشرطه", "لشرطه", "بشرطه", "عمليات", "استخبارات"])  # شرطه محافظه ذي قار
_POSTS = frozenset(["مركز", "مخفر", "مديريه", "نقطه", "دوريه", "مقر", "لمركز", "بمركز"])
_BELONGS = frozenset(["تابع", "تابعه", "تابعين", "التابع", "التابعه", "التابعين", "التابعتين"])
_MEMBERS = frozenset(
    {"ينتمون", "ينتمي", "تنتمي", "المنتمين", "المنتمي", "ينتميان", "ينحدرون", "ينحدر", "يعودون"}
)
_NATIVES = WORDS["natives"]
_LAND = (
    ["القري"],
    ["المناطق"],
    ["الاراضي"],
    ["قري"],
    ["مناطق"],
    ["القريه"],
    ["البلدات"],
    ["الاحياء"],
    ["البساتين"],
)
_FLED = WORDS["fled"]
_TOWARDS = frozenset({"الي", "نحو", "باتجاه", "صوب"})
_HOSPITALS = frozenset({"مستشفي", "لمستشفي", "بمستشفي", "مستشفيات"})
_BROUGHT = WORDS["brought_to"]
_BURIES = WORDS["buries"]
_BODIES = WORDS["bodies_of_dead"]
_MEMORIES = frozenset({"ذكري", "الذكري", "لذكري", "بذكري", "للذكري", "بالذكري", "وذكري"})
_PROFESSIONS = WORDS["professions"]
_FORCES_OF_POST = frozenset({"شرطه", "الشرطه", "استخبارات", "الجيش", "الامن", "المرور"})
_HOLDERS = frozenset({"قايد", "مدير", "ضابط", "رييس", "مسوول", "امر"})
_FIRED = WORDS["launched_from"]
_SUSPECTS = WORDS["suspects"]
_SEATS = WORDS["seats_of_government"]
_LOYAL = WORDS["loyal"]
_LANDS_OF = WORDS["lands_of"]  # علي ثلث اراضي العراق
_DEEDS = WORDS["deeds_in"]  # بعد تفجيرات بغداد
_BACKED = WORDS["backed"]
_TIED = WORDS["tied_to"]

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back


def scenes(doc: Document, start: int, end: int, main: int) -> list[PlaceMention]:
    """The places of a span where something can have happened; of قادمين من بغداد والفلوجه والموصل none."""
    found: list[PlaceMention] = []
    shut = origin = -9
    for place in in_span(doc.places, start, end):
        if _is_fired_from(doc, place) or (origin >= 0 and _locates_origin(doc, origin, place)):
            origin = place.end  # انطلقت الصواريخ من حي كذا غربي بغداد
            continue
        listed = 0 < place.start - shut <= 3 and doc.folded[shut : place.start].strip(" ،,") in ("", "و")
        if not listed and is_scene(doc, place) and not _of_speech(doc, place, main):
            found.append(place)
        elif place.kind != "dateline":
            shut = place.end
    return found


def before_meanwhile(doc: Document, main: int, found: list[PlaceMention]) -> list[PlaceMention]:
    """قتل 15 مسلحا، بينما نزح سكان القري في ديالي: what was the case elsewhere meanwhile is not the scene."""
    end = found[-1].start
    if end <= main:
        return found
    cuts: list[tuple[int, str]] = []
    for word in _MEANWHILE:
        at = doc.folded.find(word, main, end)
        if at >= 0:
            cuts.append((at, word))
    if "بعد " in doc.folded[main:end] or "اعقاب" in doc.folded[main:end] or "غداه" in doc.folded[main:end]:
        later = _AFTERMATH.search(doc.folded, main, end)
        if later is not None and _is_deed(doc, later.end()):
            cuts.append((later.start(), later[0]))
    if not cuts:
        return found
    cut, word = min(cuts)
    before = [place for place in found if place.start < cut]
    told = doc.folded[cut + len(word) : cut + len(word) + 12].partition(" ")[0] in CUES["report"]
    return before if before or told else found


def _is_deed(doc: Document, at: int) -> bool:
    """Whether an act is told there: تفجير, التفجيرات, مقتل."""
    word = doc.folded[at : at + 14].partition(" ")[0]
    return word == "مقتل" or word in _DEEDS or word.removeprefix("ال") in _DEEDS


def _of_speech(doc: Document, place: PlaceMention, main: int) -> bool:
    """في كلمه القاها في دهوك ... ان: where something was said, not where what was said happened."""
    if place.start > main or place.kind == "force":
        return False
    words = doc.folded[max(0, place.phrase_start - 100) : place.phrase_start].split()[-12:]
    if not _SPEECH.isdisjoint(words):
        return True
    if _VISIT.isdisjoint(words[-6:]):
        return False
    return not _THAT.isdisjoint(doc.folded[place.end : min(main, place.end + 300)].split())


def of_crime(doc: Document, clause: Clause, main: int, place: PlaceMention) -> bool:
    """اعتقال متهمين بالتفجير الذي استهدف بعقوبه: where the deed was done, not where its doers were arrested."""
    if place.start < main:
        return False
    words = clause.sentence.words
    first = bisect_left(clause.sentence.starts, main)
    last = bisect_left(clause.sentence.starts, place.start)
    deed = any(
        hit.trigger.role not in ("hint", "support")
        and hit.trigger.event_type not in ("arrest", "security_operation")
        for hit in clause.sentence.hits
        if first < hit.i < last
    )
    return deed and not _SUSPECTS.isdisjoint(words[first:last])


def is_scene(doc: Document, place: PlaceMention, listed: int = 0) -> bool:
    """Whether something can have happened there: not a dateline, not a capital that acts or speaks.

    `listed` is how many capitals of a list that ends with another have been passed.
    """
    if place.kind == "dateline":
        return False
    last = last_words(doc, place)
    if len(last) > 1 and last[-1] == "مع" and last[-2] in _BORDERS:
        return False
    if not _LED_BY.isdisjoint(last[-2:]):
        return False
    if _is_seated(last):
        return False
    if place.level == "country" and last[-1:] == ["الله"]:
        return False  # حزب الله العراق, حزب الله لبنان
    if place.level == "country" and (_is_patron(doc, place, last) or _is_headed_for(doc, place, last)):
        return False
    seat = place.country != "IQ" and place.level != "country" and _folded(place.name) in _SEATS
    if seat and doc.folded[place.start - 1 : place.start] == "ل":
        return False  # موالون لطهران
    joined = doc.folded[place.phrase_start : place.start] == "و"
    if (
        (place.phrase_start < place.start and not joined)
        or place.level not in ("country", "governorate", "town", "district")
        or place.place_id is None
        or (place.level != "country" and _folded(place.name) not in _SEATS)
    ):
        return True
    if joined:
        return place.level == "country" or _follows_scene(doc, place, listed)
    if place.level != "country" and last and last[-1] in _BETWEEN and _LINKS.isdisjoint(last[:-1]):
        return False  # وسط توتر بين طهران وواشنطن; but الطريق بين بغداد وعمان
    return (
        not last
        or last[-1] in _IN
        or (last[-1][0] == "و" and last[-1][1:] in _IN)
        or last[-1] in _DIRECTIONS
        or last[-1] in _LANDS_OF
        or (last[-1] in _DEEDS and place.level != "country")
        or last[-1] in ("،", "العاصمه", "و")
        or last[-1].startswith(("ب", "ال"))
    )


def _follows_scene(doc: Document, place: PlaceMention, listed: int) -> bool:
    """في بيروت ودمشق; but انهيار الهدنه بين الحزب وانقره, اتهمت الحكومه وطهران: a capital joined to what is no scene acts."""
    near = in_span(doc.places, max(0, place.start - _JOINED), place.start - 1)
    before = near[-1] if near else None
    if before is None or place.start - before.end > 2 or before.kind == "dateline":
        return False
    return listed < _LISTED and is_scene(doc, before, listed + 1)


_LISTED = 20  # capitals told in one row
_JOINED = 40  # characters of the name that stands before ودمشق
_BETWEEN = frozenset({"بين", "وبين"})
_LINKS = WORDS["links_two_towns"]
_TIES = frozenset({"الرابط", "يربط", "الواصل", "يصل", "الرابطه", "تربط"})


def _is_seated(last: list[str]) -> bool:
    """الصحيفه الصادره في لندن, المرصد ومقره بريطانيا, استدعت سفيرها في دمشق: where a paper or an envoy sits."""
    if last and last[-1] in _IN_FROM:
        last = last[:-1]
    if not last or last[-1] not in _SEATED_OR_SENT:
        return False
    return last[-1] in _SEATED or (len(last) > 1 and last[-2] in _RECALLS)


def _is_headed_for(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """كان علي متن طايره متجهه الي الاردن."""
    if last[-1:] == [] or last[-1] not in _TOWARDS:
        return False
    return not _FLED.isdisjoint(doc.folded[max(0, place.phrase_start - 40) : place.phrase_start].split()[-4:])


def _is_patron(doc: Document, place: PlaceMention, last: list[str]) -> bool:
    """احزاب مواليه لايران, فصايل مدعومه من تركيا: a country whose men did it is not where it happened."""
    if doc.folded[place.start - 1 : place.start] == "ل":
        return bool(last) and last[-1] in _LOYAL
    if doc.folded[place.start - 1 : place.start] == "ب":
        return bool(last) and last[-1] in _TIED  # لهم ارتباطات بايران
    return last[-1:] == ["من"] and last[-2:-1] != [] and last[-2] in _BACKED


def last_words(doc: Document, place: PlaceMention) -> list[str]:
    """The three words before a place and its place word, commas among them."""
    start = place.phrase_start if place.phrase_start < place.start else place.start
    known = doc.last_words.get(start)
    if known is None:
        opening = doc.folded[max(0, start - 30) : start]
        # ايضا .وفي بغداد: some outlets set the stop to the word behind it
        known = opening.replace("(", " ").replace(".", ". ").replace("،", " ، ").split()[-3:]
        doc.last_words[start] = known
    return known


def distance(doc: Document, place: PlaceMention, clause: Clause) -> int:
    """How far a place is from being the scene: 0, 1 where it only tells a direction or acts itself, 2 in the name of a force or
    an office (مجلس محافظه ديالي) or where the scene only belongs to it (التابعه لجامعه
    بغداد) or people went to it (نقل الجرحي الي اربيل).

    قضاء مخمور شرق الموصل: the second only says where the first lies. دفنت النجف ضحايا: a town that does something.
    """
    if place.kind == "force":
        return 2
    last = last_words(doc, place)
    if not last:
        return 0
    opening = min(place.phrase_start, place.start)
    if last[-1] in ("الي", "من") and last[-2:-1] != [] and last[-2] in _MEMBERS:
        return 2  # تركمان ينتمون الي قضاء تلعفر, ينحدر من البصره
    if last[-1] in _NATIVES and last[-2:-1] == ["من"]:
        return 2  # رجل من اهالي الحله; but هاجموا اهالي القريه
    if last[-1] in _TOWARDS and not _FLED.isdisjoint(doc.folded[max(0, opening - 60) : opening].split()[-6:]):
        return 2
    police = last[-1] in _FORCES and (len(last) < 2 or last[-2] not in _POSTS)
    if _is_post(last):
        return 2
    belongs = last[-1] in _BELONGS and doc.folded[opening] == "ل"
    if last[-1] in _NATIVES and place.phrase_start < place.start:
        return 0  # مجزره بحق سكان قريه كذا
    if police or last[-1] in _OFFICIALS or (belongs and last[-2:-1] not in _LAND):
        return 2
    if _employs(place, last):
        return 2
    if last[-1] in _DIRECTIONS or (last[-1] in _FAR and len(last) > 1 and last[-2] in _FAR):
        return 1
    if _is_beside(doc, last, opening):
        return 1
    if is_tied(doc, place):
        return 1
    if last[-1] == "من" and (_is_side(last) or not _FAR.isdisjoint(last[-2:-1])):
        return 1  # علي بعد 110 كيلومترات الي الغرب من العاصمه بغداد
    if place.phrase_start < place.start:
        return 0
    first = doc.folded[place.start : place.end].partition(" ")[0]
    if first in _DIRECTIONS:
        return 0 if last[-1] in _IN or last[-1] == "،" else 1
    if last[-1] in _WAS and _folded(place.name) not in _SEATS:
        return 0  # وكانت كركوك شهدت
    acts = last[-1][-1] == "ت" and last[-1] not in _IN and last[-1].removeprefix("و") not in _IN
    return 1 if acts and last[-1] not in {clause.sentence.words[hit.i] for hit in clause.hits} else 0


def is_at_hospital(doc: Document, place: PlaceMention) -> bool:
    """نقلت الي مستشفي طوزخورماتو: where the dead are brought; but قصف مستشفي حلب."""
    if not _HOSPITALS.issuperset(last_words(doc, place)[-1:] or ("",)):
        return False
    opening = min(place.phrase_start, place.start)
    return not _BROUGHT.isdisjoint(doc.folded[max(0, opening - 60) : opening].split()[-7:])


def is_at_burial(doc: Document, place: PlaceMention, main: int) -> bool:
    """شيع العراق في مطار اربيل جثامين مدنيين قضوا في قصف زاخو: where the dead are buried, not where they fell."""
    if not place.start < main:
        return False
    opening = min(place.phrase_start, place.start)
    before = doc.folded[max(0, opening - 60) : opening].split()[-6:]
    return not _BURIES.isdisjoint(before) and not _BODIES.isdisjoint(
        doc.folded[opening - 60 if opening > 60 else 0 : main].split()
    )


def is_elsewhere(doc: Document, place: PlaceMention, main: int, deed: int) -> bool:
    """Where the hurt are brought to, the dead are buried or a deed, told from `deed` on, is remembered."""
    return place.start < deed or is_at_hospital(doc, place) or is_at_burial(doc, place, main)


def remembered(clause: Clause, event_type: str) -> int:
    """Where a deed begins of which a day is kept, or -1.

    في الذكري الاولي لمقتل 32 متظاهرا: days and places before it are of those who remember.
    """
    if event_type == "protest":
        return -1
    words = clause.sentence.words
    return next(
        (h.start for h in clause.telling if not _MEMORIES.isdisjoint(words[max(0, h.i - 4) : h.i])), -1
    )


def _is_post(last: list[str]) -> bool:
    """العقيد فلان وهو قايد شرطه في بلده امرلي: where an officer has his post."""
    return last[-1] == "في" and len(last) > 2 and last[-2] in _FORCES_OF_POST and last[-3] in _HOLDERS


def _locates_origin(doc: Document, origin: int, place: PlaceMention) -> bool:
    """من حي كذا غربي بغداد; but من اليمن علي جازان."""
    gap = doc.folded[origin : place.start]
    return is_located(doc, origin, place) and not any(
        towards in gap for towards in (" علي ", " الي ", " نحو ")
    )


def _is_fired_from(doc: Document, place: PlaceMention) -> bool:
    """Whether something was fired or flew from there: اطلقت من قريه كذا."""
    last = last_words(doc, place)
    return bool(last) and last[-1] == "من" and _is_origin(doc, min(place.phrase_start, place.start))


def _employs(place: PlaceMention, last: list[str]) -> bool:
    """خطفوا استاذا في جامعه كركوك من امام منزله في حي الواسطي: where the victim works."""
    return place.level == "facility" and last[-1] == "في" and not _PROFESSIONS.isdisjoint(last[-3:-1])


def _is_origin(doc: Document, opening: int) -> bool:
    """اطلقت صواريخ من قواعد في كرمانشاه علي البوكمال: whence something was fired or flew."""
    return not _FIRED.isdisjoint(doc.folded[max(0, opening - 50) : opening].split()[-6:])


def _is_beside(doc: Document, last: list[str], opening: int) -> bool:
    """حي التاميم المحاذي لجامعه الانبار, القريبه من مفرق تلكيف: beside it lies the scene."""
    word = (
        last[-1] if doc.folded[opening] == "ل" else last[-2] if last[-1] in _BESIDE_WITH and last[1:] else ""
    )
    if word not in _BESIDE:
        return False
    start = doc.folded.rfind(word, 0, opening)
    return any(place.end >= start - 2 for place in in_span(doc.places, max(0, start - 40), start))


def is_tied(doc: Document, place: PlaceMention) -> bool:
    """علي الطريق الرابط بين تكريت وكركوك: an end of a road."""
    last = last_words(doc, place)
    return bool(last) and last[-1] in _BETWEEN and not _TIES.isdisjoint(last[:-1])


def _is_side(last: list[str]) -> bool:
    """الي الغرب من, الي الجنوب الغربي من."""
    words = last[:-1]
    return bool(words) and (words[-1] in _SIDES or (words[-1] in _HALF_SIDES and words[0] in _SIDES))


def is_of_source(doc: Document, clause: Clause, place: PlaceMention, main: int) -> bool:
    """قال مسوول في واشنطن ان ..., حسب ما افادت وكاله في طهران: where the source sits, not where what it tells happened."""
    words, starts = clause.sentence.words, clause.sentence.starts
    at = bisect_left(starts, place.start)
    before = words[max(0, at - _SOURCE_REACH) : at]
    noun = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _SOURCE_NOUNS), -1)
    if noun < 0 or len(before) - noun > _SOURCE_NEAR:
        return False
    first = at - len(before)
    if place.start < main:
        if words[max(0, at - 2)] in ("قرب", "بين") or any(first + noun < h.i < at for h in clause.hits):
            return False
        told = not CUES["report"].isdisjoint(before[:noun])
        return told or not _THAT.isdisjoint(words[at : min(at + 6, bisect_left(starts, main))])
    opens = next((k for k in range(noun - 1, max(-1, noun - 6), -1) if before[k] in _SOURCE_OPENS), -1)
    if before[noun][0] == "ل" and noun and before[noun - 1] in ("وفقا", "ووفقا", "نقلا"):
        opens = noun - 1
    return (
        opens >= 0
        and _THAT.isdisjoint(before[opens:])
        and not any(first + opens < h.i < at for h in clause.hits)
    )


_SOURCE_REACH = 14  # words before a place in which its source may be told, and how near that stands to it
_SOURCE_NEAR = 8
_SOURCE_NOUNS = WORDS["source_nouns"]
_SOURCE_OPENS = WORDS["source_opens"]


def is_directed(doc: Document, place: PlaceMention) -> bool:
    """Whether a direction leads a place: شمال مدينه الحله, الي الغرب من بغداد."""
    last = last_words(doc, place)
    return last[-1] in _DIRECTIONS or (last[-1] == "من" and _is_side(last))


def is_antecedent(doc: Document, clause: Clause, main: int, place: PlaceMention) -> bool:
    """مدينه الرطبه التي حررتها القوات: what the verb of the act speaks back to, by the pronoun at its end."""
    if not 0 < main - place.end <= _RELATIVE_REACH:
        return False
    for relative, pronoun in (("التي", "ها"), ("الذي", "ه")):
        if doc.folded.startswith(f" {relative} ", place.end):
            verb = doc.folded[main : main + _VERB].partition(" ")[0]
            return verb.endswith(pronoun) and any(
                hit.start == main and hit.trigger.pos == "v" for hit in clause.hits
            )
    return False


_RELATIVE_REACH = 18  # characters from a place to the verb of its relative clause: التي كانت قد
_VERB = 24
