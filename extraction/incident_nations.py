"""Nationalities: the force that an adjective stands for, and men who are told by nothing but theirs.

In: the words of a sentence. Out: `NATIONS`, the codes of nations' forces by adjective; `FOREIGN_MEN`, adjectives of those
who are foreigners in Iraq and its neighbours; `is_foreigner`, whether one word is a man: خطف بريطاني, مقتل اربعه اتراك.
"""

from __future__ import annotations

from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.lexicon import SEEDS_DIR, column, load, read_rows
from extraction.text import fold_key

_LANDS = frozenset({"سوري", "تركي", "روسي"})  # with ا the name of the country, not رتلا تركيا
NATIONS = {
    clitic + row["adjective"] + ending: row["code"]
    for row in load("nation_forces")
    for clitic in ("", "ال", "وال", "بال", "لل", "و")
    for ending in ("", "ا")
    if not ending or (row["adjective"].endswith("ي") and row["adjective"] not in _LANDS)
}
STATES_TOLD = {row["name"]: row["code"] for row in load("nation_names")}
NATIONALS = frozenset(
    clitic + row["adjective"] + ending
    for row in load("country_adjectives")
    for clitic in ("", "ال")
    for ending in ("", "ه", "ان", "ون")
)
_NEIGHBOURS = frozenset({"IQ", "SY", "PS", "YE", "LB", "LY", "EG", "SD", "SO", "AF", "PK", "TN", "DZ"})
FOREIGN_MEN = frozenset(
    row["adjective"] + ending
    for row in load("country_adjectives")
    if row["country"] not in _NEIGHBOURS
    for ending in ("", "ا", "ه", "ان", "ين", "ون")
) | {"اتراك", "اجنبي", "اجنبيا", "اجانب", "اجنبيه"}
_COUNTRIES = frozenset(fold_key(row["name_ar"]) for row in read_rows(SEEDS_DIR / "countries.csv"))
# اميركي, اسراييلي: may be a soldier as well as another; بريطانيا: a Briton, but more often the country.
_LONE = {
    conjunction + word
    for word in FOREIGN_MEN | {"هنود", "هنودا", "اتراكا", "يابانيا"}
    for conjunction in ("", "و")
    if word not in _COUNTRIES
    and not word.endswith("ه")
    and not word.startswith(("امريك", "اميرك", "اسراييل"))
}
FOREIGNERS = frozenset(_LONE)
_BEFALL = frozenset(
    form
    for form, readings in TRIGGERS.items()
    if any(r.role in ("killed", "injured", "abducted") for r in readings)
) | {"خطف", "اختطاف", "اغتيال", "اعدام", "مواطن", "مواطنين", "مواطنا"}
_COUNTS = (frozenset(column("numbers", "word")) | WORDS["gunmen"]) - {"واحد", "واحده"}


def is_foreigner(words: list[str], i: int, first: int) -> bool:
    """Whether a nationality is a man of his own: قتل بريطاني وايطالي, خطف ثلاثه اتراك; but not قتل جندي بريطاني."""
    if i <= first or words[i] not in FOREIGNERS:
        return False
    before = words[i - 1]
    if words[i][0] == "و" and before in FOREIGNERS:
        return is_foreigner(words, i - 1, first)
    return before in _BEFALL or before in _COUNTS or before.isdigit()
