"""What a question takes for granted of a text is judged by the clause that speaks of it."""

from __future__ import annotations

import pytest
from asks import asked, over

from assistant.query.query import Ask, Operation, Value
from assistant.texts.passages.verdict import ClauseVerdict, verdict_of
from index.library import Library
from ingest.vocabulary.pack import load_pack

EVALUATED = "2023年开展中期评估，2025年开展终期评估，评估工作由妇儿工委办公室牵头。"
POLICE = "建立家暴案件联动处置机制，公安机关接警后30分钟内到场，依法出具告诫书。"
DISABLED = "推进以听力、视力、精神等七类残疾为重点的残疾儿童筛查。"
WHOLE = "推进以听力、视力、精神等七类残疾为重点的残疾儿童筛查"
SPOKEN = "全面推行国家通用语言文字教育教学，教师普通话水平达到二级乙等以上。"
HOMEWORK = "小学书面作业平均完成时间不超过60分钟，初中不超过90分钟。"


def claim(library: Library, text: str, topic: str, *years: int, confirmed: bool = True) -> Ask:
    operations = (Operation("confirm"),) if confirmed else ()
    ask = asked("passages", over(library, "云麓"), topic, operations=operations)
    return Ask("passages", text, ask.subjects, ask.range, Value(years=years), operations)


@pytest.mark.parametrize(
    ("text", "topic", "years", "sentence", "expected"),
    [
        ("中期评估是2025年做吧", "中期评估", (2025,), EVALUATED, ClauseVerdict("no", "2025年", "2023年开展中期评估")),
        ("终期评估是2025年吧", "终期评估", (2025,), EVALUATED, ClauseVerdict("yes", "2025年", "2025年开展终期评估")),
        ("接警后60分钟内到场吧", "接警 到场", (), POLICE, ClauseVerdict("no", "60分钟", "公安机关接警后30分钟内到场")),
        ("接警后1小时内到场吧", "接警 到场", (), POLICE, ClauseVerdict("no", "1小时", "公安机关接警后30分钟内到场")),
        (
            "接警后0.5小时内到场吧",
            "接警 到场",
            (),
            POLICE,
            ClauseVerdict("yes", "0.5小时", "公安机关接警后30分钟内到场"),
        ),
        ("接警后2天内到场吧", "接警 到场", (), POLICE, None),
        ("初中不超过90分钟对吧", "初中", (), HOMEWORK, ClauseVerdict("yes", "90分钟", "初中不超过90分钟")),
        ("残疾筛查重点是五类对吧", "残疾筛查", (), DISABLED, ClauseVerdict("no", "五类", WHOLE)),
        ("残疾筛查重点是七类对吧", "残疾筛查", (), DISABLED, ClauseVerdict("yes", "七类", WHOLE)),
        (
            "普通话得二级甲等吧",
            "教师普通话",
            (),
            SPOKEN,
            ClauseVerdict("no", "二级甲等", "教师普通话水平达到二级乙等以上"),
        ),
        (
            "普通话得二级乙等吧",
            "教师普通话",
            (),
            SPOKEN,
            ClauseVerdict("yes", "二级乙等", "教师普通话水平达到二级乙等以上"),
        ),
        ("普通话得三级吧", "教师普通话", (), SPOKEN, None),
        ("初中作业60分钟对吧", "初中作业", (), HOMEWORK, None),
        ("初中作业5万元对吧", "初中作业", (), HOMEWORK, None),
        ("医院什么时候开门", "医院", (2025,), EVALUATED, None),
        (
            "茶农体检费用减免是2次吧",
            "茶农体检费用减免",
            (),
            "茶农夜校每周2次，橘园修剪每年3次。",
            None,
        ),  # of 7 pairs one
        (
            "茶农体检是2次吧",
            "茶农体检",
            (),
            "茶农夜校每周2次，橘园修剪每年3次。",
            ClauseVerdict("yes", "2次", "茶农夜校每周2次"),
        ),
        (
            "茶农体检费用减免是2次吧",
            "茶农体检费用减免",
            (),
            "橘园修剪每年3次。",
            ClauseVerdict("no", "2次", "橘园修剪每年3次"),
        ),
    ],
)
def test_the_clause_on_the_topic_settles_it(
    sample_library: Library,
    text: str,
    topic: str,
    years: tuple[int, ...],
    sentence: str,
    expected: ClauseVerdict | None,
) -> None:
    assert verdict_of(claim(sample_library, text, topic, *years), [sentence], load_pack()) == expected


def test_nothing_is_judged_that_was_not_claimed(sample_library: Library) -> None:
    ask = claim(sample_library, "2025年的中期评估怎么做", "中期评估", 2025, confirmed=False)
    assert verdict_of(ask, [EVALUATED], load_pack()) is None
