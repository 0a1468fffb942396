"""Laws of the layers, checked over the manifest: from zero violations, without a list of exceptions."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.dbt.warehouse import PROJECT, manifest


@pytest.fixture(scope="module")
def models() -> dict[str, Any]:
    """The models of the project by name."""
    return {node.name: node for node in manifest().nodes.values() if node.resource_type == "model"}


def test_every_mart_has_a_contract_a_grain_and_words_for_each_column(models: dict[str, Any]) -> None:
    marts = [node for node in models.values() if node.config.schema == "marts"]
    assert len(marts) > 25
    for node in marts:
        assert node.contract.enforced, node.name
        assert "Grain:" in node.description, node.name
        assert node.columns, node.name
        for column in node.columns.values():
            assert column.description.strip(), f"{node.name}.{column.name}"
            assert column.data_type, f"{node.name}.{column.name}"


def test_a_column_is_described_in_one_place(models: dict[str, Any]) -> None:
    words: dict[str, set[str]] = {}
    for node in models.values():
        for column in node.columns.values():
            words.setdefault(column.name, set()).add(column.description)
    assert not {name: texts for name, texts in words.items() if len(texts) > 1}


def test_only_staging_reads_what_was_landed(models: dict[str, Any]) -> None:
    for node in models.values():
        if node.config.schema != "staging":
            assert not [name for name in node.depends_on.nodes if name.startswith("source.")], node.name


def test_no_model_asks_the_clock_or_the_dice(models: dict[str, Any]) -> None:
    forbidden = re.compile(
        r"\b(now|random|uuid|gen_random_uuid|today|get_current_timestamp)\(|current_(date|timestamp)|\b(any_value|first|last)\(",
        re.IGNORECASE,
    )
    for path in PROJECT.rglob("*.sql"):
        if "target" not in path.parts:
            assert not forbidden.search(path.read_text(encoding="utf8")), path.name


def test_incremental_models_name_what_is_alive(models: dict[str, Any]) -> None:
    growing = [node for node in models.values() if node.config.materialized == "incremental"]
    assert len(growing) > 15
    for node in growing:
        assert node.config.incremental_strategy in ("diff", "pairs"), node.name
        if node.config.incremental_strategy == "diff":
            live = models[node.config.meta["live"]]
            assert live.unique_id in node.depends_on.nodes, node.name


def test_every_model_says_what_it_is(models: dict[str, Any]) -> None:
    for node in models.values():
        if node.config.schema == "intermediate":
            assert re.search(r"^-- |^\"\"\"", node.raw_code, re.MULTILINE), node.name
