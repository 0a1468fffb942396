"""Word lists that the incident reader asks about.

In: `lexicon/incident_words.csv`, `side_words.csv` and `scope.csv`. Out: `WORDS` (lists by use) and `CUES` (words that
tell the scope of a report, by kind), all folded.
"""

from __future__ import annotations

from extraction.lexicon import load

WORDS: dict[str, frozenset[str]] = {
    row["kind"]: frozenset(row["words"].split("|"))
    for name in ("incident_words", "side_words")
    for row in load(name)
}
CUES: dict[str, frozenset[str]] = {row["kind"]: frozenset(row["words"].split("|")) for row in load("scope")}
