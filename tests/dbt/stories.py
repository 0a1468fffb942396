"""Stories as several outlets tell them, each report labelled with the event that a reader would say it tells.

Out: ARTICLES and FACTS for `Scratch.land`, and EVENTS, fact by fact: (story, article, words) to the event. A report is an article of
its own unless it is said to stand in the article of another. All words are our own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.dbt.warehouse import incident

ARTICLES: list[dict[str, Any]] = []
FACTS: list[dict[str, Any]] = []
EVENTS: dict[tuple[str, str], tuple[str, str]] = {}


def tell(
    story: str, event: str, published_on: str | None, words: str, when: str | None, **fields: Any
) -> None:
    """One report of an event; `within` puts it into the article of the report before it."""
    within = fields.pop("within", False)
    if within:
        article_id = ARTICLES[-1]["article_id"]
    else:
        number = sum(article["article_id"].startswith(f"{story}-") for article in ARTICLES)
        article_id = f"{story}-{number}"
        outlet = ("السهل", "النهر", "الجسر", "المرفأ", "البيدر")[number % 5]
        ARTICLES.append({"article_id": article_id, "outlet": outlet, "published_on": published_on})
    FACTS.append(incident(article_id, words, when, **fields))
    EVENTS[article_id, words] = (story, event)


# A square, the quarter beside it, the governorate alone; a claim two days later; a burial; a vaguer type.
CAPITAL: dict[str, Any] = {"governorate": "IQ-BG"}
SQUARE = CAPITAL | {"place": "ساحة الطيران"}
tell(
    "square",
    "market",
    "2015-01-21",
    "انتحاريان يفجران نفسيهما وسط باعة الملابس في ساحة الطيران ومقتل 32 وجرح 110",
    "2015-01-21",
    event_type="suicide_bombing",
    killed=32,
    injured=110,
    target=("civilians",),
    **SQUARE,
)
tell(
    "square",
    "market",
    "2015-01-22",
    "تبنى تنظيم داعش تفجير سوق الملابس بالباب الشرقي الذي أسقط 28 قتيلا و73 جريحا",
    "2015-01-21",
    killed=28,
    injured=73,
    target=("civilians",),
    perpetrator=("islamic_state",),
    place="الباب الشرقي",
    **CAPITAL,
)
tell(
    "square",
    "market",
    "2015-01-23",
    "ووري ضحايا سوق الملابس الثرى وعددهم 32 قتيلا سقطوا في ساحة الطيران",
    "2015-01-22",
    event_type="armed_attack",
    killed=32,
    **SQUARE,
)
tell(
    "square",
    "market",
    "2015-01-22",
    "هجوم في بغداد يودي بحياة 32 شخصا",
    "2015-01-21",
    event_type="armed_attack",
    killed=32,
    place="بغداد",
    **CAPITAL,
)
tell(
    "square",
    "other",
    "2015-01-21",
    "عبوة لاصقة تقتل سائقا في أبو غريب",
    "2015-01-21",
    killed=1,
    place="أبو غريب",
    **CAPITAL,
)

# Five outlets, one of which names only the governorate, one another type, one only 'a blast', days after.
DIYALA: dict[str, Any] = {"governorate": "IQ-DI"}
tell(
    "diyala",
    "cafe",
    "2016-01-11",
    "قتل 20 شخصا بتفجير انتحاري استهدف مقهى شعبيا في المقدادية",
    "2016-01-11",
    event_type="suicide_bombing",
    killed=20,
    injured=40,
    place="المقدادية",
    **DIYALA,
)
tell(
    "diyala",
    "cafe",
    "2016-01-11",
    "هجوم في ديالى يخلف 20 قتيلا و35 جريحا",
    "2016-01-11",
    event_type="armed_attack",
    killed=20,
    injured=35,
    **DIYALA,
)
tell(
    "diyala",
    "cafe",
    "2016-01-12",
    "24 قتيلا حصيلة تفجير مقهى المقدادية",
    "2016-01-11",
    killed=24,
    injured=52,
    place="المقدادية",
    **DIYALA,
)
tell(
    "diyala",
    "cafe",
    "2016-01-13",
    "داعش يعلن مسؤوليته عن تفجير مقهى المقدادية",
    "2016-01-11",
    event_type="suicide_bombing",
    perpetrator=("islamic_state",),
    place="المقدادية",
    **DIYALA,
)
tell(
    "diyala",
    "cafe",
    "2016-01-12",
    "انفجار هز قضاء المقدادية مساء الاثنين وأوقع 14 قتيلا",
    "2016-01-11",
    killed=14,
    place="المقدادية",
    **DIYALA,
)
tell(
    "diyala",
    "reprisal",
    "2016-01-13",
    "مسلحون يقتلون 8 في نهر الإمام ويحرقون بيوتا",
    "2016-01-12",
    event_type="armed_attack",
    killed=8,
    place="نهر الإمام",
    **DIYALA,
)
tell(
    "diyala",
    "shrine",
    "2016-01-11",
    "قتيلان بعبوة عند مزار في بعقوبة",
    "2016-01-11",
    killed=2,
    place="بعقوبة",
    **DIYALA,
)

# A market: the claim, the burial dated to its own day of publication, a far larger toll elsewhere.
tell(
    "sadr",
    "market",
    "2017-07-19",
    "30 قتيلا وأكثر من 50 جريحا بانفجار في سوق الوحيلات بمدينة الصدر",
    "2017-07-19",
    killed=30,
    injured=50,
    target=("civilians",),
    place="مدينة الصدر",
    **CAPITAL,
)
tell(
    "sadr",
    "market",
    "2017-07-20",
    "تبنى داعش تفجير سوق الوحيلات وقال إن انتحاريا نفذه",
    "2017-07-19",
    event_type="suicide_bombing",
    perpetrator=("islamic_state",),
    place="مدينة الصدر",
    **CAPITAL,
)
tell(
    "sadr",
    "market",
    "2017-07-20",
    "شيعت مدينة الصدر 30 من قتلى انفجار سوق الوحيلات",
    "2017-07-20",
    killed=30,
    place="مدينة الصدر",
    **CAPITAL,
)
tell(
    "sadr",
    "market",
    "2017-07-20",
    "انفجار سوق الوحيلات: بائع نقل بيديه 4 جرحى",
    "2017-07-19",
    injured=4,
    place="مدينة الصدر",
    **CAPITAL,
)
tell(
    "sadr",
    "patrol",
    "2017-07-19",
    "عبوة تصيب دورية عند ساحة مظفر وتقتل شرطيين",
    "2017-07-19",
    killed=2,
    target=("iraqi_police",),
    place="مدينة الصدر",
    **CAPITAL,
)

# Two bombings of one day in one city; who tells one of them is joined by toll, by target, or by what was struck.
KIRKUK: dict[str, Any] = {"governorate": "IQ-KI", "place": "كركوك"}
tell(
    "pair",
    "mosque",
    "2015-06-05",
    "فجرت سيارة أمام جامع النور فقتل 6 مصلين",
    "2015-06-05",
    killed=6,
    target=("civilians",),
    **KIRKUK,
)
tell(
    "pair",
    "barracks",
    "2015-06-05",
    "وانفجرت عبوة برتل للجيش في طريق المطار فقتل 4 جنود",
    "2015-06-05",
    killed=4,
    target=("iraqi_army",),
    within=True,
    **KIRKUK,
)
tell(
    "pair",
    "barracks",
    "2015-06-05",
    "مقتل 5 جنود بعبوة استهدفت رتلا للجيش",
    "2015-06-05",
    killed=5,
    target=("iraqi_army",),
    **KIRKUK,
)
tell(
    "pair",
    "mosque",
    "2015-06-05",
    "ستة قتلى بسيارة ملغومة عند جامع في المدينة",
    "2015-06-05",
    killed=6,
    **KIRKUK,
)
tell(
    "pair",
    "mosque",
    "2015-06-06",
    "ارتفع ضحايا جامع النور إلى 9 قتلى",
    "2015-06-05",
    killed=9,
    target=("civilians",),
    **KIRKUK,
)

# Two bombings that no article tells together.
ANBAR: dict[str, Any] = {"governorate": "IQ-AN", "place": "الرمادي"}
tell(
    "alone",
    "bridge",
    "2013-10-03",
    "انفجار حافلة مفخخة على جسر الورار بالرمادي يقتل 3",
    "2013-10-03",
    killed=3,
    **ANBAR,
)
tell(
    "alone",
    "court",
    "2013-10-03",
    "تفجير أمام محكمة الرمادي يودي بحياة 21 من المراجعين",
    "2013-10-03",
    killed=21,
    **ANBAR,
)
tell("alone", "next", "2013-10-04", "عبوة تقتل 5 رعاة في الرمادي", "2013-10-04", killed=5, **ANBAR)

# A capture told by day, month and year, and the recapture of the same year.
RAMADI: dict[str, Any] = {"event_type": "territory_captured", "governorate": "IQ-AN", "place": "الفلوجة"}


def span(start: str, end: str, precision: str) -> dict[str, Any]:
    """The fields of a time longer than a day."""
    return {
        "date_start": dt.date.fromisoformat(start),
        "date_end": dt.date.fromisoformat(end),
        "date_precision": precision,
    }


tell(
    "city",
    "fall",
    "2014-01-04",
    "داعش يبسط سيطرته على الفلوجة",
    "2014-01-04",
    perpetrator=("islamic_state",),
    **RAMADI,
)
tell(
    "city",
    "fall",
    "2019-03-01",
    "سقطت الفلوجة بيد التنظيم مطلع كانون الثاني 2014",
    None,
    perpetrator=("islamic_state",),
    **span("2014-01-01", "2014-01-31", "month"),
    **RAMADI,
)
tell(
    "city",
    "fall",
    "2021-03-01",
    "استولى داعش على الفلوجة عام 2014",
    None,
    perpetrator=("islamic_state",),
    **span("2014-01-01", "2014-12-31", "year"),
    **RAMADI,
)
tell(
    "city",
    "back",
    "2016-06-26",
    "القوات العراقية تستعيد الفلوجة كاملة",
    "2016-06-26",
    perpetrator=("iraqi_security_forces",),
    **RAMADI,
)
tell(
    "city",
    "back",
    "2020-06-26",
    "تحررت الفلوجة في حزيران 2016 على يد القوات العراقية",
    None,
    perpetrator=("iraqi_security_forces",),
    **span("2016-06-01", "2016-06-30", "month"),
    **RAMADI,
)

# Without a day of publication, but with a day; a foiled attack; a drone's bomb by three types.
BASRA: dict[str, Any] = {"governorate": "IQ-BA"}
tell(
    "motor",
    "bike",
    "2021-12-07",
    "دراجة مفخخة تنفجر عند تقاطع الصمود في البصرة وتقتل 4",
    "2021-12-07",
    killed=4,
    injured=20,
    place="البصرة",
    **BASRA,
)
tell(
    "motor",
    "bike",
    None,
    "يوم 7 كانون الأول 2021 انفجرت دراجة قرب تقاطع الصمود فقتل 4 في البصرة",
    "2021-12-07",
    killed=4,
    place="البصرة",
    **BASRA,
)
tell(
    "motor",
    "foiled",
    "2021-12-07",
    "إحباط تفجير دراجة مفخخة ثانية في البصرة",
    "2021-12-07",
    status="foiled",
    place="البصرة",
    **BASRA,
)
tell(
    "drone",
    "house",
    "2021-03-07",
    "محاولة اغتيال رئيس الحكومة بطائرة مسيرة مفخخة استهدفت منزله في المنطقة الخضراء وإصابة 6",
    "2021-03-07",
    event_type="assassination",
    injured=6,
    place="المنطقة الخضراء",
    **CAPITAL,
)
tell(
    "drone",
    "house",
    "2021-03-07",
    "طائرات مسيرة هاجمت منزل رئيس الحكومة في المنطقة الخضراء",
    "2021-03-07",
    event_type="air_strike",
    place="المنطقة الخضراء",
    **CAPITAL,
)
tell(
    "drone",
    "other",
    "2021-03-07",
    "عبوة صوتية تنفجر قرب مقر حزب في الكرادة",
    "2021-03-07",
    place="الكرادة",
    **CAPITAL,
)

# A curfew is not the fighting it follows; a bomb and an air strike in one city are two.
tell(
    "curfew",
    "fight",
    "2012-08-30",
    "اشتباكات بين فصيلين تقتل 12 في حي الموظفين بالعمارة",
    "2012-08-29",
    event_type="armed_clash",
    killed=12,
    governorate="IQ-MA",
    place="العمارة",
)
tell(
    "curfew",
    "ban",
    "2012-08-30",
    "حظر للتجوال حتى الصباح في العمارة",
    "2012-08-29",
    event_type="security_operation",
    governorate="IQ-MA",
    place="العمارة",
)

# A toll that rises over three days and is corrected downward in the words of the trade.
HILLA: dict[str, Any] = {"governorate": "IQ-BB", "place": "الحلة"}
tell(
    "moves",
    "depot",
    "2014-05-01",
    "5 قتلى بانفجار صهريج مفخخ عند مرآب الحلة",
    "2014-05-01",
    killed=5,
    **HILLA,
)
tell("moves", "depot", "2014-05-02", "مرآب الحلة: القتلى 11 والبحث مستمر", "2014-05-01", killed=11, **HILLA)
tell(
    "moves",
    "depot",
    "2014-05-03",
    "بلغ قتلى تفجير المرآب 16 بينهم مسعفون",
    "2014-05-01",
    killed=16,
    **HILLA,
)
tell(
    "moves",
    "depot",
    "2014-05-05",
    "دائرة صحة بابل: حصيلة تفجير المرآب 13 وليست 16 بسبب خطأ في الإحصاء",
    "2014-05-01",
    killed=13,
    **HILLA,
)
tell("moves", "depot", "2014-05-06", "أقيم عزاء لقتلى المرآب وهم 11", "2014-05-01", killed=11, **HILLA)

# One outlet's double blow is another's two blasts; a row of blasts elsewhere that day, with as many dead by chance, is
# not the one in the hall, and blasts without a toll are none of them.
tell(
    "double",
    "ministries",
    "2012-04-20",
    "هجوم مزدوج بشاحنتين قرب وزارتين في بغداد يخلف 64 قتيلا و210 جرحى",
    "2012-04-19",
    killed=64,
    injured=210,
    **CAPITAL,
)
tell(
    "double",
    "ministries",
    "2012-04-21",
    "أدانت عواصم عربية تفجيري الشاحنتين اللذين قتل فيهما 64 شخصا في بغداد",
    "2012-04-19",
    event_type="suicide_bombing",
    granularity="series",
    killed=64,
    **CAPITAL,
)
tell(
    "double",
    "churches",
    "2012-04-23",
    "تفجيرات طالت دور عبادة في العاصمة ومدينة أخرى تحصد 4 أرواح",
    "2012-04-22",
    granularity="series",
    killed=4,
)
tell(
    "double",
    "hall",
    "2012-04-23",
    "قنبلة في قاعة ألعاب بالكرادة تقتل 4 فتيان",
    "2012-04-22",
    killed=4,
    place="الكرادة",
    **CAPITAL,
)
tell(
    "double",
    "quarters",
    "2012-04-23",
    "دوت انفجارات في أنحاء متفرقة من بغداد",
    "2012-04-22",
    granularity="series",
    **CAPITAL,
)


def since(start: str, told: str) -> dict[str, Any]:
    """The fields of what goes on since a day, up to the day of the report."""
    return {
        "granularity": "series",
        "date_start": dt.date.fromisoformat(start),
        "date_end": dt.date.fromisoformat(told),
        "date_precision": "range",
    }


# Protests that go on, told anew every few days; those that began elsewhere, or on another day, are others.
MARSH: dict[str, Any] = {"event_type": "protest", "governorate": "IQ-MA", "place": "العمارة"}
for on in ("2016-05-14", "2016-05-17", "2016-06-02"):
    tell(
        "goes",
        "pay",
        on,
        f"تستمر في العمارة احتجاجات عمال البلدية على تأخر الأجور ({on})",
        None,
        perpetrator=("protesters",),
        **since("2016-05-10", on),
        **MARSH,
    )
tell(
    "goes",
    "water",
    "2016-06-02",
    "تستمر في العمارة احتجاجات سكان الأهوار على شح المياه",
    None,
    perpetrator=("protesters",),
    **since("2016-05-28", "2016-06-02"),
    **MARSH,
)

# As vague as each other, but the one hit fighters and the other people at home.
tell(
    "sides",
    "homes",
    "2016-08-05",
    "قتل خمسة من أهالي المدينة نتيجة قصف مدفعي",
    "2016-08-05",
    event_type="shelling",
    killed=5,
    target=("civilians",),
    governorate="IQ-AN",
)
tell(
    "sides",
    "bands",
    "2016-08-06",
    "مقتل 51 من عناصر التنظيم نتيجة قصف جوي خلال يومين",
    None,
    event_type="air_strike",
    killed=51,
    target=("islamic_state",),
    perpetrator=("international_coalition",),
    governorate="IQ-AN",
    date_start=dt.date(2016, 8, 4),
    date_end=dt.date(2016, 8, 6),
    date_precision="range",
)
