"""Attacks told in one sentence, the many ways that news tells them, and what only sounds like one."""

from pathlib import Path

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

_LINES = [
    line.split(" | ", 1)
    for line in (Path(__file__).parent / "attack_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("event_type", "sentence"), _LINES, ids=range(len(_LINES)))
def test_a_sentence_tells_its_attack(event_type: str, sentence: str) -> None:
    doc = Document(Article(article_id="a", title="", text=sentence, published_on=None))
    found = [draft.fields["event_type"] for draft in extract_incidents(doc)]
    assert found == ([] if event_type == "none" else [event_type])
