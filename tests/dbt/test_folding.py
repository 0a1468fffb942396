"""The SQL twin of the extractor's folding."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from extraction.text import fold_key
from tests.dbt.warehouse import PROJECT

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىةؤئگکیچپڤژڕڵٹ ءabc019٠٩۵\u064b\u0651\u0640\u200c\u200f\u00a0_-\t"


def fold_ar() -> str:
    """The macro as a SQL expression over $1."""
    source = (PROJECT / "macros" / "fold_ar.sql").read_text(encoding="utf8")
    return Environment().from_string(source + "{{ fold_ar('$1') }}").render().strip()


def test_names_fold_alike(tmp_path: Path) -> None:
    con, expression = duckdb.connect(), fold_ar()

    @settings(max_examples=300, deadline=None)
    @given(st.text(LETTERS, max_size=30))
    def alike(name: str) -> None:
        assert con.execute(f"select {expression}", [name]).fetchone() == (fold_key(name),)

    alike()
    for name in ("قضاء  الطارميّة", "أبو غريـــب", "چمچمال", "الدُّور", "١٤ تموز"):
        assert con.execute(f"select {expression}", [name]).fetchone() == (fold_key(name),)
    assert not re.search(r"\$2", expression)
