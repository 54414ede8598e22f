"""A pack for another kind of plans, those about old people, and a plan of that kind; all invented."""

from __future__ import annotations

from pathlib import Path

AGEING = {
    "audiences": """
[[audience]]
name = "老年人"
titles = ["老龄", "老年人"]
domains = ["老年人与", "老年人"]
named = ["老龄规划"]
leaning = ["老人", "养老"]
called = ["老年人", "老人"]
measured = ["老年人", "养老"]
""",
    "people": 'groups = ["老年人"]\ncounted = ["老年人"]\npopulations = []\n',
    "names": 'scope_words = ["65岁及以上"]\ncontrasts = []\n',
    "indicators": """
[[indicator]]
name = "老年人体检率"
unit = "%"
better = "higher"
domain = "健康"
aliases = ["老年人健康体检覆盖率"]
asked = ["老人[^，。]{0,4}体检"]
national = [{ value = 80, unit = "%", comparator = ">=", year = 2030, source = "ageing", place = "健康 › 1" }]
""",
    "sources": '[ageing]\ntitle = "某国老龄纲要（2021—2030年）"\nvalid = [2021, 2030]\nread = "测试"\n',
    "parts": '[[part]]\nname = "策略措施"\nheadings = ["怎么做"]\n',
    "identity": 'after_five_years = ["老龄"]\n',
    "everyday": '[words]\n"遛弯" = ["户外活动"]\n',
}
PLAN = """河湾县老龄事业发展规划（2021—2030年）
一、重点领域
（一）健康
目标：
1.65岁及以上老年人健康体检覆盖率达到85%以上。
2.每千名老年人拥有护理床位达到30张、护理员12名。
怎么做：
1.每个乡镇至少配备2名护理员。
"""


def write_pack(folder: Path) -> Path:
    """The folder, with the files of the pack in it."""
    folder.mkdir()
    for name, text in AGEING.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder
