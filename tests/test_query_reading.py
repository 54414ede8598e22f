"""How questions are read, over the sample plans: kind, subjects, places, values and steps, see `read_briefly`."""

from __future__ import annotations

import pytest
from read_briefly import read_briefly

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("云麓孕产妇死亡率的目标是多少", "figures 孕产妇死亡率 @云麓市 target"),
        ("各地孕产妇死亡率平均多少，高于12的有几个", "figures 孕产妇死亡率 @* mean where>12 count"),
        ("孕产妇死亡率低于12的地方", "figures 孕产妇死亡率 @* where<12"),
        (
            "打疫苗这项，接种率目标定到95%或更高的有几个地方",
            "figures 适龄儿童免疫规划疫苗接种率 @* target where>=95% count",
        ),
        ("我写了“云麓孕产妇死亡率目标为16/10万”，对不对", "figures 孕产妇死亡率 @云麓市 target confirm=16/10万"),
        (
            "望川旗的孕产妇死亡率2020年是多少，规划目标比那年低还是高？",
            "figures 孕产妇死亡率 @望川旗 target 2020 against:baseline",
        ),
        (
            "白鹭县的学前教育毛入园率要从2020年的97.8%再提高到多少？",
            "figures 学前教育毛入园率 @白鹭县 both 2020 confirm=97.8%",
        ),
        (
            "您好，我是县人大代表，正在准备一份材料，想请教一下：青槐孕产妇死亡率目标是多少？",
            "figures 孕产妇死亡率 @青槐县 target",
        ),
        ("关于孕产妇死亡率，请问云麓的目标是多少", "figures 孕产妇死亡率 @云麓市 target"),
        (
            "白鹭县小学毕业的娃要会游泳的得占多少？哪年之前要做到？",
            "figures 小学毕业生会游泳比例 @白鹭县 period",
        ),
        ("云麓和望川比孕产妇死亡率谁更严，差多少", "figures 孕产妇死亡率 @云麓市、望川旗 extremestrict↓ difference"),
        ("哪个地方儿童规划的目标最多", "plans @*:儿童 主要目标 goals extreme↓"),
        ("各地儿童规划差距最大的指标是哪个", "indicators @*:儿童 spread"),
        ("云麓和白鹭哪些指标相同", "indicators @云麓市、白鹭县 same"),
        ("哪几份规划交代了2020年的现状数", "plans @* baseline 2020 baselines wherepresent count"),
        ("哪份规划的量化目标最多", "plans @* target targets extreme↓"),
        ("云麓市中期评估由哪个部门牵头", "passages 中期评估 @云麓市"),
        ("云麓和青槐在就业方面有哪些不同做法", "contrast 就业 @云麓市、青槐县"),
        ("这里面哪个地方妇女儿童两份规划都有？", "plans @*:both"),
        ("云麓市儿童规划有哪些目标", "items @云麓市:儿童 主要目标"),
        ("云麓儿童规划2025年要完成哪些任务", "items @云麓市:儿童 2025"),
        ("白鹭2028年的任务有哪些", "items @白鹭县 2028"),
        ("云麓家长学校覆盖率是不是要占到一半", "figures 家长学校覆盖率 @云麓市 confirm=50%"),
        ("哪些地方村委会成员女性比例过半", "figures 村委会成员中女性比例 @* where>50%"),
        ("云麓五年内要建多少个母婴室", "passages 母婴室 @云麓市"),
        ("望川旗妇女就业有啥扶持", "passages 妇女就业 @望川旗"),
        ("云麓妇女规划里有几条目标是有数字的", "plans @云麓市:妇女 targets"),
        ("云麓市妇女参政的主要目标列一下", "items @云麓市:妇女 决策和管理/主要目标"),
        ("云麓村里妇女多大岁数能免费做两癌检查", "passages 村里妇女数能免费做两癌检查 @云麓市"),
        ("哪些地方没写引入第三方评估", "presence 引入第三方评估 @* complement"),
        ("云麓怎么对付家暴", "passages 对付家暴 @云麓市"),
        ("各地怎么预防出生缺陷", "passages 预防出生缺陷 @*"),
        ("各地妇女参与基层治理的情况", "presence 妇女参与基层治理 @*"),
        ("流动儿童上学怎么解决", "passages 流动儿童上学 @*"),
        ("各地怎么保障留守儿童", "passages 保障留守儿童 @*"),
        (
            "农村的家长学校覆盖率，各地是不是都按80%的村来要求",
            "figures 家长学校或家庭教育指导服务站点覆盖率（农村家长学校覆盖率） @* target same confirm=80%",
        ),
        ("云麓和青槐的孕产妇死亡率目标分别是多少", "figures 孕产妇死亡率 @云麓市、青槐县 target"),
        ("各地婴儿死亡率目标是多少", "figures 婴儿死亡率 @* target"),
        ("哪里的婴儿死亡率目标最低", "figures 婴儿死亡率 @* target extreme↑"),
        ("哪个地方高中阶段毛入学率定得最高", "figures 高中阶段毛入学率 @* extreme↓"),
        ("婴儿死亡率哪里定得最严", "figures 婴儿死亡率 @* extremestrict↓"),
        ("哪里的孕产妇死亡率目标最松", "figures 孕产妇死亡率 @* target extremestrict↑"),
        ("各地孕产妇死亡率从低到高排一下", "figures 孕产妇死亡率 @* order↑"),
        ("按严格程度给各地婴儿死亡率排个序", "figures 婴儿死亡率 @* orderstrict↓"),
        ("各地5岁以下儿童贫血率目标的平均值是多少", "figures 5岁以下儿童贫血率 @* target mean"),
        ("各地孕产妇死亡率目标的中位数", "figures 孕产妇死亡率 @* target median"),
        ("各地孕产妇死亡率最高和最低差多少", "figures 孕产妇死亡率 @* spread"),
        ("云麓的孕产妇死亡率目标比青槐低多少", "figures 孕产妇死亡率 @云麓市、青槐县 target difference"),
        ("哪些地方的高中阶段毛入学率超过95%", "figures 高中阶段毛入学率 @* where>95%"),
        ("高中阶段毛入学率在92%和95%之间的是哪些地方", "figures 高中阶段毛入学率 @* wherebetween92-95%"),
        ("孕产妇死亡率不超过12/10万的有几个地方", "figures 孕产妇死亡率 @* where<=12/10万 count"),
        ("各地九年义务教育巩固率目标一样吗", "figures 九年义务教育巩固率 @* target same"),
        ("云麓的孕产妇死亡率目标是不是12/10万", "figures 孕产妇死亡率 @云麓市 target confirm=12/10万"),
        ("是不是云麓的孕产妇死亡率目标是16/10万", "figures 孕产妇死亡率 @云麓市 target confirm=16/10万"),
        ("为什么青槐的孕产妇死亡率比望川高", "figures 孕产妇死亡率 @青槐县、望川旗 confirm:place why"),
        ("云麓的孕产妇死亡率目标比2020年实际低多少", "figures 孕产妇死亡率 @云麓市 target 2020 against:baseline"),
        ("云麓孕产妇死亡率现在是多少", "figures 孕产妇死亡率 @云麓市 baseline"),
        ("云麓孕产妇死亡率2010年是多少", "figures 孕产妇死亡率 @云麓市 2010"),
        ("云麓孕产妇死亡率十年间降了多少", "figures 孕产妇死亡率 @云麓市 change"),
        ("云麓孕产妇死亡率历年变化情况", "figures 孕产妇死亡率 @云麓市 series"),
        ("云麓孕产妇死亡率和国家目标比怎么样", "figures 孕产妇死亡率 @云麓市 against:nation"),
        ("哪些地方的宫颈癌筛查率是硬指标", "figures 宫颈癌筛查率 @* wherehard"),
        ("哪些地方的乳腺癌筛查率只有软话", "figures 乳腺癌筛查率 @* wheresoft"),
        ("各地新生儿、婴儿和5岁以下儿童死亡率目标", "figures 新生儿死亡率、婴儿死亡率、5岁以下儿童死亡率 @* target"),
        ("云麓初中生和高中生近视率", "figures 近视率（初中生近视率）、近视率（高中生近视率） @云麓市"),
        ("女的医保参保率各地是多少", "figures 妇女基本医疗保险参保率 @*"),
        ("高校毛入学率各地是多少", "figures no:高校毛入学率~高中阶段毛入学率 @*"),
        ("老年人贫血率各地是多少", "figures no:老年人贫血率~5岁以下儿童贫血率 @*"),
        ("白鹭县妇女规划里孕产妇死亡率定多少", "figures 孕产妇死亡率 @白鹭县:妇女"),
        ("北京市的孕产妇死亡率目标", "figures 孕产妇死亡率 @-北京市 target"),
        ("哪些地方提到育儿假", "presence 育儿假 @* wherepresent"),
        ("哪些地方没有提到育儿假", "presence 育儿假 @* complement"),
        ("哪些地方的规划写了家庭教育指导", "presence 家庭教育指导 @*"),
        ("松岚区和白鹭县对儿童近视有什么不同要求", "figures 近视率（儿童近视） @松岚区、白鹭县 target same"),
        ("用三句话概括云麓妇女与经济领域", "digest @云麓市:妇女 经济"),
        ("云麓妇女与健康领域主要目标第2条是什么", "items @云麓市:妇女 健康/主要目标#2"),
        ("松岚怎么保障流动儿童上学", "passages 保障流动儿童上学 @松岚区"),
        ("库里有哪些规划", "plans @* held"),
        ("云麓儿童规划有几个领域", "plans @云麓市:儿童 domains"),
        ("青槐妇女规划是谁印发的", "plans @青槐县:妇女 issuer"),
        ("沙泉儿童规划的文号是什么", "plans @沙泉自治州:儿童 number"),
        ("望川妇女规划管到哪一年", "plans @望川旗:妇女 period"),
        ("2025年到期的规划有哪些", "plans @* until2025"),
        ("2022年印发的规划有哪些", "plans @* where=2022年"),
        ("各份规划有多少条策略措施", "plans @* 策略措施 measures"),
        ("哪里的孕产妇死亡率第二低", "figures 孕产妇死亡率 @* extreme↑2"),
        ("哪里最低、比最高的低多少：孕产妇死亡率", "figures 孕产妇死亡率 @* extreme↑ extreme↓ difference"),
        ("白路县的婴儿死亡率目标", "figures 婴儿死亡率 @白鹭县 target"),
        ("松岚的托位数目标是多少", "figures 每千人口3岁以下婴幼儿托位数 @松岚区 target"),
        ("各地孕产妇死亡率目标里第二高的是哪里", "figures 孕产妇死亡率 @* target extreme↓2"),
        ("青槐的孕产妇死亡率目标2030年是多少", "figures 孕产妇死亡率 @青槐县 target 2030"),
        (
            "云麓的婴儿死亡率目标，还有青槐的孕产妇死亡率目标",
            "figures 婴儿死亡率 @云麓市 target; figures 孕产妇死亡率 @青槐县 target",
        ),
        ("云麓市儿童规划什么时候印发的", "plans @云麓市:儿童 date"),
        ("白鹭县儿童发展规划叫什么名字", "plans @白鹭县:儿童 title"),
        ("各地妇女规划分别管到哪年", "plans @*:妇女 period"),
        ("请问云麓的孕产妇死亡率目标是多少呢，谢谢", "figures 孕产妇死亡率 @云麓市 target"),
        ("雲麓孕產婦死亡率的目標是多少", "figures 孕产妇死亡率 @云麓市 target"),
        ("婴儿死亡率到2020年为止哪个地方降得最多", "figures 婴儿死亡率 @* 2020 extreme↓ series"),
        ("到2025年为止的规划有哪些", "plans @* until2025"),
        ("2025年到期的规划里婴儿死亡率目标", "figures 婴儿死亡率 @* until2025 target"),
        ("看各地前言里的数，婴儿死亡率谁降得最多", "figures 婴儿死亡率 @* baseline extreme↓ series"),
        ("云麓儿童规划前言讲了什么", "passages 前言 @云麓市:儿童"),
        ("2010到2020这十年，婴儿死亡率降得最多的是哪儿", "figures 婴儿死亡率 @* 2010+2020 extreme↓ series"),
        ("这十年各地婴儿死亡率谁降得最多", "figures 婴儿死亡率 @* extreme↓ series"),
        ("云麓的宫颈癌筛查率要达到多少，哪年之前？", "figures 宫颈癌筛查率 @云麓市 target period"),
        ("云麓的宫颈癌筛查率要达到多少，什么时候？", "figures 宫颈癌筛查率 @云麓市 target period"),
        ("云麓的宫颈癌筛查率几时达到70%", "figures 宫颈癌筛查率 @云麓市 period confirm>=70%"),
        ("云麓的孕产妇死亡率目标截止到哪年", "figures 孕产妇死亡率 @云麓市 target period"),
        ("云麓市的高铁什么时候通车", "passages 高铁 通车 @云麓市"),
        ("过去十来年各地婴儿死亡率谁降得最多", "figures 婴儿死亡率 @* extreme↓ series"),
        ("提到育儿假的地方", "presence 育儿假 @* wherepresent"),
        ("高中阶段毛入学率高于90%且低于95%的地方", "figures 高中阶段毛入学率 @* where>90% where<95%"),
        (
            "云麓孕产妇死亡率是12/10万且婴儿死亡率是5‰，对吗",
            "figures 孕产妇死亡率、婴儿死亡率 @云麓市 confirm=12/10万 confirm=5‰",
        ),
        ("云麓既定了孕产妇死亡率又定了婴儿死亡率吗", "figures 孕产妇死亡率、婴儿死亡率 @云麓市 target confirm"),
        (
            "妇女规划里，哪些地方把女孩上高中的毛入学率定在98%以上",
            "figures 高中阶段毛入学率（女孩上高中毛入学率） @*:妇女 target where>=98%",
        ),
        (
            "沙泉自治州儿童规划里儿童医保参保率目标",
            "figures no:儿童医保参保率~妇女基本医疗保险参保率 @沙泉自治州:儿童 target",
        ),
        ("孩子意外伤害死亡率，谁要降得最多", "figures 儿童伤害死亡率 @* extreme↓ against:baseline"),
        ("云麓初中生一天要睡够几个小时", "figures 每天睡眠时间（初中生一天要睡够） @云麓市"),
        ("云麓的婴儿死亡率目标是5‰，我这样写没问题吧", "figures 婴儿死亡率 @云麓市 target confirm=5‰"),
        ("我要填一张对比表：各地孕产妇死亡率目标", "figures 孕产妇死亡率 @* target"),
    ],
)
def test_a_question_is_read(question: str, read: str, assistant: Assistant) -> None:
    assert read_briefly(assistant, question) == read


@pytest.mark.parametrize("question", ["", " ", "？？", "。\n\n，"])
def test_a_question_without_words_asks_nothing(question: str, assistant: Assistant) -> None:
    query = assistant.read(question)
    assert (query.asks, query.unresolved) == ((), ())
    assert assistant.ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    ["我写材料核对一下，{}", "{}？我写材料核对一下", "领导等着要，{}", "{}？领导等着要", "麻烦快点，{}", "填表急用：{}", "帮忙看下{}", "我是妇联新来的，{}",
     "刚接手这块工作不太熟，{}", "{}，明天就要交了", "开会要用，{}", "辛苦了，{}", "我们县想参考一下，{}", "{}？急急急"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("云麓的婴儿死亡率目标是多少", "figures 婴儿死亡率 @云麓市 target"),
        ("云麓怎么保障流动儿童上学", "passages 保障流动儿童上学 @云麓市"),
    ],
)
def test_what_is_said_beside_a_question_is_neither_searched_nor_named(
    question: str, asked: str, read: str, assistant: Assistant
) -> None:
    assert read_briefly(assistant, question.format(asked)) == read


@pytest.mark.parametrize("source", ["听说", "据说", "网上说", "网上有人说", "听同事说", "我记得", "有人说", "网上说，"])
def test_who_made_a_claim_is_no_subject(source: str, assistant: Assistant) -> None:
    read = "figures 婴儿死亡率 @云麓市 target confirm=5‰"
    assert read_briefly(assistant, f"{source}云麓的婴儿死亡率目标是5‰，对吗") == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("今天天气怎么样", "passages 今天天气 @*"),
        ("北京房价多少", "passages 房价 @-北京市"),
        ("今天天气怎么样，云麓的婴儿死亡率是多少", "passages 今天天气 @*; figures 婴儿死亡率 @云麓市"),
        ("怎么保障流动儿童上学，云麓的婴儿死亡率是多少", "passages 保障流动儿童上学 @*; figures 婴儿死亡率 @云麓市"),
        ("量子纠缠，云麓的婴儿死亡率是多少", "figures 婴儿死亡率 @云麓市; ?量子纠缠"),
        ("我想了解量子纠缠，云麓的婴儿死亡率是多少", "figures 婴儿死亡率 @云麓市; ?量子纠缠"),
        ("领导等着要", "passages 领导等 @*"),
    ],
)
def test_a_foreign_subject_is_no_aside(question: str, read: str, assistant: Assistant) -> None:
    assert read_briefly(assistant, question) == read


def test_what_only_leads_to_a_question_is_told_to_be_read_so(assistant: Assistant) -> None:
    question = "流动儿童上学，云麓的婴儿死亡率是多少"
    assert read_briefly(assistant, question) == "figures 婴儿死亡率 @云麓市"
    assert assistant.read(question).corrections == ("“流动儿童上学”读作说明",)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("云麓孕产妇死亡率是青槐的几倍", "figures 孕产妇死亡率 @云麓市、青槐县; ?几倍"),
        ("宫颈癌筛查率和乳腺癌筛查率至少两项超过70%的地方", "figures 宫颈癌筛查率、乳腺癌筛查率 @* where>70%; ?至少两项"),
        ("孕产妇死亡率不高于12/10万且宫颈癌筛查率不低于70%的地方",
         "figures 孕产妇死亡率 @* where<=12/10万; figures 宫颈癌筛查率 @* where>=70%; ?几个条件同时满足"),
        ("哪些地方孕产妇死亡率低于12/10万而且婴儿死亡率低于5‰",
         "figures 孕产妇死亡率 @* where<12/10万; figures 婴儿死亡率 @* where<5‰; ?几个条件同时满足"),
        ("既提到育儿假又提到托育的地方",
         "presence 育儿假 @* wherepresent; presence 托育 @* wherepresent; ?几个条件同时满足"),
        ("哪些地方既定了孕产妇死亡率又定了婴儿死亡率",
         "figures 孕产妇死亡率、婴儿死亡率 @* wherepresent; ?几个条件同时满足"),
    ],
)  # fmt: skip
def test_what_no_step_can_do_is_named(question: str, read: str, assistant: Assistant) -> None:
    assert read_briefly(assistant, question) == read


def test_words_that_land_nowhere_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("云麓的孕产妇死亡率目标和潮汐发电量是多少")
    assert (answer.status, answer.query and answer.query.unresolved) == ("partial", ("潮汐发电量",))
    assert answer.text.splitlines()[-1] == "没有识别：潮汐发电量"


def test_a_question_that_is_a_whole_text_is_refused_in_one_sentence(assistant: Assistant) -> None:
    answer = assistant.ask("孕" * 2001)
    assert (answer.status, answer.text) == ("not_found", "问题有2001个字，最多2000个，请缩短或分成几个问题。")


def test_a_share_before_a_goal_is_no_comparison_with_it(assistant: Assistant) -> None:
    answer = assistant.ask("妇女规划里，哪些地方的全部就业人员中的女性占比目标大于43%")
    assert answer.text.startswith("超过43%的有1个：云麓市")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("两份规划都有的地方", "妇女、儿童规划都有的地方有1个：云麓市"),
        ("哪些地方只有妇女规划", "只有妇女规划的有2个："),
    ],
)
def test_the_kind_of_plans_that_was_asked_for_is_told_first(question: str, first: str, assistant: Assistant) -> None:
    assert assistant.ask(question).text.startswith(first)
