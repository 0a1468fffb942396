"""Time grows with the length of a text, whatever it is made of: four times the text, no more than about four times the work."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from extraction.articles import Article
from extraction.extract import extract

SHORT, TIMES = 5_000, 4
# A quadratic step would take 16 times as long; what is left is for caches and a busy machine.
BOUND = 9.0
UNITS = {
    "one sentence without end": "قتل سبعة جنود بانفجار عبوة في هيت غربي الأنبار وقال الضابط علي حسن ان التحقيق مستمر ",
    "short sentences": "قتل جندي.\n",
    "a verb": "وقتل ",
    "a means": "انفجار عبوة ناسفة ",
    "a verb of speech": "قال: ",
    "who said": "وقال علي حسن «كلام» ",
    "places": "بغداد والبصرة وكركوك ",
    "titles": "رئيس ",
    "tolls": "قتل 5 ",
    "digits": "1234567890",
    "numbers": "12, ",
    "years": "2021 ",
    "days": "2021-10-10 ",
    "polling days": "موعد الانتخابات 10 تشرين الاول 2021 ",
    "opening quotes": "«",
    "straight quotes": '"',
    "opening brackets": "(",
    "brackets": "()",
    "marks": "ب\u064b",
    "hashes": "#_",
    "presentation forms": "ﷲ",
    "lone surrogates": "\ud800",
    "nulls": "\x00",
    "line ends": "\n",
}


def seconds(text: str) -> float:
    """The least processor time of two readings, dated and undated."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        for day in (dt.date(2021, 7, 5), None):
            extract(Article(article_id="x", title="خبر", text=text, published_on=day))
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    text = (unit * SHORT)[:SHORT]
    assert seconds(text * TIMES) <= BOUND * max(seconds(text), 0.005)
