"""The language-model door where the server, the budget or the settings are not as they should be."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from extraction.articles import Article
from extraction.llm import LlmError, LlmSettings, extract_with_model, settings_from
from tests.extraction.test_llm import POLL, TEXT, Asked, reply, serving

MANY = [Article(article_id=f"a{n}", title="", text=f"{TEXT} {n}") for n in range(6)]


@pytest.mark.parametrize(
    "body",
    [
        {"choices": [{"message": {"content": "[" * 100_000}}]},
        {"choices": None},
        [1],
        b"[" * 100_000,
        b"<html>log in</html>",
    ],
)
def test_whatever_a_server_sends_fails_the_article_and_not_the_run(tmp_path: Path, body: Any) -> None:
    with serving((200, {}, body)) as server:
        asked = Asked(server, tmp_path, max_retries=1)
    assert asked.results[0].status == "failed"
    assert asked.report.reasons.total() == 1


def test_a_body_that_cannot_be_unpacked_is_asked_for_again(tmp_path: Path) -> None:
    with serving((200, {"Content-Encoding": "gzip"}, b"no gzip"), (200, {}, reply([POLL]))) as server:
        assert Asked(server, tmp_path).results[0].status == "ok"


@pytest.mark.parametrize("usage", ["lots", None, [], {"prompt_tokens": "9"}])
def test_tokens_that_are_not_told_are_reckoned_so_that_the_budget_holds(tmp_path: Path, usage: Any) -> None:
    answer = reply([POLL]) | {"usage": usage}
    with serving((200, {}, answer)) as server:
        asked = Asked(server, tmp_path, MANY, concurrency=1, max_total_tokens=1200, max_answer_tokens=200)
    assert asked.report.estimated == asked.report.requests > 0
    assert asked.report.tokens_in > 0 < asked.report.tokens_out
    assert asked.report.skipped > 0


def test_retries_keep_within_the_budget_too(tmp_path: Path) -> None:
    cut = {
        "choices": [{"message": {"content": "{"}}],
        "usage": {"prompt_tokens": 300, "completion_tokens": 100},
    }
    with serving((200, {}, cut)) as server:
        asked = Asked(server, tmp_path, max_retries=9, max_total_tokens=1600, max_answer_tokens=200)
    assert asked.results[0].reason == "budget"
    assert 0 < asked.report.tokens_in + asked.report.tokens_out <= 1600


def test_room_that_others_hold_is_waited_for(tmp_path: Path) -> None:
    small = reply([POLL], prompt_tokens=10, completion_tokens=10)
    with serving((200, {}, small)) as server:
        asked = Asked(server, tmp_path, MANY, concurrency=4, max_total_tokens=1500, max_answer_tokens=200)
    assert {result.status for result in asked.results} == {"ok"}


def test_an_answer_that_never_fits_is_not_paid_for_to_the_last_retry(tmp_path: Path) -> None:
    cut = {"choices": [{"message": {"content": '{"facts": ['}, "finish_reason": "length"}]}
    with serving((200, {}, cut)) as server:
        asked = Asked(server, tmp_path)
    assert (asked.results[0].reason, asked.report.requests) == ("answer_too_long", 2)
    assert "WAQAI_LLM_MAX_ANSWER_TOKENS" in asked.report.details["answer_too_long"]


def test_thoughts_before_an_answer_are_passed_over(tmp_path: Path) -> None:
    content = '<think>Is {"facts": []} right?</think>\n' + json.dumps({"facts": [POLL]})
    with serving((200, {}, {"choices": [{"message": {"content": content}}]})) as server:
        assert len(Asked(server, tmp_path).results[0].facts) == 1


@pytest.mark.parametrize(
    ("refusal", "gone", "come"),
    [
        ("Use 'max_completion_tokens' instead of 'max_tokens'.", "max_tokens", "max_completion_tokens"),
        ("'temperature' does not support 0 with this model.", "temperature", None),
    ],
)
def test_a_refused_parameter_is_given_up(tmp_path: Path, refusal: str, gone: str, come: str | None) -> None:
    with serving((400, {}, {"error": {"message": refusal}}), (200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path)
    assert asked.results[0].status == "ok"
    assert gone in server.seen[0]
    assert gone not in server.seen[1]
    assert come is None or come in server.seen[1]


def test_a_refusal_is_told_in_the_servers_words(tmp_path: Path) -> None:
    with serving((400, {}, {"error": {"message": "context length\nexceeded"}})) as server:
        asked = Asked(server, tmp_path)
    assert asked.report.details == {"http_400": "context length exceeded"}
    assert asked.report.requests == 1


def test_a_server_that_is_not_there_ends_the_run_with_a_cure(tmp_path: Path) -> None:
    with serving((200, {}, reply([]))) as server:
        pass
    with pytest.raises(LlmError, match="cannot be reached"):
        Asked(server, tmp_path)


def test_a_server_that_has_moved_ends_the_run_with_its_new_address(tmp_path: Path) -> None:
    with (
        serving((308, {"Location": "https://b/v1"}, {})) as server,
        pytest.raises(LlmError, match="https://b/v1"),
    ):
        Asked(server, tmp_path)


def test_a_server_that_fails_every_article_ends_the_run_and_not_the_cache(tmp_path: Path) -> None:
    many = [Article(article_id=f"a{n}", title="", text=f"{TEXT} {n}") for n in range(60)]
    with serving((200, {}, reply([POLL])), (500, {}, {})) as server:
        with pytest.raises(LlmError, match="articles failed"):
            Asked(server, tmp_path, many, max_retries=0, concurrency=1)
        assert len(server.seen) < len(many)
    with serving((200, {}, reply([POLL]))) as server:
        assert Asked(server, tmp_path, many[:1]).report.cached == 1


def test_a_stopped_run_does_not_wait_for_its_retries(tmp_path: Path) -> None:
    with serving((200, {}, reply([POLL])), (503, {"Retry-After": "60"}, {})) as server:
        made = LlmSettings(
            base_url=f"http://127.0.0.1:{server.server_port}/v1", model="stub-1", concurrency=1
        )
        run = extract_with_model(MANY, made, cache_dir=tmp_path, codebook="Code what is said.")
        assert next(run).status == "ok"
        started = time.monotonic()
        run.close()
    assert time.monotonic() - started < 20


def test_an_answer_is_kept_by_article_model_and_prompt_wherever_the_server_is(tmp_path: Path) -> None:
    for expected in (1, 0):
        with serving((200, {}, reply([POLL]))) as server:
            assert Asked(server, tmp_path).report.requests == expected


@pytest.mark.parametrize(
    "env",
    [
        {"WAQAI_LLM_BASE_URL": "localhost:8000/v1"},
        {"WAQAI_LLM_BASE_URL": "http://[::1"},
        {"WAQAI_LLM_API_KEY": "clé"},
        {"WAQAI_LLM_TIMEOUT": "soon"},
        {"WAQAI_LLM_CONCURRENCY": "-1"},
        {"WAQAI_LLM_MAX_COST": "3"},
    ],
)
def test_settings_of_no_use_are_named(env: dict[str, str]) -> None:
    sound = {"WAQAI_LLM_BASE_URL": "http://x/v1", "WAQAI_LLM_MODEL": "m"}
    (variable,) = env
    with pytest.raises(
        LlmError, match=variable if variable != "WAQAI_LLM_MAX_COST" else "WAQAI_LLM_PRICE_IN"
    ):
        settings_from(sound | env)


def test_prices_and_limits_come_from_the_environment() -> None:
    made = settings_from(
        {
            "WAQAI_LLM_BASE_URL": " http://x/v1 ",
            "WAQAI_LLM_MODEL": "m",
            "WAQAI_LLM_API_KEY": "key\n",
            "WAQAI_LLM_PRICE_IN": "0.5",
            "WAQAI_LLM_MAX_TOKENS": "9000",
        },
        concurrency=2,
    )
    assert (made.price_in, made.max_total_tokens, made.concurrency) == (0.5, 9000, 2)
    assert (made.base_url, made.api_key) == ("http://x/v1", "key")
