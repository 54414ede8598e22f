"""One answer is one moment of the library, even while another thread replaces files in it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from hashed_embedder import HashedEmbedder
from plan_files import take, write

from assistant.assistant import Assistant
from index.library import Library

PLACES = ["甲山", "乙山", "丙山"]
REPLACEMENTS = 20


def test_an_answer_never_lacks_the_place_whose_file_is_being_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    paths = [write(tmp_path / f"{place}.txt", place, 12) for place in PLACES]
    with Library(folder, create=True) as library:
        take(library, HashedEmbedder(), *paths)
    failed: list[BaseException] = []

    def replace() -> None:
        try:
            with Library(folder) as writing:
                for number in range(REPLACEMENTS):
                    write(paths[1], PLACES[1], 14 if number % 2 == 0 else 12)
                    take(writing, HashedEmbedder(), paths[1])
        except BaseException as error:  # a thread's error would pass unseen
            failed.append(error)

    thread = Thread(target=replace)
    values: set[float | None] = set()
    asked = 0
    with Library(folder) as reading:
        assistant = Assistant(reading, HashedEmbedder)
        thread.start()
        while thread.is_alive() or asked < 2:
            answer = assistant.ask("各地孕产妇死亡率目标是多少")
            asked += 1
            rows = {row.region: row.value for row in answer.rows}
            assert set(rows) == {f"{place}县" for place in PLACES}
            assert (answer.status, answer.unsupported) == ("answered", 0)
            assert f"{rows['乙山县']:g}/10万" in answer.text
            assert (rows["甲山县"], rows["丙山县"]) == (12, 12)
            values.add(rows["乙山县"])
        thread.join()
        assert failed == []
        assert values <= {12.0, 14.0}
        assert {r.value for r in assistant.ask("乙山县孕产妇死亡率目标是多少").rows} == {12.0}
