"""The scene of an incident whose own clause names none: that of the act told just before, or of the crowd's other acts.

In: the mentions of an article in order, and those that stay as incidents. Out: the latter with the place they lacked. An act
takes the scene of the one before it in its sentence, or of what the same source told last; what a crowd did or
suffered happened where the article's crowds are, if these are in one governorate.
"""

from __future__ import annotations

from itertools import zip_longest

from extraction.document import Document, in_span
from extraction.incident_cuts import BESIDE
from extraction.incident_mention import Mention
from extraction.incident_scene import is_scene
from extraction.incident_where import at_ministry, scene_in
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_HAPPENED = WORDS["happened"]
_RETOLD = WORDS["acts_retold"]
_TOOK_PLACE = WORDS["took_place"]
_OTHER_TIME = WORDS["in_the_wake"] | {"قبل", "منذ", "ردا"}
_RETOLD_WITHIN = 160  # characters of a sentence within which the day of a known act is told
_GOES_ON = WORDS["source_goes_on"]
_THAT = WORDS["that"]
_CROWDS = frozenset({"protest", "riot", "protest_repression"})
_OTHERS = frozenset({"اخرون", "اخرين", "اخر", "اخري", "غيرهم"})
_ONE_WAVE = 14  # days within which a crowd is out for one thing
_TOWN = 3  # the level of a district and its town
_STATE = frozenset({"territory_captured", "threat", "other"})
_MEANWHILE = ("فيما ", "بينما ", "في حين ", "وفيما ", "وبينما ")


def carry_scenes(doc: Document, mentions: list[Mention], incidents: list[Mention]) -> None:
    """Gives incidents without a scene that of the act they go on from; see the module."""
    lacking = {id(m) for m in incidents if _lacks(m)}
    if not lacking:
        return
    crowds = [m for m in mentions if _is_crowd(m)]
    gathered = crowds[0].governorate if len({m.governorate for m in crowds}) == 1 else None
    # تظاهرات في محافظات الجنوب: what crowds did in many places was not all done in one
    spread = any(
        m.event_type in _CROWDS and (len(m.governorates) > 1 or m.place_level == 1) for m in mentions
    )
    final: Mention | None = None
    for crowd in crowds:
        final = _finer(crowd, final)
    last: Mention | None = None
    before: Mention | None = None
    for mention, after in zip_longest(mentions, mentions[1:]):
        if id(mention) in lacking:
            if before is not None and not mention.series and _continues(doc, before, mention):
                _take(mention, before, _is_near(doc, before, mention))
            elif after is not None and not mention.series and _told_next(doc, mention, after):
                _take(mention, after, True)
            elif gathered is not None and mention.event_type in _CROWDS - {"protest"}:
                scene = _finer(last, final)
                held = not mention.series or not (spread or scene is None or scene.place_level > _TOWN)
                if scene is not None and held and _of_one_time(scene, mention):
                    _take(mention, scene, False)
            if _lacks(mention) and (where := at_ministry(doc, mention.start, mention.end)) is not None:
                mention.place, mention.place_level = where.place, where.level
                mention.governorate, mention.governorates = where.governorate, where.governorates
                mention.country = where.country
        if _is_crowd(mention):
            last = _finer(mention, last)
        if before is None or mention.sentence != before.sentence or not _lacks(mention):
            before = mention  # else what stays of the list still takes the scene of its head


def tell_more(doc: Document, sentence: Sentence, last: Mention) -> None:
    """واوضح المصدر ان الحادث وقع في حي الدوره مساء الثلاثاء: spot and day of what the sentence before told."""
    if sentence.index - last.sentence > 1 or last.series or last.status != "occurred":
        return
    at = doc.folded.find("الحادث", sentence.start, sentence.end)
    if at < 0 or _HAPPENED.isdisjoint(doc.folded[max(sentence.start, at - 12) : at + 24].split()):
        return
    where = scene_in(doc, at, sentence.end)
    same = where is not None and (not last.governorates or where.governorates == last.governorates)
    if where is not None and same and where.place is not None and where.level > last.place_level:
        last.place, last.place_level = where.place, where.level
        last.governorate, last.governorates = where.governorate, where.governorates
        last.country = where.country
    day = next((d for d in in_span(doc.dates, at, sentence.end) if d.precision == "day"), None)
    if day is not None and day.date_start and day.date_end and not last.dated:
        last.date, last.dated, last.fresh = (day.date_start, day.date_end, "day"), True, False


def redated(doc: Document, sentence: Sentence, last: Mention) -> bool:
    """اعلنت الشرطه الخميس اعتقال قيادي. وجاء الاعتقال في عمليه جرت في 11 اذار: the day of the act itself, told next.

    Only where `last` had no day or no more than that of its announcement.
    """
    untold = last.fresh and not last.dated
    if not (untold or (last.weak and last.date)) or last.series or sentence.index - last.sentence > 2:
        return False
    end = min(sentence.end, sentence.start + _RETOLD_WITHIN)
    day = next((d for d in in_span(doc.dates, sentence.start, end) if d.precision == "day"), None)
    if day is None or day.date_start is None or (last.date and day.date_start >= last.date[0]):
        return False
    words = doc.folded[sentence.start : day.start].split()
    act = next((i for i, word in enumerate(words) if word in _RETOLD), -1)
    near = words[max(0, act - 3) : act + 3]
    if act < 0 or _TOOK_PLACE.isdisjoint(near) or not _OTHER_TIME.isdisjoint(words[act:]):
        return False
    last.date, last.weak, last.remote = (day.date_start, day.date_start, "day"), False, False
    last.dated, last.fresh = True, False
    return True


def _lacks(mention: Mention) -> bool:
    """Whether nothing at all is known of where it happened, and it happened once."""
    return (
        not mention.governorates
        and mention.place is None
        and mention.country in (None, "IQ")
        and not (mention.several or mention.event_type in _STATE)
        and (not mention.series or mention.event_type in _CROWDS - {"protest"})
    )


def _is_crowd(mention: Mention) -> bool:
    return mention.event_type in _CROWDS and mention.governorate is not None


def _of_one_time(scene: Mention, mention: Mention) -> bool:
    """احرق محتجون اليوم مقر الحزب: not where a crowd is told to have stood in another year."""
    if scene.date is None or mention.date is None:
        return True
    return scene.date[0].year == mention.date[0].year


def _finer(one: Mention | None, other: Mention | None) -> Mention | None:
    """Of two crowds' acts the first, unless only the other is told of a town: في الناصريه rather than في حي المنصور."""
    if one is None or (other is not None and other.place_level <= _TOWN < one.place_level):
        return other
    return one


def _continues(doc: Document, before: Mention, mention: Mention) -> bool:
    """قتل جندي في تكريت، فيما اصيب شرطي; او: ... واضاف المصدر ان قوه اعتقلت مسلحين."""
    abroad = before.country not in (None, "IQ") and before.place is not None
    if before.governorate is None and not abroad:
        return False
    if mention.sentence - before.sentence == 1 and _tells_on(doc, before, mention):
        return True
    if mention.background != before.background or (
        mention.dated and before.dated and mention.date != before.date
    ):
        return False
    if mention.sentence == before.sentence:
        return True
    if mention.sentence - before.sentence > 1:
        return False
    if "مكان الحادث" in doc.folded[mention.start : mention.end]:
        return True
    sentence = doc.sentence_at(mention.start)
    opening = sentence.start if sentence is not None else mention.start
    words = doc.folded[opening : opening + 60].split()
    return bool(words) and words[0] in _GOES_ON and not _THAT.isdisjoint(words[1:5])


def _tells_on(doc: Document, before: Mention, mention: Mention) -> bool:
    """احرق محتجون في البصره مقر الحزب. وهاجموا منازل نواب: one more act of the same men, in a sentence without a place."""
    sentence = doc.sentence_at(mention.start)
    if sentence is None:
        return False
    named = in_span(doc.places, sentence.start, sentence.end)
    if any(place.level != "country" and is_scene(doc, place) for place in named):
        return False  # not احرقوا مقار احزاب مواليه لطهران
    if not before.status == mention.status == "occurred" or before.background or mention.background:
        return False
    if not _OTHERS.isdisjoint(doc.folded[mention.start : mention.end].split()):
        return False  # وتوجه متظاهرون اخرون نحو الشركات
    if set(before.perpetrator).isdisjoint(mention.perpetrator) and set(before.target).isdisjoint(
        mention.target
    ):
        return False
    if mention.date == before.date:
        return not mention.remote
    if mention.date is None or before.date is None or not {mention.event_type, before.event_type} <= _CROWDS:
        return False
    return abs((mention.date[0] - before.date[0]).days) <= _ONE_WAVE  # وفي الاسبوع الماضي احرقوا مقار


def _told_next(doc: Document, mention: Mention, after: Mention) -> bool:
    """العثور علي ثلاثه انفاق وتفجير صاروخين في نينوي; قتل ثلاثه بعد مداهمه مسجد في بغداد: the scene comes last."""
    if after.sentence != mention.sentence:
        return False
    if after.governorate is None and (after.country in (None, "IQ") or after.place is None):
        return False
    opening = doc.folded[after.start : after.start + 20].partition(" ")[0]
    # اعلن الوزير اعتقال قيادي، مبينا ان انتحاريا فجر نفسه في بغداد: one more thing that is told
    return opening not in BESIDE and not doc.folded.startswith(_MEANWHILE, after.start)


def _is_near(doc: Document, before: Mention, mention: Mention) -> bool:
    """Whether the one tells on in the sentence of the other, and not "meanwhile": فيما, بينما, في حين."""
    return before.sentence == mention.sentence and not doc.folded.startswith(_MEANWHILE, mention.start)


def _take(mention: Mention, scene: Mention, near: bool) -> None:
    """The governorate and the town; a village or a quarter only from an act told on in the same sentence."""
    if near or scene.place_level <= (_TOWN if scene.country == "IQ" else _TOWN + 1):
        mention.place, mention.place_level = scene.place, scene.place_level
    mention.governorate, mention.governorates = scene.governorate, scene.governorates
    mention.country = scene.country
