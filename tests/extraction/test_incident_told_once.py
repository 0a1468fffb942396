"""One act told twice is one fact: by a source, by its name, by the way to it; and what looks alike and is another act."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import Incident

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday


def acts(text: str) -> list[Incident]:
    article = Article(article_id="a", title="", text=text, published_on=PUBLISHED)
    return [fact for fact in extract(article).facts if isinstance(fact, Incident)]


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    """Type, place and dead of each incident of a text."""
    return [(str(f.event_type), f.place, f.killed.best if f.killed is not None else None) for f in acts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the region, and the town in it
        (
            "قصف الحرس الثوري الإيراني السبت مقرا لحزب معارض في جومان. وقال الحرس في بيان إنه أطلق خمسة صواريخ على "
            "مقر الحزب في إقليم كردستان. وأدى القصف إلى مقتل سبعة.",
            [("shelling", "جومان", 7)],
        ),
        # shells that fell at once, and where they fell
        (
            "قتل أربعة مدنيين على الأقل في عدة انفجارات نجمت عن هجمات بقذائف هاون جنوبي بغداد الجمعة. وقال ضابط إن ثلاث "
            "قذائف سقطت على منازل في حي الزعفرانية بعد ظهر الجمعة.",
            [("shelling", "الزعفرانية", 4)],
        ),
        # the blast, and the bombers that are said to have made it
        (
            "قتل 17 شخصا على الأقل السبت في تفجيرين استهدفا سوقا في السنك وسط بغداد. وأضافت الشرطة أن الجرحى نقلوا. وقال "
            "متحدث باسم العمليات في بغداد إن انتحاريين فجرا نفسيهما، ما أسفر عن قتل وإصابة عدد من المتسوقين.",
            [("suicide_bombing", "السنك", 17)],
        ),
        (
            "نفذ تنظيم داعش تفجيرين انتحاريين في قريتين قرب تلعفر وسط أنباء عن سقوط قتلى. وقال مسؤول إن عناصر من التنظيم "
            "فجروا شاحنتين ملغومتين قرب تلعفر استهدفتا حاجزين للبيشمركة.",
            [("suicide_bombing", "تلعفر", None)],
        ),
        # a murder, and how it was done
        (
            "واغتال مسلحون مجهولون أمس الاثنين ضابطا في شرطة البصرة. وقال مصدر في البصرة هاجم مسلحون مجهولون في البصرة "
            "الضابط وهو يغادر منزله.",
            [("assassination", "البصرة", 1)],
        ),
        # the spot that has the other's name in its own
        (
            "وفي الهجوم الثاني قتلت زوجة قائد في حشد العظيم وأبناؤه الثلاثة عندما اقتحم مسلحان منزله في العظيم. وقالت "
            "المصادر إن مسلحين داهموا بيت القائد في منطقة حاوي العظيم شمالي بعقوبة وقتلوا ثلاثة من أبنائه وزوجته.",
            [("armed_attack", "العظيم", 4)],
        ),
    ],
)
def test_what_a_source_adds(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert told(text) == expected


def test_one_of_several_bombs_is_not_all_of_them() -> None:
    text = (
        "قتل 40 شخصا في خمسة تفجيرات في بغداد الجمعة. "
        "وقالت الشرطة إن السيارة الأولى انفجرت في حي الدورة جنوبي بغداد فقتلت ستة."
    )
    assert ("bombing", "الدورة", 40) not in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "فيما اعتقلت قوة أمنية عصابة من خمسة رجال خلال عملية أمنية نفذتها غربي كركوك وحررت فيها مخطوفا.",
            ["arrest"],
        ),
        (
            "قتل شرطي بانفجار عبوة في كركوك. وأصيب ثلاثة بانفجار في تكريت. وقال ضابط إن جنديين جرحا بتفجير لغم في هيت، "
            "فيما ذكر مصدر في الشرطة أن قواته اعتقلت سبعة رجال للتحقيق معهم بعد مداهمة منازل في حي النصر شرق الموصل.",
            ["bombing", "bombing", "bombing", "arrest"],
        ),
        (
            "قتل شرطي بانفجار عبوة في كركوك. وأصيب ثلاثة بانفجار في تكريت. واستأنفت القوات الأمنية هجومها على أحياء "
            "الجانب الأيمن من الشرقاط.",
            ["bombing", "bombing", "security_operation"],
        ),
        ("باشرت قوات مشتركة اقتحام ناحية الرياض في كركوك لطرد مسلحين تحصنوا فيها.", ["security_operation"]),
        (
            "وكانت العملية العسكرية التي نفذتها قوات مكافحة الإرهاب في تحرير جامعة تكريت من ثلاثة محاور. وقتل جنديان في "
            "هيت بانفجار عبوة. وأصيب ثلاثة في كركوك بهجوم.",
            ["territory_captured", "bombing", "armed_attack"],
        ),
        # another force
        (
            "نفذت قوات الجيش عملية تفتيش في الحويجة، فيما اعتقلت الشرطة مطلوبين اثنين في كركوك.",
            ["security_operation", "arrest"],
        ),
    ],
)
def test_an_operation_goes_by_what_came_of_it(text: str, expected: list[str]) -> None:
    assert [kind for kind, _, _ in told(text)] == expected


def test_an_earlier_toll_is_no_second_act() -> None:
    text = (
        "قتل 12 شخصا في انفجار سيارة مفخخة في سوق بلد السبت. "
        "وكانت حصيلة غير نهائية أشارت إلى مقتل تسعة أشخاص في تفجير السوق."
    )
    ((kind, _, killed),) = told(text)
    assert (kind, killed) == ("bombing", 12)


def test_the_rank_of_a_blow_is_no_series() -> None:
    text = (
        "قال ضابط إن 12 شخصا قتلوا في انفجار وقع صباح السبت قرب مقر محافظة ديالى في بعقوبة. وأضاف أن بين القتلى طفلين. "
        "ويعد التفجير هو الرابع من نوعه الذي يستهدف مقر محافظة ديالى منذ أيار الماضي. "
        "ففي حزيران قتل ثمانية في تفجيرين استهدفا مقر المحافظة. وأصيب ثلاثة في كركوك بهجوم."
    )
    assert [killed for kind, _, killed in told(text) if kind == "bombing"] == [12, 8]


def test_blows_of_one_day_are_claimed_by_one_name() -> None:
    text = (
        "وقد شهدت منطقة الكرادة تفجيرات الخميس الماضي التي أسفرت عن سقوط عشرات القتلى. وتفقد الوزير المكان. "
        "وتبنى تنظيم القاعدة الهجوم المزدوج الذي ضرب بغداد الخميس الماضي وأسفر عن مقتل نحو 70 شخصا."
    )
    (act,) = acts(text)
    assert act.killed is not None
    assert (act.place, act.killed.best, [str(c) for c in act.perpetrator]) == ("الكرادة", 70, ["al_qaeda"])


def test_the_crowd_before_the_house_that_it_stormed_is_that_of_the_riot() -> None:
    text = (
        "وكان مئات المتظاهرين اقتحموا القنصلية الإيرانية في البصرة الجمعة وأحرقوها. "
        "وكان آلاف من المتظاهرين الغاضبين حاصروا القنصلية الإيرانية طوال النهار."
    )
    assert [kind for kind, _, _ in told(text)] == ["riot"]


def test_the_known_blows_of_months_ago_are_not_those_of_today() -> None:
    text = (
        "قالت مصادر في الشرطة إن أربعة أشخاص قتلوا في ثلاثة تفجيرات متزامنة وسط بغداد. وأضافت أن قنبلتين انفجرتا قرب "
        "وزارة النقل. وكانت وزارة النقل قد استهدفت في أيار الماضي في سلسلة التفجيرات التي طالت دوائر الدولة وخلفت دمارا."
    )
    first = acts(text)[0]
    assert first.killed is not None and first.killed.best == 4
    assert first.date_start == PUBLISHED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of two provinces, though the total is told of one
        (
            "أعلنت وزارة الدفاع السبت مقتل 31 عنصرا من تنظيم داعش في قضاء هيت. وأضاف البيان أن التحالف وجه ضربة جوية إلى "
            "تجمع للتنظيم قتلت 28 منهم، مبينا أن الطيران وجه ضربة أخرى في سامراء قتلت ثلاثة من التنظيم.",
            [28, 3],
        ),
        # of the whole country, in the second sentence
        (
            "نقلت وكالة محلية عن خلية الإعلام حصيلة اليوم. قتل 60 مسلحا من داعش في مختلف مواقع العمليات في العراق اليوم. "
            "وأوضحت الخلية أن القوات واصلت تطهير الأنبار وقتلت قناصا. وبينت الخلية أن القوات تمكنت ضمن عملية في الكرمة من "
            "قتل 24 من داعش. وأعلنت أن طيران التحالف الدولي نفذ تسع غارات على قواطع العمليات، أسفرت عن مقتل 36 من التنظيم.",
            [1, 24, 36],
        ),
        # blows that the news only condemns
        (
            "أدانت الجزائر السبت بشدة التفجيرات التي هزت العراق في الأيام الأخيرة وخلفت عددا من القتلى. وعبرت الوزارة عن "
            "تضامنها مع العراق بعد تفجير سيارة مفخخة الخميس في البياع جنوب بغداد أودى بحياة 31 شخصا. والأربعاء فجر انتحاري "
            "شاحنة في مدينة الصدر شرق العاصمة فقتل 12 شخصا. وقتل شرطي بانفجار عبوة في كركوك السبت.",
            [31, 12, 1],
        ),
        # man by man
        (
            "فجر انتحاري نفسه في بعقوبة الاثنين فقتل ثلاثة من الشرطة. وأعلن مسؤول في وزارة الداخلية عن قيام مسلحين باغتيال "
            "ضابطين عراقيين السبت والأحد الماضيين. وقتل جندي بانفجار عبوة في الموصل. وقال المسؤول إن مسلحين اغتالوا المقدم سالم "
            "جبار في الأعظمية ببغداد. وأضاف أن مسلحين اغتالوا العقيد هادي عزيز في السيدية ببغداد.",
            [3, 1, 1, 1],
        ),
    ],
)
def test_a_total_that_is_told_act_by_act_is_none(text: str, expected: list[int]) -> None:
    assert [killed for _, _, killed in told(text)] == expected


def test_raids_told_of_again_at_the_end_are_those_of_the_lead() -> None:
    text = (
        "شنت القوة الجوية العراقية الخميس ضربات على مواقع لداعش داخل سوريا. وقتل جندي بانفجار عبوة في كركوك. "
        "وقتل شرطي بانفجار عبوة في الموصل. وأضاف البيان أن الطيران العراقي دمر مواقع للتنظيم في سوريا الخميس. وعبرت دول عن "
        "ترحيبها. من جهته، قال عميد في الجيش إن الضربات الجوية التي نفذها العراق ضد التنظيم في سوريا جاءت باتفاق معها."
    )
    assert [kind for kind, _, _ in told(text)].count("air_strike") == 1


def test_who_they_were_that_fell_in_the_raids_makes_no_other_raid() -> None:
    text = (
        "قتل سبعة أشخاص على الأقل وأصيب تسعة أمس في غارات نفذتها طائرات تركية على مواقع لحزب العمال شمالي العراق. "
        "وقالت المصادر إن المقاتلات التركية استهدفت صباح أمس قرية قرب رانية. "
        "وقال مسؤول محلي إن سبعة أشخاص قتلوا في الغارات بينهم ثلاث نساء."
    )
    assert [(kind, killed) for kind, _, killed in told(text)] == [("air_strike", 7)]


def test_what_the_next_sentence_explains_is_one() -> None:
    text = (
        "قتل شرطي بانفجار عبوة في كركوك. وأصيب ثلاثة بانفجار في تكريت. وكانت الأنباء الثلاثاء قد تحدثت عن اعتقال خلية تابعة "
        "لتنظيم القاعدة خططت لهجمات. فقد قال متحدث باسم الداخلية إن قوات الأمن اعتقلت خلية من تنظيم القاعدة، كان أعضاؤها "
        "يجمعون الأموال."
    )
    article = Article(article_id="a", title="", text=text)
    kinds = [str(fact.event_type) for fact in extract(article).facts if isinstance(fact, Incident)]
    assert kinds == ["bombing", "bombing", "arrest"]


def test_a_leader_is_hurt_in_one_raid_whose_day_a_second_source_gives() -> None:
    text = (
        "قالت مصادر في التنظيم إن زعيمه عمر الفلاني أصيب إصابة بالغة في غارة جوية على مواقع داعش بالعراق. وكشف خبير أن "
        "الفلاني أصيب في شباط الماضي إثر غارة جوية لقوات التحالف الدولي على داعش، مؤكدا أنه يصارع الموت."
    )
    (act,) = acts(text)
    assert act.date_start == dt.date(2018, 2, 1)
