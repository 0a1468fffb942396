"""The language-model door against a server of our own, its faults included."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from extraction.articles import Article
from extraction.facts import KINDS, codebook_fields, encode_fact, fact_from_dict
from extraction.llm import LlmError, LlmSettings, RunReport, extract_with_model, settings_from
from extraction.llm_prompt import answer_schema, build_prompt, read_answer

TEXT = "اعلنت الهيئة ان التصويت يجري في 10 تشرين الاول 2021. وقال المتحدث إن التحضيرات اكتملت."
ARTICLE = Article(article_id="a1", title="خبر", text=TEXT, published_on=dt.date(2021, 9, 1))
POLL = {
    "kind": "election_milestone",
    "evidence": "التصويت يجري في 10 تشرين الاول 2021",
    "election": "iq-parliament-2021",
    "milestone_type": "polling_day",
    "status": "scheduled",
    "date_start": "2021-10-10",
    "date_end": "2021-10-10",
    "date_precision": "day",
    "value": None,
}
SAID = {
    "kind": "statement",
    "evidence": "وقال المتحدث إن التحضيرات اكتملت",
    "speaker": "المتحدث",
    "quote": "التحضيرات اكتملت",
    "topic": "election",
}


def reply(facts: list[Any], **usage: int) -> dict[str, Any]:
    content = json.dumps({"facts": facts}, ensure_ascii=False)
    return {"choices": [{"message": {"content": content}}], "usage": usage}


class Server(ThreadingHTTPServer):
    """Answers from a script of (status, headers, body); the last line repeats."""

    def __init__(self, script: list[tuple[int, dict[str, str], Any]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.seen: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.hold = threading.Event()
        self.guard = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.guard:
            self.server.seen.append(body)
            self.server.keys.append(self.headers.get("Authorization"))
            line = self.server.script.pop(0) if len(self.server.script) > 1 else self.server.script[0]
        status, headers, value = line
        if value == "hang":
            self.server.hold.wait(10)
            return
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


@contextmanager
def serving(*script: tuple[int, dict[str, str], Any]) -> Iterator[Server]:
    server = Server(list(script))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.hold.set()
        server.shutdown()
        server.server_close()


class Asked:
    """What one run gave: results, totals and the waits it made."""

    def __init__(
        self, server: Server, cache: Path, articles: list[Article] | None = None, **settings: Any
    ) -> None:
        self.report = RunReport()
        self.waits: list[float] = []
        made = LlmSettings(base_url=f"http://127.0.0.1:{server.server_port}/v1", model="stub-1", **settings)
        self.results = list(
            extract_with_model(
                articles or [ARTICLE],
                made,
                cache_dir=cache,
                codebook="Code what is said.",
                report=self.report,
                sleep=self.waits.append,
            )
        )


def test_facts_come_grounded_with_the_models_provenance(tmp_path: Path) -> None:
    with serving((200, {}, reply([SAID, POLL], prompt_tokens=900, completion_tokens=100))) as server:
        asked = Asked(server, tmp_path, api_key="secret", price_in=1.0, price_out=10.0)
    (result,) = asked.results
    assert [type(fact).__name__ for fact in result.facts] == ["ElectionMilestone", "Statement"]
    raw = f"{ARTICLE.title}\n{TEXT}"
    for fact in result.facts:
        assert raw[fact.evidence_start : fact.evidence_end] == fact.evidence
        assert fact.extractor == "waqai-llm:stub-1"
        assert fact.extractor_version.startswith("stub-1@")
    assert server.keys == ["Bearer secret"]
    assert (asked.report.tokens_in, asked.report.tokens_out) == (900, 100)
    assert asked.report.cost == pytest.approx(0.0019)


def test_the_request_carries_codebook_schema_and_article(tmp_path: Path) -> None:
    with serving((200, {}, reply([]))) as server:
        Asked(server, tmp_path)
    (body,) = server.seen
    system, user = (message["content"] for message in body["messages"])
    assert "Code what is said." in system
    assert TEXT in user
    assert "2021-09-01" in user
    assert body["response_format"]["json_schema"]["schema"] == answer_schema()


def test_invented_words_and_broken_facts_are_dropped_and_counted(tmp_path: Path) -> None:
    invented = POLL | {"evidence": "التصويت يجري في 11 تشرين"}
    misquoted = SAID | {"quote": "التحضيرات لم تكتمل"}
    broken = POLL | {"milestone_type": "parade"}
    disordered = POLL | {"date_end": "2021-10-09"}
    unknown = POLL | {"kind": "rumour"}
    facts = [POLL, invented, misquoted, broken, disordered, unknown, "text", POLL]
    with serving((200, {}, reply(facts))) as server:
        asked = Asked(server, tmp_path)
    assert len(asked.results[0].facts) == 1
    assert asked.report.dropped == {
        "evidence_not_verbatim": 1,
        "quote_not_verbatim": 1,
        "breaks_contract": 2,
        "unknown_kind": 1,
        "not_an_object": 1,
        "duplicate": 1,
    }


def test_offsets_and_ids_that_the_model_makes_up_are_not_believed() -> None:
    row = POLL | {
        "evidence_start": 0,
        "evidence_end": 3,
        "fact_id": "x",
        "extractor": "person",
        "article_id": "other",
    }
    (fact,) = read_answer(json.dumps({"facts": [row]}), ARTICLE, "m@p").facts
    assert (fact.article_id, fact.extractor) == ("a1", "waqai-llm:m")
    assert f"{ARTICLE.title}\n{TEXT}"[fact.evidence_start : fact.evidence_end] == fact.evidence


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failing_server_is_asked_again_with_growing_pauses(tmp_path: Path, status: int) -> None:
    with serving((status, {}, {}), (status, {}, {}), (200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path, backoff_seconds=2.0)
    assert asked.results[0].status == "ok"
    first, second = asked.waits
    assert 2.0 <= first <= 2.5
    assert 4.0 <= second <= 5.0
    assert asked.report.retries == 2


def test_retry_after_is_honoured_in_both_forms(tmp_path: Path) -> None:
    soon = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60), usegmt=True)
    script = [(429, {"Retry-After": "7"}, {}), (503, {"Retry-After": soon}, {}), (200, {}, reply([POLL]))]
    with serving(*script) as server:
        asked = Asked(server, tmp_path)
    assert asked.waits[0] == 7.0
    assert 30 < asked.waits[1] <= 60


def test_an_endless_wait_is_cut_to_the_longest_allowed(tmp_path: Path) -> None:
    with serving((429, {"Retry-After": "86400"}, {}), (200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path, longest_wait_seconds=9.0)
    assert asked.waits == [9.0]


def test_a_server_that_never_recovers_fails_the_article_and_not_the_run(tmp_path: Path) -> None:
    with serving((500, {}, {})) as server:
        asked = Asked(server, tmp_path, max_retries=2)
    assert (asked.results[0].status, asked.results[0].reason) == ("failed", "http_500")
    assert asked.report.requests == 3


def test_a_slow_server_times_out_and_is_asked_again(tmp_path: Path) -> None:
    with serving((200, {}, "hang"), (200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path, timeout_seconds=0.2)
        server.hold.set()
    assert asked.results[0].status == "ok"
    assert asked.report.retries == 1


@pytest.mark.parametrize("cut", ['{"facts": [{"kind": "stat', '{"answer": 3}', "", "I cannot do that."])
def test_cut_answers_are_retried_and_never_half_read(tmp_path: Path, cut: str) -> None:
    body = {"choices": [{"message": {"content": cut}}], "usage": {"prompt_tokens": 5, "completion_tokens": 1}}
    with serving((200, {}, body)) as server:
        asked = Asked(server, tmp_path, max_retries=1)
    assert (asked.results[0].status, asked.results[0].reason) == ("failed", "cut_answer")
    assert asked.results[0].facts == ()
    assert asked.report.tokens_in == 10
    with serving((200, {}, reply([POLL]))) as server:
        assert Asked(server, tmp_path).results[0].status == "ok"


def test_a_cut_response_body_is_retried(tmp_path: Path) -> None:
    with serving((200, {}, b'{"choices": [{"mess'), (200, {}, reply([POLL]))) as server:
        assert Asked(server, tmp_path).results[0].status == "ok"


def test_fenced_answers_are_read(tmp_path: Path) -> None:
    content = "```json\n" + json.dumps({"facts": [POLL]}) + "\n```"
    with serving((200, {}, {"choices": [{"message": {"content": content}}]})) as server:
        assert len(Asked(server, tmp_path).results[0].facts) == 1


def test_a_server_without_json_schema_is_asked_for_plain_json(tmp_path: Path) -> None:
    refusal: tuple[int, dict[str, str], Any] = (
        400,
        {},
        {"error": {"message": "response_format json_schema is not supported"}},
    )
    with serving(refusal, (200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path)
    assert asked.results[0].status == "ok"
    assert server.seen[1]["response_format"] == {"type": "json_object"}
    assert asked.waits == [0.0]


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refused_key_or_address_ends_the_run_with_a_cure(tmp_path: Path, status: int) -> None:
    with serving((status, {}, {})) as server, pytest.raises(LlmError, match="WAQAI_LLM"):
        Asked(server, tmp_path)


def test_a_second_run_costs_nothing_and_gives_the_same(tmp_path: Path) -> None:
    with serving((200, {}, reply([POLL, SAID], prompt_tokens=9, completion_tokens=9))) as server:
        first = Asked(server, tmp_path)
        second = Asked(server, tmp_path)
    assert [encode_fact(f) for f in first.results[0].facts] == [
        encode_fact(f) for f in second.results[0].facts
    ]
    assert second.report.requests == second.report.tokens_in == 0
    assert second.report.cached == 1


def test_another_text_another_day_or_a_damaged_answer_is_asked_anew(tmp_path: Path) -> None:
    other = [
        Article(article_id="a1", title=ARTICLE.title, text=TEXT + " تم.", published_on=ARTICLE.published_on),
        Article(article_id="a1", title=ARTICLE.title, text=TEXT, published_on=None),
    ]
    with serving((200, {}, reply([POLL]))) as server:
        Asked(server, tmp_path)
        assert Asked(server, tmp_path, other).report.requests == 2
        for path in tmp_path.rglob("*.json"):
            path.write_text("{", encoding="utf-8")
        assert Asked(server, tmp_path).report.requests == 1


def test_a_stopped_run_resumes_where_it_stopped(tmp_path: Path) -> None:
    articles = [Article(article_id=f"a{n}", title="", text=f"{TEXT} {n}") for n in range(6)]
    with serving((200, {}, reply([POLL]))) as server:
        Asked(server, tmp_path, articles[:4])
        assert Asked(server, tmp_path, articles).report.requests == 2


def test_no_request_is_made_that_might_go_over_the_budget(tmp_path: Path) -> None:
    articles = [Article(article_id=f"a{n}", title="", text=f"{TEXT} {n}") for n in range(5)]
    answer = reply([], prompt_tokens=300, completion_tokens=100)
    with serving((200, {}, answer)) as server:
        asked = Asked(server, tmp_path, articles, concurrency=1, max_total_tokens=1600, max_answer_tokens=200)
    assert asked.report.tokens_in + asked.report.tokens_out <= 1600
    assert {result.status for result in asked.results} == {"ok", "skipped"}
    assert asked.report.reasons == {"budget": asked.report.skipped}
    with serving((200, {}, answer)) as server:
        priced = Asked(
            server, tmp_path / "b", articles, concurrency=1, max_cost=0.001, price_in=1.0, max_answer_tokens=1
        )
    assert priced.report.cost <= 0.001


def test_an_answer_without_facts_says_so_and_one_whose_facts_are_dropped_does_not(tmp_path: Path) -> None:
    invented = {**SAID, "evidence": "كلام لم يقله أحد", "quote": "لم يقله أحد"}
    for number, rows in enumerate(([], [invented], [POLL])):
        with serving((200, {}, reply(rows))) as server:
            (result,) = Asked(server, tmp_path / str(number)).results
        assert (result.nothing is not None) == (number == 0)
        if result.nothing:
            assert result.nothing.article_id == ARTICLE.article_id
            assert result.nothing.extractor == "waqai-llm:stub-1"
            assert result.nothing.extractor_version.startswith("stub-1@")


def test_results_keep_the_order_of_the_articles_whatever_the_concurrency(tmp_path: Path) -> None:
    articles = [Article(article_id=f"a{n}", title="", text=f"{TEXT} {n}") for n in range(30)]
    with serving((200, {}, reply([POLL]))) as server:
        asked = Asked(server, tmp_path, articles, concurrency=8)
    assert [result.article_id for result in asked.results] == [article.article_id for article in articles]
    assert asked.report.articles == 30


def test_settings_need_address_and_model_and_hide_the_key() -> None:
    with pytest.raises(LlmError, match="WAQAI_LLM_BASE_URL"):
        settings_from({})
    made = settings_from(
        {"WAQAI_LLM_BASE_URL": "http://x/v1", "WAQAI_LLM_API_KEY": "secret"}, model="m", max_cost=None
    )
    assert (made.model, made.max_cost) == ("m", None)
    assert "secret" not in repr(made)


def test_the_answer_schema_is_the_contract_without_our_own_fields() -> None:
    definitions = answer_schema()["$defs"]
    by_kind = {
        part["properties"]["kind"]["enum"][0]: part
        for part in definitions.values()
        if "kind" in part["properties"]
    }
    assert set(by_kind) == set(KINDS)
    for kind, part in by_kind.items():
        assert set(part["properties"]) == {"kind", "evidence", *codebook_fields(kind)}
        assert set(part["required"]) == set(part["properties"])
        assert part["additionalProperties"] is False


def test_the_prompt_version_follows_every_word_of_the_codebook() -> None:
    assert build_prompt("one").version == build_prompt("one").version != build_prompt("two").version


def test_lone_surrogates_do_not_break_the_request(tmp_path: Path) -> None:
    odd = Article(article_id="a", title="", text="نص \ud800 غريب")
    with serving((200, {}, reply([]))) as server:
        assert Asked(server, tmp_path, [odd]).results[0].status == "ok"


def test_a_fact_read_back_from_its_line_is_the_same() -> None:
    (fact,) = read_answer(json.dumps({"facts": [POLL]}), ARTICLE, "m@p").facts
    line = json.loads(encode_fact(fact))
    assert fact_from_dict(line, {"a1": f"{ARTICLE.title}\n{TEXT}"}) == fact
