"""A library: what ingest adds, replaces and leaves alone; what it refuses, and that it then changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hashed_embedder import Floats, HashedEmbedder
from plan_files import content, take, write
from with_pack import read_file, read_plans, targets_of

from index.build import ingest
from index.embedders.embedder import Embedder
from index.library import Library
from index.sqlite.prepared import prepare
from ingest.errors import GuihuaError
from ingest.pipeline import Record
from ingest.register.targets import row
from ingest.samples import sample_files


def test_what_was_read_comes_back_whole(sample_library: Library) -> None:
    assert len(sample_library.documents()) == len(sample_files())
    for path in sample_files():
        reading = read_plans(read_file(path))
        plans = [plan for plan in sample_library.plans if plan.document == path.name]
        assert sample_library.document(path.name) == reading.document
        assert plans == list(reading.plans)
        assert sample_library.passages(plans) == list(reading.passages)
        assert sample_library.register(plans) == targets_of(reading.passages)


def test_rows_of_the_register_by_passage(sample_library: Library) -> None:
    passages = sample_library.passages()
    rows = sample_library.register_of(passages)
    assert rows == sample_library.register() != []
    assert {id(row.passage) for row in rows} <= {id(passage) for passage in passages}
    assert sample_library.register_of([]) == []
    assert sample_library.register_of(passages[:1]) == [row for row in rows if row.passage == passages[0]]


def test_rows_of_plain_values_make_a_table(sample_library: Library) -> None:
    import pandas  # half a second, which every worker would pay

    table = pandas.DataFrame(sample_library.targets(indicator="孕产妇死亡率", kind="target"))
    assert list(table.columns) == list(row(sample_library.register()[0]))
    told = set(zip(table["region"], table["value"], table["unit"], strict=True))
    assert told == {("青槐县", 15, "/10万"), ("望川旗", 10, "/10万"), ("云麓市", 12, "/10万")}
    assert {type(value) for value in table["passage"]} == {str}
    assert len(sample_library.targets()) == len(sample_library.register())


def test_filters_narrow_passages_and_rows(sample_library: Library) -> None:
    plan = next(plan for plan in sample_library.plans if plan.region == "望川旗")
    goals = sample_library.passages([plan], domain="妇女与健康", part="主要目标")
    assert [(p.domain, p.part, p.item) for p in goals] == [("妇女与健康", "主要目标", n) for n in range(1, 6)]
    assert {row.passage.plan for row in sample_library.register([plan], indicator="孕产妇死亡率")} == {plan}
    assert sample_library.passages([]) == []


def test_unchanged_files_cost_nothing(library: Library, tmp_path: Path, no_embedder: Callable[[], Embedder]) -> None:
    path = write(tmp_path / "plan.txt")
    assert [o.status for o in take(library, HashedEmbedder(), path)] == ["added"]
    before = content(library)
    outcomes = list(ingest(library, [path, path], no_embedder))
    assert [(o.document, o.status, o.read) for o in outcomes] == [("plan.txt", "unchanged", None)] * 2
    assert content(library) == before


def test_a_changed_file_replaces_its_document(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    path = write(tmp_path / "plan.txt", figure=12)
    take(library, fake_embedder, path)
    generation = library.generation
    write(path, figure=9)
    assert [o.status for o in take(library, fake_embedder, path)] == ["updated"]
    assert library.generation == generation + 1
    assert [stored.name for stored in library.documents()] == ["plan.txt"]
    assert [row.value for row in library.register(indicator="孕产妇死亡率")] == [9]
    assert library.match('"12w"', None, 5) == []


def test_a_copy_under_another_name_is_skipped(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    outcomes = take(library, fake_embedder, write(tmp_path / "plan.txt"), write(tmp_path / "copy.txt"))
    assert [(o.document, o.status) for o in outcomes] == [("plan.txt", "added"), ("copy.txt", "skipped")]
    assert "plan.txt" in (outcomes[1].reason or "")
    assert len(library.plans) == 1


def test_a_document_that_became_a_copy_does_not_keep_its_old_text(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "a.txt", "河湾"), write(tmp_path / "b.txt", "青石"))
    take(library, fake_embedder, write(tmp_path / "b.txt", "河湾"))
    assert {plan.region for plan in library.plans} == {"河湾县"}


def test_files_of_one_name_in_two_folders_stay_apart(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    one, other = write(tmp_path / "a" / "plan.txt", "河湾"), write(tmp_path / "b" / "plan.txt", "青石")
    assert [o.document for o in take(library, fake_embedder, one, other)] == ["plan.txt", "b/plan.txt"]
    assert [o.status for o in take(library, fake_embedder, other, one)] == ["unchanged", "unchanged"]
    write(other, "白草")
    assert [(o.document, o.status) for o in take(library, fake_embedder, other)] == [("b/plan.txt", "updated")]
    assert {plan.region for plan in library.plans} == {"河湾县", "白草县"}


def test_three_files_of_one_name_stay_apart(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    paths = [
        write(tmp_path / "plan.txt", "河湾"),
        write(tmp_path / "x/2022/plan.txt", "青石"),
        write(tmp_path / "y/2022/plan.txt", "白草"),
    ]
    assert [o.status for o in take(library, fake_embedder, *paths)] == ["added"] * 3
    assert {plan.region for plan in library.plans} == {"河湾县", "青石县", "白草县"}


def test_removed_documents_are_gone_and_their_vectors_are_not(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    path, other = write(tmp_path / "plan.txt", "河湾"), write(tmp_path / "other.txt", "青石", 15)
    take(library, fake_embedder, path, other)
    library.remove(["plan.txt"])
    assert [plan.region for plan in library.plans] == ["青石县"]
    assert library.match('"12w"', None, 5) == []
    assert {row.passage.plan.region for row in library.register()} == {"青石县"}
    embedded = len(fake_embedder.embedded)
    assert [o.status for o in take(library, fake_embedder, path)] == ["added"]
    assert len(fake_embedder.embedded) == embedded


def test_removing_an_unknown_document_changes_nothing(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "plan.txt"))
    before = content(library)
    with pytest.raises(GuihuaError, match=r"资料库中没有文档 gone\.txt，没有移出任何文档"):
        library.remove(["plan.txt", "gone.txt"])
    assert content(library) == before


def test_no_text_is_embedded_twice(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    first, second = write(tmp_path / "a.txt", "河湾", 12), write(tmp_path / "b.txt", "青石", 15)
    take(library, fake_embedder, first, second)
    take(library, fake_embedder, write(first, "河湾", 11))
    assert len(fake_embedder.embedded) == len(set(fake_embedder.embedded))
    shared = [text for text in fake_embedder.embedded if "每村设一间母婴室" in text]
    assert len(shared) == 1


def test_another_embedder_is_refused(library: Library, tmp_path: Path, fake_embedder: HashedEmbedder) -> None:
    take(library, fake_embedder, write(tmp_path / "plan.txt"))
    before = content(library)
    foreign = HashedEmbedder("other", 32)
    with pytest.raises(
        GuihuaError,
        match=r"资料库由 hashed-pairs（64 维）建成，本次使用 other（32 维）：请运行 guihua ingest --rebuild 重建",
    ):
        take(library, foreign, write(tmp_path / "new.txt", "青石"))
    assert content(library) == before
    take(library, foreign, tmp_path / "plan.txt", rebuild=True)
    assert library.embedder == ("other", 32)
    assert library.vectors()[1].shape[1] == 32


def test_a_rebuild_that_can_read_nothing_leaves_the_library(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "plan.txt"))
    before = content(library)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    assert [outcome.status for outcome in take(library, HashedEmbedder("other", 32), broken, rebuild=True)] == [
        "skipped"
    ]
    assert content(library) == before
    new = write(tmp_path / "new.txt", "青石")
    assert [o.status for o in take(library, fake_embedder, broken, new, new, rebuild=True)] == [
        "skipped",
        "added",
        "skipped",
    ]
    assert [stored.name for stored in library.documents()] == ["new.txt"]


def test_a_failure_inside_the_transaction_is_undone(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    path = write(tmp_path / "plan.txt")
    take(library, fake_embedder, path)
    before = content(library)
    reading = read_plans(read_file(write(path, "青石", 77)))
    with pytest.raises(GuihuaError):
        library.put(
            prepare(Record(reading, ())), str(path), {}, ("hashed-pairs", 64)
        )  # the vectors of the new texts are missing
    assert content(library) == before


def test_a_path_that_does_not_exist_stops_before_anything_is_taken(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    with pytest.raises(GuihuaError, match="路径不存在"):
        take(library, fake_embedder, write(tmp_path / "plan.txt"), tmp_path / "gone.txt")
    assert library.documents() == []


def test_bad_files_of_a_folder_are_skipped_with_a_reason(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    folder = tmp_path / "files"
    write(folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"  \n")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "sheet.xls").write_bytes(b"x")
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / "~$good.docx").write_bytes(b"x")
    outcomes = {o.document: o for o in take(library, fake_embedder, folder)}
    assert {name: o.status for name, o in outcomes.items()} == {
        "good.txt": "added",
        "empty.txt": "skipped",
        "image.txt": "skipped",
        "sheet.xls": "skipped",
    }
    assert all(o.reason for o in outcomes.values() if o.status == "skipped")


def test_an_embedder_that_fails_leaves_the_library_as_before(
    library: Library, tmp_path: Path, fake_embedder: HashedEmbedder
) -> None:
    take(library, fake_embedder, write(tmp_path / "plan.txt"))
    before = content(library)

    class Broken(HashedEmbedder):
        def embed_passages(self, texts: Sequence[str]) -> Floats:
            raise GuihuaError("模型坏了")

    with pytest.raises(GuihuaError, match="模型坏了"):
        take(library, Broken(), write(tmp_path / "new.txt", "青石", 15))
    assert content(library) == before
