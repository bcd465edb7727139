"""What only CPython 3.11 does: NULL below the callable, PRECALL, directed conditional jumps, no inlined comprehensions.

Source: https://github.com/python/cpython/blob/v3.11.7/Python/ceval.c
"""

from janus_jax.decode import operands as arg
from janus_jax.decode.ops import Op
from janus_jax.decode.rules import Rule, SlotOp, VersionTable
from janus_jax.decode.tables_shared import SHARED, ignored, unsupported

_CONDITIONS = {
    "TRUE": Op.JUMP_IF_TRUE,
    "FALSE": Op.JUMP_IF_FALSE,
    "NONE": Op.JUMP_IF_NONE,
    "NOT_NONE": Op.JUMP_IF_NOT_NONE,
}

_JUMPS: dict[str, tuple[Rule, ...]] = {
    f"POP_JUMP_{way}_IF_{condition}": ((op, direction),)
    for condition, op in _CONDITIONS.items()
    for way, direction in (("FORWARD", arg.forward), ("BACKWARD", arg.backward))
}

RULES = {
    **SHARED,
    **_JUMPS,
    **ignored("PRECALL"),
    "LOAD_GLOBAL": ((SlotOp.PUSH_NULL, arg.nothing, 1), (Op.LOAD_GLOBAL, arg.name_above(1))),
    "LOAD_ATTR": ((Op.LOAD_ATTR, arg.name),),
    "LOAD_METHOD": ((Op.LOAD_ATTR, arg.name), (SlotOp.PUSH_NULL, arg.nothing)),
    "LOAD_CLOSURE": ((Op.LOAD_CLOSURE, arg.slot),),
    "LOAD_CLASSDEREF": ((Op.LOAD_CLASSDEREF, arg.slot),),
    "LOAD_ASSERTION_ERROR": ((Op.LOAD_CONST, arg.always(AssertionError)),),
    "UNARY_POSITIVE": ((Op.UNARY, arg.always("+")),),
    "BINARY_SUBSCR": ((Op.BINARY, arg.always("[]")),),
    "COMPARE_OP": ((Op.COMPARE, arg.one_of(arg.COMPARISONS)),),
    "BUILD_CONST_KEY_MAP": ((Op.BUILD_CONST_KEY_MAP, arg.number),),
    "LIST_TO_TUPLE": ((Op.LIST_TO_TUPLE, arg.nothing),),
    "FORMAT_VALUE": ((Op.FORMAT_VALUE, arg.format_arg),),
    "KW_NAMES": ((SlotOp.KW_NAMES, arg.constant),),
    "CALL_FUNCTION_EX": ((Op.CALL_EX, arg.call_slots),),
    "MAKE_FUNCTION": ((Op.MAKE_FUNCTION, arg.function_parts),),
    "JUMP_BACKWARD": ((Op.JUMP, arg.backward),),
    "JUMP_BACKWARD_NO_INTERRUPT": ((Op.JUMP, arg.backward),),
    "JUMP_IF_TRUE_OR_POP": ((Op.COPY, arg.always(1)), (Op.JUMP_IF_TRUE, arg.forward), (Op.POP, arg.nothing)),
    "JUMP_IF_FALSE_OR_POP": ((Op.COPY, arg.always(1)), (Op.JUMP_IF_FALSE, arg.forward), (Op.POP, arg.nothing)),
    "BEFORE_WITH": ((Op.WITH_ENTER, arg.nothing),),
    **unsupported("IMPORT_STAR", "PRINT_EXPR", "PREP_RERAISE_STAR", "BEFORE_ASYNC_WITH", "ASYNC_GEN_WRAP"),
}

TABLE = VersionTable(RULES, exhausted="", finished="v")
