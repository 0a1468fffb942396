"""Who did it and to whom by the syntax of the act's own clause: topics, helpers, pronouns, what stands behind على, stand-ins.

Sentences of our own.
"""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incident_join import join
from extraction.incident_mention import Mention
from extraction.incidents import extract_incidents

GUNMEN, FORCES, ARMY, POLICE, CIVILIANS = (
    "armed_group_unidentified",
    "iraqi_security_forces",
    "iraqi_army",
    "iraqi_police",
    "civilians",
)
IS, US, COALITION, HASHD, PESHMERGA, TRIBES, TURKEY, PKK, CTS = (
    "islamic_state",
    "us_forces",
    "international_coalition",
    "popular_mobilization",
    "peshmerga",
    "tribal_forces",
    "turkish_forces",
    "pkk",
    "counter_terrorism_service",
)


def all_sides(text: str, day: dt.date = dt.date(2016, 5, 14)) -> list[tuple[str, list[str], list[str]]]:
    """Type, perpetrator and target of each incident of a text."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=day))
    facts = [d.fields for d in extract_incidents(doc)]
    return [(f["event_type"], list(f["perpetrator"]), list(f["target"])) for f in facts]


def sides_of(text: str, event_type: str) -> list[tuple[list[str], list[str]]]:
    """The sides of the incidents of one type."""
    return [(doers, struck) for kind, doers, struck in all_sides(text) if kind == event_type]


@pytest.mark.parametrize(
    ("text", "event_type", "target"),
    [
        # behind على stands a target only where an act is done to it
        ("فرضت القوات الأمنية حصارا على هيت أمس وتقدمت ببطء خوفا على حياة السكان.", "security_operation", []),
        (
            "أصيب ستة أشخاص بانفجار عبوتين في حي الجهاد ببغداد أمس، على ما أعلنت السلطات العراقية.",
            "bombing",
            [],
        ),
        (
            "نشرت الشرطة ألفي عنصر في النجف أمس حيث يتوجب على الزائرين عبور أربع بوابات.",
            "security_operation",
            [],
        ),
        ("شن مسلحون هجوما على دورية للشرطة في الحويجة أمس.", "armed_attack", [POLICE]),
        ("عثرت الشرطة على جندي أمريكي قتل طعنا في الدورة أمس.", "armed_attack", [US]),
        # what is denied or only stands there
        ("استهدفت ثلاثة تفجيرات المدنيين وليس الجيش في بغداد أمس.", "bombing", [CIVILIANS]),
        ("أعدم تنظيم داعش أربعة من السكان تحت جسر الحرية في الموصل أمس.", "execution", [CIVILIANS]),
        ("تظاهر المئات أمام حقل الرميلة في البصرة أمس.", "protest", []),
        # adjectives are no forces
        ("اختطف مسلحون رئيس اللجنة الأمنية في مجلس محافظة ديالى أمس.", "abduction", ["government_officials"]),
        ("فرضت الشرطة إجراءات مشددة على الأحياء وفتشت المنازل المفخخة في هيت أمس.", "security_operation", []),
        # whom a blow is aimed at, before those who stood by
        ("أصيب خمسة مدنيين بانفجار عبوة استهدفت رتلا للجيش العراقي شرق بعقوبة أمس.", "bombing", [ARMY]),
        ("قتل تسعة في هجمات استهدفت الشرطة والمدنيين في بغداد أمس.", "armed_attack", [POLICE, CIVILIANS]),
        ("انفجرت قنبلة في موكب عسكري أمريكي قرب الكوت أمس.", "bombing", [US]),
        # whose men they are
        ("قتل ثلاثة من منتسبي وزارة الداخلية بانفجار عبوة في الدورة أمس.", "bombing", [POLICE]),
        ("انفجرت عبوة استهدفت موكب مسؤول عسكري عراقي في بغداد أمس.", "assassination", [FORCES]),
        ("قتل نائب ضابط في الجيش بانفجار عبوة في الدورة أمس.", "bombing", [ARMY]),
        ("قصفت طائرات تركية المقاتلين الأكراد في جبال قنديل أمس.", "air_strike", [PKK]),
        ("قصفت الطائرات التركية مخيمات لناشطي حزب العمال الكردستاني قرب دهوك أمس.", "air_strike", [PKK]),
        ("سقطت ثلاثة صواريخ على معسكر للقوات العراقية والأمريكية جنوب بغداد أمس.", "shelling", [FORCES, US]),
        # a house of the state, officials by their councils, people of a faith
        ("استهدف تفجيران انتحاريان مبنى قائمقامية هيت أمس.", "suicide_bombing", ["government_officials"]),
        ("أشعل محتجون النيران في مباني المجلس المحلي في قضاء الحي أمس.", "riot", ["government_officials"]),
        ("أطلق مسلحون الرصاص على عضوي مجلس ناحية كنعان أمس.", "armed_attack", ["government_officials"]),
        (
            "عثرت الشرطة على جثة رجل من الطائفة الإيزيدية مقتولا في ربيعة أمس.",
            "execution",
            ["religious_minorities"],
        ),
        (
            "قتل تسعة بانفجار في قرية غالبيتها من الطائفة الإيزيدية غرب الموصل أمس.",
            "bombing",
            ["religious_minorities"],
        ),
        ("فجر انتحاري نفسه في جنازة شرق بعقوبة أمس وقتل تسعة.", "suicide_bombing", [CIVILIANS]),
        # whom another act befell
        (
            "أغلقت السلطات المنافذ الحدودية في الأنبار أمس بعدما هدد تنظيم داعش باستهداف الناخبين.",
            "security_operation",
            [],
        ),
        ("اعتقلت الشرطة تسعة شبان في الحلة أمس ونقلتهم إلى جهة مجهولة.", "arrest", [CIVILIANS]),
        (
            "اعتقل تنظيم داعش تسعة خياطين في الموصل أمس لرفضهم خياطة ملابس لعناصر الحسبة في التنظيم.",
            "arrest",
            [CIVILIANS],
        ),
        # who was killed or led away is told before the verb
        ("قالت مصادر الشرطة إن جنديا عراقيا قتل مساء أمس برصاص مسلحين في الصويرة.", "armed_attack", [ARMY]),
    ],
)
def test_targets_by_syntax(text: str, event_type: str, target: list[str]) -> None:
    assert [struck for _, struck in sides_of(text, event_type)] == [target]


@pytest.mark.parametrize(
    ("text", "event_type", "perpetrator"),
    [
        # whom أن leads is told of, who stands before it only tells
        (
            "قالت الخلية التابعة لقيادة العمليات المشتركة إن طيران التحالف الدولي نفذ تسع طلعات جوية قرب هيت أمس.",
            "air_strike",
            [COALITION],
        ),
        # the subject right behind its verb, not who was told of before it
        (
            "وبينما كان الجيش العراقي يتراجع، تمكنت قوات البيشمركة من دحر عناصر داعش في زمار أمس.",
            "territory_captured",
            [PESHMERGA],
        ),
        # who helps is not the doer
        (
            "تمكنت القوات الأمنية بمشاركة متطوعي العشائر من تحرير قرية البوفهد شرق الرمادي أمس.",
            "territory_captured",
            [FORCES],
        ),
        (
            "وبإسناد من التحالف الدولي تمكنت القوات العراقية من تحرير بلدة زمار أمس.",
            "territory_captured",
            [FORCES],
        ),
        (
            "نفذت قوات أمنية مدعومة بالحشد الشعبي و«البيشمركة» عملية تمشيط في قرى قرة تبة أمس.",
            "security_operation",
            [FORCES],
        ),
        # a topic with an adjective, a part of a group, an act that comes late
        ("وكانت الشرطة العراقية قد اعتقلت بريطانيا في البصرة أمس.", "arrest", [POLICE]),
        (
            "قامت مجموعة من عصابات داعش الإرهابية، عبر حاجز وهمي قرب الطوز، بقتل تسعة أشخاص أمس.",
            "armed_attack",
            [IS],
        ),
        (
            "أطلق عناصر من ميليشيا عصائب أهل الحق الرصاص على المتظاهرين في الناصرية أمس.",
            "protest_repression",
            ["shia_militias"],
        ),
        (
            "رد التنظيم على التظاهرات في الفلوجة بإطلاق النار على المتظاهرين. وقال مصدر إن تنظيم داعش رد على المتظاهرين في الفلوجة أمس بإطلاق النار.",
            "protest_repression",
            [IS],
        ),
        # two nations of one force
        (
            "أدى قصف القوات التركية والإيرانية لقرى سيدكان إلى إصابة راعيين أمس.",
            "shelling",
            [TURKEY, "iranian_forces"],
        ),
        # a party's gunmen
        (
            "أطلق مسلحو الاتحاد الوطني الكردستاني النار على مقر حزبي في السليمانية أمس.",
            "armed_attack",
            [PESHMERGA],
        ),
        # who gives himself up is held by those he gives himself up to
        ("استسلم الوزير السابق للقوات الأمريكية في بغداد في نيسان 2003 واعتقل هناك.", "arrest", [US]),
        # the accuser did nothing
        (
            "سقطت أربعة صواريخ على المنطقة الخضراء أمس، واتهم قائد القوات الأمريكية في العراق إيران بالوقوف وراء القصف.",
            "shelling",
            ["iranian_forces"],
        ),
        # what is sent, sought and spoken
        (
            "وأطلقت أنقرة عملية عسكرية «لمكافحة الإرهاب» ضد حزب العمال الكردستاني قرب دهوك أمس.",
            "security_operation",
            [TURKEY],
        ),
        (
            "ذكرت الوكالة أن تركيا أرسلت 150 جنديا إلى بعشيقة أمس ضمن انتشار جديد.",
            "security_operation",
            [TURKEY],
        ),
        (
            "تعرضت قاعدة أمريكية قرب الديوانية لقصف بخمس قذائف أمس ولم يصدر أي تعليق من قبل الجيش الأمريكي.",
            "shelling",
            [],
        ),
        (
            "شهدت بغداد أمس إجراءات مشددة وانتشارا واسعا لقوات الجيش والشرطة.",
            "security_operation",
            [ARMY, POLICE],
        ),
        # the state that tells its own deed, the president whose army it is
        ("أعلن العراق قصف غرفة عمليات لتنظيم داعش في دير الزور أمس.", "shelling", [FORCES]),
        ("قال الرئيس التركي أمس إن جيشه قصف اجتماعا لحزب العمال الكردستاني في قنديل.", "shelling", [TURKEY]),
        # what a group began or answered with, an object behind the instrument
        (
            "وقال شهود إن التنظيم بدأ بتفجير المنازل. وقال ضابط إن تنظيم داعش بدأ بتفجير منازل في القيارة أمس.",
            "bombing",
            [IS],
        ),
        ("وقالت الشرطة إن مسلحا قتل بالرصاص أحد الممرضين في مستشفى تلعفر أمس.", "armed_attack", [GUNMEN]),
        ("وأضاف مصدر أن قوة تمكنت من قتل ثلاثة مسلحين شمال الطارمية أمس.", "armed_attack", [FORCES]),
        # who belongs to a group that stands behind it
        (
            "وقتل 15 زائرا بتفجير سيارة مفخخة في النجف أمس وقال ضابط إن من يقف وراء التفجير ينتمي إلى تنظيم القاعدة.",
            "bombing",
            ["al_qaeda"],
        ),
        # who is made to withdraw lost the ground, what is only sought was taken before
        (
            "وأحرزت القوات الأمنية تقدما شرق هيت أمس وأجبرت عناصر تنظيم داعش على الانسحاب من قرية الجمعية.",
            "territory_captured",
            [FORCES],
        ),
        (
            "يحاول الجيش العراقي استعادة بلدة الكرمة من تنظيم داعش الذي استولى عليها في أيار 2015.",
            "territory_captured",
            [IS],
        ),
        ("هدد تنظيم داعش بمهاجمة مراكز الاقتراع في مناطق استعادتها القوات من المتشددين أمس.", "threat", [IS]),
        # the region's forces
        ("اعتقلت قوات الأمن في إقليم كردستان خمسة مطلوبين في كلار أمس.", "arrest", ["kurdish_security"]),
    ],
)
def test_doers_by_syntax(text: str, event_type: str, perpetrator: list[str]) -> None:
    assert perpetrator in [doers for doers, _ in sides_of(text, event_type)]


@pytest.mark.parametrize(
    ("text", "event_type", "perpetrator"),
    [
        # the pronoun of a noun of action is its doer
        (
            "وقال سكان إن تنظيم داعش أعدم عشرات المدنيين منذ سيطرته على بلدة راوة في حزيران 2014.",
            "territory_captured",
            [IS],
        ),
        (
            "وفتحت قوات الحشد الشعبي الطرق عقب سيطرتها والجيش العراقي على بلدة راوة أمس.",
            "territory_captured",
            [HASHD, ARMY],
        ),
        ("أكدت إيران اعتقالها ثلاثة أمريكيين قرب الحدود أمس.", "arrest", ["iranian_forces"]),
        # الجيش, هذه الجماعة and الأخير stand for the one named before
        (
            "قال الجيش التركي إن طائراته حلقت فوق الحدود. وذكر الجيش أن ضربة جوية استهدفت مواقع في قنديل أمس.",
            "air_strike",
            [TURKEY],
        ),
        (
            "ظهر تنظيم داعش في الأنبار قبل ذلك. ووقعت بلدة راوة تحت سيطرة هذه الجماعة في حزيران 2014.",
            "territory_captured",
            [IS],
        ),
        # but the Iraqi army, named since, means itself
        (
            "قال الجيش التركي إنه يراقب الحدود. وأعلن الجيش العراقي قصف مواقع لداعش. وذكر الجيش أنه قصف موقعا لداعش في راوة أمس.",
            "shelling",
            [ARMY],
        ),
        # more strikes by those who strike
        (
            "قصف الجيش العراقي بطائراته مقرا لداعش في القائم أمس. ونفذ التحالف الدولي غارات على هيت أمس. كما استهدفت الغارات "
            "اجتماعا للتنظيم في كبيسة أمس.",
            "air_strike",
            [COALITION],
        ),
    ],
)
def test_doers_that_were_named_before(text: str, event_type: str, perpetrator: list[str]) -> None:
    assert sides_of(text, event_type)[-1][0] == perpetrator


def telling(start: int, perpetrator: list[str], target: list[str], score: float) -> Mention:
    """One telling of a bombing."""
    mention = Mention()
    mention.event_type, mention.start, mention.end, mention.score = "bombing", start, start + 40, score
    mention.perpetrator, mention.target = perpetrator, target
    return mention


@pytest.mark.parametrize(
    ("old", "new", "score", "target"),
    [
        ([US], [POLICE], 5.0, [POLICE]),  # the second is quoted
        ([US], [POLICE], 2.0, [US]),  # the first is
        ([IS], [GUNMEN], 5.0, [IS]),  # gunmen of the group
        ([US], [], 5.0, [US]),
    ],
)
def test_quoted_targets_go_first(old: list[str], new: list[str], score: float, target: list[str]) -> None:
    first = telling(0, [], old, 3.0)
    join(first, telling(100, [], new, score))
    assert first.target == target


def test_a_claim_of_both_attacks_is_of_both() -> None:
    text = (
        "قتل عشرة بانفجار سيارة مفخخة في الكرادة أمس. وقتل سبعة بانفجار عبوة في الدورة أمس. وذكر طبيب حصيلة الهجومين اللذين "
        "تبناهما تنظيم داعش."
    )
    assert [doers for doers, _ in sides_of(text, "bombing")] == [[IS], [IS]]


def test_a_militias_man_who_is_seized_seized_nobody() -> None:
    ((_, struck),) = sides_of("وقد اعتقل زعيم جيش المهدي في النجف أمس.", "arrest")
    assert struck == ["shia_militias"]


@pytest.mark.parametrize(
    ("text", "event_type", "doers", "struck"),
    [
        # nobody felled those whom their own arms killed
        (
            "وقال ضابط إن مسلحين قتلا أمس أثناء محاولتهما زرع عبوة ناسفة في ناحية العظيم.",
            "armed_attack",
            [],
            [GUNMEN],
        ),
        ("وأصيب ثلاثة مسلحين أمس خلال تفخيخهم سيارة في دار مهجورة بالكرمة.", "armed_attack", [], [GUNMEN]),
        ("وقال ضابط إن مسلحين قتلا أمس خلال محاولتهما التسلل إلى بيجي.", "armed_attack", [FORCES], [GUNMEN]),
        # those whom "and" or "or" joins have one part
        (
            "وقال ناطق إن قوات من الجيش والحشد الشعبي تمكنت أمس من تحرير قرية السلام من داعش.",
            "territory_captured",
            [ARMY, HASHD],
            [IS],
        ),
        (
            "وتولت كتيبة من القوات العراقية والأمريكية اعتقال ستة مطلوبين أمس في الحويجة.",
            "arrest",
            [FORCES, US],
            [],
        ),
        (
            "نفذت غارات عدة أمس من قبل الجيش العراقي أو التحالف الدولي في الرطبة.",
            "air_strike",
            [ARMY, COALITION],
            [],
        ),
        # what a quarter holds is not aimed at, what a camp holds is
        (
            "قتل ثلاثة متظاهرين أمس بإطلاق النار في المنطقة التي تضم مبنى المحافظة ومكاتب حكومية وسفارات في البصرة.",
            "protest_repression",
            [],
            ["protesters"],
        ),
        ("انفجرت عبوة أمس في الحي الذي تتواجد فيه السفارة التركية وقتل اثنان.", "bombing", [], []),
        ("سقطت قذائف أمس على قاعدة تضم قوات أمريكية شمال تكريت.", "shelling", [], [US]),
        # whom an alliance is against, who one was before, a fight near a post
        (
            "أودت ضربات التحالف الدولي ضد تنظيم داعش بحياة تسعة مدنيين أمس في تلعفر.",
            "air_strike",
            [COALITION],
            [CIVILIANS],
        ),
        (
            "اشتبك الجيش أمس مع داعش وقتل سبعة منهم قيادي كان سابقا من قادة جبهة النصرة.",
            "armed_clash",
            [ARMY],
            [IS],
        ),
        ("وخاض جنود بريطانيون أمس معركة مع مسلحين قرب نقطة تفتيش في العمارة.", "armed_clash", [US], [GUNMEN]),
        # the state's own men may be seized
        ("وألقت السلطات القبض أمس على ستة من ضباط الأمن في كركوك.", "arrest", [FORCES], [FORCES]),
        (
            "وقال ناطق إن السلطات في إقليم كردستان العراق أعلنت أمس أنها اعتقلت ثلاثين شخصا.",
            "arrest",
            ["kurdish_security"],
            [],
        ),
        # the soldier is of the army that fought, the object pronoun makes the gunmen the subject
        (
            "أعلنت أنقرة مقتل جندي أمس خلال حملة للجيش التركي ضد مسلحي حزب العمال الكردستاني في دهوك.",
            "armed_attack",
            [PKK],
            [TURKEY],
        ),
        (
            "وقال شاهد إن الرجل استهدفه عدد من المسلحين أمس وأصابوه بجروح في الموصل.",
            "armed_attack",
            [GUNMEN],
            [],
        ),
        (
            "ومنذ الهجوم الذي بدأته تركيا أمس على دهوك قتل عشرون شخصا.",
            "armed_attack",
            [TURKEY],
            [],
        ),
        # which force an officer or a post is of
        (
            "اغتال مسلحون أمس العقيد سمير كاظم، مدير شرطة الرميثة، قرب داره.",
            "assassination",
            [GUNMEN],
            [POLICE],
        ),
        (
            "وقال ناطق إن داعش هاجم قطعات عسكرية تابعة للفرقة العاشرة غرب الرطبة أمس.",
            "armed_attack",
            [IS],
            [ARMY],
        ),
        ("انفجرت عبوة أمس في مركبة تابعة لأحد شيوخ الصحوات جنوب الفلوجة.", "bombing", [], [TRIBES]),
        ('دارت مواجهات أمس بين عناصر الجيش وقوات "البشمرجة" في جلولاء.', "armed_clash", [ARMY], [PESHMERGA]),
        (
            "واعتقلت الشرطة أمس خلية إرهابية تضم ستة قياديين في تنظيم القاعدة بالموصل.",
            "arrest",
            [POLICE],
            ["al_qaeda"],
        ),
        # the subject of an earlier verb threatens
        (
            "وكان متظاهرون في تكريت قد طالبوا أمس بإقالة المحافظ وهددوا بالزحف إلى بغداد.",
            "threat",
            ["protesters"],
            [],
        ),
    ],
)
def test_who_has_a_part_in_the_act(text: str, event_type: str, doers: list[str], struck: list[str]) -> None:
    assert (doers, struck) in sides_of(text, event_type)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "قال رئيس الوزراء حيدر العبادي إن التحقيق مستمر. وتوعد العبادي أمس بالاقتصاص من مسلحي داعش.",
            "government_officials",
        ),
        (
            "قال رئيس الوزراء السابق حيدر العبادي إنه مستاء. وتوعد العبادي أمس بالاقتصاص من مسلحي داعش.",
            "politicians",
        ),
    ],
)
def test_a_politician_whom_the_article_names_with_his_office(text: str, code: str) -> None:
    assert ([code], [IS]) in sides_of(text, "threat")


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        (
            "اقتحم محتجون أمس القنصلية التركية في الموصل وأحرقوا أثاثها، وفقا لضابط شرطة.",
            ["foreign_nationals"],
        ),
        ("أغلق محتجون أمس الطريق إلى ميناء الفاو في البصرة قبل يوم من انعقاد البرلمان الجديد.", []),
        ("تظاهر المئات أمس في البصرة ضد البرلمان.", ["politicians"]),
    ],
)
def test_whom_a_crowd_only_stands_beside_is_no_target(text: str, struck: list[str]) -> None:
    assert struck in [aimed for _, _, aimed in all_sides(text)]


@pytest.mark.parametrize(
    ("text", "event_type", "doers", "struck"),
    [
        # behind a verb and its subject stands no second subject, whatever the day told between them
        ("هاجم داعش أمس قطعات عسكرية غرب الرطبة.", "armed_attack", [IS], [FORCES]),
        ("هاجم الجيش والشرطة أمس مسلحين في الموصل.", "armed_attack", [ARMY, POLICE], [GUNMEN]),
        # a quarter that is named after men
        ("انفجرت سيارة مفخخة استهدفت حي الشرطة جنوب بغداد أمس وقتل سبعة.", "bombing", [], []),
        ("انفجرت سيارة مفخخة استهدفت الشرطة في حي المعلمين ببغداد أمس وقتل سبعة.", "bombing", [], [POLICE]),
        # of what kind a group's leaders are
        ("أعلن مسؤول مقتل أحد قادة «داعش» العسكريين أمس في غارة للتحالف.", "air_strike", [COALITION], [IS]),
        # the second side of a clash may bear no arms
        (
            "أصيب عشرة من الشرطة أمس في اشتباكات بين قوات الأمن وسكان القرية.",
            "armed_clash",
            [FORCES],
            [CIVILIANS],
        ),
        # ground that is wrested from somebody
        ("وانتزع داعش أمس قرية من الجيش غرب الرمادي.", "territory_captured", [IS], [ARMY]),
        # whose aircraft they are
        (
            "وقال ناطق إن طائرات قيادة طيران الجيش قتلت ثلاثة من داعش أمس في الرطبة.",
            "air_strike",
            [ARMY],
            [IS],
        ),
        # who stormed the place when they fell
        (
            "لقي ستة مدنيين مصرعهم أمس حين اقتحمت قوات الأمن مخيمهم في ديالى.",
            "armed_attack",
            [FORCES],
            [CIVILIANS],
        ),
        # who only tells of strikes
        ("ووفقا لبيان الجيش فإن ست غارات نفذت أمس قرب تلعفر ودمرت مبنى لداعش.", "air_strike", [], [IS]),
    ],
)
def test_what_words_make_of_a_party(text: str, event_type: str, doers: list[str], struck: list[str]) -> None:
    assert (doers, struck) in sides_of(text, event_type)


def test_a_responsibility_that_is_laid_on_a_group() -> None:
    text = "قتل تسعون بتفجيرين في بغداد أمس. وقد حمل رئيس الوزراء مسؤولية التفجيرين إلى تنظيم القاعدة."
    assert [doers for doers, _ in sides_of(text, "bombing")] == [["al_qaeda"]]
