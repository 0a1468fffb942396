"""Whom a toll word befell, told behind it: مقتل 5, قتل رجلا شرطه, خطف مسلحون طبيبا, مقتل امر الفوج وجنديين.

In: a clause's `Figures`, a toll word, and where the next one begins. Out: `behind`, the `Count` of the first figure,
person or name behind the word, with the span of the words on the victims; None where none stands there.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.facts import Count
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_figures import (
    NAMED,
    Figures,
    figure_after,
    number_at,
    number_of_them,
    with_escort,
)
from extraction.incident_toll_sums import (
    AND_ONE_OF,
    ONE,
    ONE_ALONE,
    SOME,
    STOP,
    TOGETHER,
    TWO,
    TWO_MEN,
    WITH,
    added,
    counts_persons,
    is_one_of,
    kind_of_one,
)
from extraction.incident_toll_words import PERSONS, TIMES, UNITS, person_number, two_of
from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.number_words import WORDS as NUMBERS
from extraction.numbers import NumberMention

_Span = tuple[int, int]
_Toll = tuple[Count | None, _Span | None]
_VAGUE = WORDS["vague"]
_ONE_MORE = WORDS["one_more"]
_DOERS = frozenset({"مفجر", "انتحاري", "انتحاريه", "ارهابي", "مسلح"})
_FOES = frozenset({"ارهابي", "مسلح"})
VAGUE_COUNTS = frozenset({"عشرات", "العشرات", "ميات", "بعشرات", "عدد", "عددا", "بعدد", "العديد", "المزيد"})
_LIVES = frozenset({"بحياه", "بارواح", "ارواح", "حياه"})
_LIFE_REACH = 24  # words from اودي to بحياه: the subject, with what tells of it, stands between
_REACH = 9  # words behind the toll word
_SCENES = frozenset({"في", "خلال", "اثر", "جراء", "بعد", "علي", "من"})
_SETTINGS = _SCENES - {"من"}
_SCENE_OPENS = (_SCENES - {"من", "علي"}) | {"اثناء", "لدي", "عندما"}
_WHEN = frozenset({"عندما", "بعدما", "حين", "حينما"})
_ONE_OF = frozenset({"احد", "احدي", "احدهم", "احدهما", "احداهما", "احداهن"})
_SPAN = frozenset({"بعد", "قبل"})
_INSIDE = frozenset({"فيها", "فيه", "بداخلها", "بداخله", "كان", "كانوا"})  # قتل من فيها
_KUNYA = frozenset({"ابو", "ابا", "ابي", "ام"})
_THE_OTHER = frozenset({"الاخر", "الاخري"})
_DONE_BY = WORDS["done_by"]
_FIRE = frozenset({"برصاص", "بنيران", "باسلحه"})
_NOT_A_MAN = (
    _SCENES | WORDS["in"] | WORDS["before_nouns"] | {"بين", "كل", "جميع", "كلا", "اثناء", "لدي", "مع"}
)
_AROUND = 40  # letters behind a victim that tell of him
_AROUND_FIGURE = 60


def behind(figures: Figures, hit: Hit, anchor: Hit, limit: int) -> _Toll | None:
    """The first figure or person behind the word `anchor`, of the toll that `hit` tells."""
    return _Search(figures, hit, anchor, limit).found()


class _Search:
    """The words behind a toll word, read one by one until they tell whom it befell.

    `later` is a toll that holds if no plainer one follows (قتل القايد ... ), `named` one that a name tells.
    """

    __slots__ = (
        "anchor",
        "clause",
        "figures",
        "hit",
        "later",
        "limit",
        "named",
        "opening",
        "starts",
        "words",
    )

    def __init__(self, figures: Figures, hit: Hit, anchor: Hit, limit: int) -> None:
        self.figures, self.hit, self.anchor, self.limit = figures, hit, anchor, limit
        self.clause = figures.clause
        self.words, self.starts = self.clause.sentence.words, self.clause.sentence.starts
        self.opening = _opening(self.clause, anchor)
        self.later: _Toll | None = None
        self.named: _Toll | None = None

    def found(self) -> _Toll | None:
        """The toll, or None."""
        for j in range(self.opening, min(self.clause.last, self.opening + _REACH)):
            if self._ends(j):
                break
            if self.words[j] in AND_ONE_OF and self._one_more_of(j):
                return self.figures.with_others(TWO, j, self.limit), self._around(self.opening)
            if self.words[j] in ONE_ALONE and j > self.opening and self.words[j + 1 : j + 2] != ["من"]:
                continue  # شخصا واحدا; but واحدا من الجنود
            toll = self._read(j)
            if toll is not None:
                return toll
        return self.later or self.named

    def _one_more_of(self, j: int) -> bool:
        """فلان الفلاني واحد حراسه: one of many joined to a man whom no list knows."""
        following = self.words[j + 1] if j + 1 < self.clause.last else ""
        return j > self.opening and self.later is None and is_one_of(following) and self._someone(j)

    def _ends(self, j: int) -> bool:
        """Whether those whom the word befell cannot stand at word `j` or behind."""
        words, word = self.words, self.words[j]
        if self.starts[j] >= self.limit or word in STOP or (word == "امام" and self.hit.trigger.pronoun):
            return True  # وقتلهم امام الناس: before them, no preacher
        if self.hit.trigger.pos == "v" and (word in _WHEN or (word == "ان" and words[j - 1] in _SPAN)):
            return True  # قتل بعد ان اطلق مسلحون النار
        if word in _DONE_BY or (word == "قبل" and words[j - 1] == "من"):
            return True  # قتل القايد بهجوم شنه خمسه مسلحين
        if word in _SCENE_OPENS and (self.named or (self.later is not None and self.later[0] != SOME)):
            return True  # مقتل الضابط في هجوم
        counted = word in UNITS and j > self.opening
        return counted and (words[j - 1] in NUMBERS or words[j - 1].isdecimal())  # خمس وحدات من المقاتلين

    def _read(self, j: int) -> _Toll | None:
        """The toll that word `j` tells, if it does."""
        words, word, reach = self.words, self.words[j], j - self.opening
        joined = word[0] == "و" and reach > 0 and self.later is None and self._someone(j)
        near = number_at(self.figures, self.starts[j] + self._is_joined(word), self.anchor.end - 1)
        if near is None and joined:
            near = number_at(self.figures, self.starts[j] + 1, self.anchor.end - 1)
        if near is not None and near.start < self.limit:
            return self._figure(j, near, joined)
        if word in _DOERS and (words[j - 1] in TRIGGERS or words[j - 1] in _DOERS):
            if word in _FOES and not reach:  # قتل مسلح اثناء محاولته; but قتل مفجر انتحاري 30 شخصا
                self.later = self.figures.with_others(ONE, j, self.limit), self._around(j)
            return None  # تفجير انتحاري, قتل مفجر انتحاري 30 شخصا: no victim
        if word in ("جثث", "رفات"):
            return None  # جثث 39 عاملا
        if word == "من" and not reach and words[j + 1 : j + 2] and words[j + 1] in _INSIDE:
            return SOME, (
                self.starts[j],
                min(self.limit, self.starts[j] + _AROUND),
            )  # دمرت عجله وقتلت من فيها
        kind = self._kind(j)
        if (
            kind == 0
            and self.starts[j] in self.figures.names
            and not word.startswith("اخر")
            and self._is_named(j)
        ):
            return self._name(j)
        if kind == 3 and joined and word not in PERSONS:
            theirs = figure_after(self.figures, self.starts[j] + len(word))  # فلان الفلاني وابنايه الثلاثه
            if theirs is not None and words[j + 1].startswith("ال"):
                return added(ONE, self.figures.take(theirs)), self._around(self.opening)
        if kind == 1 and joined and word not in PERSONS:
            whole = self.figures.with_others(TWO, j, self.limit)  # مقتل امر الفوج وجندي
            return whole, (self.starts[self.opening], self.starts[j])
        many = reach == 0 and self.hit.trigger.pos == "v" and kind == 3
        if many and (word.endswith("ون") or _before_counted(self.figures, j, self.limit)):
            return None  # خطف مسلحون طبيبا, قتل جنود سبعه متظاهرين: the subject, not the victim
        return self._person(j, kind)

    def _figure(self, j: int, near: NumberMention, joined: bool) -> _Toll | None:
        """مقتل خمسه جنود, قتل مع اربعه من حراسه, مقتل امر الفوج وجنديين: what a number at word `j` tells."""
        words, figures = self.words, self.figures
        if words[j - 1] in _FIRE or self._counts_things(j):
            return None  # قتل برصاص خمسه مسلحين
        if words[j - 1] in WITH and not self._no_scene(j - 1):
            return None  # قتل في اشتباك مع عشره مسلحين
        beside = (words[j - 2], words[j - 1]) in TOGETHER and self._someone(j - 2)
        with_one = words[j - 1] in WITH or beside or (joined and near.start > self.starts[j])
        count = figures.take(near)
        count = figures.with_others(
            added(ONE, count) if with_one else count, bisect_left(self.starts, near.end) - 1, self.limit
        )
        return count, (near.start, min(self.limit, near.end + _AROUND_FIGURE))

    def _kind(self, j: int) -> int:
        """The number of the person noun at word `j`, 0 where it is none or tells whose a thing is."""
        word = self.words[j]
        if word in _ONE_MORE:  # واصابه اخر; but ثلاث سفن اخري
            following = self.words[j + 1] if j + 1 < self.clause.last else ""
            if word == "اخر" and (person_number(following) or following.endswith("ين")):
                return 0  # اعتقال اخر هاربين: the last of them
            return int(j == self.opening or self.words[j - 1].removeprefix("ال") not in UNITS)
        if word in _THE_OTHER and j == self.opening:
            return 1  # مقتل احدهما واصابه الاخر
        kind = person_number(word)
        if kind == 1 and word[2:] in _DOERS and word.startswith("ال") and self._is_adjective(j):
            return 0  # جراء العمل الارهابي
        if kind and word[0] == "ل" and j > self.opening and self.hit.trigger.pos == "v":
            # الحرس الشخصي لوزير: whose it is; but اعتقالات لاشخاص
            return 0 if person_number(word.removeprefix("ل").removeprefix("ل")) else kind
        return kind

    def _is_adjective(self, j: int) -> bool:
        """العمل الارهابي, الهجوم المسلح: the word before is a definite noun that names no person."""
        before = self.words[j - 1]
        return j > self.opening and before.startswith("ال") and not person_number(before)

    def _name(self, j: int) -> _Toll | None:
        """مقتل فلان وثلاثه من مرافقيه: a toll; that of a name alone holds where nothing else tells one."""
        end = self.figures.names[self.starts[j]]
        last = bisect_left(self.starts, end) - 1
        count = self.figures.with_others(ONE, last, self.limit)
        count = with_escort(self.figures, last, self.limit) if count == ONE else count
        if count != ONE:
            return self.named or (count, (self.starts[j], self._around(last)[1]))
        self.named = self.named or (ONE, NAMED)
        return None  # اعتقال فلان، قايد الشرطه: what he is may follow

    def _person(self, j: int, kind: int) -> _Toll | None:
        """قتل رجلا شرطه, خطف مسلحون طبيبا, اعتقلت جميع الحراس: what the noun at word `j` tells."""
        words, figures, limit = self.words, self.figures, self.limit
        word, reach = words[j], j - self.opening
        following = words[j + 1] if j + 1 < self.clause.last else ""
        victims = self._around(j)
        if self.later is not None and word[0] == "و" and word not in PERSONS:
            return None  # مختار قريه وشقيقيه: counted with him
        if _are_two(word, following, kind) or (kind == 3 and (_two_of_kind(words, j) or self._as_two(j))):
            return figures.with_others(TWO, self._behind_two(j), limit), victims
        if kind == 1 or word in _ONE_OF:
            if words[j - 1] in WITH and self.later is None and j - 1 > self.opening and self._someone(j - 1):
                beside = kind_of_one(words, j) == 1 and (word in _ONE_OF or word.endswith(("ه", "ها")))
                return (TWO if beside else ONE), victims  # اختطاف الفلاني في تركيا مع احد مرافقيه
            with_him = word[0] == "و" and word.endswith("ه") and reach and kind == 1 and not self.later
            one = figures.with_others(TWO if with_him else ONE, j, limit)  # اعتقل فلان واخاه
            one = with_escort(figures, j, limit) if one == ONE else one
            if with_him:
                return one, (self.starts[self.opening], self.starts[j])
            if reach < 2 and not word.startswith("ال"):
                return one, victims
            self.later = self.later or (one, victims)
        elif (word in _VAGUE or kind == 3) and self.later is None:
            figure = figure_after(figures, self.starts[j] + len(word)) if kind == 3 and reach < 3 else None
            if figure is not None and following.startswith("ال"):
                return figures.with_others(figures.take(figure), j + 1, limit), victims
            some = number_of_them(figures, j, limit) or SOME, victims
            if reach < 3:
                return some
            self.later = some
        return None

    def _behind_two(self, j: int) -> int:
        """The last word of two told at word `j`: مدنيين, مدنيين اثنين, مدنيين عراقيين اثنين."""
        last = next((k for k in (j + 1, j + 2) if self.words[k : k + 1] and self.words[k] in TWO_MEN), j)
        self.figures.taken.update(n.start for n in self.figures.usable if n.start == self.starts[last])
        return last

    def _as_two(self, j: int) -> bool:
        """مدنيين و47 ضابطا, زايرين علي الاقل, مقتل مدنيين واصابه سبعه: two or many, and two where it stands among figures."""
        words, word = self.words, self.words[j]
        if j > self.opening or not word.endswith("ين") or PERSONS.get(word[:-2]) != 1:
            return False
        if words[j + 1 : j + 3] in (["علي", "الاقل"], ["في", "الاقل"]):
            return True
        if any(
            j < h.i <= j + 6
            and words[h.i][0] == "و"
            and any(0 < n.start - h.end <= 2 and not n.vague for n in self.figures.usable)
            for h in self.clause.hits
        ):
            return True
        behind = self.starts[j] + len(word)
        return any(
            n.start - behind in (1, 2) and self.figures.folded[behind + 1] == "و" for n in self.figures.usable
        )

    def _around(self, j: int) -> _Span:
        """The words on the victim at word `j`."""
        return self.starts[j], min(self.limit, self.starts[j] + len(self.words[j]) + _AROUND)

    def _no_scene(self, j: int) -> bool:
        """Whether none of في, خلال ... stands between the toll word and word `j`: القبض علي has its object with علي."""
        first = self.opening + (self.words[self.opening] == "علي")
        return _SETTINGS.isdisjoint(self.words[first:j])

    def _someone(self, j: int) -> bool:
        """امر الفوج, فلان الفلاني: one man, by an office or a name unknown, to whom those behind و at word `j` are joined."""
        between = [word for word in self.words[self.opening : j] if word not in TIMES]
        return (
            between != []
            and between[0][0] != "و"
            and between[0] not in _NOT_A_MAN
            and not any(word in VAGUE_COUNTS or _tells(word) for word in between)
        )

    def _is_named(self, j: int) -> bool:
        """مقتل فلان, اعتقلت القوات فلانا: the name at word `j` is whom it befell; not اعتقال انصار فلان, خلال زياره فلان."""
        if not self._no_scene(j):
            return False
        if self.words[j - 1] in _KUNYA and j > self.opening:
            j -= 1  # مقتل ابو عمر الفلاني
        told = self.words[j - 1]
        if told == "،":
            return self.later is not None  # مساعد الصدر، فلان وشقيقه
        return (
            j == self.opening
            or told == "علي"
            or told in TIMES
            or told.startswith("ال")
            or told.endswith("ون")
        )

    def _counts_things(self, j: int) -> bool:
        """اهدافا عده, مواقع عديده: "several" behind a noun that is no person counts that."""
        words = self.words
        return words[j] in ("عده", "عديده") and j > self.opening and not person_number(words[j - 1])

    def _is_joined(self, word: str) -> bool:
        """الاعدام ب15 شخصا, الاطاحه بثلاثه متهمين: a figure with its preposition."""
        if word[0] not in "بل":
            return False
        held = word[0] == "ب" and self.hit.trigger.role == "arrested"
        return word[1:2].isdigit() or (held and word[1:] in NUMBERS)


def _tells(word: str) -> bool:
    """Whether a word may tell an act or a toll, and not only the means or the doer: no قوه."""
    return any(trigger.role != "hint" for trigger in TRIGGERS.get(word, ()))


def _before_counted(figures: Figures, j: int, limit: int) -> bool:
    """جنود سبعه متظاهرين, عناصر من داعش عشره مزارعين: an indefinite plural before a number that counts other persons."""
    words, starts = figures.clause.sentence.words, figures.clause.sentence.starts
    if words[j].startswith("ال"):
        return False
    for k in range(j + 1, min(figures.clause.last, j + 6)):
        if starts[k] >= limit or words[k] in STOP or (words[k] in _SCENES and words[k] != "من"):
            return False
        number = number_at(figures, starts[k], starts[j])
        if number is not None:
            return counts_persons(figures.clause, number)
    return False


def _opening(clause: Clause, anchor: Hit) -> int:
    """The word behind which those counted stand: اودي الانفجار الذي استهدف المقر بحياه ..., else the toll word itself."""
    if anchor.trigger.lemma == "اودي":
        words = clause.sentence.words
        for j in range(anchor.i + 1, min(clause.last, anchor.i + _LIFE_REACH)):
            if words[j] in _LIVES:
                return j + 1
    return anchor.i + 1


def _are_two(word: str, following: str, kind: int) -> bool:
    """شرطيان, رجلا شرطه, اخران, شرطيين اثنين."""
    return (
        kind == 2
        or two_of(word, following)
        or word in ("اخران", "اخرتان")
        or ((kind > 0 or word == "اخرين") and following in TWO_MEN)
    )


def _two_of_kind(words: list[str], j: int) -> bool:
    """مدنيين عراقيين اثنين, عناصر امن اثنين: what looks like a plural is two men, as the number behind its adjective says."""
    return words[j + 2 : j + 3] != [] and words[j + 2] in TWO_MEN and words[j + 1].endswith(("ين", "ان"))
