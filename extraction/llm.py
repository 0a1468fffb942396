"""The other door: any OpenAI-compatible language model, held to the same contract as the rules.

In: articles, an endpoint (`LlmSettings`) and the codebook's text. Out: one `ModelExtraction` an article, in their
order, and a `RunReport` of tokens, cost, retries and drops. Answers are kept on disk by article, model and prompt, so
a stopped run resumes for nothing. The only module of the package that uses the network and the clock.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from extraction.articles import Article
from extraction.facts import Fact
from extraction.llm_prompt import (
    CutAnswer,
    Prompt,
    build_prompt,
    content_hash,
    messages,
    parse_answer,
    read_answer,
)
from extraction.llm_settings import (
    API_KEY,
    BASE_URL,
    MAX_ANSWER_TOKENS,
    MODEL,
    LlmError,
    LlmSettings,
    RunReport,
    settings_from,
)
from extraction.llm_wire import SAID_LENGTH, Wording, retry_after, said, usage_of
from extraction.readings import Nothing

if TYPE_CHECKING:
    import httpx

__all__ = [
    "LlmError",
    "LlmSettings",
    "ModelExtraction",
    "RunReport",
    "extract_with_model",
    "settings_from",
]

_JSON = {"Content-Type": "application/json"}
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_HOPELESS = {
    401: f"the endpoint refuses the key; set {API_KEY}",
    402: "the endpoint asks to be paid; top up the account of this key",
    403: f"the endpoint forbids this key or model; check {API_KEY} and {MODEL}",
    404: f"the endpoint knows no such address or model; check {BASE_URL} (it ends in /v1 as a rule) and {MODEL}",
}
# An Arabic letter is at most about one token; used to hold room in the budget before the true figure is known.
_CHARACTERS_A_TOKEN = 2
# Articles in a row that failed for the server's own reasons before the run is given up.
_PATIENCE = 20


class ModelExtraction(NamedTuple):
    """What the model gave for one article: `status` "ok", "failed" (asked in vain) or "skipped" (no budget left).

    `nothing` is set where the model says that the article holds no fact.
    """

    article_id: str
    facts: tuple[Fact, ...]
    status: Literal["ok", "failed", "skipped"]
    reason: str = ""
    cached: bool = False
    nothing: Nothing | None = None


def extract_with_model(
    articles: Iterable[Article],
    settings: LlmSettings,
    *,
    cache_dir: Path,
    codebook: str,
    report: RunReport | None = None,
    sleep: Callable[[float], object] | None = None,
) -> Iterator[ModelExtraction]:
    """Asks the model about each article and yields its facts, in the order of the articles.

    Whole answers are cached under `cache_dir`; an article that failed or was skipped is asked again next time. `sleep`
    waits before a retry; by itself it ends with the run. Raises LlmError where httpx is missing, the endpoint cannot be
    reached, refuses key, address or model, or has failed many articles in a row.
    """
    run = _Run(settings, cache_dir, build_prompt(codebook), report or RunReport(), sleep)
    return run.over(articles)


class _Refused(Exception):
    """One article could not be answered; `str()` is the reason that is counted."""


class _Reply(NamedTuple):
    content: str
    tokens_in: int
    tokens_out: int
    was_cut: bool


class _Outcome(NamedTuple):
    """One request: the reply, or why there is none, in the server's words too, and how long it asks to wait."""

    reason: str = ""
    detail: str = ""
    wait: float | None = None
    reply: _Reply | None = None


class _Budget:
    """Keeps a run within its tokens and cost: room is held before a request and settled after it."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._settled = threading.Condition()
        self._under_way = 0
        self._tokens = 0
        self._cost = 0.0

    def price(self, tokens_in: int, tokens_out: int) -> float:
        return (tokens_in * self._settings.price_in + tokens_out * self._settings.price_out) / 1e6

    def hold(self, room: tuple[int, int]) -> bool:
        """Takes room for a request, once those under way have given back what they do not use; False where none is left."""
        with self._settled:
            while not self._has(room):
                if not self._under_way:
                    return False
                self._settled.wait()
            self._under_way += 1
            self._take(room, 1)
            return True

    def settle(self, held: tuple[int, int], used: tuple[int, int]) -> None:
        with self._settled:
            self._under_way -= 1
            self._take(held, -1)
            self._take(used, 1)
            self._settled.notify_all()

    def _has(self, room: tuple[int, int]) -> bool:
        tokens, cost = self._settings.max_total_tokens, self._settings.max_cost
        return (tokens is None or self._tokens + sum(room) <= tokens) and (
            cost is None or self._cost + self.price(*room) <= cost
        )

    def _take(self, room: tuple[int, int], times: int) -> None:
        self._tokens += times * sum(room)
        self._cost += times * self.price(*room)


class _Run:
    def __init__(
        self,
        settings: LlmSettings,
        cache_dir: Path,
        prompt: Prompt,
        report: RunReport,
        sleep: Callable[[float], object] | None,
    ) -> None:
        self.settings, self.prompt, self.report = settings, prompt, report
        self.budget = _Budget(settings)
        self.wording = Wording(prompt, settings.max_answer_tokens)
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self.sleep = sleep or self.stopped.wait
        self.reached = False
        self.failed_in_a_row = 0
        self.version = f"{settings.model}@{prompt.version}"
        label = re.sub(r"[^A-Za-z0-9.-]+", "-", settings.model).strip("-.") or "model"
        mark = hashlib.sha256(settings.model.encode()).hexdigest()[:8]
        self.cache = cache_dir / f"{label}-{mark}" / prompt.version

    def over(self, articles: Iterable[Article]) -> Iterator[ModelExtraction]:
        try:
            import httpx
        except ImportError as error:
            raise LlmError("the language model needs httpx: pip install 'waqai[llm]'") from error
        headers = {"Authorization": f"Bearer {self.settings.api_key}"} if self.settings.api_key else {}
        workers = max(1, self.settings.concurrency)
        try:
            client = httpx.Client(
                base_url=self.settings.base_url.rstrip("/") + "/",
                headers=headers,
                timeout=self.settings.timeout_seconds,
                limits=httpx.Limits(max_connections=workers),
            )
        except httpx.InvalidURL as error:
            raise LlmError(f"{BASE_URL} is no address: {error}") from error
        with client, ThreadPoolExecutor(workers) as pool:
            waiting: deque[Future[ModelExtraction]] = deque()
            try:
                for article in articles:
                    waiting.append(pool.submit(self.one, client, article))
                    if len(waiting) >= 2 * workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                self.stopped.set()
                for future in waiting:
                    future.cancel()

    def one(self, client: httpx.Client, article: Article) -> ModelExtraction:
        path = self.cache / f"{content_hash(article)}.json"
        content, cached = _read_cache(path), True
        if content is None:
            cached = False
            try:
                reply = self._ask(client, article)
            except _Refused as refusal:
                reason = str(refusal)
                status: Literal["failed", "skipped"] = (
                    "skipped" if reason in ("budget", "stopped") else "failed"
                )
                return self._done(ModelExtraction(article.article_id, (), status, reason))
            content = reply.content
            kept = {"answer": content, "tokens_in": reply.tokens_in, "tokens_out": reply.tokens_out}
            _write_cache(path, kept)
        answer = read_answer(content, article, self.version)
        with self.lock:
            self.report.dropped.update(answer.dropped)
        return self._done(ModelExtraction(article.article_id, answer.facts, "ok", "", cached, answer.nothing))

    def _done(self, result: ModelExtraction) -> ModelExtraction:
        with self.lock:
            self.report.articles += 1
            self.report.facts += len(result.facts)
            self.report.cached += result.cached
            self.report.failed += result.status == "failed"
            self.report.skipped += result.status == "skipped"
            if result.reason:
                self.report.reasons[result.reason] += 1
        return result

    def _tokens_of(self, article: Article) -> int:
        return (
            (len(self.prompt.system) // 4)
            + (len(article.title) + len(article.text)) // _CHARACTERS_A_TOKEN
            + 16
        )

    def _ask(self, client: httpx.Client, article: Article) -> _Reply:
        """A whole answer, after retries; raises _Refused with the last reason, LlmError where no retry can help."""
        room = (self._tokens_of(article), self.settings.max_answer_tokens)
        outcome, spent, times_cut = _Outcome(), (0, 0), 0
        for attempt in range(self.settings.max_retries + 1):
            if attempt:
                self.sleep(self._pause(attempt - 1, outcome.wait))
                with self.lock:
                    self.report.retries += 1
            if self.stopped.is_set():
                raise _Refused("stopped")
            if not self.budget.hold(room):
                self._note("budget", f"a question may take up to {sum(room):,} tokens")
                raise _Refused("budget")
            used = (0, 0)
            try:
                outcome = self._request(client, article)
                if outcome.reply is not None:
                    used = (outcome.reply.tokens_in, outcome.reply.tokens_out)
            finally:
                self.budget.settle(room, used)
            spent = (spent[0] + used[0], spent[1] + used[1])
            reply = outcome.reply
            if reply is not None:
                try:
                    parse_answer(reply.content)
                    return reply._replace(tokens_in=spent[0], tokens_out=spent[1])
                except CutAnswer:
                    outcome = _Outcome("cut_answer", reply.content[-SAID_LENGTH:])
                    times_cut += reply.was_cut
            if times_cut > 1:
                outcome = _Outcome("answer_too_long", f"raise {MAX_ANSWER_TOKENS}")
                break
            if outcome.reason == "http_400" or (attempt > 1 and self._is_out_of_reach(outcome)):
                break
        self._note(outcome.reason, outcome.detail)
        self._lose_patience(outcome)
        raise _Refused(outcome.reason)

    def _note(self, reason: str, detail: str) -> None:
        with self.lock:
            if detail:
                self.report.details.setdefault(reason, " ".join(detail.split())[:SAID_LENGTH])

    def _lose_patience(self, outcome: _Outcome) -> None:
        """Counts a failed article; raises LlmError where the server is not there, or fails one after another."""
        if self._is_out_of_reach(outcome):
            raise LlmError(
                f"{self.settings.base_url} cannot be reached: {outcome.detail}; start the server or correct {BASE_URL}"
            )
        if outcome.reason in ("http_400", "cut_answer", "answer_too_long"):
            return  # the article's own difficulty
        with self.lock:
            self.failed_in_a_row += 1
            lost = self.failed_in_a_row >= _PATIENCE
        if lost:
            raise LlmError(
                f"the last {_PATIENCE} articles failed ({outcome.reason}); see to the server and run again, answers are kept"
            )

    def _is_out_of_reach(self, outcome: _Outcome) -> bool:
        return outcome.reason == "connection" and not self.reached

    def _pause(self, attempt: int, asked: float | None) -> float:
        """Seconds to wait: what the server asked for, else doubling with up to a quarter of jitter."""
        longest = self.settings.longest_wait_seconds
        if asked is not None:
            return min(asked, longest)
        grown: float = self.settings.backoff_seconds * 2.0**attempt * (1 + random.random() / 4)
        return min(grown, longest)

    def _request(self, client: httpx.Client, article: Article) -> _Outcome:
        import httpx

        body = {
            "model": self.settings.model,
            "messages": messages(self.prompt, article),
            **self.wording.parts(),
        }
        with self.lock:
            self.report.requests += 1
        try:
            # ASCII JSON, so that lone surrogates in a text cannot break the request.
            response = client.post("chat/completions", content=json.dumps(body), headers=_JSON)
        except httpx.TimeoutException:
            return _Outcome("timeout", f"no answer within {self.settings.timeout_seconds:g} seconds")
        except httpx.DecodingError as error:
            return _Outcome("cut_response", str(error))
        except httpx.RequestError as error:
            return _Outcome("connection", str(error))
        self.reached = True
        status = response.status_code
        if status in _HOPELESS:
            raise LlmError(f"HTTP {status}: {_HOPELESS[status]}")
        if 300 <= status < 400:
            moved = response.headers.get("location", "elsewhere")
            raise LlmError(f"HTTP {status}: the endpoint has moved to {moved}; correct {BASE_URL}")
        if status in _RETRIED:
            return _Outcome(
                f"http_{status}", said(response), retry_after(response.headers.get("retry-after"))
            )
        if status in (400, 422) and (conceded := self.wording.concede(body, response.text)):
            return _Outcome(conceded, said(response), 0.0)
        if status != 200:
            return _Outcome("http_400" if 400 <= status < 500 else f"http_{status}", said(response))
        return self._reply(response, article)

    def _reply(self, response: httpx.Response, article: Article) -> _Outcome:
        try:
            value = response.json()
            choice = value["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            return _Outcome("cut_response", said(response))
        content = content if isinstance(content, str) else ""
        used = usage_of(value)
        tokens_in, tokens_out = used or (self._tokens_of(article), len(content) // _CHARACTERS_A_TOKEN)
        with self.lock:
            self.failed_in_a_row = 0
            self.report.tokens_in += tokens_in
            self.report.tokens_out += tokens_out
            self.report.estimated += used is None
            self.report.cost += self.budget.price(tokens_in, tokens_out)
        was_cut = choice.get("finish_reason") == "length"
        return _Outcome(reply=_Reply(content, tokens_in, tokens_out, was_cut))


def _read_cache(path: Path) -> str | None:
    """The answer kept at `path`; None where there is none, or where it is damaged."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        answer = value["answer"]
        parse_answer(answer)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return str(answer)


def _write_cache(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.new")
    fresh.write_text(json.dumps(value, ensure_ascii=True, sort_keys=True), encoding="utf-8")
    fresh.replace(path)
