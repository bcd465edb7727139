"""The text of the program that a tree means: what it uses is defined, what it assigns goes back into the state.

Invariant: it reads as a program file of tests/programs does, so that a failing one can be kept there.
"""

from __future__ import annotations

import ast
import textwrap

from generator.trees import HOLE, ProgramTree, Tree

INITIAL = {
    "x": "jnp.float32(0.5)",
    "y": "jnp.float32(-1.0)",
    "k": "jnp.int32(1)",
    "m": "jnp.int32(3)",
    "v": "jnp.array([0.5, -1.0, 2.0])",
    "w": "jnp.array([1.0, 0.0, -0.5])",
    "flag": "jnp.array(True)",
    "rows": "jnp.array([[0.5, 1.0, -1.0], [2.0, -0.5, 0.0]])",
    "n": "1",
    "scale": "0.5",
    "on": "True",
    "model": "Model()",
    "items": "[jnp.float32(1.0), jnp.float32(-0.5)]",
    "table": "{'a': jnp.float32(0.25)}",
}
# How what was assigned goes back into the state: small again, so that no run leaves the exact numbers.
WRITTEN_BACK = {
    "x": "jnp.clip(x, -4.0, 4.0)",
    "y": "jnp.clip(y, -4.0, 4.0)",
    "k": "k % 7",
    "m": "m % 5",
    "v": "jnp.clip(v, -4.0, 4.0)",
    "w": "jnp.clip(w, -4.0, 4.0)",
    "n": "n % 5",
    "scale": "scale % 2.0",
}
MODEL = """
class Model:
    def __init__(self):
        self.rate = jnp.float32(0.5)
        self.ticks = jnp.int32(0)
        self.count = 0
        self.last = None
    def nudge(self, by):
        self.rate = jnp.clip(self.rate + by, -2.0, 2.0)
        self.count = (self.count + 1) % 4
"""
STARTED_IN_STEP = {"best": "None", "seen": "[]", "reason": "''"}


def text_of_program(tree: ProgramTree) -> str:
    """The whole file, without the docstring and header that a file of the corpus has."""
    step = text_of_step(tree)
    function, model = text_of_function(tree), text_of_model(tree)
    used = names_used(step)
    parts = ["import jax.numpy as jnp"]
    parts += [model] if "model" in used or "'model'" in repr(tree.changes) else []
    parts += [function] if "mix" in used else []
    parts += [text_of_setup(used, tree.changes)]
    parts += ["def between(state, i):\n" + indent("\n".join(tree.changes))] if tree.changes else []
    return "\n\n\n".join(ast.unparse(ast.parse(part)) for part in [*parts, step]) + "\n"


def text_of_setup(used: set[str], changes: tuple[str, ...]) -> str:
    touched = "\n".join(changes)
    items = [f"{name!r}: {value}" for name, value in INITIAL.items() if name in used or f"'{name}'" in touched]
    return "def setup():\n    return {" + ", ".join(items) + "}"


def text_of_step(tree: ProgramTree) -> str:
    body = text_of_block(tree.step) + "\n"
    result = f"return {text_of(tree.result)}"
    closure = text_of_closure(tree)
    inner = (closure if "shifted" in names_used(body + result) else "") + "\n" + body
    used, assigned = names_used(inner + result), names_assigned(inner)
    lines = [f"{name} = state['{name}']" for name in INITIAL if name in used]
    lines += [f"{name} = {value}" for name, value in STARTED_IN_STEP.items() if name in used]
    lines += [inner]
    lines += [f"state['{name}'] = {value}" for name, value in WRITTEN_BACK.items() if name in assigned]
    lines += ["del items[3:]"] if "items" in used else []
    shown = [name for name in STARTED_IN_STEP if name in used]
    lines += [f"return ({', '.join([text_of(tree.result), *shown])})" if shown else f"return {text_of(tree.result)}"]
    return "def step(state, i):\n" + indent("\n".join(lines))


def text_of_function(tree: ProgramTree) -> str:
    lines = ["c = jnp.int32(1)", "d = jnp.array([1.0, -0.5, 0.0])", "p = 2"]
    body = text_of_block(tree.function)
    lines = [line for line in lines if line[0] in names_used(body)]
    return "def mix(a, b):\n" + indent("\n".join([*lines, body, "return jnp.clip(a - b, -2.0, 2.0)"]))


def text_of_closure(tree: ProgramTree) -> str:
    body = text_of_block(tree.closure)
    changed = sorted(names_assigned(body) & {"y", "k", "v", "n"})
    lines = [f"nonlocal {', '.join(changed)}"] if changed else []
    return "def shifted(a):\n" + indent("\n".join([*lines, body, "return jnp.clip(a, -2.0, 2.0)"]))


def text_of_model(tree: ProgramTree) -> str:
    method = text_of_block(tree.method) + "\nreturn jnp.clip(a, -2.0, 2.0)"
    return f"{MODEL}\n    def update(self, a):\n{indent(method, 2)}"


def text_of_block(block: tuple[Tree, ...]) -> str:
    return "\n".join(text_of(tree) for tree in block)


def text_of(part: object) -> str:
    """The text of an expression in parentheses where it has any parts, or of statements at the margin."""
    if isinstance(part, str):
        return part
    parts = iter(part.parts)

    def filled(match) -> str:
        inner = next(parts)
        if isinstance(inner, tuple):
            return indent(text_of_block(inner))
        return inner if isinstance(inner, str) else f"({text_of(inner)})"

    return HOLE.sub(filled, part.form).replace("{{", "{").replace("}}", "}")


def indent(text: str, levels: int = 1) -> str:
    return textwrap.indent(text, "    " * levels)


def names_used(text: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}


def names_assigned(text: str) -> set[str]:
    names = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}
