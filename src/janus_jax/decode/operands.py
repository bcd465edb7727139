"""Operands: how the argument of a step is computed from a raw CPython instruction, and the numberings this needs.

Invariant: pure functions of a code object's names and one raw instruction; the tables say which instruction uses which.
"""

from janus_jax.decode.raw import CodeNames, RawInstruction
from janus_jax.decode.rules import Operand

#: NB_* of Include/opcode.h in their order.
BINARY_OPERATORS = (
    "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
)  # fmt: skip
COMPARISONS = ("<", "<=", "==", "!=", ">", ">=")
CONVERSIONS = ("", "s", "r", "a")

#: Bits of MAKE_FUNCTION (3.11, 3.12) and SET_FUNCTION_ATTRIBUTE (3.13 and later); the order is the order on the stack.
FUNCTION_PARTS = {1: "defaults", 2: "kwdefaults", 4: "annotations", 8: "closure", 16: "annotate"}


def nothing(names: CodeNames, raw: RawInstruction) -> None:
    return None


def number(names: CodeNames, raw: RawInstruction) -> int:
    return raw.arg


def flag(names: CodeNames, raw: RawInstruction) -> bool:
    return bool(raw.arg)


def constant(names: CodeNames, raw: RawInstruction) -> object:
    return names.consts[raw.arg]


def name(names: CodeNames, raw: RawInstruction) -> str:
    return names.names[raw.arg]


def name_above(bits: int) -> Operand:
    """The name whose index stands above so many flag bits."""

    def name_of(names: CodeNames, raw: RawInstruction) -> str:
        return names.names[raw.arg >> bits]

    return name_of


def slot(names: CodeNames, raw: RawInstruction) -> str:
    return names.slots[raw.arg]


def first_slot(names: CodeNames, raw: RawInstruction) -> str:
    return names.slots[raw.arg >> 4]


def second_slot(names: CodeNames, raw: RawInstruction) -> str:
    return names.slots[raw.arg & 15]


def forward(names: CodeNames, raw: RawInstruction) -> int:
    return raw.next_offset + 2 * raw.arg


def backward(names: CodeNames, raw: RawInstruction) -> int:
    return raw.next_offset - 2 * raw.arg


def always(value: object) -> Operand:
    """The same argument whatever the instruction says."""

    def value_of(names: CodeNames, raw: RawInstruction) -> object:
        return value

    return value_of


def one_of(choices: tuple[object, ...], shift: int = 0, mask: int = -1) -> Operand:
    """The choice whose index is in these bits of the argument."""

    def choice_of(names: CodeNames, raw: RawInstruction) -> object:
        return choices[(raw.arg >> shift) & mask]

    return choice_of


def unpack_counts(names: CodeNames, raw: RawInstruction) -> tuple[int, int]:
    return raw.arg & 0xFF, raw.arg >> 8


def own_name(names: CodeNames, raw: RawInstruction) -> str:
    return raw.name


def function_parts(names: CodeNames, raw: RawInstruction) -> frozenset[str]:
    return frozenset(part for bit, part in FUNCTION_PARTS.items() if raw.arg & bit)


def function_part(names: CodeNames, raw: RawInstruction) -> str:
    return FUNCTION_PARTS[raw.arg]


def format_arg(names: CodeNames, raw: RawInstruction) -> tuple[str, bool]:
    """Arg of FORMAT_VALUE: the conversion in the two low bits, then whether a spec lies on the stack."""
    return CONVERSIONS[raw.arg & 3], bool(raw.arg & 4)


def call_slots(names: CodeNames, raw: RawInstruction) -> int:
    """Slots that CALL_FUNCTION_EX takes: callable, NULL, positional arguments and, if flagged, keyword arguments."""
    return 3 + (raw.arg & 1)
