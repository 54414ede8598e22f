"""What the register calls an amount without a name of its own, and what members of a list share."""

from __future__ import annotations

import pytest
from register_rows import brief, members


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省级财政每年安排不少于1000万元。", "省级财政经费"),
        ("发放渔娘补助500万元。", "渔娘补助金额"),
        ("业委会成员中女性占30%，占全体居民的40%。", "女性占全体居民比例"),
        ("高新渔场达到300家，占企业总数的20%。", "高新渔场占企业总数比例"),
        ("高新渔场达到300家，渔民占企业总数的20%。", "渔民占企业总数比例"),
        ("建设渔家书屋3个。", "渔家书屋数"),
    ],
)
def test_an_amount_without_a_name_is_called_after_what_it_measures(text: str, name: str) -> None:
    assert brief(text)[-1][0] == name


def test_a_list_shares_what_its_rates_share() -> None:
    assert members("渔港、茶山学校达标率、农村学校巩固率", 3, each=False) == [
        "渔港学校达标率", "茶山学校达标率", "农村学校巩固率",
    ]  # fmt: skip
    assert members("茶农筛查率、随访率", 2, each=False) == ["茶农筛查率", "茶农随访率"]
    assert members("茶农筛查率、随访管理率", 2, each=False) == ["茶农筛查率", "随访管理率"]
    assert members("5岁以下儿童贫血率、生长迟缓率", 2, each=True) == ["5岁以下儿童贫血率", "5岁以下儿童生长迟缓率"]
