"""Small faults for the tests to notice: the mutants of a Python file, one change each, for tests/mutation.py.

A mutant is made in the syntax tree and printed from it, so comments and layout are lost and only behaviour can differ.
Left alone: annotations, decorators, docstrings, type-checking imports, and the text of regular expressions and messages.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_WORDS = {
    "<=": ">=", ">=": "<=", "=": "~", "~": "=", "decrease_by": "increase_by", "increase_by": "decrease_by",
    "lower": "higher", "higher": "lower", "target": "baseline", "baseline": "target", "left": "right", "right": "left",
}  # fmt: skip
"""Words that a conclusion hangs on, each changed into another one of its kind wherever it stands."""
_EMPTY = {"str": '""', "int": "0", "float": "0.0", "list": "[]", "tuple": "()", "dict": "{}", "set": "set()"}
_EMPTY |= {"frozenset": "frozenset()", "Sequence": "()", "Iterable": "()", "Iterator": "iter(())"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: `before` and `after` are the words that differ, `source` is the whole changed file."""

    file: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {_short(self.before)}  →  {_short(self.after)}"


def places(source: str, lines: Collection[int] | None = None) -> list[tuple[int, int]]:
    """What can be changed, in these lines or anywhere: number of the node in the order of `ast.walk`, and number of the
    change at this node."""
    nodes = [(number, node) for number, node in enumerate(_marked(source)[1]) if lines is None or _line(node) in lines]
    return [(number, choice) for number, node in nodes for choice, _ in enumerate(_changes(node))]


def mutant(file: str, source: str, place: tuple[int, int]) -> Mutant:
    """The mutant of a place that `places` gave."""
    tree, nodes = _marked(source)
    node = nodes[place[0]]
    changed = list(_changes(node))[place[1]]
    before, after = ast.unparse(node), ast.unparse(changed)
    made = _Replaced(node, changed).visit(tree)
    return Mutant(file, _line(node), before, after, ast.unparse(ast.fix_missing_locations(made)))


def _line(node: ast.AST) -> int:
    return node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)


class _Replaced(ast.NodeTransformer):
    def __init__(self, node: ast.AST, changed: ast.AST) -> None:
        self.node, self.changed = node, changed

    def visit(self, node: ast.AST) -> ast.AST:
        return self.changed if node is self.node else self.generic_visit(node)


def _marked(source: str) -> tuple[ast.Module, list[ast.AST]]:
    """The tree and its nodes; those that stay as they are have a mark, returns know what empty means."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for child in _left_alone(node):
            for inner in ast.walk(child):
                inner.left_alone = True  # type: ignore[attr-defined]
        if isinstance(node, ast.FunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return):
                    inner.empty = _empty(node.returns)  # type: ignore[attr-defined]
        if isinstance(node, ast.Compare):
            for inner in (each for side in (node.left, *node.comparators) for each in _strings(side)):
                inner.compared = True  # type: ignore[attr-defined]
    return tree, list(ast.walk(tree))


def _left_alone(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from node.decorator_list
    if isinstance(node, ast.FunctionDef) and node.returns:
        yield node.returns
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
        yield node.annotation
    if isinstance(node, ast.Raise):
        yield node
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        yield node
    if isinstance(node, ast.Assign | ast.Subscript) and "Literal[" in ast.unparse(node):
        yield node
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
        yield node  # patterns and their flags
    if isinstance(node, ast.keyword) and node.arg in ("maxsize", "autojunk", "strict"):
        yield node


def _strings(node: ast.expr) -> Iterator[ast.Constant]:
    held = node.elts if isinstance(node, ast.Tuple | ast.Set | ast.List) else [node]
    yield from (each for each in held if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _empty(returns: ast.expr | None) -> str:
    """What a function with these annotations gives that has nothing to give."""
    words = ast.unparse(returns) if returns else "None"
    return "None" if "None" in words else _EMPTY.get(words.split("[")[0], "None")


def _changes(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 -- one branch a kind of change
    """The changed forms of one node."""
    if hasattr(node, "left_alone"):
        return
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARISONS:
            yield _with(node, ops=[_COMPARISONS[type(operator)]()])
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in _ARITHMETIC:
            yield _with(node, op=_ARITHMETIC[type(operator)]())
        case ast.BoolOp(op=operator):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=float(value)) if value:
            yield from (ast.Constant(value * 2), ast.Constant(value / 2))
        case ast.Constant(value=str(value)) if value in _WORDS:
            yield ast.Constant(_WORDS[value])
        case ast.Constant(value=str(value)) if hasattr(node, "compared"):
            yield ast.Constant(f"{value}×")
        case ast.Return(value=ast.expr() as value):
            empty = f"not ({ast.unparse(value)})" if ast.unparse(value) in ("True", "False") else node.empty  # type: ignore[attr-defined]
            if empty != ast.unparse(value):
                yield ast.parse(f"return {empty}").body[0]
        case ast.Yield() | ast.YieldFrom():
            yield ast.parse("(yield from ())", mode="eval").body
        case ast.If(body=body, orelse=orelse):
            yield _with(node, test=ast.Constant(False))
            yield _with(node, test=ast.Constant(True))
            if orelse and not isinstance(orelse[0], ast.If):
                yield _with(node, orelse=[])
        case ast.IfExp(body=body, orelse=other):
            yield from (body, other)
        case ast.comprehension(ifs=ifs):
            yield from (_with(node, ifs=[*ifs[:each], *ifs[each + 1 :]]) for each in range(len(ifs)))
        case ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.Call(func=ast.Name(id="sorted")):
            yield ast.parse(f"list(reversed({ast.unparse(node)}))", mode="eval").body
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            yield _with(node, func=ast.Name(_CALLS[name], ast.Load()))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of the node with other fields."""
    changed = deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _short(words: str, most: int = 100) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most // 2]} … {line[-most // 2 :]}"
