"""Personal names by their build: given names, what may join them, where they end.

In: the tokens of folded text after (or before) a title. Out: how many of them are a name. Sources are the lists of given
names and of words that are never part of one; a foreign name is taken by its place alone where the context is tight.
"""

from __future__ import annotations

from extraction.lexicon import load
from extraction.registry import actor_names, actors
from extraction.speech import FORMS
from extraction.text import fold_key
from extraction.words import Token

GIVEN = {fold_key(row["name"]): row["common"] == "y" for row in load("given_names")}
FOREIGN = frozenset(fold_key(row["name"]) for row in load("given_names") if row["origin"] == "foreign")
STOPS = frozenset(fold_key(row["word"]) for row in load("name_stops")) | frozenset(
    form for form, (_, kind, _) in FORMS.items() if form not in GIVEN and kind != "noun"
)
STOPS |= {"على"}  # as `words` spells the preposition, so that it is not the name علي
TITLE_WORDS = frozenset(fold_key(row["word"]) for row in load("title_words"))
HEADS = {fold_key(row["word"]): row["kind"] for row in load("role_heads")}
OFFICES = frozenset(fold_key(row["word"]) for row in load("role_heads") if row["kind"] == "office")
RANKS = frozenset(fold_key(row["word"]) for row in load("role_heads") if row["kind"] == "rank")
HONOURS = frozenset(fold_key(row["word"]) for row in load("role_heads") if row["kind"] == "honour")
# عبد الله، أبو بكر، ابن حمدان، آل ثاني: words that need the next one.
_JOINING = frozenset(
    {
        "ولد",
        "عبد",
        "ابو",
        "ابي",
        "ابا",
        "ابن",
        "بن",
        "بنت",
        "ال",
        "ام",
        "بو",
        "دي",
        "فان",
        "فون",
        "دو",
        "لو",
        "دا",
    }
)
_AFTER_JOINED = frozenset({"الدين", "الله", "الاسلام", "الحق"})
# تشاووش أوغلو، حسن زاده: what closes a family name and stands by itself.
_CLOSING_PARTS = frozenset({"اوغلو", "اوغلي", "زاده"})
# الملك عبد الله الثاني، البابا بولس السادس
_REGNAL = frozenset({"الثاني", "الثالث", "الرابع", "الخامس", "السادس", "الثانيه", "الثالثه"})
# محمد بن راشد: the word before these is a name, whatever else it may be.
_SON_OF = frozenset({"بن", "ابن"})
# حسان الشيخ، أبو مهدي المهندس: honours that are also family names.
_HONOUR_NAMES = frozenset(
    {"الشيخ", "المهندس", "القاضي", "الحاج", "الملا", "الطيار", "الحكيم", "الدكتور"}
    | {"الخطيب", "الشاعر", "المفتي", "المدرس", "النقيب"}
)
# سامي لـ"صوت البحر": prepositions that stand alone before a mark
_LONE = frozenset({"ل", "ب", "ك"})
LONGEST_NAME = 5
_KNOWN = frozenset(
    name
    for name, owners in actor_names().items()
    if all(actors()[owner.actor_id].actor_type == "person" for owner in owners)
)
# باراك اوباما، نوري كامل المالكي: where a name that everybody knows ends, nothing more belongs to it.
_FULL = frozenset(name for name in _KNOWN if " " in name)
# بوش، المالكي: known by the family name alone.
FAMILIES = frozenset(name for name in _KNOWN if " " not in name and name not in GIVEN)
# بان كي مون: a name of words that elsewhere are particles.
BAN = ("بان", "كي", "مون")
# غير بيدرسون، تمام سلام: full names whose words are elsewhere other words, by their first word, the longest first.
_KNOWN_FULL: dict[str, list[tuple[str, ...]]] = {}
for _row in sorted(load("known_names"), key=lambda row: (-len(row["name"]), row["name"])):
    _words = tuple(fold_key(_row["name"]).split())
    _KNOWN_FULL.setdefault(_words[0], []).append(_words)


def is_ban(tokens: list[Token], at: int) -> bool:
    """Whether بان كي مون stands at token `at`."""
    return tokens[at][0] == BAN[0] and tuple(token[0] for token in tokens[at : at + 3]) == BAN


def known_length(tokens: list[Token], at: int) -> int:
    """How many tokens from `at` on are a full name that the list tells; 0 where none is."""
    for words in _KNOWN_FULL.get(tokens[at][0], ()):
        if all(
            at + number < len(tokens) and tokens[at + number][0] == word for number, word in enumerate(words)
        ):
            return len(words)
    return 0


def is_cnn(tokens: list[Token], at: int) -> bool:
    """Whether token `at` is an "إن" of the name سي إن إن, no word that opens a clause."""
    if tokens[at][0] != "ان" or not at:
        return False
    first = at if tokens[at - 1][0] == "سي" else at - 1
    return (
        first > 0
        and first + 1 < len(tokens)
        and tokens[first - 1][0] == "سي"
        and tokens[first + 1][0] == "ان"
        and not (first > 1 and tokens[first - 2][0] == "بي")  # بي بي سي إن
    )


def is_word(token: str) -> bool:
    """A word of letters, not a figure or a mark."""
    return token.isalpha()


def family_like(token: str) -> bool:
    """A definite family name such as الكاظمي; not a title, not a stop word."""
    return (
        len(token) > 3
        and token.startswith("ال")
        and token not in STOPS
        and token[2:] not in HEADS
        and token not in HEADS
    )


_KUNYA = frozenset({"ابو", "ام"})
_ALI = frozenset({"علي"})  # folded as "على" is
_BEFORE_ALI = frozenset({"عبد", "ابو", "ابن", "ام", "ابا", "ابي"})


# With any other word no name begins that a list must have.
MAY_OPEN = frozenset({*GIVEN, *_JOINING, *_KNOWN_FULL, "على", "باسم"})


def opens_name(tokens: list[Token], at: int, tight: bool, free: bool = False) -> bool:
    """Whether a name may begin at token `at`; `tight` allows names that no list has ("، كلاوس هيورت،"), of these
    `free` only such as cannot be a verb or carry a preposition."""
    if at >= len(tokens):
        return False
    word = tokens[at][0]
    if (not tight and word not in MAY_OPEN) or not is_word(word) or len(word) < 2:
        return False
    if word in _KNOWN_FULL and known_length(tokens, at):
        return True
    following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if word == "على":
        # آية الله على السيستانى: as papers spell it that write no other ي
        return at > 0 and tokens[at - 1][0] == "الله" and family_like(following) and following.endswith("ي")
    if word in _JOINING:
        return _joining_opens(word, following, tight)
    if word == "باسم":
        # المتحدث باسم الحكومة باسم العوادي: the second one is a name
        second = at > 0 and tokens[at - 1][0].startswith("ال") and family_like(following)
        return (following in GIVEN and following not in HEADS) or (
            second and following.endswith("ي") and following[2:] not in TITLE_WORDS
        )
    common = GIVEN.get(word)
    if common is None:
        return tight and _unlisted_opens(tokens, at, free)
    if not common:
        return word not in STOPS or name_like(following)
    return _common_opens(tokens, at, tight)


def _next(tokens: list[Token], at: int) -> str:
    """The word behind token `at`."""
    return tokens[at + 1][0] if at + 1 < len(tokens) else ""


def _joining_opens(word: str, following: str, tight: bool) -> bool:
    """Whether a joining word opens a name: "عبد الله", "أبو بكر", "(وزير الأمن) بن والاس"."""
    if word == "بن" and tight:
        known = following in GIVEN and following not in FOREIGN
        return name_like(following) and not known and not following.startswith("ال")
    if word == "ابن" and following in _KUNYA:
        return False  # ابن أبو بكر الفلاني
    return (
        word in _BEFORE_ALI
        and is_word(following)
        and (following not in STOPS or following in _ALI)
        and following not in TITLE_WORDS
    )


def _common_opens(tokens: list[Token], at: int, tight: bool) -> bool:
    """Whether a given name that is also an everyday word opens a name: "سلامة بن حسن", but not "سلامة المواطنين"."""
    word = tokens[at][0]
    following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if (
        following in _SON_OF
        or following in _AFTER_JOINED
        or following in ("ابو", "عبد", "ال")
        or (at + 2 < len(tokens) and tokens[at + 2][0] in _CLOSING_PARTS)
    ):
        return True
    if tight and word not in TITLE_WORDS:
        return name_like(following) or (following in _JOINING and following not in STOPS)
    if following in GIVEN and following != "باسم":  # تكتل معروف باسم كذا
        return True
    return family_like(following) and word not in HEADS and not _plural_or_abstract(following)


def _unlisted_opens(tokens: list[Token], at: int, free: bool) -> bool:
    """Whether a word that no list has opens a name by its place: "، كلاوس هيورت،"."""
    word = tokens[at][0]
    following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if (
        word[0] in ("وفبلكيتس" if free else "وف")
        or not foreign(word)
        or not name_like(following)
        or (following[0] == "و" and following not in GIVEN)
        or (word[0] in "بلك" and len(word) == 4)  # بنشر مخاوف
    ):
        return False
    after = tokens[at + 2][0] if at + 2 < len(tokens) else "."
    delimited = not is_word(after) or after in STOPS or (after[0] == "ل" and after[1:] in TITLE_WORDS)
    if following in GIVEN and not free:
        return word[0] not in "يتبلك"  # يتنافس نوري، بقلم بشار، لجون
    parted = after in ("،", ",", ":") and not _plural_or_abstract(following)
    if following in GIVEN or (family_like(following) and (following.endswith("ي") or parted)):
        return delimited and word[0] not in "يتلبكس" and not GIVEN.get(following)
    if not foreign(following):
        return False
    if delimited or after in HEADS or after in GIVEN:
        return True
    # الأمين العام للحلف، أندرز فوغ راسموسن، ...: three words that no list knows, before a mark
    last = tokens[at + 3][0] if at + 3 < len(tokens) else "."
    return not free and foreign(after) and not is_word(last) and after[0] not in "وفبلكيتس"


def _plural_or_abstract(word: str) -> bool:
    """A definite word that is no family name by its ending: سلامة المواطنين, أمين المنطقة."""
    return word.endswith(("ين", "ون", "ات", "ه")) and word[2:] not in GIVEN


def foreign(word: str) -> bool:
    """A word that no list knows and that has not the build of a common noun or verb."""
    return (
        len(word) >= 3
        and word not in STOPS
        and word not in TITLE_WORDS
        and word not in HEADS
        and word not in _JOINING
        and not word.startswith(("ال", "لل", "بال", "وال", "است", "مت", "وا", "سي", "ست", "لا"))
        and not word.endswith(("ه", "ات", "يين", "تين", "هم", "ها"))
    )


def name_like(word: str) -> bool:
    """A word that may stand second in a name."""
    return (
        is_word(word)
        and len(word) >= 3
        and not word[1:].isascii()
        and word not in STOPS
        and word not in HEADS
        and word not in TITLE_WORDS
    )


def _common_noun(word: str, units: int) -> bool:
    """A definite word that titles and sentences are made of: القيادي, and, where a name is full already, الحكومة."""
    if not word.startswith("ال") or word[2:] in GIVEN:
        return False
    return word[2:] in OFFICES or (units > 1 and word[2:] in TITLE_WORDS)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the word at token `at` carries a name on: a given name, or a family name by its ending."""
    word = tokens[at][0] if at < len(tokens) else ""
    return word in GIVEN or (family_like(word) and word.endswith("ي") and word[2:] not in TITLE_WORDS)


def _name_over(tokens: list[Token], at: int) -> bool:
    """Whether a name surely ends before token `at`: at a mark or a word that no name has."""
    return at >= len(tokens) or not is_word(tokens[at][0]) or tokens[at][0] in STOPS


def _joined_length(tokens: list[Token], at: int, index: int) -> int:
    """How many tokens the joining word at `index` makes one part of the name that begins at `at`: بن عبد الرحمن 3."""
    word = tokens[index][0]
    after = [token[0] for token in tokens[index + 1 : index + 3]] + ["", ""]
    foreign_name = index > at and tokens[at][0] in FOREIGN
    if word == "ابي" and foreign_name and _name_over(tokens, index + 1):
        return 1  # شينزو آبي
    if word == "فان" and (not foreign_name or after[0].startswith("ال")):
        return 0  # فاضل أبو رغيف فإن كذا
    if not is_word(after[0]) or (after[0] in STOPS and not (after[0] in _ALI and word in _BEFORE_ALI)):
        return 0
    chained = word in _SON_OF and after[0] in _JOINING and is_word(after[1]) and after[1] not in STOPS
    return 3 if chained else 2


def _is_kunya(tokens: list[Token], at: int) -> bool:
    """Whether a name opens with a kunya of a given name, which is whole by itself: "أبو أحمد", "أم علي"."""
    return tokens[at][0] in _KUNYA and (tokens[at + 1][0] in GIVEN or tokens[at + 1][0] in _ALI)


def _of_house(tokens: list[Token], at: int) -> bool:
    """Whether a second definite name follows, as families of the Gulf have them: صباح الأحمد الجابر الصباح."""
    word = tokens[at][0] if at < len(tokens) else ""
    return (
        word.startswith("ال")
        and word[2:] in GIVEN
        and word not in STOPS
        and word[2:] not in HEADS
        and word[2:] not in TITLE_WORDS
    )


def name_length(tokens: list[Token], at: int) -> int:
    """How many tokens from `at` on belong to the name that begins there (at least one)."""
    if tokens[at][0] in _KNOWN_FULL and (known := known_length(tokens, at)):
        return known
    index, units = at, 0
    count = len(tokens)
    while index < count and units < LONGEST_NAME:
        word = tokens[index][0]
        if not is_word(word) or (units and tokens[index][1] - tokens[index - 1][2] > 1):
            break
        if units and word in _LONE:
            break
        if word in _JOINING:
            if units and word == "ابن" and _common_noun(_next(tokens, index), 1):
                break  # جمال مبارك ابن الرئيس
            joined = _joined_length(tokens, at, index)
            index += joined
            units += 1
            if not joined or (word == "ال" and units > 1):
                break  # محمد بن راشد آل مكتوم: the house closes the name
            continue
        definite = word.startswith("ال") and len(word) > 3 and word not in GIVEN
        if word == "شيخ" and units and index + 1 < count and tokens[index + 1][0] in GIVEN:
            index += 1  # آرام شيخ محمد
            continue
        if units == 1 and word in _REGNAL:
            return index + 1 - at  # عبد الله الثاني
        if units and ((word in STOPS and word not in GIVEN) or word in HEADS or _common_noun(word, units)):
            taken, goes_on = _title_word(tokens, at, index)
            index += taken
            if not goes_on:
                break
            units += 1
            continue
        if units > 1 and definite and word[2:] not in GIVEN and _closes_behind(tokens[at][0], word):
            break
        if units == 1 and not definite and word not in GIVEN and _is_kunya(tokens, at):
            break  # أبو أحمد | أنفاسه
        if units and not definite and word not in GIVEN:
            last = _last_unlisted(tokens, index, units)
            if last is not None:
                index += last
                break
        index += 1
        if index < count and tokens[index][0] in _CLOSING_PARTS:
            return index + 1 - at
        if index < count and tokens[index][0] in _AFTER_JOINED:
            index += 1
        units += 1
        if definite and not (units > 1 and word[2:] in GIVEN and _of_house(tokens, index)):
            break
        if _is_whole(tokens, at, index):
            break
    return index - at


def _title_word(tokens: list[Token], at: int, index: int) -> tuple[int, bool]:
    """How many tokens a word that titles are made of adds to the name that begins at `at`, and whether it goes on."""
    word = tokens[index][0]
    following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    if following in _CLOSING_PARTS:
        return 2, False  # أكرم إمام أوغلو
    if (word in GIVEN and word in HEADS and _goes_on(tokens, index + 1)) or (
        word == "الشيخ" and following in GIVEN and index == at + 1 and tokens[at][0] in GIVEN
    ):
        return 1, True  # كامل أمين هاشم، فائق الشيخ علي
    full = f"{' '.join(token[0] for token in tokens[at:index])} {word}" in _FULL
    return int(full or (word in _HONOUR_NAMES and _name_over(tokens, index + 1))), False


def _closes_behind(first: str, word: str) -> bool:
    """Whether a definite word stands behind a full name: "ستيفن هانسن المجاميع", "سجاد حسن السياسيين"."""
    return first in FOREIGN or (len(word) > 6 and word.endswith("ين"))


def _last_unlisted(tokens: list[Token], index: int, units: int) -> int | None:
    """How many tokens of an unlisted word close a name of so many units: "محمد بركة" 1, "فلان الفلاني مؤتمرا" 0; None
    where it carries the name on."""
    word = tokens[index][0]
    if word.startswith(("لل", "بال", "وال")) or word in TITLE_WORDS or _is_future(word):
        return 0
    if word.endswith(("ه", "ها", "هم")):
        return int(
            units == 1
            and word.endswith("ه")
            and not word.endswith(("ته", "يه"))
            and len(word) > 3
            and (_name_over(tokens, index + 1) or tokens[index + 1][0] in OFFICES)
        )
    following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
    if units >= 2 and (
        word[0] in "بلكوف"
        or word.endswith("ا")
        or not foreign(word)
        or (is_word(following) and following not in STOPS)
    ):
        return 0
    return 0 if units >= 3 else None


def _is_future(word: str) -> bool:
    """Whether a word can only be a verb of what many will do: سيحصلان, ستشارك does not end so."""
    return len(word) > 5 and word.startswith(("سي", "ست")) and word.endswith(("ان", "ون"))


def _is_whole(tokens: list[Token], at: int, index: int) -> bool:
    """Whether tokens[at:index] are a name that everybody knows, and with the next word no longer one: "باراك اوباما"."""
    name = " ".join(token[0] for token in tokens[at:index])
    if name not in FAMILIES and name not in _FULL:
        return False
    return index >= len(tokens) or f"{name} {tokens[index][0]}" not in _FULL
