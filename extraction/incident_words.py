"""Word lists that the incident reader asks about.

In: `lexicon/incident_words.csv`, `side_words.csv` and `scope.csv`. Out: `WORDS` (lists by use), `CUES` (words that
tell the scope of a report, by kind) and `CUE_KINDS` (the kinds of each such word, clitics and all), all folded.
"""

from __future__ import annotations

from extraction.lexicon import load

WORDS: dict[str, frozenset[str]] = {
    row["kind"]: frozenset(row["words"].split("|"))
    for name in ("incident_words", "side_words")
    for row in load(name)
}
# Those that may open a clause: ويعتزم, فنفي, ويمكن.
_OPENING = ("planned", "denied", "hypothetical")
CUES: dict[str, frozenset[str]] = {
    row["kind"]: frozenset(
        conjunction + word
        for word in row["words"].split("|")
        for conjunction in (("", "و", "ف") if row["kind"] in _OPENING else ("",))
    )
    for row in load("scope")
}


def _with_clitics(word: str) -> tuple[str, ...]:
    """A word and what it is with a preposition or a conjunction: المباراه, بالمباراه, للمباراه, والمباراه."""
    if word.startswith("ال"):
        return word, "ب" + word, "و" + word, "لل" + word[2:]
    return word, "ب" + word, "و" + word, "ل" + word


CUE_KINDS: dict[str, tuple[str, ...]] = {}
for _kind, _words in CUES.items():
    if _kind in (
        "report",
        "sport",
        "culture",
        "accident",
        "crime",
        "legal",
        "condemn",
        "habit",
        "unreal",
        "past",
        "accuse",
        "drill",
    ):
        for _word in _words:
            for _form in (
                _with_clitics(_word) if _kind in ("sport", "culture", "accident", "drill") else (_word,)
            ):
                if _kind not in CUE_KINDS.get(_form, ()):
                    CUE_KINDS[_form] = (*CUE_KINDS.get(_form, ()), _kind)
