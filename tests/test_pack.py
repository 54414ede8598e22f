"""The vocabulary as data: another genre is read without touching code, and a slip in its files is one sentence."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path

import pytest
from ageing_pack import PLAN, write_pack
from hashed_embedder import HashedEmbedder

from assistant.figures.comparable import scope_key, to_national
from index.build import ingest
from index.library import Library
from ingest.document import Document
from ingest.errors import GuihuaError
from ingest.pipeline import Reading, read_plans
from ingest.register.indicators import canonical, find_in_question
from ingest.register.targets import Target, targets_of
from ingest.version import version
from ingest.vocabulary.pack import WOMEN_CHILDREN, Pack, load_pack
from ingest.vocabulary.typed_toml import read_toml

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of a pack for plans about old people."""
    return write_pack(tmp_path / "ageing")


@pytest.fixture
def ageing(folder: Path) -> Pack:
    """That pack."""
    return load_pack(str(folder))


def read(pack: Pack) -> tuple[Reading, list[Target]]:
    reading = read_plans(Document("plan.txt", "", PLAN), pack)
    return reading, targets_of(reading.passages, pack)


def test_another_genre_is_read_by_its_own_words(ageing: Pack) -> None:
    reading, rows = read(ageing)
    assert [plan.audience for plan in reading.plans] == ["老年人"]
    assert [passage.part for passage in reading.passages] == ["主要目标", "主要目标", "策略措施"]
    assert [(row.indicator, row.scope, row.value, row.unit) for row in rows] == [
        ("老年人体检率", "65岁及以上", 85, "%"),
        ("每千名老年人拥有护理床位数", None, 30, "张"),
        ("每千名老年人拥有护理员数", None, 12, "名"),
        ("护理员配备数", "每个乡镇", 2, "名"),
    ]


def test_the_words_of_women_and_children_read_the_same_text_otherwise() -> None:
    reading, rows = read(load_pack())
    assert [plan.audience for plan in reading.plans] == [None]
    assert "策略措施" not in {passage.part for passage in reading.passages}
    assert rows[0].indicator == "65岁及以上老年人健康体检覆盖率"


def test_what_is_compared_goes_by_the_pack(ageing: Pack) -> None:
    goal = read(ageing)[1][0]
    difference = to_national(goal, ageing)
    assert difference is None, "65岁及以上 is not everybody"
    assert (scope_key("老人", "老年人体检率", ageing), scope_key("老人", "近视率", ageing)) == ("", "老年人")
    assert [entry.name for entry in find_in_question("各地老人的体检率是多少", ageing)] == ["老年人体检率"]
    assert canonical("儿童近视率", ageing) == ("儿童近视率", None), "no indicator of this genre"


def test_a_pack_adds_to_the_base_and_takes_nothing_from_it(ageing: Pack) -> None:
    base = load_pack("base")
    assert ageing.units.count == base.units.count
    assert set(base.people.groups) < set(ageing.people.groups)
    assert [part.headings for part in ageing.parts] == [base.parts[0].headings, (*base.parts[1].headings, "怎么做")]
    assert (ageing.everyday["遛弯"], base.audiences, base.indicators) == (("户外活动",), (), ())


def test_the_words_of_questions_have_their_home_in_the_pack() -> None:
    pack = load_pack()
    women, children = pack.audiences
    assert (women.name, children.name) == ("妇女", "儿童")
    assert women.domains[0] == "妇女参与", "the longest first"
    assert {"妇女规划"} <= set(women.named)
    assert {"娃"} <= set(children.leaning)
    assert pack.everyday["蛀牙"] == ("龋患", "龋齿")
    assert [part.name for part in pack.parts] == ["主要目标", "策略措施"]
    assert all(reference.valid[0] <= reference.year for entry in pack.indicators for reference in entry.national)


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("people", "grups = []\n", "词汇包 {0} 的 people 里有不认识的键 grups，没有读入，请改用 groups、attributes、counted、populations 之一"),
        ("everyday", "[wrods]\n", "词汇包 {0} 的 everyday.toml 里有不认识的键 wrods，没有读入，请改用 words"),
        ("people", 'groups = "老年人"\n', "词汇包 {0} 的 people 的 groups 的值 老年人 不是所要的类型，没有读入，请改正后重试"),
        ("people", "groups = [1]\n", "词汇包 {0} 的 people 的 groups 的值 1 不是所要的类型，没有读入，请改正后重试"),
        ("people", "groups = [\n", "people.toml 不是有效的 TOML"),
        ("poeple", "groups = []\n", "词汇包 {0} 里有不认识的文件 poeple.toml，没有读入，请改用"),
        ("sources", "", "词汇包 {0} 的指标 老年人体检率 引用了没有写明的来源 ageing，请补在 sources.toml 里"),
        ("audiences", '[[audience]]\nname = "老年人"\n', "词汇包 {0} 的 audiences 里缺少键 titles、domains、named、leaning、called、measured，没有读入"),
        ("indicators", '[[indicator]]\nname = "老年人体检率"\nunit = "%"\nbetter = "up"\ndomain = "健康"\naliases = []\n', "的 better 的值 up 不是"),
    ],
)  # fmt: skip
def test_a_slip_in_a_file_is_one_sentence(folder: Path, file: str, text: str, sentence: str) -> None:
    (folder / f"{file}.toml").write_text(text, "utf-8")
    with pytest.raises(GuihuaError) as caught:
        load_pack(str(folder))
    assert sentence.format(folder) in str(caught.value)
    assert "\n" not in str(caught.value).strip()


def test_a_pack_that_does_not_exist_is_named_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(GuihuaError, match=f"没有词汇包 nowhere，.*{WOMEN_CHILDREN}"):
        load_pack("nowhere")


def statuses(library: Library, path: Path, pack: str | None = None) -> list[str]:
    return [outcome.status for outcome in ingest(library, [path], HashedEmbedder, pack=pack, processes=0)]


def test_a_library_notes_its_pack_and_reads_again_with_another(library: Library, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    assert [statuses(library, path), statuses(library, path)] == [["added"], ["unchanged"]]
    assert library.pack is load_pack()
    assert [statuses(library, path, str(folder)), statuses(library, path)] == [["updated"], ["unchanged"]]
    assert [plan.audience for plan in library.plans] == ["老年人"]
    meta = dict(sqlite3.connect(library.folder / "library.db").execute("SELECT key, value FROM meta"))
    assert (meta["pack"], meta["pack_hash"]) == (str(folder), load_pack(str(folder)).digest)


def test_processes_read_with_the_pack_of_the_library(library: Library, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    list(ingest(library, [path], HashedEmbedder, pack=str(folder), processes=1))
    assert [plan.audience for plan in library.plans] == ["老年人"]
    assert library.register()[0].indicator == "老年人体检率"


def test_other_words_are_another_version(folder: Path, ageing: Pack, tmp_path: Path) -> None:
    other = folder.rename(tmp_path / "other")
    (other / "everyday.toml").write_text('[words]\n"遛弯" = ["散步"]\n', "utf-8")
    assert len({version(pack) for pack in (load_pack(), ageing, load_pack(str(other)))}) == 3


def test_toml_is_read_in_one_place() -> None:
    folders = ("ingest", "index", "assistant", "ui", "eval")
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in folders for path in (ROOT / folder).rglob("*.py") if "import tomllib" in path.read_text("utf-8")
    }  # fmt: skip
    assert readers <= {
        "ingest/vocabulary/typed_toml.py", "assistant/query/english.py", "assistant/query/reading_words.py",
        "assistant/query/search_words.py",
    }  # fmt: skip  # assistant/query is being rebuilt
    assert read_toml(ROOT / "pyproject.toml")["project"]


def test_no_audience_stands_in_the_code_that_reads() -> None:
    """妇女 and 儿童 are data; the examples of rules may name them."""
    words = [word for audience in load_pack().audiences for word in audience.called]
    held = {
        f"{path.name}: {text[:30]}"
        for folder in ("ingest", "index/sqlite") for path in (ROOT / folder).rglob("*.py") if "samples" not in path.parts
        for text in _texts(path) if any(word in text for word in words)
    }  # fmt: skip
    assert {line.partition(":")[0] for line in held} <= {"contents.py", "decimals.py", "numbering.py"}, held


def _texts(path: Path) -> list[str]:
    """The strings of a file without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [node.value for node in found if isinstance(node.value, str)]
