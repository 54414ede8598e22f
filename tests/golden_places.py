"""Small invented plans of real divisions of several ranks, for what is asked by areas, ranks and short names."""

from __future__ import annotations

NAMES = (
    "甘肃省", "武威市", "凉州区", "民勤县", "金昌市", "甘南藏族自治州", "巴音郭楞蒙古自治州", "喀什地区", "伽师县", "第八师石河子市", "北京市朝阳区",
    "通州区",
)  # fmt: skip
TEXT = """{name}{audience}发展规划（2021—{end}年）
一、总体要求
照章办事。
二、目标与措施
（一）{audience}与健康
主要目标：
1.{goal}控制在{rate}以下。
策略措施：
1.办好{thing}，每季度开放{times}次。
"""
THINGS = ("夜校", "流动书车", "母婴室", "茶亭")


def texts() -> dict[str, str]:
    """The plans by the names of their files: women's of every place, children's of every third."""
    found = {}
    for number, name in enumerate(NAMES):
        end = 2025 if number % 5 == 4 else 2030
        fields = {"name": name, "end": end, "thing": THINGS[number % 4], "times": 1 + number % 3}
        rate = f"{8 + number % 7}/10万"
        found[f"women{number:02}"] = TEXT.format(audience="妇女", goal="孕产妇死亡率", rate=rate, **fields)
        if number % 3 == 0:
            rate = f"{3 + number / 10:g}‰"
            found[f"children{number:02}"] = TEXT.format(audience="儿童", goal="婴儿死亡率", rate=rate, **fields)
    return found
