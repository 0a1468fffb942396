"""Acts that are named, yet were not done: planned, ordered, stopped, prevented, asked about, looked into, made easier, or only shared in.

In: an `Act`. Out: `unmade`, what speaks against it. The words that make an act the object of something else stand right
before it.
"""

from __future__ import annotations

from itertools import pairwise

from extraction.incident_act import Act
from extraction.incident_habits import as_ever
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_types import ATTACKS
from extraction.incident_words import CUES, WORDS

_HARD_TO = WORDS["hard_to"]
_NEED = WORDS["need"]
_ENDS = WORDS["ends"]
_CEASING = WORDS["ceasing"]
_CEASED = WORDS["ceased"]
_DESISTS = WORDS["desists"]
_ENDING = frozenset(
    to + word for word in ("انتهاء", "انهاء", "نهايه", "اختتام", "ختام") for to in ("", "ب", "ل", "و")
)
_WAGED = frozenset({"security_operation", "armed_clash", "shelling", "air_strike"})
_ALLOWS = WORDS["allows"]
_AIM = frozenset(
    and_ + word
    for word in ("الهدف", "هدفنا", "هدفها", "هدفهم", "هدفه", "الغايه", "غايتنا", "غايتها", "الغرض")
    for and_ in ("", "و")
)
_IS = frozenset({"هو", "هي", "من", "منه", "منها", "الاساسي", "الرييسي", "الاول"})
_BATTLES = frozenset({"معارك", "معركه", "يخوضون", "تخوض", "يخوض"})
_MEASURES = frozenset({"حظر", "الحظر", "حظرا", "القيود", "الاغلاق", "اغلاق", "الحصار", "حصار"})
_LIFTED = frozenset(
    and_ + word
    for word in (
        "رفع",
        "رفعت",
        "رفعوا",
        "ترفع",
        "يرفع",
        "برفع",
        "لرفع",
        "الغاء",
        "بالغاء",
        "الغي",
        "الغت",
        "تخفيف",
    )
    for and_ in ("", "و", "ف")
)
_STILL_ON = frozenset({"الذي", "التي", "يستمر", "تستمر", "يبقي", "تبقي", "ابقاء", "باستثناء"})
_CASE = frozenset({"حال", "حاله"})
_GUILTY = frozenset(
    {"مسوول", "المسوول", "مسووله", "المسووله", "مسوولون", "المسوولون", "مسوولين", "المسوولين"}
)
_SURPRISES = frozenset({"مفاجاه", "مفاجات", "فضيحه", "ازمه"})
_DOING = frozenset({"قيام", "احتمال", "امكانيه", "محاوله", "محاولات", "خطر", "مخاطر"})
_WARNS = WORDS["warns"]
_WILL_NOT = frozenset({"لن", "ولن", "فلن"})
_REFUSAL_REACH = 12  # words from لن to the act that will not be
_BREAKS = (
    WORDS["relatives"]
    | CUES["report"]
    | {"،", "؛", ".", ":", "لكن", "ولكن", "بل", "الا", "بعد", "قبل", "منذ", "حتي"}
)
_LEST = WORDS["lest"]
_IS_DONE = frozenset({"يتم", "تتم", "يجر", "تجر", "يجري"})
_NEVER = WORDS["never"]
_ASKS = WORDS["asks"]
_WHOLE = WORDS["demonstratives"] | WORDS["whole"]
_SHARES = WORDS["shares_in"]
_ROLES = frozenset({"دور", "دورا", "بدور", "لدور"})
_EASED = frozenset({"تسهيل", "بتسهيل", "لتسهيل", "وتسهيل"})
_CASES = frozenset({"قضيه", "قضايا", "جريمه", "ملف", "حادثه"})
_INQUIRIES = frozenset({"التحقيق", "تحقيق", "التحقيقات", "تحقيقات", "تحقق", "يحقق"})
_COUNCILS = WORDS["councils"]
_PASSING = frozenset({"عبر", "مر", "مرت", "مروا", "يمر", "تمر", "مرور", "اجتاز", "اجتازت"})
_ORDERS = frozenset({"اوامر", "امرا", "تعليمات", "اوامره", "مهمه", "تكليف", "تكليفا"})
_NEARS = WORDS["nears"]
_FEARED = CUES["hypothetical"]
_PLANS = WORDS["plans"]
_ASKED = WORDS["demands"]
_LETS = frozenset({"نسمح", "يسمح", "تسمح", "اسمح", "يسمحوا", "السماح", "بالسماح", "سماح", "سماحها", "سماحه"})
_REFUSES = frozenset({"لن", "لا", "لم", "عدم", "بعدم", "ولن", "ولا", "ولم", "وعدم"})
_ANY = frozenset({"اي", "لاي", "باي", "ايه", "لايه", "بايه"})
_WHOEVER = frozenset({"كل", "لكل", "بكل", "ضد", "ان", "بان"})
_WHO = frozenset({"ومن", "لمن", "فمن"})  # ومن يقبض عليه يسلم الي الشرطه
_SCHEMES = frozenset({"خطه", "الخطه", "خطط", "الخطط", "لخطه", "بخطه", "خطته", "خطتها", "استراتيجيه"})
_FOR = frozenset({"في", "ل"})
_TERROR = frozenset({"الارهاب", "للارهاب", "والارهاب", "التطرف", "الفساد"})
# Acts that are told by what was achieved; an attack that failed was one all the same.
_ACHIEVED = frozenset({"arrest", "abduction", "territory_captured"})
_FAILS = WORDS["fails"]
_IN_VAIN = frozenset({"في", "عن", "من"})
_ABLE = WORDS["able"]
_TRIES = WORDS["tries"]
_VAIN_REACH = 7  # words from a failure to what failed
_WON = frozenset({"هزيمه", "غزو", "احتلال", "اجتياح", "تحرير", "دحر", "طرد"})
_AMOUNTS = frozenset({"تتمثل", "يتمثل", "المتمثله", "متمثله"})
_PEACEFUL = WORDS["peaceful_means"]
_BANDS = WORDS["bands_told"]


def unmade(act: Act) -> float:
    """What speaks against an act because of what stands right before it."""
    against = 0.0
    if act.words[0] in _ASKS and "؟" in act.clause.word_set:
        against += 1.5  # لماذا يتظاهر السكان؟
    if act.t.lemma == "احتج" and not _COUNCILS.isdisjoint(act.after[:1]):
        against += 2.0  # احتج مجلس المحافظه علي دخول القوه: in words
    if (
        act.t.lemma == "فجر"
        and not _SURPRISES.isdisjoint(act.clause.word_set)
        and "hint" not in act.clause.roles
    ):
        against += 3.0  # فجر التحالف الذي فاز في الجنوب مفاجاه
    following = act.words[act.i : act.i + _REFUSAL_REACH] if act.event_type == "threat" else []
    if not _PEACEFUL.isdisjoint(following) and _BANDS.isdisjoint(following[:5]):
        against += 2.5  # هددت كتله يتزعمها نايب بتدويل القضيه
    if act.near:
        against += _not_done(act) + _touched(act)
    return against + as_ever(act)


def _not_done(act: Act) -> float:
    """What speaks against an act that is refused, stopped, prevented, failed, feared or only planned."""
    near = act.near
    against = 0.0
    if _would_be(act) or _stopped(act) or _refused(act) or _warned_of(act):
        against += 3.0
    if not _LETS.isdisjoint(act.ahead[-14:]) and not _REFUSES.isdisjoint(act.ahead[-15:]):
        against += 3.0  # لن نسمح بوجود قوات تقوم بعمليات عسكريه
    if not act.figures and (not _ALLOWS.isdisjoint(act.before(6)) or (act.t.pos != "v" and _in_case(act))):
        against += 2.0
    if act.event_type in _ACHIEVED and _in_vain(act):
        against += 3.5
    if (
        act.t.pos != "v"
        and not _ANY.isdisjoint(act.before(8))
        and not CUES["denied"].isdisjoint(act.ahead[-14:])
    ):
        against += 3.0  # نفي وصول اي قوات للمشاركه في تحرير المدينه
    if near[-1] in _IS_DONE and near[-2:-1] and near[-2] in _NEVER:
        against += 3.5  # لم يتم القاء القبض عليه
    if not _LEST.isdisjoint(near) or (near[-1] == "ليلا" and act.t.imperfect):
        against += 2.0  # كي لا يعتقل, لئلا يقصف; but ليلا هاجم, by night
    if (
        (near[-1] == "من" or (near[-1] == "او" and near[-3:-2] == ["من"]))
        and act.t.pos == "n"
        and not _NEARS.isdisjoint(act.before(8))
    ):
        against += 2.5  # اقتربت القوات كثيرا من تحرير المدينه, اقترب الوقت من قتل او اعتقال القايد
    if not act.figures and not _HARD_TO.isdisjoint(act.before(6)):
        against += 4.5  # يصعب علي القوات فرض سيطرتها
    if act.t.pos != "v" and not _NEED.isdisjoint(near[-2:]):
        against += 2.0  # دعا الي ضروره استمرار التظاهرات
    if act.t.pos != "v" and not act.t.prefix and near[-1] in _ENDS:
        against += 4.5  # من المقرر ان تنتهي العمليات
    if near[-1] == "من" and near[-2:-1] and near[-2] in _FEARED:
        against += 0.8  # وسط تحذيرات من سقوط المدينه
    if act.event_type in ATTACKS and not _PLANS.isdisjoint(near) and not act.clause.sentence.foiled:
        against += 3.0  # كانوا يخططون لهجمات انتحاريه
    if act.t.prefix == "ب" and act.event_type in ATTACKS and not _ORDERS.isdisjoint(act.before(8)):
        against += 2.5  # تلقي اوامر بتفجير الوزاره
    if (
        near[-1] == "في"
        and act.t.pos == "n"
        and act.event_type in ATTACKS
        and (not _ASKED.isdisjoint(act.before(8)) or act.governed_by(_ASKED))
    ):
        against += 3.0  # طالب بتوخي الدقه في قصف المواقع
    return against


def _touched(act: Act) -> float:
    """What speaks against an act that something is said of: a case, a scheme, a comment, a share in it."""
    near = act.near
    against = 0.0
    if act.event_type == "security_operation" and _lifted(act):
        against += 4.0
    if (act.t.pos == "n" or act.words[act.i][0] == "و") and _is_aimed_at(act):
        against += 3.0
    if act.event_type == "weapons_seizure" and not act.figures and _still_clearing(act):
        against += 3.0
    if (near[-1] in _EASED and len(act.named) == 1) or (
        near[-1] in _CASES and not _INQUIRIES.isdisjoint(near)
    ):
        against += 1.3  # تسهيل دخول المسلحين, التحقيق في قضيه خطف الطالب
    if act.t.pos == "n" and act.t.definite and act.after and act.after[0] in _NEVER:
        against += 1.5  # المعركه لم تنته: a comment
    elif act.t.pos == "n" and "لن" in act.after[:4] and not act.t.prefix:
        against += 1.5  # معركه تحرير المدينه لن تكون سهله
    if act.t.pos == "n" and near[-1] in _FOR and not _SCHEMES.isdisjoint(act.before(10)):
        against += 1.3  # الخطه الموضوعه في تحرير المدينه
    if act.t.lemma == "معركه" and not act.figures and not _TERROR.isdisjoint(act.after[:4]):
        against += 1.5  # المعركه ضد الارهاب مستمره
    if not (act.t.pos == "v" or _AMOUNTS.isdisjoint(near)):
        against += 2.5  # حوادث تتمثل بعمليات الخطف والاغتيال: kinds of acts
    if act.t.definite and not act.figures and near[-1] == "مع" and near[-2:-1] in (["تزامنا"], ["بالتزامن"]):
        against += 1.0
    if near[-1] == "عن" and near[-2:-1] and near[-2] in _GUILTY and not act.dated:
        against += 1.5  # هو المسوول عن مقتل ابنايهم: whose fault it was
    if act.t.lemma == "نقاط" and not _PASSING.isdisjoint(near):
        against += 1.5  # مرت الشاحنه عبر احد نقاط التفتيش
    if act.t.lemma in _WON and near[-1] == "في" and _shared(act.before(9)):
        against += 1.8
    return against


def _would_be(act: Act) -> bool:
    """سترد علي اي هجوم, كل من يطلق النار, ستعتقل اي شخص, لا يتظاهرون: no act in particular, or none at all."""
    t, near = act.t, act.near
    for hit in act.clause.telling:
        if not 0 < hit.i <= act.i:
            continue
        if act.words[hit.i - 1] in _ANY and hit.trigger.role == "event" and hit.trigger.pos != "v":
            return True
    if act.event_type == "threat" and not _ANY.isdisjoint(act.after[:4]):
        return True  # سترد بلاده اذا تعرضت لاي هجوم
    if near[-1] in _WHO and act.words[act.i][0] in "يت":
        return True
    if not (t.pos == "v" and t.imperfect):
        return False
    if near[-1] == "لا" or (
        near[-2:-1] and (near[-2] in _ANY or (near[-1] == "من" and near[-2] in _WHOEVER))
    ):
        return True
    return not _ANY.isdisjoint(act.after[:2])


def _in_vain(act: Act) -> bool:
    """فشلت القوات في اعتقاله, لم تستطع اعتقاله, حاولت قوه اعتقال نايب: what did not come about, or was only tried."""
    if act.t.pos == "v":
        return False
    before = act.before(_VAIN_REACH)
    if before[-1] in _IN_VAIN:
        return not _FAILS.isdisjoint(before)
    if act.event_type == "arrest" and not _TRIES.isdisjoint(before):
        return not act.clause.roles & TOLL_ROLES - {"arrested"}
    return any(a in _NEVER and b in _ABLE for a, b in pairwise(before[-4:]))


def _stopped(act: Act) -> bool:
    """وقف القصف, وقف ملاحقه واعتقال, تعليق هذه التظاهرات, علقت القوات العمليات, ستكف عن اعتقال, انتهاء العمليات: no more of it."""
    near = act.near
    last, before_last = near[-1], near[-2] if len(near) > 1 else ""
    # what looks like a verb is a noun behind these: طالب بوقف قصف المدينه
    if last in _CEASING or (last in _WHOLE and before_last in _CEASING):
        return True
    if act.t.pos == "v":
        return False
    if before_last in _CEASING and act.words[act.i][0] == "و" and act.t.pos == "n":
        return True
    if last == "عن" and before_last in _DESISTS:
        return True
    if last in _ENDING and act.event_type in _WAGED and not act.figures:
        return True
    if last == "من" and not _CEASED.isdisjoint(act.before(9)):
        return True  # علقت القوات عملياتها من قصف جوي ومدفعي: which acts are meant
    return act.t.definite and not _CEASED.isdisjoint(act.before(6))


def _refused(act: Act) -> bool:
    """لن تشارك بلاده في الهجوم, لن ترسل قوات: a noun of action that a verb with لن has for its object."""
    before = act.before(_REFUSAL_REACH)
    if act.t.pos == "v" or _WILL_NOT.isdisjoint(before):
        return False
    for word in reversed(before):
        if word in _WILL_NOT:
            return True
        if word in _BREAKS:
            return False
    return False


def _is_aimed_at(act: Act) -> bool:
    """والهدف هو استعاده المدينه وقطع الطرق, غايتنا تحرير الارض: what is wanted, with the nouns joined to it."""
    before = act.before(12)
    if _AIM.isdisjoint(before):
        return False
    at = max(k for k, word in enumerate(before) if word in _AIM)
    i = act.i
    between = [h for h in act.clause.sentence.hits if i - len(before) + at < h.i < i]
    return (at + 2 >= len(before) or before[at + 1] in _IS) and all(
        h.trigger.pos != "v" or h.trigger.imperfect for h in between
    )


def _still_clearing(act: Act) -> bool:
    """اثناء محاولتهم ابطال مفعولها, يخوضون معارك لتطهير الحي ورفع الالغام: tried, or part of the battle."""
    before = act.before(9)
    if not _TRIES.isdisjoint(before[-6:]):
        return True
    return act.words[act.i][0] == "و" and not _BATTLES.isdisjoint(before)


def _lifted(act: Act) -> bool:
    """رفعت السلطات حظر التجول, امر برفع حظر السير, تخفيف القيود: a measure that is over.

    Not رفع الحظر الذي فرض امس, which tells that it was imposed, nor رفعه نهارا علي ان يستمر ليلا.
    """
    if act.words[act.i] in _LIFTED and act.clause.roles == {"event"}:
        lifted = not _MEASURES.isdisjoint(act.after[:4])
    else:
        lifted = act.t.lemma in _MEASURES and not _LIFTED.isdisjoint(act.before(4))
    return lifted and _STILL_ON.isdisjoint(act.words[act.i : act.i + 16])


def _in_case(act: Act) -> bool:
    """اكد اقتحام البلده في حال فشل المفاوضات: on a condition."""
    after = act.after[:7]
    return not _CASE.isdisjoint(after) and any(a == "في" and b in _CASE for a, b in pairwise(after))


def _warned_of(act: Act) -> bool:
    """حذر القايد من قيام المسلحين باحراق البيوت: feared of them, and not done."""
    before = act.before(_REFUSAL_REACH)
    if act.t.pos == "v" or act.figures or _DOING.isdisjoint(before):
        return False
    for k in range(len(before) - 1, 0, -1):
        if before[k - 1] == "من" and before[k] in _DOING:
            return not _WARNS.isdisjoint(before[:k])
        if before[k] in _BREAKS:
            return False
    return False


def _shared(before: list[str]) -> bool:
    """لعب دورا رييسيا في هزيمه التنظيم, شاركوا في تحرير بلدتهم: told of those who had a part in it."""
    return not (_ROLES.isdisjoint(before[-4:]) and _SHARES.isdisjoint(before))
