"""Write docs/api.md from the docstrings of the code: python docs/make_api.py [FILE]."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "glassbowl"
PAGE = ROOT / "docs" / "api.md"
WIDTH = 92

Definition = ast.FunctionDef | ast.ClassDef

ROOMS = {
    "trace.record": ("recording",),
    "trace.progress": ("Progress", "finished"),
    "engines.choose": ("available", "get"),
    "engines.protocol": ("Engine",),
    "survey.read": ("read_survey",),
    "survey.sift": ("count_survey",),
    "survey.questions": ("ask",),
    "survey.question": ("Question",),
    "survey.patterns": ("gather",),
    "survey.encode": ("fit_encoding", "encode"),
    "survey.litter_rip": ("customers", "prospects", "tutorial_network"),
    "evaluate.split": ("split_counts",),
    "evaluate.evaluation": ("evaluate", "Evaluation"),
    "explain.chain_rule": ("chain_rule",),
    "explain.journey": ("journey",),
    "study.train": ("studying",),
    "study.score": ("scoring", "Scores"),
    "study.study": ("Study", "Evidence", "Customers"),
    "study.demo": ("demonstrating", "Demo", "Prospect"),
    "study.fingerprint": ("fingerprint",),
    "files.scored_list": ("write_scored_list",),
    "files.container": ("write_container", "read_container"),
    "words": ("say",),
}
"""Beside the public names: what somebody needs who builds a face of their own."""

INTRODUCTION = """# Every name

Written out from the docstrings in the code by `python docs/make_api.py`. A test says when this page
is behind them. Shapes are (rows, columns), and `...` is an axis of starts that may be absent.
[The library](library.md) shows how it all goes together.
"""

FROM_THE_ROOMS = """## From the rooms

For a face of your own: the commands are made of these. They change more often than the names above.
"""


def page() -> str:
    """The whole page."""
    public = public_rooms()
    parts = [INTRODUCTION, "## From `import glassbowl`\n"]
    parts += [entry(public[name], name) for name in sorted(public, key=str.casefold)]
    parts += ["## Errors\n", *told(opening(PACKAGE / "errors.py")), FROM_THE_ROOMS]
    shown = {(room, name) for name, room in public.items()}
    parts += [
        entry(room, name)
        for room, names in ROOMS.items()
        for name in names
        if (room, name) not in shown
    ]
    return "\n".join(parts)


def opening(path: Path) -> str:
    """What a file says of itself."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def public_rooms() -> dict[str, str]:
    """Every public name and its room, as the package lists them."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "ROOMS":
            found: dict[str, str] = ast.literal_eval(node.value)  # type: ignore[arg-type]
            return found
    raise LookupError("src/glassbowl/__init__.py has no table ROOMS.")


def entry(room: str, name: str) -> str:
    """One name: where it is, how it is called, what it says of itself."""
    path, definition = find(room, name)
    head = f"### `{name}`\n\n[glassbowl.{room}](../{path.relative_to(ROOT).as_posix()})\n"
    call = f"```text\n{signature(definition)}\n```\n" if has_call(definition) else ""
    said = told(ast.get_docstring(definition) or "")
    return "\n".join([head, *([call] if call else []), *said, *members(definition)])


def find(room: str, name: str) -> tuple[Path, Definition]:
    """The file and the definition of a name."""
    path = PACKAGE / f"{room.replace('.', '/')}.py"
    path = path if path.exists() else path.with_suffix("") / "__init__.py"
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, Definition) and node.name == name:
            return path, node
    raise LookupError(name)


def has_call(definition: Definition) -> bool:
    """Whether there is anything to say about calling it: of an error there is not."""
    return isinstance(definition, ast.FunctionDef) or bool(fields(definition))


def signature(definition: Definition) -> str:
    """How a function is called, or which fields a class has, on one line or one line each."""
    if isinstance(definition, ast.ClassDef):
        parts, returns = fields(definition), ""
    else:
        parts = parameters(definition.args)
        returns = f" -> {ast.unparse(definition.returns)}" if definition.returns else ""
    short = f"{definition.name}({', '.join(parts)}){returns}"
    if len(short) <= WIDTH:
        return short
    return "\n".join([f"{definition.name}(", *(f"    {part}," for part in parts), f"){returns}"])


def parameters(arguments: ast.arguments) -> list[str]:
    """Each parameter as one would write it, with the marks for by place and by name."""
    by_place = [*arguments.posonlyargs, *arguments.args]
    free = len(by_place) - len(arguments.defaults)
    parts = list(map(parameter, by_place, [None] * free + list(arguments.defaults)))
    if arguments.posonlyargs:
        parts.insert(len(arguments.posonlyargs), "/")
    if arguments.vararg:
        parts.append(f"*{parameter(arguments.vararg, None)}")
    elif arguments.kwonlyargs:
        parts.append("*")
    parts += map(parameter, arguments.kwonlyargs, arguments.kw_defaults)
    return [*parts, *([f"**{parameter(arguments.kwarg, None)}"] if arguments.kwarg else [])]


def parameter(argument: ast.arg, default: ast.expr | None) -> str:
    """One parameter with its type and what it is when nothing is said."""
    typed = f": {ast.unparse(argument.annotation)}" if argument.annotation else ""
    usual = f" = {ast.unparse(default)}" if default else ""
    return f"{argument.arg}{typed}{usual}"


def fields(definition: ast.ClassDef) -> list[str]:
    """The fields of a dataclass as they are written; of any other class none."""
    if not any("dataclass" in ast.unparse(mark) for mark in definition.decorator_list):
        return []
    return [ast.unparse(node) for node in definition.body if isinstance(node, ast.AnnAssign)]


def members(definition: Definition) -> Iterator[str]:
    """The methods and properties of a class, each with what it says of itself."""
    if isinstance(definition, ast.FunctionDef):
        return
    for node in definition.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            marks = {ast.unparse(mark) for mark in node.decorator_list}
            call = node.name if "property" in marks else short_call(node)
            first, *rest = told(ast.get_docstring(node) or "")
            yield f"**`{call}`**: {first}"
            yield from rest


def short_call(node: ast.FunctionDef) -> str:
    """How a method is called, without types: those are on the page of the code."""
    inner = node.args
    by_name = [f"{argument.arg}=" for argument in inner.kwonlyargs]
    names = [argument.arg for argument in [*inner.posonlyargs, *inner.args]]
    return f"{node.name}({', '.join([*names[1:], *by_name])})"


def told(docstring: str) -> list[str]:
    """The paragraphs of a docstring: prose as prose, columns and examples as plain text."""
    return [
        f"```text\n{paragraph}\n```\n" if is_laid_out(paragraph) else f"{paragraph}\n"
        for paragraph in re.split(r"\n\s*\n", docstring)
    ]


def is_laid_out(paragraph: str) -> bool:
    """Whether its line ends and spaces mean something: columns, an example, a drawing."""
    return bool(re.search(r"^>>> |^ {2,}\S|^\S+(, \S+)* {2,}\S", paragraph, re.MULTILINE))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8")
