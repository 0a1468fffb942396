"""Whether words only name a step of an election, wish for it or threaten with it, and tell of none.

In: a `Scene`, a piece of it and what the rules found there. Out: whether it is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.milestone_pieces import gap_hits

if TYPE_CHECKING:
    from extraction.milestone_pieces import Piece
    from extraction.milestone_rules import Found
    from extraction.milestone_scene import Scene

RESULTS = frozenset({"preliminary_results", "final_results"})
# "من اصل 16 مليونا يحق لهم الاقتراع"
ENTITLED = frozenset({"eligible", "may_vote"})
_BESIDE = 4
_OF_THEM = re.compile(r"(?<!\w)(?:ممن|من الذين)(?: لهم| كان)? ?\Z")
_BOYCOTT = ("قاطع", "وقاطع")


def is_only_named(scene: Scene, piece: Piece, found: Found, prominence: float) -> bool:
    """Whether words only name a step: "التي انضمت الى هذا التحالف", "الذين قاطعوا الانتخابات الاولى", "ستطعن بالنتائج الاولية",
    "ادلى ثلاثة ملايين ممن لهم حق التصويت باصواتهم" (those who voted)."""
    rule, folded = found.rule, scene.doc.folded
    if rule.name == "allied":
        return prominence <= 0
    if rule.milestone_type in RESULTS:
        return any("APPEAL" in hit.classes and 0 <= found.start - hit.end <= _BESIDE for hit in piece.hits)
    if prominence < 0 and folded.startswith(_BOYCOTT, found.start):
        return True
    if rule.milestone_type == "electoral_law" and found.status == "rejected" and _is_stand(found, folded):
        return True
    if rule.step == "recount" and _SINCE.search(folded, max(piece.start, found.start - 24), found.start):
        return True
    if _is_intended(piece, found, folded):
        return True
    return (
        rule.name in ENTITLED
        and _OF_THEM.search(folded, max(piece.start, found.start - 12), found.start) is not None
    )


def _is_stand(found: Found, folded: str) -> bool:
    """Whether a refusal of a law is only how somebody stands to it: "وتعارض الأحزاب القائمة المفتوحة", "اعترضت جهات على القوائم
    المغلقة"."""
    if found.rule.name == "law_matter" and folded.startswith(_OBJECTED, found.told_at):
        return True
    return _STANDS.match(folded, found.told_at) is not None


_STANDS = re.compile(r"[وف]?(?:[يت]?عارض(?:ت|وا|ون|ان)?|معارض(?:ا|ه|ين|ون|ته|تها|تهم)?)(?!\w)")
_OBJECTED = ("اعترض", "واعترض", "تعترض", "يعترض", "وتعترض", "ويعترض")
# "لاول مره منذ بدء عمليه اعاده الفرز": only from when on
_SINCE = re.compile(r"(?<!\w)منذ (?:بدء |بدايه |انطلاق |انطلاقه )?(?:عمليه |عمليات )?\Z")


def _is_intended(piece: Piece, found: Found, folded: str) -> bool:
    """Whether what looks done is only wished, due or threatened: "تعديل مخصص للعد اليدوي", "كان من المفترض ان تحسم الطعون", "تهديد العشائر بمقاطعة الانتخابات",
    "دعا الزعماء الى الهدوء خلال الحملة"."""
    if found.status != "occurred" or found.operator:
        return False
    if found.rule.step == "recount" and folded.startswith("ل", found.start):
        return _UNDERGOES.search(folded, max(piece.start, found.start - _DUE_REACH), found.start) is None
    if found.rule.name == "withdraw" and folded.startswith("ب", found.start):
        cue, reach = "THREAT", _THREAT_REACH
    elif found.rule.name == "campaign_amid":
        cue, reach = "DEMAND", _THREAT_REACH
    elif found.rule.name == "special_group" and "REGISTER" in piece.classes:
        cue, reach = "DEMAND", _THREAT_REACH  # "دعت المفوضية منتسبي القوات الى تسلم بطاقاتهم"
    else:
        cue, reach = "WAS_DUE", _DUE_REACH
    return cue in piece.classes and any(
        cue in hit.classes for hit in gap_hits(piece.hits, found.start - reach, found.start)
    )


_DUE_REACH = 60
# "تعديل مخصص لاعادة الفرز" is for it; "خضعت الصناديق لاعادة الفرز" tells it
_UNDERGOES = re.compile(r"(?<!\w)[وف]?(?:خضع|تعرض|اخضع|انتهت|بدات|وفق|وفقا|نتيجه)")
_THREAT_REACH = 140
