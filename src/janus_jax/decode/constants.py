"""Constants as text: what LOAD_CONST shows, and back.

Invariant: `parse_constant(format_constant(value))` equals `value` for everything that CPython's compiler makes a
constant, except that a code object comes back as a CodeStub of its name.
"""

import ast
import builtins
import types
from typing import NamedTuple


class CodeStub(NamedTuple):
    """Stands for a code object in a listing that was read from text."""

    name: str


def format_constant(value: object) -> str:
    """
    >>> format_constant((1, frozenset({"b", "a"}), float("inf")))
    "(1, frozenset('a', 'b'), float('inf'))"
    """
    if isinstance(value, types.CodeType):
        return f"code({value.co_name!r})"
    if isinstance(value, CodeStub):
        return f"code({value.name!r})"
    if isinstance(value, (type, types.BuiltinFunctionType)):
        return f"builtin({value.__name__!r})"
    if type(value) is tuple:
        items = [format_constant(item) for item in value]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    if type(value) is frozenset:
        return f"frozenset({', '.join(sorted(format_constant(item) for item in value))})"
    if type(value) is slice:
        return f"slice({', '.join(map(format_constant, (value.start, value.stop, value.step)))})"
    if value is ...:
        return "..."
    text = repr(value)
    if type(value) is float and text.lstrip("-")[0] in "in":
        return f"float({text!r})"
    if type(value) is complex:
        return f"complex({format_constant(value.real)}, {format_constant(value.imag)})"
    return text


def parse_constant(text: str) -> object:
    """
    >>> parse_constant("(1, builtin('AssertionError'))")
    (1, <class 'AssertionError'>)
    """
    return _evaluate(ast.parse(text.strip(), mode="eval").body)


def _evaluate(node: ast.expr) -> object:
    match node:
        case ast.Tuple(elts=items):
            return tuple(_evaluate(item) for item in items)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _BUILDERS[name](*(_evaluate(arg) for arg in args))
        case _:
            return ast.literal_eval(node)


_BUILDERS = {
    "code": CodeStub,
    "builtin": lambda name: getattr(builtins, name),
    "slice": slice,
    "frozenset": lambda *items: frozenset(items),
    "float": float,
    "complex": complex,
}
