"""Three plans of places that do not exist, and the judge of answers to questions that are drawn over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hashed_embedder import HashedEmbedder

from assistant.tell.answer import Answer, Coverage, Silent, Status
from eval.generate.draw.drawn import Drawn
from eval.generate.held import Held, held_in
from eval.generate.score.judge import score
from eval.generate.score.verdicts import AnswerVerdict
from eval.generate.subjects import subject_named
from eval.generate.truth.work_out import truth_of
from index.build import ingest
from index.library import Library

PLANS = {
    "jiangting": """江汀市人民政府关于印发江汀市儿童发展规划（2021—2030年）的通知
江政发〔2022〕3号
江汀市人民政府
2022年5月6日
江汀市儿童发展规划
（2021—2030年）
前言
截至2020年底，全市婴儿死亡率从2010年的9.8%下降到5.1%。
一、发展领域、目标和措施
（一）儿童与健康
主要目标：
1. 新生儿、婴儿和5岁以下儿童死亡率分别控制在3.0‰、4.5‰和5.5‰以下。
2. 小学生近视率降至36%以下，初中生近视率降至58%以下。
3. 儿童之家覆盖率达到85%以上。
策略措施：
1. 村级服务站覆盖率，到2025年达到60%，2030年达到80%。
（二）儿童与教育
主要目标：
1. 学前教育毛入园率达到95%以上。
策略措施：
1. 办好特殊教育。
""",
    "shiwan": """石湾县儿童发展规划
（2021—2025年）
前言
孩子是石湾的明天。
一、发展领域、目标和措施
（一）儿童与健康
主要目标：
1. 婴儿死亡率控制在6‰以下，5岁以下儿童死亡率控制在5.5‰以下。
2. 儿童近视率逐年下降。
3. 儿童之家覆盖率达到90%以上。
策略措施：
1. 建好儿童健康档案。
（二）儿童与教育
主要目标：
1. 学前教育毛入园率达到90%以上。
策略措施：
1. 改善办学条件。
""",
    "yunhe": """云禾旗儿童发展规划
（2021—2030年）
前言
云禾旗的孩子在草原上长大。
一、发展领域、目标和措施
（一）儿童与健康
主要目标：
1. 婴儿死亡率控制在4‰以下，5岁以下儿童死亡率控制在7‰以下。
策略措施：
1. 建好儿童健康档案。
（二）儿童与教育
主要目标：
1. 学前教育毛入园率达到98%以上。
策略措施：
1. 改善办学条件。
""",
}
JIANG, SHI, YUN = "江汀市", "石湾县", "云禾旗"
Judge = Callable[..., AnswerVerdict]


INFANT = (("婴儿死亡率", None),)
UNDER_FIVE = (("5岁以下儿童死亡率", None),)
THREE = (("新生儿死亡率", None), ("婴儿死亡率", None), ("5岁以下儿童死亡率", None))


def held_plans(folder: Path) -> Held:
    """What a library of the plans holds; the library is made in the folder."""
    for name, text in PLANS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Library(folder / "library", create=True) as library:
        list(ingest(library, [Path(folder / f"{name}.txt") for name in PLANS], HashedEmbedder, processes=0))
        return held_in(library)


def judge_over(held: Held) -> Judge:
    """The verdict on an answer to a question of a kind, drawn over these plans."""

    def judged(
        kind: str, *answer: str, subjects: tuple[tuple[str, str | None], ...] = (), status: Status = "answered",
        silent: tuple[tuple[str, str], ...] = (), parts: tuple[Drawn, ...] = (), **drawn: object,
    ) -> AnswerVerdict:  # fmt: skip
        named_subjects = tuple(subject_named(held, name, scope) for name, scope in subjects)
        query = Drawn(kind, named_subjects, parts=parts, **drawn)  # type: ignore[arg-type]
        told = Coverage(3, 1, tuple(Silent(p, "儿童", None, r) for p, r in silent)) if silent else None  # type: ignore[arg-type]
        return score(truth_of(query, held), Answer("", "\n".join(answer), status, coverage=told), held).verdict

    return judged
