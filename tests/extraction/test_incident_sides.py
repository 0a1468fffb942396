"""Perpetrators and targets: one test a rule, on sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def sides(text: str) -> tuple[list[str], list[str]]:
    """Perpetrator and target of the first incident of a text published on 24 March 2018."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = extract_incidents(doc)
    assert found, "no incident"
    return list(found[0].fields["perpetrator"]), list(found[0].fields["target"])


GUNMEN, FORCES, IS = "armed_group_unidentified", "iraqi_security_forces", "islamic_state"


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a verb that only says that its subject did what follows
        ("ذكر مصدر أن مسلحين أقدموا على تفجير مقر للصحوة شرقي هيت أمس.", [GUNMEN], ["tribal_forces"]),
        ("حاول مسلحون اقتحام مركز للشرطة في بيجي أمس وقتلوا شرطيا.", [GUNMEN], ["iraqi_police"]),
        # but the man killed who tried it suffered
        ("قتلت القوات الأمنية مسلحا حاول مهاجمة نقطة في سامراء أمس.", [FORCES], [GUNMEN]),
        # whose bomber it was
        (
            "فجر انتحاري من تنظيم داعش نفسه عند نقطة تفتيش للشرطة في هيت أمس وقتل شرطيان.",
            [IS],
            ["iraqi_police"],
        ),
        # clothes are no party
        (
            "فتح رجل بزي الشرطة العراقية النار على ثلاثة جنود أمريكيين أمس في تلعفر.",
            [GUNMEN],
            ["us_forces"],
        ),
        # an adjective of nationality is no object
        ("قتل جندي عراقي في هجوم بالقرب من هيت أمس.", [], ["iraqi_army"]),
        # the officials who tell of it are no party
        (
            "قال مسؤول في وزارة الداخلية إن ستة أشخاص قتلوا بانفجار سيارة مفخخة وسط تلعفر أمس.",
            [],
            [],
        ),
        (
            "انفجار سيارة مفخخة أدى إلى مقتل ستة أشخاص في تلعفر أمس، حسبما أعلنت وزارة الداخلية العراقية.",
            [],
            [],
        ),
        # the subject of a verb of suffering
        ("تعرضت حسينية في حي الشعب ببغداد أمس لتفجير بسيارة مفخخة أوقع قتلى.", [], ["civilians"]),
        (
            "نجا مدير شرطة بلد العميد سالم حسن من محاولة اغتيال بانفجار عبوة ناسفة أمس وأصيب اثنان من حراسه.",
            [],
            ["iraqi_police"],
        ),
        # what an aircraft struck
        ("قصف الطيران الحربي مجموعة من مسلحي داعش قرب مصفاة بيجي أمس وقتل 15 منهم.", ["iraqi_army"], [IS]),
        # right outside, beside
        ("انفجرت عبوة ناسفة أمس خارج مقر أحد الأحزاب في تكريت وقتل شخصان.", [], ["politicians"]),
        ("انفجرت سيارة ملغومة أمس بالقرب من قافلة أمريكية في الموصل وجرح 40 شخصا.", [], ["us_forces"]),
        # a unit of the army by its number
        ("هاجم مسلحون مقر الفوج الثالث من اللواء 27 غربي هيت أمس.", [GUNMEN], ["iraqi_army"]),
        # a claim made far from its verb
        (
            "قتل تسعة مدنيين بتفجير في سوق تلعفر أمس، وكان تنظيم داعش أعلن في بيان نشر على الإنترنت"
            " مسؤوليته عن الهجوم.",
            [IS],
            ["civilians"],
        ),
        # the doer who is only likely
        (
            "غارة جوية نفذتها على الأرجح قوات التحالف الدولي قتلت 12 مدنيا في الميادين أمس.",
            ["international_coalition"],
            ["civilians"],
        ),
        # militants in news of one group
        (
            "اعتقلت القوات الأمنية أمس ثلاثة إرهابيين في الطارمية. ويشن تنظيم داعش هجمات شمالي بغداد.",
            [FORCES],
            [IS],
        ),
        # ground freed, told by an officer
        (
            "أكد قائد العمليات أمس تحرير قرية السحاجي غربي الموصل. وكان داعش سيطر على القرية عام 2014.",
            [FORCES],
            [IS],
        ),
        # whom a crowd's cause names
        (
            "تظاهر المئات في كركوك أمس احتجاجا على فوز حزب الاتحاد الوطني الكردستاني.",
            ["protesters"],
            ["politicians"],
        ),
        ("تظاهر المئات في البصرة أمس للضغط على الحكومة المحلية.", ["protesters"], ["government_officials"]),
        ("واجهت قوات الأمن المتظاهرين بالقوة في بغداد أمس وقتل أربعة.", [FORCES], ["protesters"]),
        # the subject of a verb that opens its clause
        ("وفجر أمس استهدفت المقاتلات التركية قرية شرقي أربيل وقتل ثلاثة.", ["turkish_forces"], []),
        # forces that only own a thing, sponsors, adjectives of a post
        (
            "اقتحم مسلحون يستقلون سيارات كتلك التي تستخدمها قوات الأمن مكتبا في بغداد أمس وخطفوا خمسة موظفين.",
            [GUNMEN],
            [],
        ),
        ("قتل المسؤول العسكري في تنظيم داعش بضربة جوية أمس قرب تلعفر.", [], [IS]),
        # countrymen
        (
            "قال وزير الدفاع التركي إن قوات بلاده نفذت أمس عملية عسكرية ضد حزب العمال الكردستاني قرب العمادية.",
            ["turkish_forces"],
            ["pkk"],
        ),
        # with the ending of an object
        ("انفجرت عبوة ناسفة أمس مستهدفة رتلا أمريكيا شمالي العمارة.", [], ["us_forces"]),
        ("تفجيرات استهدفت أمس زوارا قرب مرقد في كربلاء وقتل ستة.", [], ["civilians"]),
        # gunmen beside the one group are its own
        (
            "صدت البيشمركة أمس هجوما لتنظيم داعش قرب بعشيقة وقتل خلال الهجوم 15 مسلحا.",
            [IS],
            ["peshmerga"],
        ),
        # the preposition, not the name
        ("ألقت القوات الأمنية القبض أمس على إسماعيل العيثاوي في بغداد.", [FORCES], [IS]),
        # the subject stands beside its verb, a comma between it and the object
        ("اعتقلت الاستخبارات العسكرية، أمس، ثلاثة مطلوبين غربي بغداد.", ["iraqi_army"], []),
        # whom a seizure names next
        ("أعلنت الوزارة توقيف عدد من الضباط أمس في بعقوبة على خلفية الهجوم.", [FORCES], []),
        # a state that acts comes before an adjective of direction
        (
            "نفذت تركيا أمس ضربات شمالي العراق قتل فيها ثلاثة من حزب العمال الكردستاني.",
            ["turkish_forces"],
            ["pkk"],
        ),
        # gunmen who killed a man by his name
        (
            "قتل مسلحون مجهولون حيدر كاظم، مختار قرية قرب بعقوبة أمس.",
            [GUNMEN],
            ["government_officials"],
        ),
        # a plural verb has its subject before it
        ("هاجم مسلحون نقطة تفتيش في هيت أمس وقتلوا جنديين.", [GUNMEN], [FORCES, "iraqi_army"]),
        # at a place of worship
        ("قتل ثلاثة أشخاص بانفجار عبوة ناسفة قرب مسجد في بعقوبة أمس.", [], ["civilians"]),
        # a dean is no general
        ("اغتال مسلحون عميد كلية الطب في الموصل أمس.", [GUNMEN], ["civilians"]),
        # on whom it is laid
        (
            "ألقت الحكومة بمسؤولية الهجمات التي هزت بغداد أمس وقتل فيها 40 على تنظيم القاعدة.",
            ["al_qaeda"],
            [],
        ),
        # whose ambush it was
        (
            "قتل سبعة من عناصر الحشد الشعبي في كمين لتنظيم داعش قرب الحويجة أمس.",
            [IS],
            ["popular_mobilization"],
        ),
        # who only backs another
        (
            "ذكر شهود أن القوات العراقية تدعمها قوات أمريكية سيطرت أمس على بلدة تلعفر.",
            [FORCES],
            [],
        ),
        # the object of gunmen, a few words on; a sham checkpoint is no one's
        ("اعترض مسلحون سيارة أحد الأطباء قرب بعقوبة أمس وقتلوه.", [GUNMEN], ["civilians"]),
        (
            "خطف مسلحون في نقطة تفتيش وهمية قرب بلد أمس ثلاثة من طلاب الجامعة.",
            [GUNMEN],
            ["civilians"],
        ),
        # the noun of a verb that only carries an act
        ("أعلن مسؤول عن قيام مسلحين باغتيال ضابطين في الشرطة أمس قرب بلد.", [GUNMEN], ["iraqi_police"]),
        # a state of two words; men on the ground fly no aircraft
        (
            "قالت قوات الحشد الشعبي إن الولايات المتحدة شنت أمس ضربة جوية أدت إلى مقتل 20 من أفرادها قرب القائم.",
            ["us_forces"],
            ["popular_mobilization"],
        ),
        # who threatens need not be armed
        ("توعد رئيس الوزراء أمس برد قاس بعد تفجير الكرادة.", ["government_officials"], []),
    ],
)
def test_the_sides_of_an_incident(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)
