"""Whether a place that is told with an act can be its scene, and how near it is to being that.

In: the places of a clause or a sentence, with the words before them. Out: those where something can have happened; a
place that acts, speaks, backs a side, locates another one or takes in those who fled is none, or only as a last resort.
"""

from __future__ import annotations

import functools
import re

from extraction.document import Document, in_span
from extraction.incident_mentioned import TOWARDS, is_mentioned, is_post_of_envoy, is_protested
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS
from extraction.place_relocation import is_located
from extraction.places import PlaceMention
from extraction.text import fold_key

_DIRECTIONS = WORDS["directions"]
_FAR = (
    _DIRECTIONS
    | frozenset(["بعيده", "بعيدا", "بعيد", "عن", "كلم", "كم", "مع", "الي", "قرب", "باتجاه"])
    | frozenset(["كيلومترا", "كيلومتر", "كيلومترات", "ميلا", "ميل", "اميال"])
)
_LENGTHS = frozenset({"كلم", "كم", "كيلومترا", "كيلومتر", "كيلومترات", "ميلا", "ميل", "اميال"})
_FAR_REACH = 70  # characters from تبعد to the place
_LIES_FAR = frozenset({"تبعد", "يبعد", "وتبعد", "ويبعد", "تبعدان", "الواقعه", "الواقع", "تقع", "وتقع"})
_SIDES = frozenset(["الشمال", "الجنوب", "الشرق", "الغرب"])
_BESIDE = WORDS["beside"]
_BESIDE_WITH = frozenset({"من", "مع", "علي", "الي"})
_BORDERS = frozenset({"الحدود", "حدود", "حدودها"})
_WAS = frozenset({"كانت", "وكانت", "فيما"})
_HALF_SIDES = frozenset({"الشرقي", "الغربي"})
# Words that put something into a place; without one a capital is a government: اعلنت بغداد.
_IN = WORDS["in"]
_SPEECH = WORDS["speech_place"]
_VISIT = WORDS["visit"]
_THAT = WORDS["said_that"]
_LED_BY = WORDS["led_by"]
_OFFICIALS = WORDS["officials"]
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
_PROFESSIONS = WORDS["professions"]
_FORCES_OF_POST = frozenset({"شرطه", "الشرطه", "استخبارات", "الجيش", "الامن", "المرور"})
_HOLDERS = frozenset({"قايد", "مدير", "ضابط", "رييس", "مسوول", "امر"})
_FIRED = WORDS["launched_from"]
_SEATS = WORDS["seats_of_government"]
_LANDS_OF = WORDS["lands_of"]  # علي ثلث اراضي العراق
_DEEDS = WORDS["deeds_in"]  # بعد تفجيرات بغداد

_APART = str.maketrans({"(": " ", '"': " ", "«": " ", "“": " ", ".": ". ", "،": " ، "})
_MARK = re.compile(r'[("«“.،]')

_folded = functools.lru_cache(maxsize=1 << 12)(fold_key)  # the names of places come back


def scenes(doc: Document, start: int, end: int, main: int) -> list[PlaceMention]:
    """The places of a span where something can have happened; of قادمين من بغداد والفلوجه والموصل none."""
    found: list[PlaceMention] = []
    shut = origin = far = -9
    for place in in_span(doc.places, start, end):
        if _is_fired_from(doc, place) or (origin >= 0 and _locates_origin(doc, origin, place)):
            origin = place.end  # انطلقت الصواريخ من حي كذا غربي بغداد
            continue
        if _is_far_from(doc, place, far):
            far = place.end
            continue
        if is_post_of_envoy(doc, place, main) or is_protested(doc, place):
            continue
        listed = 0 < place.start - shut <= 3 and doc.folded[shut : place.start].strip(" ،,") in ("", "و")
        if not listed and is_scene(doc, place) and not _of_speech(doc, place, main):
            found.append(place)
        elif place.kind != "dateline":
            shut = place.end
    return found


def _is_far_from(doc: Document, place: PlaceMention, before: int) -> bool:
    """في المدينه التي تبعد نحو ميه كيلومتر غربي بغداد: what the scene is only so and so far from.

    `before` is the end of the last such place: تبعد 16 كيلومترا من كركوك، ونحو 240 كيلومترا من بغداد.
    """
    opening = min(place.phrase_start, place.start)
    text = doc.folded[max(0, opening - _FAR_REACH) : opening]
    listed = 0 < opening - before < _FAR_REACH
    if not (listed or "تبعد" in text or "يبعد" in text or "الواقع" in text or "تقع" in text):
        return False  # none of the words below stands there
    words = text.split()[-9:]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _LIES_FAR), -1)
    if at < 0 and not listed:
        return False
    return not _LENGTHS.isdisjoint(words[at + 1 :]) and "في" not in words[at + 1 :]


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
    if place.level == "country" and last[-1:] == ["الله"]:
        return False  # حزب الله العراق, حزب الله لبنان
    if place.level == "country" and last[-1:] != [] and last[-1] in _BESIDE and _led(doc, place, "ل"):
        return False  # المرتفعات العراقيه المحاذيه لايران
    seat = place.country != "IQ" and place.level != "country" and _folded(place.name) in _SEATS
    if seat and doc.folded[place.start - 1 : place.start] == "ل":
        return False  # موالون لطهران
    if last and is_mentioned(doc, place, last):
        return False
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


def _led(doc: Document, place: PlaceMention, letter: str) -> bool:
    return doc.folded[place.start - 1 : place.start] == letter


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


def last_words(doc: Document, place: PlaceMention) -> list[str]:
    """The three words before a place and its place word, commas among them."""
    start = place.phrase_start if place.phrase_start < place.start else place.start
    known = doc.last_words.get(start)
    if known is None:
        opening = doc.folded[max(0, start - 30) : start]
        # ايضا .وفي بغداد: some outlets set the stop to the word behind it
        known = (opening.translate(_APART) if _MARK.search(opening) else opening).split()[-3:]
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
    if last[-2:] == ["من", "جهه"]:
        return 2  # هجوم علي السد من جهه قريه كذا
    if last[-1] in ("الي", "من") and last[-2:-1] != [] and last[-2] in _MEMBERS:
        return 2  # تركمان ينتمون الي قضاء تلعفر, ينحدر من البصره
    if last[-1] in _NATIVES and last[-2:-1] == ["من"]:
        return 2  # رجل من اهالي الحله; but هاجموا اهالي القريه
    if last[-1] in TOWARDS and not _FLED.isdisjoint(doc.folded[max(0, opening - 60) : opening].split()[-6:]):
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
    if _is_far_end(doc, opening) or (last[-1] == "الي" and _is_visited(doc, opening)):
        return 2
    if last[-2:-1] != [] and last[-2] in _GOVERNMENTS and last[-1] == "في" and _folded(place.name) in _SEATS:
        return 2  # محملا الحكومه المركزيه في بغداد المسووليه
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


def _is_far_end(doc: Document, opening: int) -> bool:
    """الطريق الذي يربط بين مركز المدينه وقضاءي كذا وكذا, جسر يربط منطقه كذا بمنطقه كذا: what a road leads to."""
    text = doc.folded[max(0, opening - _ROAD_REACH) : opening]
    if "ربط" not in text:
        return False
    words = text.split()[-7:]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _LEADS), -1)
    return at >= 0 and _IN_PLACE.isdisjoint(words[at + 1 :]) and "،" not in "".join(words[at + 1 :])


def _is_visited(doc: Document, opening: int) -> bool:
    """بعد زياره الرييس الي دمشق تعرضت بغداد لتفجيرات: where someone went."""
    return not _VISIT.isdisjoint(doc.folded[max(0, opening - 60) : opening].split()[-6:])


_ROAD_REACH = 60  # characters from يربط to what a road leads to
_LEADS = frozenset({"يربط", "تربط"})
_IN_PLACE = frozenset({"في", "داخل", "وسط", "قرب"})
_GOVERNMENTS = frozenset({"الحكومه", "حكومه", "المركزيه", "السلطات", "الاتحاديه", "القياده", "الاداره"})


def _is_side(last: list[str]) -> bool:
    """الي الغرب من, الي الجنوب الغربي من."""
    words = last[:-1]
    return bool(words) and (words[-1] in _SIDES or (words[-1] in _HALF_SIDES and words[0] in _SIDES))


def is_directed(doc: Document, place: PlaceMention) -> bool:
    """Whether a direction leads a place: شمال مدينه الحله, الي الغرب من بغداد."""
    last = last_words(doc, place)
    return bool(last) and (last[-1] in _DIRECTIONS or (last[-1] == "من" and _is_side(last)))


def is_antecedent(doc: Document, clause: Clause, main: int, place: PlaceMention) -> bool:
    """مدينه الرطبه التي حررتها القوات: what the verb of the act speaks back to, by the pronoun at its end."""
    if not 0 < main - place.end <= _RELATIVE_REACH:
        return False
    for relative, pronoun in (("التي", "ها"), ("الذي", "ه")):
        if doc.folded.startswith(f" {relative} ", place.end):
            verb = doc.folded[main : main + _VERB].partition(" ")[0]
            directly = place.end + len(relative) + 2 == main  # استعادتها is a verb there
            return verb.endswith(pronoun) and any(
                hit.start == main and (directly or hit.trigger.pos == "v") for hit in clause.hits
            )
    return False


_RELATIVE_REACH = 18  # characters from a place to the verb of its relative clause: التي كانت قد
_VERB = 24
