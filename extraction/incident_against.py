"""What speaks against a report: the act is a topic, an aim, a fear or a game, or was not done.

In: an `Act`. Out: its score and doubt, changed in place. Sport, fiction, negation, fear and general talk each have a
weight of their own; other fields of life stand in `incident_fields`.
"""

from __future__ import annotations

from extraction.incident_act import Act
from extraction.incident_custody import untaken_men
from extraction.incident_evidence import is_charge, is_retold
from extraction.incident_ground import untaken
from extraction.incident_known import touched_upon
from extraction.incident_triggers import TRIGGERS
from extraction.incident_unmade import unmade
from extraction.incident_words import CUE_KINDS, CUES, WORDS

_OUTCOMES = frozenset({"اسفر", "ادي", "تسبب", "تحول", "تعرض"})
_LED_TO = frozenset({"عن", "الي"})
_OUTCOME = WORDS["outcome"]
_GRAVES = frozenset({"مقبره"})
_WOKE = frozenset({"استيقظ", "استفاق", "افاق"})
_RELATIVES = WORDS["relatives"]
# Nouns and prepositions that make an act the topic of something else: التحقيق في اغتيال, وراء تفجير, منفذ هجوم.
_TOPICS = WORDS["topics"]
_POSSIBLE = frozenset({"محتمل", "محتمله", "محتملا", "المحتمل", "المحتمله", "وشيك", "وشيكه"})
_VENTURED = WORDS["ventured"]
_IF = WORDS["if"]
_ATTEMPTS = frozenset({"محاوله", "لمحاوله", "محاولات", "محاولتين"})
_MANAGED = WORDS["managed"]
_MODALS = WORDS["modals"]
_CIRCUMSTANCE = frozenset({"وسط", "ظل", "مع", "رغم"})
_MEASURES = frozenset({"اجراءات", "تشديد"})
_GOVERNED_WITHIN = 14  # words from the first noun that a verb governs to the one joined to it
_BRINGS_WITHIN = 6  # words from a light verb to the act that it brings
# Light verbs: those that can bring an act.
_BRINGING = frozenset(
    form for form, readings in TRIGGERS.items() if any(reading.role == "support" for reading in readings)
)
_MAY = frozenset({"قد", "وقد", "فقد"})
_HELP = frozenset({"المساعده", "للمساعده", "بالمساعده", "مساعده"})
_APPRAISED = WORDS["appraised"] | {"مرهونا"}
_TALKERS = WORDS["one_who_talks"]
_BANDS = WORDS["bands_told"]
_FIGHTERS = _BANDS | WORDS["troops_told"] | {"العمال"}
_OF_SOMEONE = frozenset(
    {"armed_attack", "arrest", "abduction", "bombing", "air_strike", "security_operation", "armed_clash"}
)
_SINGLE = frozenset({"الذي", "التي"})
_ENDS = WORDS["captivity_ends"]
_DEMANDS = WORDS["demands"]
_DEMANDED = frozenset({"territory_captured", "arrest"})
_TELLS = CUES["report"] & WORDS["report"]
_TOLD = WORDS["outcomes"]
_BESIDES = WORDS["besides"]
_HYPOTHETICAL = CUES["hypothetical"]
# Words that are part of a body's or a man's name as well: جهاز مكافحه الارهاب, فلان القدره.
_SUPPOSED = (_HYPOTHETICAL | _POSSIBLE) - {"مكافحه", "القدره"}
_NEVER = WORDS["never"]
_HARM = WORDS["harm"]
_STADIUMS = WORDS["stadiums"]


def weigh_frame(act: Act) -> None:
    """Whether the act is told in its own right: not as a topic, after another act, or of someone in a relative clause."""
    near, clause = act.near, act.clause
    weight = 0.7 if act.figures else 1.0
    managed = _is_managed(act)
    if (
        act.event_type == "abduction"
        and (act.dated or act.placed)
        and not _ENDS.isdisjoint(act.words[: act.i])
    ):
        act.score += (
            1.5 if act.dated and act.placed else 0.8
        )  # افرج عن الطبيب الذي خطف في الكوت, عثر علي جثته بعد يومين من اختطافه: the news of its end
        act.doubt -= 0.8
    elif not _TOPICS.isdisjoint(near[-2:]) and not (managed or _is_brought(act)):
        act.score -= 0.8 * weight
    elif clause.after and not (
        managed or _comes_of_it(act)
    ):  # بعد توقفها اياما، تمكنت من تحرير ثلاث قري: the news itself
        act.score -= 0.5 * weight
    if not _RELATIVES.isdisjoint(near):
        # القيادي الذي اعتقل: what is said of someone; but not التفجير الذي قتل فيه
        of_someone = act.event_type in _OF_SOMEONE and not _SINGLE.isdisjoint(near)
        acts = any(act.i - 7 < h.i < act.i and h.trigger.role in ("event", "hint") for h in clause.hits)
        act.score -= (0.8 if of_someone and not acts else 0.2) * weight
        act.doubt += 0.4 * weight
    if act.lead and act.dated and act.placed and act.precision == "day" and is_retold(act):
        act.score += 1.6
        act.doubt -= 1.2
    if act.dated and act.placed and is_charge(act):
        act.score += 0.2 if not act.anaphoric else 1.2
        act.doubt -= 1.2
    if not act.figures:
        act.score -= touched_upon(
            clause, act.main, act.event_type, act.sided, bool(act.told), act.dated, act.placed, act.lead
        )
        if act.scene and act.event_type == "armed_clash" and _carried_by_verb(act):
            act.score += 0.6


def _carried_by_verb(act: Act) -> bool:
    """دارت معارك شرسه في الحي: a verb in the past opens the sentence and brings the act."""
    return any(
        h.trigger.role == "support"
        and not h.trigger.imperfect
        and h.i - act.start <= 1
        and 0 < act.i - h.i <= 3
        for h in act.clause.hits
    )


def _is_managed(act: Act) -> bool:
    """تمكنت القوات من تحرير, اقدم جندي علي قتل: what was tried and done is surer."""
    last = act.near[-1] if act.near else ""
    managed = last in ("من", "في") and not _MANAGED.isdisjoint(act.before(9))
    if managed:
        act.score += 0.4  # تمكنت القوات من تحرير
    elif act.t.pos == "n" and act.words[act.i][0] == "و" and _goes_with_managed(act):
        act.score += 0.8  # تمكنت من قتل تسعه وتفكيك عبوه
    ventured = last in ("علي", "الي") and not _VENTURED.isdisjoint(act.near)
    if ventured:
        act.score += 0.8  # اقدم جندي علي قتل
    return managed or ventured


def _goes_with_managed(act: Act) -> bool:
    """تمكنت القوات من قتل تسعه مسلحين وتفكيك عبوتين: one more noun that the same verb governs, no verb between."""
    words, hits = act.words, act.clause.sentence.hits
    nouns = [
        h
        for h in hits
        if act.i - _GOVERNED_WITHIN <= h.i < act.i and h.trigger.role not in ("hint", "support")
    ]
    return (
        bool(nouns)
        and all(h.trigger.pos != "v" for h in nouns)
        and any(
            words[h.i - 1] == "من" and not _MANAGED.isdisjoint(words[max(0, h.i - 9) : h.i]) for h in nouns
        )
    )


def _is_brought(act: Act) -> bool:
    """Whether the words before the act bring it, though they can make a topic: اسفر عن, استيقظت علي."""
    last = act.near[-1] if act.near else ""
    if act.t.event_type == "execution" and act.t.lemma in _GRAVES and "support" in act.clause.roles:
        return True  # الكشف عن مقبره جماعيه
    if act.partitive or (act.status == "planned" and last in ("الي", "علي")):
        return True
    if _comes_of_it(act):
        return True
    if last == "علي" and not _WOKE.isdisjoint(act.clause.lemmas):
        return True  # استفاقت المدينه علي هجوم
    if last not in _LED_TO:
        return False
    return _is_outcome(act) or _is_announced(act)


def _comes_of_it(act: Act) -> bool:
    """حاول المحتجون عبور الجسر قبل ان تفرقهم القوات: not what lay before, but what came of it."""
    return act.event_type == "protest_repression" and act.near[-2:] == ["قبل", "ان"]


def _is_outcome(act: Act) -> bool:
    """اسفر الهجوم عن مقتل: a light verb has led to it."""
    if _OUTCOMES.isdisjoint(act.clause.lemmas):
        return False
    return any(
        h.trigger.role == "support" and h.trigger.lemma in _OUTCOMES and h.i < act.i for h in act.clause.hits
    )


def _is_announced(act: Act) -> bool:
    """اعلنت القوات عن تحرير القريه, اسفر عن مقتل: what is announced or comes of an act is no topic."""
    before = act.before(7)
    if before[-2:-1] and before[-2] in _BESIDES:
        return True  # فضلا عن قصف المواقع
    return not (_TELLS.isdisjoint(before) and _TOLD.isdisjoint(before))


def weigh_aims(act: Act) -> None:
    """Whether the act was done once: not one of a choice, held, demanded, a paper, or made up."""
    t, clause, event_type = act.t, act.clause, act.event_type
    if "او" in act.near[-2:] or "او" in act.after[:3]:
        act.score -= 0.8
    if t.pos == "n" and not _BRINGING.isdisjoint(act.near[-2:]):
        act.score += 0.4
    if "او" in clause.word_set and clause.words.count("او") > 1:
        act.score -= 0.8  # خطف او تفجير او مهاجمه: kinds of acts, not acts
    if event_type == "territory_captured":
        act.score -= untaken(
            clause, act.main, act.near, bool(act.sided), act.placed, act.dated, act.precision, act.lead
        )
    if (
        t.imperfect
        and not (act.going_on or act.told_first)
        and t.number != 1
        and not act.figures
        and not act.dated
        and event_type not in ("protest", "territory_captured")
    ):
        act.score -= 0.3
    if t.pos != "v" and t.prefix in ("ب", "ل") and event_type in _DEMANDED and is_demanded(act):
        act.score -= 2.0
    if event_type == "arrest":
        act.score -= untaken_men(act)
    if act.near[-1:] == ["في"] and not _HELP.isdisjoint(act.near[-2:-1]):
        act.score -= 2.5  # المساعده في القاء القبض عليه
    if "unreal" in clause.sentence.cues:
        act.score -= 2.5


def is_demanded(act: Act) -> bool:
    """طالب المييات امس بتحرير مناطقهم: asked for, not done."""
    return not _DEMANDS.isdisjoint(act.before(12))


_FEARFUL = CUES["negation"] | _POSSIBLE | _HYPOTHETICAL | _MODALS | _IF | _MAY | _APPRAISED


def weigh_fears(act: Act) -> None:
    """Whether the act is denied, feared, possible or supposed: يمكن ان تشن, لو قصفت, قد يقصف."""
    t, near, i = act.t, act.near, act.i
    amid = 0.8 if t.lemma in _MEASURES and not _CIRCUMSTANCE.isdisjoint(near[-2:]) else 0.0
    ahead = min(i - 8 if i > 8 else 0, act.clause.first)
    if act.words[0] not in _MODALS and _FEARFUL.isdisjoint(act.words[ahead : i + 4]):
        act.score -= amid
        return  # none of the words that all else here asks for stands near
    if t.role == "event" and not CUES["negation"].isdisjoint(near[-2:]):
        act.score -= 2.0
    if not _POSSIBLE.isdisjoint(act.after[:3]) or (
        not _HYPOTHETICAL.isdisjoint(near) and not act.clause.sentence.foiled
    ):
        sure = act.figures or _SUPPOSED.isdisjoint(act.near + act.after[:3])
        act.score -= 1.5 if sure else 4.0
    elif act.words[0] in _MODALS or not _MODALS.isdisjoint(act.before(8)):
        act.score -= 1.2 if act.figures else 4.0  # يمكن ان تشن في اي وقت عمليه
    elif not _HYPOTHETICAL.isdisjoint(act.ahead) and not act.clause.sentence.foiled:
        act.score -= 0.4
    if not _IF.isdisjoint(act.ahead[-8:]):
        act.score -= 2.2  # لو قصفت الطايرات
    act.score -= amid  # وسط اجراءات امنيه مشدده
    if not _MAY.isdisjoint(act.before(_BRINGS_WITHIN + 1)) and _may_be(act):
        act.score -= 1.5
    if t.pos == "n" and not t.prefix and not _APPRAISED.isdisjoint(act.after[:3]):
        act.score -= 2.5  # تحرير المدينه مهم, استعاده البلده تتطلب وقتا: spoken of, not told


def _may_be(act: Act) -> bool:
    """قد يقصف, قد يشن المسلحون هجوما: the verb or what brings the noun only may be."""
    return any(
        h.trigger.imperfect and h.i and act.words[h.i - 1] in _MAY
        for h in act.clause.hits
        if act.i - _BRINGS_WITHIN <= h.i <= act.i
    )


def weigh_play(act: Act) -> None:
    """Games and stories, where teams attack and heroes die."""
    cues = act.clause.sentence.cues
    if (
        "sport" in cues
        and (not act.figures or act.event_type in ("arrest", "abduction"))
        and not _at_a_stadium(act)
    ):
        act.score -= 3.0
    if "culture" in cues and not act.figures:
        act.score -= 1.0
    if (
        act.t.lemma in ("هجوم", "هاجم")
        and not act.told
        and "hint" not in act.clause.roles
        and _by_a_talker(act)
    ):
        act.score -= 2.5


def _at_a_stadium(act: Act) -> bool:
    """سيطر التنظيم علي الملعب الاولمبي, دمر ملعب المدينه: a party is told, and the only word of sport is for a spot."""
    sporting = [word for word in act.clause.sentence.words if "sport" in CUE_KINDS.get(word, ())]
    return act.sided > 0 and _STADIUMS.issuperset(sporting)


def _by_a_talker(act: Act) -> bool:
    """شن النايب هجوما علي الحكومه, هاجم الوزير خصومه: words, where no arms and no victims are told; not شن حزب العمال هجوما."""
    if act.t.pos == "v":
        doer, first = act.after[:3], act.after[:1]
    else:
        brings = max((h.i for h in act.clause.hits if h.trigger.lemma == "شن" and h.i < act.i), default=act.i)
        doer = first = act.words[brings + 1 : act.i] if act.i - brings <= _BRINGS_WITHIN else []
    return not _TALKERS.isdisjoint(first) and _FIGHTERS.isdisjoint(doer)


def weigh_undone(act: Act) -> None:
    """What was not done, or not yet: لم يقتل, دون ان يصاب, لتفجير."""
    t, near = act.t, act.near[-3:]
    act.score -= unmade(act)
    if _has_negated_verb(act) or ("تكن" in act.near and "لم" in act.near):
        act.score -= 3.5
    if (
        t.pos == "n"
        and t.prefix == "ل"
        and act.status != "planned"
        and "تعرض" not in act.clause.lemmas
        and not (act.event_type == "assassination" and not _ATTEMPTS.isdisjoint(near))
        and not (act.event_type == "protest_repression" and "hint" in act.clause.roles)
    ):  # but محاوله فاشله لاغتيال القايد: what was tried; استخدمت الرصاص لتفريق المحتجين: what was done by it
        act.score -= 1.3 if act.event_type == "territory_captured" else 0.8


def _has_negated_verb(act: Act) -> bool:
    words = act.words
    for h in act.clause.hits:
        if h.trigger.pos != "v" or not h.i:
            continue
        last = words[h.i - 1]
        if last != "ان" and last not in _NEVER:
            continue
        if (last in _NEVER or (last == "ان" and words[max(0, h.i - 2)] in ("دون", "بدون"))) and not (
            (act.harmless and h.trigger.role == "support")
            or h.trigger.lemma in _OUTCOME
            or not _HARM.isdisjoint(words[h.i + 1 : h.i + 4])  # دون ان تقع اي خساير: harm alone is denied
        ):
            return True
    return False
