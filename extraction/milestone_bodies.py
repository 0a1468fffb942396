"""Whose vote a piece of an article tells of: Iraq's, Kurdistan's, or another country's, and for which body.

In: a `Document`, the classes of its words, a `Piece`. Out: bodies such as `parliament` or `kurdistan-referendum`, "past" or
"next", and whether a piece is foreign. "الانتخابات الرئاسية التركية" is; "انتخابات برلمان كردستان" is Kurdistan's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.memo import once
from extraction.milestone_elections import Calendar
from extraction.milestone_pieces import PLAIN_VOTES, VOTES, Piece, gap_hits
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.document import Document

_CAMPAIGNS = frozenset({"CAMPAIGN", "RALLY"})
_FOREIGN_AFTER = 35
_PRESIDENTIAL_AFTER = 30
_KURDISH_REACH = 60
_VOTE_REACH = 12
# "خاض الائتلاف الانتخابات البرلمانية في 2010"
_YEAR_GAP = 45
# "خلال الايام القادمة": what is coming is no vote
_OF_TIME = re.compile(r"(?<!\w)(?:ال)?(?:ايام|يوم|يومين|اسبوع|اسابيع|شهر|اشهر|ساعات|ساعه|عام|سنه)\s+\Z")
_YEAR_LEAD = 22
_COUNCIL_REACH = 20
# So much of an article without a title says what it is on.
_OPENING_WORDS = 90
_FIRST_SENTENCES = 300
_VOTE_TO_REGION = 30
_VOTERS = frozenset({"VOTERS"})
_ELECTING = frozenset({"ELECT", "ELECTING", "RE_ELECTED"})
_HELD_IN = VOTES | _VOTERS | {"SPECIAL"}
_DATING = frozenset({"AFTER", "BEFORE"})
_OWN_BODY = frozenset({"LEGISLATIVE", "PROVINCIAL", "PRESIDENTIAL"})
_OWN_REACH = 3
_OURS = frozenset({"IRAQ", "KURDISTAN"})
_VOTED = VOTES | {"VOTE_ACT", "POLLS"}
_VERBS_OF_HOLDING = frozenset({"HELD", "WITNESS", "OPENED"})
_OF_IRAQ = re.compile(r" (?:ال)?(?:عراقي|اتحادي|نواب)| في (?:عموم )?(?:ال)?عراق")
_KURDISH = ("اكراد", "كورد", "اربيل", "بارزاني", "برزاني", "الكردي")
_ON_CONSTITUTION = re.compile(r"استفتاء\w*(?: العام| شعبي)? علي (?:\w+ )?(?:ال)?دستور")
_PIVOT = VOTES | {"VOTE_ACT", "POLLS"}
# "توجه الامريكيون الى صناديق الاقتراع", "يقترع الايرانيون"
_SUBJECT_REACH = 12
# "واشاد الرييس الامريكي بالاقتراع": who only comments on a vote does not hold it
_COMMENTS = re.compile(
    r"\W*[وف]?(?:اشاد|رحب|هنا|وصف|اعتبر|انتقد|حث|دعا|شجع|امتدح|نوه|ثمن|بارك|دان|ادان|علق|اعرب|ابدي|حذر)(?:ت|وا)? "
)
_THAT = re.compile(r"(?<!\w)[ب]?ان(?:ه|ها|هم)?(?!\w)")


def _is_country(hit: Hit) -> bool:
    """Whether a word names another country, and not what is only called after it: "المطعم التركي", "الجيش الامريكي"."""
    return "FOREIGN" in hit.classes and "NAME" not in hit.classes


def _is_dating(piece: Piece, hit: Hit) -> bool:
    """Whether another country only dates Iraq's vote: "انتخابات هي الثانية منذ الانسحاب الامريكي"."""
    vote = next(
        (other for other in reversed(piece.hits) if other.end <= hit.start and other.classes & VOTES), None
    )
    return vote is not None and any(
        other.classes & _DATING for other in gap_hits(piece.hits, vote.end, hit.start)
    )


class Bodies:
    """The votes of one article, as far as they are somebody's."""

    def __init__(self, doc: Document, hits: Sequence[Hit], counts: dict[str, int]) -> None:
        """`hits`: the words of elections; `counts`: how often each class of words stands in the article."""
        self.doc = doc
        self.hits = hits
        self.counts = counts
        self._foreign: dict[int, bool] = {}

    @once
    def calendar(self) -> Calendar:
        """The elections around the time of writing."""
        return Calendar(self.doc)

    def is_foreign(self, piece: Piece) -> bool:
        """Whether the vote told in a piece is another country's.

        "الانتخابات الرئاسية التركية", "الانتخابات في سوريا"; Iraq elects a president by popular vote in Kurdistan only.
        """
        known = self._foreign.get(piece.start)
        if known is None:
            known = self._foreign[piece.start] = self._told_of_others(piece)
        return known

    def _told_of_others(self, piece: Piece) -> bool:
        iraq = foreign = kurdistan = False
        for hit in piece.hits:
            if "IRAQ" in hit.classes:
                iraq = True
            elif "KURDISTAN" in hit.classes:
                kurdistan = True
            elif _is_country(hit):
                foreign = True
                before = self._classes_before(piece, hit, _FOREIGN_AFTER)
                if VOTES & before and not _OURS & before and not _is_dating(piece, hit):
                    return True
        if (
            "OTHER_BODY" in self.counts
            and self._is_of_others
            and any("OTHER_BODY" in hit.classes for hit in piece.hits)
        ):
            return True
        if (
            "PRESIDENTIAL" in self.counts
            and not kurdistan
            and any("PRESIDENTIAL" in hit.classes and self._near_vote(piece, hit) for hit in piece.hits)
        ):
            return True
        if foreign and self._begins_elsewhere(piece):
            return True
        if foreign and any(hit.classes & _CAMPAIGNS for hit in piece.hits):
            return not any(VOTES & hit.classes for hit in piece.hits)
        if iraq or kurdistan:
            return False
        theirs, ours = self.counts.get("FOREIGN", 0), self.counts.get("IRAQ", 0)
        return theirs > 0 and (theirs >= 3 * ours or (foreign and theirs > ours))

    def _begins_elsewhere(self, piece: Piece) -> bool:
        """Whether another country's name rules the vote: "اجل الرييس الفلسطيني الانتخابات ... وعلقت بغداد"."""
        vote = next((hit for hit in piece.hits if hit.classes & _PIVOT), None)
        if vote is None or (
            self.counts.get("IRAQ", 0) > self.counts.get("FOREIGN", 0)
            and _COMMENTS.match(self.doc.folded, piece.start, vote.start) is not None
        ):
            return False
        lead = vote.start if vote.classes & VOTES else vote.end + _SUBJECT_REACH
        stop = self.doc.folded.find("، و", vote.end, vote.end + _FOREIGN_AFTER)
        reach = stop if stop >= 0 else vote.end + _FOREIGN_AFTER
        ours = [hit for hit in piece.hits if hit.classes & _OURS and hit.start < reach]
        theirs = next((hit for hit in piece.hits if _is_country(hit) and hit.start <= lead), None)
        return (
            theirs is not None and not ours and _THAT.search(self.doc.folded, theirs.end, vote.start) is None
        )

    @once
    def _is_of_others(self) -> bool:
        """Whether the article tells of no public vote at all, so that a club or a union may be the one that votes."""
        return not self.counts.keys() & {
            "COMMISSION",
            "LEGISLATIVE",
            "PROVINCIAL",
            "SUPREME",
            "LAW",
            "KURDISH_BODY",
        }

    def _near_vote(self, piece: Piece, hit: Hit) -> bool:
        return bool(VOTES & self._classes_before(piece, hit, _PRESIDENTIAL_AFTER))

    def _classes_before(self, piece: Piece, hit: Hit, reach: int) -> frozenset[str]:
        """Classes of the hits that end within `reach` before a hit, with no comma between."""
        classes: frozenset[str] = frozenset()
        for other in piece.hits:
            if other.end <= hit.start and hit.start - other.end <= reach:
                between = self.doc.folded[other.end : hit.start]
                if "،" not in between and "," not in between:
                    classes |= other.classes
        return classes

    def body_at(self, piece: Piece, start: int, end: int, *, parliament_only: bool = False) -> str:
        """The body voted for at [start, end): `parliament`, `provincial`, `kurdistan-parliament` and so on."""
        if parliament_only:
            kurdish = self.main_body == "kurdistan-parliament" or any(
                "KURDISH_BODY" in hit.classes and max(hit.start - end, start - hit.end) <= _KURDISH_REACH
                for hit in piece.hits
            )
            return "kurdistan-parliament" if kurdish else "parliament"
        best, best_gap = "", 1_000_000
        votes = any("ELECTION" in hit.classes for hit in piece.hits)
        reach = 0 if self._names_its_body(piece, end) else 60 if votes else 140
        kurdistan = presidential = region = chamber = False
        of_iraq = None
        for hit in piece.hits:
            gap = max(hit.start - end, start - hit.end, 0)
            if "REFERENDUM" in hit.classes and gap <= reach:
                best, best_gap = "referendum", -1
            elif ("PROVINCIAL" in hit.classes or self._is_of_council(hit)) and gap < best_gap:
                best, best_gap = "provincial", gap
            elif (
                "LEGISLATIVE" in hit.classes
                and gap < best_gap
                and gap <= 60
                and self._is_of_a_vote(piece, hit)
            ):
                best, best_gap, of_iraq = "parliament", gap, _OF_IRAQ.match(self.doc.folded, hit.end)
            chamber = chamber or "KURDISH_BODY" in hit.classes
            if "KURDISTAN" in hit.classes:
                region = True
            if (
                "KURDISH_BODY" in hit.classes
                or self._held_there(piece, hit)
                or ("KURDISTAN" in hit.classes and _HELD_IN & self._classes_before(piece, hit, 45))
            ):
                kurdistan = True
            if "PRESIDENTIAL" in hit.classes and self._is_office_holder(piece, hit):
                # "حدد رييس الاقليم العاشر من حزيران موعدا للانتخابات": he fixes the day of the region's own
                kurdistan = kurdistan or "SET" in piece.classes
            elif "PRESIDENTIAL" in hit.classes:
                presidential = True
                kurdistan = kurdistan or (hit.start == start and "KURDISTAN" in hit.classes)
                # "الانتخابات البرلمانية والرئاسية": only Kurdistan votes for a president
                kurdistan = kurdistan or (votes and "رياسي" in self.doc.folded[hit.start : hit.end])
        if best == "referendum":
            return "kurdistan-referendum" if region or self._is_on_kurdistan else "referendum"
        anchor = self.doc.anchor
        if best == "parliament" and not of_iraq and self._is_of_the_region:
            kurdistan = True  # "مفوضية الاقليم ... في الانتخابات البرلمانية"
        if kurdistan and not chamber and not presidential and anchor is not None:
            # "نتائج الانتخابات في اقليم كردستان" days after the vote for Baghdad's parliament
            kurdistan = not self.calendar.is_nearer("parliament", "kurdistan-parliament", anchor)
        if kurdistan and best != "provincial":
            return (
                "kurdistan-president"
                if presidential and not chamber and best != "parliament"
                else "kurdistan-parliament"
            )
        if not best and self.doc.folded.find("انتخابات", start, end) >= 0 and "referendum" in self.main_body:
            return "parliament"  # "الاستفتاء ... مقارنة بالانتخابات التي جرت في 30 كانون الثاني"
        return best or self.main_body

    def _is_office_holder(self, piece: Piece, hit: Hit) -> bool:
        """Whether "رييس الاقليم" acts and is not what is voted for: "اصدر رييس الاقليم مرسوما", "انتخاب رييس الاقليم"."""
        if not self.doc.folded.startswith("رييس ", hit.start):
            return False
        return not (VOTES | _ELECTING) & self._classes_before(piece, hit, _VOTE_REACH)

    def _is_of_council(self, hit: Hit) -> bool:
        """Whether "انتخابات محافظة نينوى" elects its council: near such a vote, for the parliament too is counted by province."""
        anchor = self.doc.anchor
        return (
            "COUNCIL_OF" in hit.classes
            and anchor is not None
            and self.calendar.is_nearer("provincial", "parliament", anchor)
        )

    def _names_its_body(self, piece: Piece, end: int) -> bool:
        """Whether words right behind a vote say whose it is: "قبل الاستفتاء الانتخابات | البرلمانية"."""
        return any(hit.classes & _OWN_BODY for hit in gap_hits(piece.hits, end, end + _OWN_REACH))

    def _is_of_a_vote(self, piece: Piece, hit: Hit) -> bool:
        """Whether a word of the parliament names what is voted for: "انتخابات مجلس النواب", not "قرر مجلس النواب"."""
        return "PARLIAMENT" not in hit.classes or bool(_VOTED & self._classes_before(piece, hit, _VOTE_REACH))

    def _held_there(self, piece: Piece, hit: Hit) -> bool:
        """Whether a vote is held in a region named before it: "جرت في اقليم كردستان السبت الانتخابات"."""
        if "KURDISTAN" not in hit.classes or not any(
            other.classes & _VERBS_OF_HOLDING for other in gap_hits(piece.hits, hit.start - 16, hit.start)
        ):
            return False
        return any(other.classes & _VOTED for other in gap_hits(piece.hits, hit.end, hit.end + 45))

    @once
    def _is_on_kurdistan(self) -> bool:
        """Whether the article's referendum is Kurdistan's: the region is named, and no constitution put to the vote."""
        folded = self.doc.folded
        kurdish = "KURDISTAN" in self.counts or any(word in folded for word in _KURDISH)
        return kurdish and _ON_CONSTITUTION.search(folded) is None

    @once
    def _is_of_the_region(self) -> bool:
        """Whether the article's vote is that of Kurdistan's parliament: its first words say so, and that vote is the nearer one."""
        anchor, folded = self.doc.anchor, self.doc.folded
        if anchor is None or "KURDISTAN" not in self.counts:
            return False
        opening = folded[: max(self.doc.title_end, _OPENING_WORDS)]
        named = ("ردستان" in opening and "نتخاب" in opening) or self._opens_with_the_region
        return named and self.calendar.is_nearer("kurdistan-parliament", "parliament", anchor)

    @once
    def _opens_with_the_region(self) -> bool:
        """Whether the first sentences name a vote and close behind it Kurdistan: "انتخابات برلمان الاقليم"."""
        vote = -_VOTE_TO_REGION
        for hit in self.hits:
            if hit.start >= self.doc.title_end + _FIRST_SENTENCES:
                return False
            if hit.classes & {"KURDISTAN", "KURDISH_BODY"} and 0 <= hit.start - vote <= _VOTE_TO_REGION:
                return True
            vote = hit.end if hit.classes & PLAIN_VOTES else vote
        return False

    @once
    def _is_of_a_referendum(self) -> bool:
        """Whether the article's vote is a referendum: its first sentences name one that lies weeks from its day, no other vote nearer."""
        anchor = self.doc.anchor
        if anchor is None or "REFERENDUM" not in self.counts:
            return False
        reach = self.doc.title_end + _FIRST_SENTENCES
        if not any("REFERENDUM" in hit.classes for hit in self.hits if hit.start < reach):
            return False
        body = "kurdistan-referendum" if self._is_on_kurdistan else "referendum"
        others = ("parliament", "provincial", "kurdistan-parliament")
        return all(self.calendar.is_nearer(body, other, anchor) for other in others)

    @once
    def _provincial_votes(self) -> int:
        """How often the article names a vote for councils: "انتخابات مجالس المحافظات", not "مجلس المحافظة" or "الشرطة المحلية"."""
        folded = self.doc.folded
        return sum(
            "PROVINCIAL" in hit.classes
            and (
                "نتخاب" in folded[max(0, hit.start - _COUNCIL_REACH) : hit.end]
                or "مجالس" in folded[hit.start : hit.end]
            )
            for hit in self.hits
        )

    @once
    def _opens_with_councils(self) -> bool:
        """Whether the first sentences name a vote for councils."""
        reach = self.doc.title_end + _FIRST_SENTENCES
        return any("PROVINCIAL" in hit.classes for hit in self.hits if hit.start < reach)

    @once
    def _legislative_votes(self) -> int:
        """How often the article names a vote for the parliament: "الانتخابات النيابية", not "قرر مجلس النواب"."""
        folded = self.doc.folded
        return sum(
            "LEGISLATIVE" in hit.classes and "نتخاب" in folded[max(0, hit.start - _COUNCIL_REACH) : hit.end]
            for hit in self.hits
        )

    @once
    def main_body(self) -> str:
        """What the article's unnamed elections are for."""
        if self.counts.get("REFERENDUM", 0) > self.counts.get("ELECTION", 0) or self._is_of_a_referendum:
            return "kurdistan-referendum" if self._is_on_kurdistan else "referendum"
        if self._is_of_the_region:
            return "kurdistan-parliament"
        provincial = self._provincial_votes
        if not provincial and "LEGISLATIVE" not in self.counts and self.doc.anchor is not None:
            return self.calendar.body_near(self.doc.anchor)
        least = self._legislative_votes if self._opens_with_councils else self.counts.get("LEGISLATIVE", 0)
        return "provincial" if provincial and provincial > least else "parliament"

    def _year_of_vote(self, piece: Piece, start: int, end: int) -> str:
        """The year of the vote told around [start, end), "" where none follows it; not "منذ انتخابات عام 2005"."""
        for mention in piece.dates:
            gap = max(mention.start - end, start - mention.end, 0)
            if mention.precision != "year" or mention.date_start is None or gap > _YEAR_GAP:
                continue
            lead = Hit(mention.start, mention.end, frozenset())
            since = any("AFTER" in hit.classes for hit in gap_hits(piece.hits, end, mention.start))
            if not since and VOTES & self._classes_before(piece, lead, _YEAR_LEAD):
                return str(mention.date_start.year)
        return ""

    def tense_at(self, piece: Piece, start: int, end: int) -> str:
        """ "past" or "next" as the vote nearest to [start, end) is told ("الانتخابات المقبلة"), "" where it is not.

        A year that follows the vote ("انتخابات عام 2010") is the tense itself: "2010".
        """
        year = self._year_of_vote(piece, start, end)
        if year:
            return year
        best, best_gap = "", 100
        for hit in piece.hits:
            tense = "next" if "NEXT" in hit.classes else "past" if "PAST" in hit.classes else ""
            gap = max(hit.start - end, start - hit.end, 0)
            if not tense or gap >= best_gap or any(d.start <= hit.start < d.end for d in piece.dates):
                continue
            if VOTES & self._classes_before(piece, hit, 40) and not _OF_TIME.search(
                self.doc.folded, max(0, hit.start - 10), hit.start
            ):
                best, best_gap = tense, gap
        return best
