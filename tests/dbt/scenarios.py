"""Facts as a press of several outlets tells them, in our own words: what users live through, one scenario a section.

Out: ARTICLES, FACTS and REVIEWS for `Scratch.land`. Each scenario has a prefix of its own for article ids, and days or places
that no other uses.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.dbt import stories
from tests.dbt.warehouse import incident, milestone

ARTICLES: list[dict[str, Any]] = []
FACTS: list[dict[str, Any]] = []
REVIEWS: list[dict[str, Any]] = []


def article(article_id: str, outlet: str | None, published_on: str | None, **fields: Any) -> str:
    """Note an article; returns its id."""
    ARTICLES.append({"article_id": article_id, "outlet": outlet, "published_on": published_on, **fields})
    return article_id


def tell(fact: dict[str, Any]) -> None:
    """Note a fact."""
    FACTS.append(fact)


# One attack told by five outlets with differing tolls.
for number, (outlet, killed, injured, words) in enumerate(
    [
        ("السهل", 3, 10, "قتل 3 مدنيين وجرح 10 في انفجار عبوة زرعت داخل سوق الخضار بالفلوجة"),
        ("النهر", 4, 10, "أودت قنبلة في سوق الخضار بمدينة الفلوجة بحياة 4 من المتبضعين وأصابت 10"),
        ("الجسر", 4, 12, "4 قتلى و12 جريحا حصيلة الانفجار الذي هز سوق الخضار في الفلوجة ظهرا"),
        ("المرفأ", 5, 12, "ذكر أطباء أن 5 متبضعين فارقوا الحياة وأن 12 يعالجون بعد انفجار سوق الفلوجة"),
        ("البيدر", 4, None, "انفجار في سوق الخضار بالفلوجة يقتل 4 متبضعين بينهم امرأة"),
    ]
):
    name = article(f"five{number}", outlet, "2019-02-04" if number < 4 else "2019-02-05")
    tell(
        incident(
            name,
            words,
            "2019-02-04",
            governorate="IQ-AN",
            place="الفلوجة",
            killed=killed,
            injured=injured,
            target=("civilians",),
        )
    )

# Two bombings on one day in one city: one article tells both, two others one each.
name = article("twoA", "السهل", "2019-03-11")
tell(
    incident(
        name,
        "انفجرت سيارة ملغومة قرب محطة الوقود وقتلت 6 أشخاص",
        "2019-03-11",
        governorate="IQ-KI",
        place="كركوك",
        killed=6,
    )
)
tell(
    incident(
        name,
        "وفي حادث آخر قتلت عبوة وضعت تحت جسر المشاة شخصين",
        "2019-03-11",
        governorate="IQ-KI",
        place="كركوك",
        killed=2,
    )
)
name = article("twoB", "النهر", "2019-03-11")
tell(
    incident(
        name,
        "لقي 6 أشخاص حتفهم بسيارة ملغومة ركنت عند محطة الوقود",
        "2019-03-11",
        governorate="IQ-KI",
        place="كركوك",
        killed=6,
    )
)
name = article("twoC", "الجسر", "2019-03-11")
tell(
    incident(
        name,
        "مقتل شخصين بعبوة استهدفت المارة تحت جسر المشاة",
        "2019-03-11",
        governorate="IQ-KI",
        place="كركوك",
        killed=2,
    )
)

# A toll rising over three days, then a correction that says it is one, then an old figure repeated.
for number, (published, killed, words) in enumerate(
    [
        ("2018-05-01", 8, "قتل 8 أشخاص بتفجير انتحاري استهدف قاعة للأعراس في بعقوبة"),
        ("2018-05-02", 14, "ارتفعت حصيلة تفجير قاعة الأعراس في بعقوبة إلى 14 قتيلا"),
        ("2018-05-03", 19, "بلغ عدد قتلى الهجوم الانتحاري على قاعة الأعراس ببعقوبة 19"),
        ("2018-05-05", 17, "صححت دائرة الصحة حصيلة تفجير قاعة الأعراس في بعقوبة إلى 17 قتيلا"),
        ("2018-05-06", 19, "يشيع أهالي بعقوبة ضحايا قاعة الأعراس الذين قتل منهم 19 بتفجير انتحاري"),
    ]
):
    name = article(f"rise{number}", f"منبر {number}", published)
    tell(
        incident(
            name,
            words,
            "2018-05-01",
            event_type="suicide_bombing" if number != 1 else "bombing",
            governorate="IQ-DI",
            place="بعقوبة",
            killed=killed,
            perpetrator=("islamic_state",),
            target=("civilians",),
        )
    )

# One village name in two governorates.
for number, (governorate, killed) in enumerate([("IQ-NI", 2), ("IQ-SD", 2)]):
    name = article(f"village{number}", "السهل", "2017-08-08")
    tell(
        incident(
            name,
            f"هاجم مسلحون قرية العوينات وقتلوا {killed} من سكانها في الحقل الشرقي",
            "2017-08-08",
            event_type="armed_attack",
            governorate=governorate,
            place="العوينات",
            killed=killed,
        )
    )

# Background retellings of June 2014, in the months and years after.
for number in range(8):
    name = article(f"june{number}", f"منبر {number % 3}", f"20{15 + number}-01-0{1 + number}")
    tell(
        incident(
            name,
            f"{'سيطر' if number % 2 else 'استولى'} التنظيم على مدينة الموصل في حزيران 2014 كما يذكر تقرير رقم {number}",
            event_type="territory_captured",
            governorate="IQ-NI",
            place="الموصل",
            perpetrator=("islamic_state",),
            date_start=dt.date(2014, 6, 1),
            date_end=dt.date(2014, 6, 30),
            date_precision="month",
        )
    )
name = article("june_day", "السهل", "2016-06-10")
tell(
    incident(
        name,
        "في العاشر من حزيران 2014 سيطر التنظيم على مدينة الموصل",
        "2014-06-10",
        event_type="territory_captured",
        governorate="IQ-NI",
        place="الموصل",
        perpetrator=("islamic_state",),
    )
)

# A copy under another outlet's name, and a retelling in other words.
COPIED = (
    "أعلنت قيادة العمليات أن قوة مشتركة عثرت على مخبأ للأسلحة في بستان مهجور عند أطراف بلدة هيت وأن المخبأ ضم "
    "قذائف وصواعق وكمية من المواد المتفجرة نقلت إلى مكان آمن لتتلفها فرق الهندسة وقال ضابط إن البحث ما زال جاريا في "
    "البساتين القريبة وإن السكان تعاونوا مع القوة وأرشدوها إلى الموقع"
)
FOUND = "قوة مشتركة عثرت على مخبأ للأسلحة في بستان مهجور عند أطراف بلدة هيت"
for name, outlet, text in [("copyA", "السهل", COPIED), ("copyB", "النهر", f"النهر نيوز. {COPIED}")]:
    article(name, outlet, "2019-09-09", text=text)
    tell(incident(name, FOUND, "2019-09-09", event_type="weapons_seizure", governorate="IQ-AN", place="هيت"))
article("copyC", "الجسر", "2019-09-09")
tell(
    incident(
        "copyC",
        "ضبط كدس عتاد داخل بستان مهجور قرب هيت بإرشاد السكان",
        "2019-09-09",
        event_type="weapons_seizure",
        governorate="IQ-AN",
        place="هيت",
    )
)

# A daily chain: a bombing a day in one town for nine days must not become one incident.
for number in range(9):
    name = article(f"chain{number}", "السهل", f"2016-04-{10 + number}")
    tell(
        incident(
            name,
            "انفجار عبوة على الطريق العام في تلعفر",
            f"2016-04-{10 + number}",
            governorate="IQ-NI",
            place="تلعفر",
            killed=number,
        )
    )

# A denial, a plan and its fulfilment, a series.
name = article("denied0", "السهل", "2020-01-20")
tell(
    incident(
        name,
        "نفت الشرطة وقوع انفجار في الكوت اليوم",
        "2020-01-20",
        governorate="IQ-WA",
        place="الكوت",
        status="denied",
    )
)
name = article("denied1", "النهر", "2020-01-20")
tell(
    incident(name, "انفجار يقتل 2 في الكوت اليوم", "2020-01-20", governorate="IQ-WA", place="الكوت", killed=2)
)
name = article("plan0", "السهل", "2020-10-20")
tell(
    incident(
        name,
        "دعا ناشطون إلى تظاهرة في ساحة الحبوبي بالناصرية يوم 25",
        "2020-10-25",
        event_type="protest",
        governorate="IQ-DQ",
        place="الناصرية",
        status="planned",
        perpetrator=("activists",),
    )
)
name = article("plan1", "النهر", "2020-10-25")
tell(
    incident(
        name,
        "تظاهر المئات في ساحة الحبوبي وسط الناصرية",
        "2020-10-25",
        event_type="protest",
        governorate="IQ-DQ",
        place="الناصرية",
        perpetrator=("protesters",),
    )
)
name = article("series0", "السهل", "2020-02-02")
tell(
    incident(
        name,
        "قتل 700 متظاهر منذ تشرين الأول",
        event_type="protest_repression",
        granularity="series",
        killed=700,
        date_start=dt.date(2019, 10, 1),
        date_end=dt.date(2020, 2, 2),
        date_precision="range",
        target=("protesters",),
    )
)

# Reviews: one pair the machine would join, parted; one it would not, joined; a figure corrected; a fact rejected.
for number, (killed, words) in enumerate(
    [(3, "قتل 3 جنود بعبوة على طريق المزرعة في الحويجة"), (3, "عبوة على طريق المزرعة بالحويجة تقتل 3 جنود")]
):
    article(f"part{number}", f"منبر {number}", "2018-11-11")
    tell(incident(f"part{number}", words, "2018-11-11", governorate="IQ-KI", place="الحويجة", killed=killed))
for number, (when, words) in enumerate(
    [("2018-12-01", "مقتل ضابط بكمين مسلح"), ("2018-12-07", "تشييع العقيد الذي اغتيل عند حاجز الكرمة")]
):
    article(f"join{number}", f"منبر {number}", "2018-12-07")
    tell(incident(f"join{number}", words, when, event_type="armed_attack", governorate="IQ-AN", killed=1))
article("fix0", "السهل", "2018-07-07")
tell(
    incident(
        "fix0", "قتل 30 شخصا بانفجار في سامراء", "2018-07-07", governorate="IQ-SD", place="سامراء", killed=30
    )
)
article("fix1", "السهل", "2018-07-20")
tell(
    incident(
        "fix1",
        "قصف على أطراف بيجي لم يقع",
        "2018-07-20",
        event_type="shelling",
        governorate="IQ-SD",
        place="بيجي",
    )
)
REVIEWS += [
    {
        "decision": "different",
        "article_id": "part0",
        "quote": "طريق المزرعة",
        "other_article_id": "part1",
        "other_quote": "عبوة على طريق المزرعة",
    },
    {
        "decision": "same",
        "article_id": "join0",
        "quote": "كمين مسلح",
        "other_article_id": "join1",
        "other_quote": "العقيد الذي اغتيل",
    },
    {"decision": "correct", "article_id": "fix0", "quote": "قتل 30 شخصا", "field": "killed", "value": "3"},
    {"decision": "reject", "article_id": "fix1", "quote": "قصف على أطراف بيجي"},
    {
        "decision": "correct",
        "article_id": "fix0",
        "quote": "قتل 30 شخصا",
        "field": "killed",
        "value": "three",
    },
    {"decision": "reject", "article_id": "nowhere", "quote": "x"},
    {"decision": "reject", "article_id": "fix0", "quote": "كلام لم يقله أحد"},
    {"decision": "same", "actor_id": "person_haider_al_abadi", "other_actor_id": "nobody"},
]

# The chain of 2021, told piecewise.
for name, published, words, milestone_type, status, when, *_rest in [
    (
        "el01",
        "2020-08-01",
        "حدد رئيس الحكومة السادس من حزيران 2021 موعدا للاقتراع",
        "date_set",
        "occurred",
        "2021-06-06",
    ),
    (
        "el02",
        "2020-12-10",
        "تستعد المفوضية لاقتراع السادس من حزيران",
        "polling_day",
        "scheduled",
        "2021-06-06",
    ),
    (
        "el03",
        "2021-01-19",
        "صوت مجلس الوزراء على نقل الاقتراع إلى العاشر من تشرين الأول",
        "date_set",
        "occurred",
        "2021-10-10",
    ),
    (
        "el03",
        "2021-01-19",
        "أجل الاقتراع الذي كان مقررا في السادس من حزيران",
        "polling_day",
        "postponed",
        "2021-06-06",
    ),
    ("el04", "2021-03-02", "كان الاقتراع مقررا في 6 حزيران ثم نقل", "polling_day", "scheduled", "2021-06-06"),
    (
        "el05",
        "2021-07-15",
        "طالبت كتل بتأجيل الاقتراع إلى نيسان 2022",
        "polling_day",
        "demanded",
        "2022-04-01",
    ),
    ("el06", "2021-10-10", "أدلى العراقيون بأصواتهم اليوم", "polling_day", "occurred", "2021-10-10"),
    ("el07", "2021-10-11", "أعلنت المفوضية نتائج أولية", "preliminary_results", "occurred", "2021-10-11"),
    ("el08", "2021-10-20", "تلقت المفوضية مئات الطعون", "recount_or_appeal", "occurred", "2021-10-20"),
    ("el09", "2021-10-27", "بدأ العد اليدوي لمحطات مطعون بها", "recount_or_appeal", "occurred", "2021-10-27"),
    ("el10", "2021-11-30", "أعلنت المفوضية النتائج النهائية", "final_results", "occurred", "2021-11-30"),
    ("el11", "2021-12-27", "صادقت المحكمة الاتحادية على النتائج", "ratification", "occurred", "2021-12-27"),
    (
        "el12",
        "2021-12-30",
        "دعا رئيس الجمهورية البرلمان إلى الانعقاد في 10 كانون الثاني",
        "first_session",
        "scheduled",
        "2022-01-10",
    ),
    ("el13", "2022-01-09", "عقد البرلمان الجديد جلسته الأولى", "first_session", "occurred", "2022-01-09"),
    ("el14", "2022-10-27", "منح البرلمان الثقة للحكومة", "government_formed", "occurred", "2022-10-27"),
    ("el15", "2022-11-05", "جرت الانتخابات ثم تعثر تشكيل الحكومة عاما", "polling_day", "occurred", None),
    ("el16", "2021-10-19", "الجلسة الأولى قريبا", "first_session", "scheduled", None),
]:
    if not any(known["article_id"] == name for known in ARTICLES):
        article(name, "السهل", published)
    tell(milestone(name, words, milestone_type, status, when))

# Offices held by different men, spoken of by the office alone; a family name alone; a description.
for published in ("2018-01-15", "2019-01-15", "2021-01-15", "2023-01-15"):
    name = article(f"pm{published[:4]}", "السهل", published)
    tell(
        {
            "kind": "statement",
            "article_id": name,
            "evidence": f"قال رئيس الوزراء إن العام {published[:4]} عام صعب",
            "speaker": "رئيس الوزراء",
            "quote": f"العام {published[:4]} عام صعب",
            "topic": "other",
        }
    )
for name in ("fam0", "fam1"):
    article(name, "السهل", "2019-06-06")
    tell(
        {
            "kind": "statement",
            "article_id": name,
            "evidence": f"قال الزوبعي الكرطاني إن الطريق سالكة {name}"
            if name == "fam0"
            else "قال الكرطاني إن الجسر مغلق",
            "speaker": "الزوبعي الكرطاني" if name == "fam0" else "الكرطاني",
            "quote": f"الطريق سالكة {name}" if name == "fam0" else "الجسر مغلق",
            "topic": "other",
        }
    )
tell(
    {
        "kind": "statement",
        "article_id": "fam0",
        "evidence": "وأضاف الكرطاني أن الدوريات مستمرة",
        "speaker": "الكرطاني",
        "quote": "الدوريات مستمرة",
        "topic": "security",
    }
)
tell(
    {
        "kind": "statement",
        "article_id": "fam1",
        "evidence": "ذكر مصدر أمني أن الوضع هادئ",
        "speaker": "مصدر أمني",
        "quote": "الوضع هادئ",
        "topic": "security",
    }
)
tell(
    {
        "kind": "actor_role",
        "article_id": "fam0",
        "evidence": "الزوبعي الكرطاني مدير الناحية منذ آذار 2019",
        "person": "الزوبعي الكرطاني",
        "role": "مدير الناحية",
        "organisation": None,
        "since": "2019-03",
    }
)

# An election day decided, moved, and told again as background; one announced twice without a decision; one only demanded.
for name, published, words, milestone_type, status, when, election in [
    (
        "mv01",
        "2019-11-01",
        "حددت الحكومة 20 نيسان 2020 موعدا لانتخابات المحافظات",
        "date_set",
        "occurred",
        "2020-04-20",
        "iq-provincial-2020",
    ),
    (
        "mv02",
        "2019-12-01",
        "حددت الحكومة 20 حزيران 2020 موعدا جديدا لانتخابات المحافظات",
        "date_set",
        "occurred",
        "2020-06-20",
        "iq-provincial-2020",
    ),
    (
        "mv03",
        "2020-01-05",
        "كانت الحكومة حددت 20 نيسان موعدا لانتخابات المحافظات",
        "date_set",
        "occurred",
        "2020-04-20",
        "iq-provincial-2020",
    ),
    (
        "mv04",
        "2017-01-05",
        "تجرى انتخابات برلمان الإقليم في 1 تشرين الثاني",
        "polling_day",
        "scheduled",
        "2017-11-01",
        "iq-kurdistan-parliament-2017",
    ),
    (
        "mv05",
        "2017-10-20",
        "أجلت انتخابات برلمان الإقليم",
        "polling_day",
        "postponed",
        None,
        "iq-kurdistan-parliament-2017",
    ),
    (
        "mv06",
        "2015-05-05",
        "طالب نواب بانتخابات مبكرة في أيلول",
        "polling_day",
        "demanded",
        "2015-09-01",
        "iq-parliament-2015",
    ),
]:
    article(name, "السهل", published)
    tell(milestone(name, words, milestone_type, status, when, election=election))

ARTICLES += stories.ARTICLES
FACTS += stories.FACTS
