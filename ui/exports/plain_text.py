"""An answer, or one citation, as the plain text that is copied into a report: the words, then the sources."""

from __future__ import annotations

from assistant.plan_words import title_in_marks
from assistant.tell.answer import Answer, Citation
from ui.wording.answers import STATUS_NOTES, indicator_of, looked_at, silent_by_reason, silent_name, worked_out
from ui.wording.places import place_in_file, readable_path


def answer_text(answer: Answer) -> str:
    """Question, answer, values, what was worked out, what was looked at, and the list of sources; sections that are empty are left out."""
    sections = [
        [f"问：{answer.question}"],
        [f"【{STATUS_NOTES[answer.status]}】"] if STATUS_NOTES[answer.status] else [],
        [answer.text],
        _values(answer),
        _worked_out(answer),
        _ledger(answer),
        ["出处：", *(cited_line(citation) for citation in answer.citations)] if answer.citations else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def cited_line(citation: Citation) -> str:
    """`[1] 《…规划》，妇女与健康 › 主要目标 › 第2条（yunlu.txt，字符 10–40）：“…”`."""
    return f"[{citation.number}] {_described(citation)}：“{citation.quote}”"


def quote_text(citation: Citation) -> str:
    """The quote first, then where it stands."""
    return f"“{citation.quote}”\n——{_described(citation)}\n"


def _described(citation: Citation) -> str:
    path = readable_path(citation.path)
    return f"{title_in_marks(citation.plan)}{f'，{path}' if path else ''}（{place_in_file(citation)}）"


def _values(answer: Answer) -> list[str]:
    lines = [f"{row.region or row.plan}\t{indicator_of(row)}\t{row.display}\t[{row.citation}]" for row in answer.rows]
    return ["地区\t指标\t目标值\t出处", *lines] if lines else []


def _worked_out(answer: Answer) -> list[str]:
    lines = [worked_out(figure) + "".join(f"[{number}]" for number in figure.sources) for figure in answer.results]
    return ["程序算出：", *lines] if lines else []


def _ledger(answer: Answer) -> list[str]:
    if not (told := looked_at(answer)):
        return []
    lines = [f"{told}。"]
    for reason, places in silent_by_reason(answer):
        names = "、".join(silent_name(p) + (f"[{p.citation}]" if p.citation else "") for p in places)
        lines.append(f"{reason}：{names}。")
    return lines
