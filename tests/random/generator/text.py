"""The text of the program that a tree means: what it uses is defined, what it assigns goes back into the state.

Invariant: it reads as a program file of tests/programs does, so that a failing one can be kept there.
"""

from __future__ import annotations

import ast
import textwrap

from generator import sequences
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
    "ints": "[3, 1, 2]",
    "box": "Box()",
    "recent": "collections.deque(maxlen=3)",
    "groups": "collections.defaultdict(list)",
    "names": "{'a'}",
    "gauge": "Gauge()",
    "history": "np.zeros(4, np.float32)",
    "tally": "collections.Counter(x=1)",
    "order": "collections.OrderedDict(a=jnp.float32(0.5), b=jnp.float32(1.5))",
    **sequences.INITIAL,
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
BOX = """
class Box:
    __slots__ = ('_value', 'writes', 'mark')
    def __init__(self):
        self._value = jnp.float32(0.5)
        self.writes = 0
    @property
    def value(self):
        return self._value
    @value.setter
    def value(self, new):
        self.writes = (self.writes + 1) % 4
        self._value = jnp.clip(new, -2.0, 2.0)
"""
METER = """
class Meter:
    total = 0
    best = jnp.float32(0.0)
    names = ()
    last = None
class Gauge(Meter):
    total = 3
"""
# Functions that a program has where it names one of them, and what they keep between calls.
HELPERS = {
    "tick": """
COUNT = 0
def tick(by=1):
    global COUNT
    COUNT = (COUNT + by) % 4
    return COUNT
""",
    "remember": """
def remember(value, kept=[]):
    kept.append(value)
    del kept[:-2]
    return kept
""",
    "make": """
def make(held):
    def get():
        return held
    def put(value):
        nonlocal held
        held = jnp.clip(value, -2.0, 2.0)
    return get, put
""",
    "weigh": """
def weigh(value):
    weigh.calls = (weigh.calls + 1) % 4
    return value * 0.5 + weigh.calls
weigh.calls = 0
""",
}
NEEDED_WITH = {"COUNT": "tick", "get": "make", "put": "make"}
INNER = {
    "get": "get, put = make(x)",
    "put": "get, put = make(x)",
    "bump": "def bump():\n    nonlocal n\n    n = (n + 1) % 5\n    return n",
}
STARTED_IN_STEP = {"best": "None", "seen": "[]", "reason": "''", "alias": "items", **sequences.STARTED_IN_STEP}
# What keeps a container small from one call to the next.
SHORTENED = {
    "items": "del items[3:]",
    "ints": "ints[:] = [value % 5 for value in ints[:4]] or [1]",
    "history": "history[:] = np.clip(history, -4.0, 4.0)",
    "groups": "for group in groups.values():\n    del group[2:]",
    "tally": "for key in tally:\n    tally[key] %= 5",
    **sequences.SHORTENED,
}


def text_of_program(tree: ProgramTree) -> str:
    """The whole file, without the docstring and header that a file of the corpus has."""
    step = text_of_step(tree)
    function, model = text_of_function(tree), text_of_model(tree)
    used = names_used(step)
    setup = text_of_setup(used, tree.changes)
    between = ["def between(state, i):\n" + indent("\n".join(tree.changes))] if tree.changes else []
    parts = [f"SIZE = {tree.size}"] if any("SIZE" in names_used(text) for text in (setup, *between)) else []
    parts += [model] if "model" in used or "'model'" in repr(tree.changes) else []
    parts += [BOX] if "box" in used else []
    parts += [METER] if used & {"Meter", "Gauge", "gauge"} else []
    parts += [function] if "mix" in used else []
    parts += [text for name, text in HELPERS.items() if name in with_what_they_need(used)]
    parts += [setup, *between, step]
    imports = [f"import {name}" for name in ("collections", "sys") if any(f"{name}." in part for part in parts)]
    imports += ["import jax.numpy as jnp"]
    imports += ["import numpy as np"] if any("np" in names_used(part) for part in parts) else []
    return "\n\n\n".join(ast.unparse(ast.parse(part)) for part in ["\n".join(imports), *parts]) + "\n"


def with_what_they_need(used: set[str]) -> set[str]:
    return used | {NEEDED_WITH[name] for name in used if name in NEEDED_WITH}


def text_of_setup(used: set[str], changes: tuple[str, ...]) -> str:
    touched = "\n".join(changes)
    items = [f"{name!r}: {value}" for name, value in INITIAL.items() if name in used or f"'{name}'" in touched]
    return "def setup():\n    return {" + ", ".join(items) + "}"


def text_of_step(tree: ProgramTree) -> str:
    body = text_of_block(tree.step) + "\n"
    result = f"return {text_of(tree.result)}"
    called = names_used(body + result)
    defined = [text_of_closure(tree)] if "shifted" in called else []
    defined += list(dict.fromkeys(text for name, text in INNER.items() if name in called))
    inner = "\n".join([*defined, body])
    started = {name: value for name, value in STARTED_IN_STEP.items() if name in names_used(inner + result)}
    used = names_used("\n".join([inner, result, *started.values()]))
    assigned = names_assigned(inner)
    lines = [f"{name} = state['{name}']" for name in INITIAL if name in used]
    lines += [f"{name} = {value}" for name, value in started.items()]
    lines += [inner]
    lines += [f"state['{name}'] = {value}" for name, value in WRITTEN_BACK.items() if name in assigned]
    lines += [text for name, text in SHORTENED.items() if name in used]
    lines += [f"return ({', '.join([text_of(tree.result), *started])})" if started else result]
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
