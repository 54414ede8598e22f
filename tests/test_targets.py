"""The register: rows of real-looking lines, their place in the text, and the scores against gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from register_rows import PLAN, brief, rows
from with_pack import PACK, canonical, find_in_question, read_file, read_plans, targets_of

from ingest.document import Document
from ingest.plan import Passage
from ingest.readers import readable
from ingest.register.targets import row

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


FIGURES = [
    ("孕产妇死亡率控制在 12／10 万以下。", [("孕产妇死亡率", None, "<=", 12, "/10万")]),
    (
        "新生儿、婴儿和5岁以下儿童死亡率分别控制在2.5‰、4‰和5.5‰以下。",
        [("新生儿死亡率", None, "<=", 2.5, "‰"), ("婴儿死亡率", None, "<=", 4, "‰"), ("5岁以下儿童死亡率", None, "<=", 5.5, "‰")],
    ),
    (
        "5岁以下儿童贫血率和生长迟缓率分别控制在9%和4%以下。",
        [("5岁以下儿童贫血率", None, "<=", 9, "%"), ("5岁以下儿童生长迟缓率", None, "<=", 4, "%")],
    ),
    (
        "妇女基本医疗保险、基本养老保险参保率均稳定在96%以上。",
        [("妇女基本医疗保险参保率", None, ">=", 96, "%"), ("妇女基本养老保险参保率", None, ">=", 96, "%")],
    ),
    ("孕产妇艾滋病、梅毒和乙肝检测率达到97%以上。", [("孕产妇艾滋病、梅毒和乙肝检测率", None, ">=", 97, "%")]),
    (
        "小学生、初中生和高中阶段学生近视率分别降至36%、58%和69%以下。",
        [("近视率", "小学生", "<=", 36, "%"), ("近视率", "初中生", "<=", 58, "%"), ("近视率", "高中阶段学生", "<=", 69, "%")],
    ),
    ("儿童伤害死亡率以2020年为基数下降15%。", [("儿童伤害死亡率", None, "decrease_by", 15, "%")]),
    ("就业人员中的女性比例保持在44%左右。", [("就业人员中女性比例", None, "~", 44, "%")]),
    ("九年义务教育巩固率保持在100%。", [("九年义务教育巩固率", None, "=", 100, "%")]),
    ("农村适龄妇女宫颈癌人群筛查率达到55%以上。", [("宫颈癌筛查率", "农村适龄妇女", ">=", 55, "%")]),
    ("学前三年毛入园率达到94%以上。", [("学前教育毛入园率", None, ">=", 94, "%")]),
    (
        "适龄儿童免疫规划疫苗接种率以乡镇为单位保持在93%以上。",
        [("适龄儿童免疫规划疫苗接种率", "以乡镇为单位", ">=", 93, "%")],
    ),
    ("村民代表会议中妇女代表占三分之一以上。", [("村民代表会议中妇女代表比例", None, ">=", 100 / 3, "%")]),
    (
        "92%的城市社区和81%的农村社区建立家长学校或家庭教育指导服务站点。",
        [
            ("家长学校或家庭教育指导服务站点覆盖率", "城市社区", "=", 92, "%"),
            ("家长学校或家庭教育指导服务站点覆盖率", "农村社区", "=", 81, "%"),
        ],
    ),
    (
        "到2025年覆盖率（村级儿童之家）达到60%，2030年达到80%。",
        [("覆盖率（村级儿童之家）", None, ">=", 60, "%"), ("覆盖率（村级儿童之家）", None, ">=", 80, "%")],
    ),
    ("中小学生国家学生体质健康标准达标合格率稳定在92%以上，优良率达到62%以上。",
     [("中小学生国家学生体质健康标准达标合格率", None, ">=", 92, "%"), ("中小学生国家学生体质健康标准达标优良率", None, ">=", 62, "%")]),
]  # fmt: skip

MEASURES = [
    (
        "每所乡镇卫生院至少配备1名妇女保健医生，至少配备2名助产士。",
        [
            ("专业妇女保健医生配备数", "每所乡镇卫生院", ">=", 1, "名"),
            ("助产士配备数", "每所乡镇卫生院", ">=", 2, "名"),
        ],
    ),
    (
        "每千名儿童拥有儿科执业（助理）医师达到0.9名、床位增至2.2张。",
        [("每千名儿童儿科执业（助理）医师数", None, ">=", 0.9, "名"), ("每千名儿童儿科床位数", None, ">=", 2.2, "张")],
    ),
    (
        "保证小学生每天睡眠10小时、初中生9小时。",
        [("每天睡眠时间", "小学生", ">=", 10, "小时"), ("每天睡眠时间", "初中生", ">=", 9, "小时")],
    ),
    ("推动60%的妇女在35至45岁接受高效宫颈癌筛查。", [("宫颈癌高质量筛查率", "35—45岁妇女", "=", 60, "%")]),
    ("儿童每天接触户外自然光不少于2小时。", [("儿童每天接触户外自然光时间", None, ">=", 2, "小时")]),
    ("县级规划颁布后2个月内报送市妇儿工委办公室。", [("规划颁布后报送时限", "县级", "<=", 2, "个月")]),
    (
        "小学书面作业平均完成时间不超过50分钟，初中不超过80分钟。",
        [("小学书面作业平均完成时间", None, "<=", 50, "分钟"), ("书面作业平均完成时间", "初中", "<=", 80, "分钟")],
    ),
    ("办好马背课堂。组织讲师团走进牧区，每年不少于30场。", [("讲师团走进牧区场数", "每年", ">=", 30, "场")]),
]

SOFT = [
    ("乳腺癌人群筛查率逐步提高。", [("乳腺癌筛查率", None, "increase_by", None, None)]),
    ("降低儿童溺水死亡率。", [("儿童溺水死亡率", None, "decrease_by", None, None)]),
    ("托育机构和托位数量持续增加。", [("托育机构和托位数量", None, "increase_by", None, None)]),
    ("人均预期寿命继续延长。", [("人均预期寿命", None, "increase_by", None, None)]),
    ("推进城镇污水管网全覆盖。", [("城镇污水管网覆盖率", None, "=", 100, "%")]),
    ("职工代表大会中女性比例与女职工比例相适应。", [("职工代表大会中女性比例", None, "=", None, None)]),
    ("孕产妇死亡率低于全省平均水平。", [("孕产妇死亡率", None, "<=", None, None)]),
    ("女性青壮年文盲基本消除。", [("女性青壮年文盲", None, "=", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_goals_with_figures(text: str, expected: list[tuple[str, str | None, str, float, str]]) -> None:
    assert brief(text) == expected
    assert all(target.kind == "target" and not target.soft for target in rows(text))


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[tuple[str, str | None, str, float, str]]) -> None:
    assert brief(text, "策略措施") == expected


@pytest.mark.parametrize(("text", "expected"), SOFT)
def test_commitments_without_a_figure(
    text: str, expected: list[tuple[str, str | None, str, float | None, str | None]]
) -> None:
    assert brief(text) == expected
    assert all(target.soft for target in rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "健全覆盖全民的社会保障体系。",
        "提高妇女的法治意识和能力。",
        "12338热线全天值守。",
        "落实《反家庭暴力法》和第三次会议精神。",
        "",
    ],
)
def test_lines_without_a_statement(text: str) -> None:
    assert rows(text) == []


def test_baselines_of_a_preface_have_their_years() -> None:
    text = "截至2020年底，全市婴儿、5岁以下儿童死亡率分别从2010年的9.1‰、11.8‰下降到4.2‰、5.9‰；毛入园率达到91%。"
    found = [(t.indicator, t.kind, t.comparator, t.value, t.year) for t in rows(text, "前言")]
    assert found[:4] == [
        ("婴儿死亡率", "baseline", "=", 9.1, 2010),
        ("5岁以下儿童死亡率", "baseline", "=", 11.8, 2010),
        ("婴儿死亡率", "baseline", "=", 4.2, 2020),
        ("5岁以下儿童死亡率", "baseline", "=", 5.9, 2020),
    ]
    assert found[4][1:] == ("baseline", "=", 91.0, 2020)


def test_a_goal_may_name_where_it_starts_from() -> None:
    then, goal = rows("九年义务教育巩固率由2020年的91.2%提高到2025年的95%以上。")
    assert (then.kind, then.value, then.year, then.comparator) == ("baseline", 91.2, 2020, "=")
    assert (goal.kind, goal.value, goal.year, goal.comparator) == ("target", 95.0, 2025, ">=")


def test_hold_base_year_and_printed_words() -> None:
    (kept,) = rows("新生儿访视率保持在94%以上。")
    assert (kept.hold, kept.printed) == (True, "94%以上")
    (change,) = rows("儿童伤害死亡率以2020年数据为基数下降10%。")
    assert (change.base_year, change.printed) == (2020, "下降10%")
    assert [t.printed for t in rows("婴儿、5岁以下儿童死亡率分别控制在4‰、6‰以下。")] == ["4‰以下", "6‰以下"]


def test_a_misprinted_unit_is_kept_and_noted() -> None:
    (target,) = rows("2020年，婴儿死亡率为6.72%。", "前言")
    assert (target.unit, target.unit_intended) == ("%", "‰")
    (change,) = rows("婴儿死亡率以2020年为基数下降20%。")
    assert change.unit_intended is None


def test_a_kind_of_place_is_a_scope_unless_the_name_has_another() -> None:
    assert canonical("城市婴儿死亡率") == ("婴儿死亡率", "城市")
    assert canonical("农村牧区自来水普及率") == ("农村自来水普及率", "农村牧区")
    assert canonical("城市自来水普及率") == ("城市自来水普及率", None)
    assert canonical("农村社区综合服务设施覆盖率") == ("农村社区综合服务设施覆盖率", None)


def test_the_way_to_move_is_told_as_scope() -> None:
    assert canonical("儿童每天中等及以上强度的运动时间") == ("儿童每天运动时间", "中等及以上强度")
    assert canonical("儿童每天阳光体育运动时间") == ("儿童每天运动时间", "阳光体育")


def test_twelve_years_is_not_under_twelve() -> None:
    assert canonical("12岁儿童龋患率") == ("龋患率", "12岁儿童")
    assert canonical("12岁以下儿童龋齿率") == ("龋患率", "12岁以下儿童")


def test_unknown_words_keep_a_name_of_their_own() -> None:
    assert canonical("布鲁氏菌病防护知识知晓率") == ("布鲁氏菌病防护知识知晓率", None)
    assert canonical("宫颈癌患者家属筛查率") == ("宫颈癌患者家属筛查率", None)


def test_every_alias_leads_to_its_indicator() -> None:
    for entry in PACK.indicators:
        for alias in entry.aliases:
            assert canonical(alias)[0] == entry.name, alias


QUESTIONS = [
    ("各地孕产妇死亡率目标是多少？", ["孕产妇死亡率"]),
    ("娃娃近视率：小学、初中、高中分别要压到多少以下", ["近视率"]),
    ("学前毛入园率目标定到95%以上的有哪些地方", ["学前教育毛入园率"]),
    ("孩子蛀牙的指标谁没定", ["龋患率"]),
    ("按规定初中生一天得睡够几个钟头？", ["每天睡眠时间"]),
    ("新生儿死亡率和婴儿死亡率各是多少", ["新生儿死亡率", "婴儿死亡率"]),
    ("城镇单位里头女职工占比打算到多少", ["城镇单位就业人员中女性比例"]),
    ("死亡率定的多少？", []),
    ("谁负责监测评估？", []),
]


@pytest.mark.parametrize(("question", "names"), QUESTIONS)
def test_questions_name_indicators(question: str, names: list[str]) -> None:
    assert [entry.name for entry in find_in_question(question)] == names


def test_spans_lead_to_the_quote() -> None:
    text = "第一行没有数字。\n婴儿死亡率降至\n5.0‰以下，差距缩小。"
    start = text.index("婴儿")
    spans = ((start, start + 7), (start + 8, len(text)))
    document = Document("x.txt", "0", text)
    passage = Passage(PLAN, 1, (), None, "主要目标", 1, document.cut(spans), spans)
    target = targets_of([passage])[0]
    assert target.quote == "婴儿死亡率降至5.0‰以下"
    assert document.cut(target.spans) == target.quote
    assert len(target.spans) == 2


def test_tables_give_rows_by_their_columns() -> None:
    lines = ["指标｜2020年｜2030年目标", "婴儿死亡率｜5.6‰｜5‰以下"]
    passages = [Passage(PLAN, n, (), None, "总体要求", None, line, ((0, len(line)),)) for n, line in enumerate(lines)]
    found = [(t.indicator, t.kind, t.comparator, t.value, t.year) for t in targets_of(passages)]
    assert found == [("婴儿死亡率", "baseline", "=", 5.6, 2020), ("婴儿死亡率", "target", "<=", 5.0, 2030)]


def test_rows_carry_the_contract() -> None:
    (target,) = rows("产床与助产士的比例不低于1：3。")
    record = row(target)
    keys = (
        "document plan region region_code audience start_year end_year domain part item kind indicator indicator_raw scope comparator "
        "hold value value_max unit unit_intended base_year year quote spans page passage"
    )
    assert set(keys.split()) <= set(record)
    assert (record["unit"], record["value"]) == ("1:3", 3.0)
    json.dumps(record)


def _register(files: list[Path]) -> list[dict[str, object]]:
    found = []
    for path in files:
        document = read_file(path)
        reading = read_plans(document)
        for target in targets_of(reading.passages):
            assert target.quote
            assert target.quote in target.passage.text
            assert document.cut(target.spans) == target.quote
            found.append(row(target))
    return found


def _score(golds: list[Path], files: list[Path], folder: Path, least_f1: float, least_tuple: float) -> None:
    tool = SHARED / "tools" / "score_targets.py"
    if not tool.exists():
        pytest.skip(f"需要 {tool.name}（../shared/tools），此处没有")
    produced = folder / "rows.json"
    produced.write_text(json.dumps(_register(files), ensure_ascii=False), "utf-8")
    limits = ["--min-f1", str(least_f1), "--min-tuple", str(least_tuple)]
    command = [sys.executable, str(tool), *map(str, golds), str(produced), "--verbose", *limits]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_scores_on_the_samples(tmp_path: Path) -> None:
    samples = ROOT / "ingest" / "samples"
    files = [path for path in sorted(samples.iterdir()) if readable(path) and path.name != "README.md"]
    _score([samples / "gold" / "targets.jsonl"], files, tmp_path, 1.0, 1.0)


def test_scores_on_real_plans(tmp_path: Path) -> None:
    gold = sorted((SHARED / "gold").glob("targets_*.jsonl"))
    files = sorted((SHARED / "corpus").glob("*.txt"))
    if not gold or not files:
        pytest.skip("需要 ../shared/gold 与 ../shared/corpus，此处没有")
    _score(sorted(gold, key=lambda path: "implicit" in path.name), files, tmp_path, 0.98, 0.93)
