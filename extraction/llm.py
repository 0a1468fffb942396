"""The other door: any OpenAI-compatible language model, held to the same contract as the rules.

In: articles, an endpoint (`LlmSettings`) and the codebook's text. Out: one `ModelExtraction` an article, in their
order, and a `RunReport` of tokens, cost, retries and drops. Answers are kept on disk by article, model and prompt, so
a stopped run resumes for nothing. The only module of the package that uses the network and the clock.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import hashlib
import json
import os
import random
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

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

if TYPE_CHECKING:
    import httpx

BASE_URL, MODEL, API_KEY = "WAQAI_LLM_BASE_URL", "WAQAI_LLM_MODEL", "WAQAI_LLM_API_KEY"
_JSON = {"Content-Type": "application/json"}
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_HOPELESS = {
    401: f"the endpoint refuses the key; set {API_KEY}",
    403: f"the endpoint forbids this key or model; check {API_KEY} and {MODEL}",
    404: f"the endpoint knows no such address or model; check {BASE_URL} (it ends in /v1 as a rule) and {MODEL}",
}
# An Arabic letter is at most about one token; used to hold room in the budget before the true figure is known.
_CHARACTERS_A_TOKEN = 2


class LlmError(RuntimeError):
    """The run cannot go on; the message says what to set or install."""


class LlmSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the model is and what a run may use. Prices are per million tokens, in any currency; None is no limit."""

    base_url: str
    model: str
    api_key: str = ""
    concurrency: int = 4
    timeout_seconds: float = 120.0
    max_retries: int = 5
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 120.0
    max_answer_tokens: int = 8192
    max_total_tokens: int | None = None
    max_cost: float | None = None
    price_in: float = 0.0
    price_out: float = 0.0

    def __repr__(self) -> str:
        """The settings without the key."""
        return (
            f"LlmSettings(base_url={self.base_url!r}, model={self.model!r}, concurrency={self.concurrency})"
        )


class ModelExtraction(NamedTuple):
    """What the model gave for one article: `status` "ok", "failed" (asked in vain) or "skipped" (no budget left)."""

    article_id: str
    facts: tuple[Fact, ...]
    status: Literal["ok", "failed", "skipped"]
    reason: str = ""
    cached: bool = False


class RunReport:
    """Running totals of a run; safe to read while it goes on. `dropped` counts facts by reason."""

    def __init__(self) -> None:
        """Starts at nothing."""
        self.articles = self.facts = self.requests = self.retries = self.cached = self.failed = (
            self.skipped
        ) = 0
        self.tokens_in = self.tokens_out = 0
        self.cost = 0.0
        self.dropped: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    def as_dict(self) -> dict[str, Any]:
        """All totals as plain values, keys sorted within the counters."""
        plain = {key: value for key, value in vars(self).items() if not isinstance(value, Counter)}
        return plain | {
            "dropped": dict(sorted(self.dropped.items())),
            "reasons": dict(sorted(self.reasons.items())),
        }


def settings_from(env: Mapping[str, str], **overrides: Any) -> LlmSettings:
    """Settings from environment variables (WAQAI_LLM_BASE_URL, WAQAI_LLM_MODEL, WAQAI_LLM_API_KEY) and overrides.

    Overrides that are None are left out. Raises LlmError where the address or the model is missing.
    """
    values: dict[str, Any] = {
        "base_url": env.get(BASE_URL, ""),
        "model": env.get(MODEL, ""),
        "api_key": env.get(API_KEY, ""),
    }
    values |= {key: value for key, value in overrides.items() if value is not None}
    for key, variable in (("base_url", BASE_URL), ("model", MODEL)):
        if not values[key]:
            raise LlmError(f"{variable} is not set; the language model needs an address and a model name")
    return LlmSettings(**values)


def extract_with_model(
    articles: Iterable[Article],
    settings: LlmSettings,
    *,
    cache_dir: Path,
    codebook: str,
    report: RunReport | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[ModelExtraction]:
    """Asks the model about each article and yields its facts, in the order of the articles.

    Whole answers are cached under `cache_dir`; an article that failed or was skipped is asked again next time. Raises
    LlmError where httpx is missing or the endpoint refuses key, address or model.
    """
    run = _Run(settings, cache_dir, build_prompt(codebook), report or RunReport(), sleep)
    return run.over(articles)


class _Refused(Exception):
    """One article could not be answered; `str()` is the reason that is counted, `used` the tokens it cost."""

    def __init__(self, reason: str, used: tuple[int, int]) -> None:
        super().__init__(reason)
        self.used = used


class _Reply(NamedTuple):
    content: str
    tokens_in: int
    tokens_out: int


class _Budget:
    """Keeps a run within its tokens and cost: room is held before a request and settled after it."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._tokens = 0
        self._cost = 0.0

    def price(self, tokens_in: int, tokens_out: int) -> float:
        return (tokens_in * self._settings.price_in + tokens_out * self._settings.price_out) / 1e6

    def hold(self, tokens_in: int, tokens_out: int) -> bool:
        """Takes room for a request; False where it might go over."""
        limits = self._settings
        cost = self.price(tokens_in, tokens_out)
        with self._lock:
            if (
                limits.max_total_tokens is not None
                and self._tokens + tokens_in + tokens_out > limits.max_total_tokens
            ):
                return False
            if limits.max_cost is not None and self._cost + cost > limits.max_cost:
                return False
            self._tokens += tokens_in + tokens_out
            self._cost += cost
            return True

    def settle(self, held: tuple[int, int], used: tuple[int, int]) -> None:
        with self._lock:
            self._tokens += sum(used) - sum(held)
            self._cost += self.price(*used) - self.price(*held)


class _Run:
    def __init__(
        self,
        settings: LlmSettings,
        cache_dir: Path,
        prompt: Prompt,
        report: RunReport,
        sleep: Callable[[float], None],
    ) -> None:
        self.settings, self.prompt, self.report, self.sleep = settings, prompt, report, sleep
        self.budget = _Budget(settings)
        self.lock = threading.Lock()
        self.version = f"{settings.model}@{prompt.version}"
        place = hashlib.sha256(f"{settings.base_url}\x00{settings.model}".encode()).hexdigest()[:8]
        label = re.sub(r"[^A-Za-z0-9.-]+", "-", settings.model).strip("-.") or "model"
        self.cache = cache_dir / f"{label}-{place}" / prompt.version
        # Servers that know no JSON Schema are asked for plain JSON, and failing that for nothing in particular.
        self.formats: deque[dict[str, Any] | None] = deque(
            [
                {
                    "type": "json_schema",
                    "json_schema": {"name": "facts", "strict": True, "schema": prompt.schema},
                },
                {"type": "json_object"},
                None,
            ]
        )

    def over(self, articles: Iterable[Article]) -> Iterator[ModelExtraction]:
        try:
            import httpx
        except ImportError as error:
            raise LlmError("the language model needs httpx: pip install 'waqai[llm]'") from error
        headers = {"Authorization": f"Bearer {self.settings.api_key}"} if self.settings.api_key else {}
        workers = max(1, self.settings.concurrency)
        client = httpx.Client(
            base_url=self.settings.base_url.rstrip("/") + "/",
            headers=headers,
            timeout=self.settings.timeout_seconds,
        )
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
                for future in waiting:
                    future.cancel()

    def one(self, client: httpx.Client, article: Article) -> ModelExtraction:
        path = self.cache / f"{content_hash(article)}.json"
        content, cached = _read_cache(path), True
        if content is None:
            cached = False
            tokens = (self._tokens_of(article), self.settings.max_answer_tokens)
            if not self.budget.hold(*tokens):
                return self._done(ModelExtraction(article.article_id, (), "skipped", "budget"))
            used = (0, 0)
            try:
                reply = self._ask(client, article)
                used = (reply.tokens_in, reply.tokens_out)
                content = reply.content
            except _Refused as refusal:
                used = refusal.used
                return self._done(ModelExtraction(article.article_id, (), "failed", str(refusal)))
            finally:
                self.budget.settle(tokens, used)
            _write_cache(path, {"answer": content, "tokens_in": used[0], "tokens_out": used[1]})
        answer = read_answer(content, article, self.version)
        with self.lock:
            self.report.dropped.update(answer.dropped)
        return self._done(ModelExtraction(article.article_id, answer.facts, "ok", cached=cached))

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
        reason, spent_in, spent_out = "", 0, 0
        for attempt in range(self.settings.max_retries + 1):
            if attempt:
                with self.lock:
                    self.report.retries += 1
            reason, wait, reply = self._request(client, article)
            if reply is not None:
                spent_in, spent_out = spent_in + reply.tokens_in, spent_out + reply.tokens_out
                try:
                    parse_answer(reply.content)
                    return reply._replace(tokens_in=spent_in, tokens_out=spent_out)
                except CutAnswer:
                    reason = "cut_answer"
            elif reason == "http_400":
                break
            if attempt < self.settings.max_retries:
                self.sleep(self._pause(attempt, wait))
        raise _Refused(reason, (spent_in, spent_out))

    def _pause(self, attempt: int, asked: float | None) -> float:
        """Seconds to wait: what the server asked for, else doubling with up to a quarter of jitter."""
        longest = self.settings.longest_wait_seconds
        if asked is not None:
            return min(asked, longest)
        grown: float = self.settings.backoff_seconds * 2.0**attempt * (1 + random.random() / 4)
        return min(grown, longest)

    def _request(self, client: httpx.Client, article: Article) -> tuple[str, float | None, _Reply | None]:
        """One request: (reason, seconds the server asks to wait, reply); the reply is None where it failed."""
        import httpx

        form = self.formats[0]
        body: dict[str, Any] = {
            "model": self.settings.model,
            "messages": messages(self.prompt, article),
            "temperature": 0,
            "max_tokens": self.settings.max_answer_tokens,
        }
        if form is not None:
            body["response_format"] = form
        with self.lock:
            self.report.requests += 1
        try:
            # ASCII JSON, so that lone surrogates in a text cannot break the request.
            response = client.post("chat/completions", content=json.dumps(body), headers=_JSON)
        except httpx.TimeoutException:
            return "timeout", None, None
        except httpx.TransportError:
            return "connection", None, None
        status = response.status_code
        if status in _HOPELESS:
            raise LlmError(f"HTTP {status}: {_HOPELESS[status]}")
        if status == 400 and form is not None and "response_format" in response.text:
            with self.lock:
                if self.formats[0] is form:
                    self.formats.popleft()
            return "no_structured_output", 0.0, None
        if status in _RETRIED:
            return f"http_{status}", _retry_after(response.headers.get("retry-after")), None
        if status != 200:
            return "http_400" if 400 <= status < 500 else f"http_{status}", None, None
        return self._reply(response)

    def _reply(self, response: httpx.Response) -> tuple[str, float | None, _Reply | None]:
        try:
            value = response.json()
            content = value["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError):
            return "cut_response", None, None
        usage = value.get("usage") or {}
        used_in, used_out = (usage.get(key) for key in ("prompt_tokens", "completion_tokens"))
        tokens_in = used_in if isinstance(used_in, int) else 0
        tokens_out = used_out if isinstance(used_out, int) else 0
        with self.lock:
            self.report.tokens_in += tokens_in
            self.report.tokens_out += tokens_out
            self.report.cost += self.budget.price(tokens_in, tokens_out)
        return "", None, _Reply(content if isinstance(content, str) else "", tokens_in, tokens_out)


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header (a number, or an HTTP date); None where it says nothing usable."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def _read_cache(path: Path) -> str | None:
    """The answer kept at `path`; None where there is none, or where it is damaged."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        answer = value["answer"]
        parse_answer(answer)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(answer)


def _write_cache(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.new")
    fresh.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    fresh.replace(path)
