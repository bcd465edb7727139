"""The argument of an instruction as text, and back, for every Op.

Invariant: `parse_argument(op, format_argument(op, arg)) == arg`, code objects aside (see constants.py).
"""

from collections.abc import Callable

from janus_jax.decode.constants import format_constant, parse_constant
from janus_jax.decode.ops import JUMPS, Op

_PARTS = ("defaults", "kwdefaults", "annotations", "annotate", "closure")
_FLAGS = {Op.IS: "not", Op.CONTAINS: "not", Op.RERAISE: "lasti", Op.CALL_EX: "kwargs"}


def format_argument(op: Op, arg: object) -> str:
    """Text without a line break; "" if there is nothing to say.

    >>> format_argument(Op.CALL, (1, ("axis",)))
    '1 axis'
    """
    if op in JUMPS:
        return f"-> {arg}"
    if op in _FLAGS:
        return _FLAGS[op] if arg else ""
    special = _SPECIAL.get(op)
    if special is not None:
        return special[0](arg)
    return "" if arg is None else str(arg)


def parse_argument(op: Op, text: str) -> object:
    if op in JUMPS:
        return int(text.removeprefix("-> "))
    if op in _FLAGS:
        return bool(text)
    special = _SPECIAL.get(op)
    if special is not None:
        return special[1](text)
    if not text:
        return None
    return int(text) if text.isdigit() else text


def _format_call(arg: tuple[int, tuple[str, ...]]) -> str:
    return " ".join((str(arg[0]), *arg[1]))


def _parse_call(text: str) -> tuple[int, tuple[str, ...]]:
    count, *names = text.split()
    return int(count), tuple(names)


def _format_format(arg: tuple[str, bool]) -> str:
    conversion, has_spec = arg
    return " ".join((*([f"!{conversion}"] if conversion else []), *(["spec"] if has_spec else [])))


def _parse_format(text: str) -> tuple[str, bool]:
    return text[1] if text.startswith("!") else "", text.endswith("spec")


def _format_counts(arg: tuple[int, int]) -> str:
    return f"{arg[0]} {arg[1]}"


def _parse_counts(text: str) -> tuple[int, int]:
    before, after = text.split()
    return int(before), int(after)


def _format_parts(arg: frozenset[str]) -> str:
    return " ".join(part for part in _PARTS if part in arg)


def _parse_parts(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SPECIAL: dict[Op, tuple[Callable[..., str], Callable[[str], object]]] = {
    Op.LOAD_CONST: (format_constant, parse_constant),
    Op.CALL: (_format_call, _parse_call),
    Op.FORMAT_VALUE: (_format_format, _parse_format),
    Op.UNPACK_EX: (_format_counts, _parse_counts),
    Op.MAKE_FUNCTION: (_format_parts, _parse_parts),
}
