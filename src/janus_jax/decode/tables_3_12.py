"""What CPython 3.12 does otherwise than 3.11: inlined comprehensions, LOAD_SUPER_ATTR, slices, END_FOR, intrinsics.

Source: https://github.com/python/cpython/blob/v3.12.1/Python/bytecodes.c
"""

from janus_jax.decode import operands as arg
from janus_jax.decode.ops import Op
from janus_jax.decode.rules import Rules, SlotOp, VersionTable
from janus_jax.decode.tables_shared import SHARED, unsupported

#: By the number of the intrinsic, Include/internal/pycore_intrinsics.h; all others are unsupported.
_INTRINSICS = {
    3: ((SlotOp.STOPITERATION_ERROR, arg.nothing),),
    5: ((Op.UNARY, arg.always("+")),),
    6: ((Op.LIST_TO_TUPLE, arg.nothing),),
}

#: Rules that 3.13 and 3.14 have as well.
LATER: Rules = {
    **SHARED,
    "LOAD_FAST_CHECK": ((Op.LOAD_FAST, arg.slot),),
    "LOAD_FAST_AND_CLEAR": ((Op.LOAD_FAST_AND_CLEAR, arg.slot),),
    "LOAD_ATTR": ((Op.LOAD_ATTR, arg.name_above(1)), (SlotOp.PUSH_NULL, arg.nothing, 1)),
    "LOAD_SUPER_ATTR": ((Op.LOAD_SUPER_ATTR, arg.name_above(2)), (SlotOp.PUSH_NULL, arg.nothing, 1)),
    "LOAD_FROM_DICT_OR_DEREF": ((SlotOp.LOAD_FROM_DICT_OR_DEREF, arg.slot),),
    "CALL_INTRINSIC_1": {number: _INTRINSICS.get(number, ((Op.UNSUPPORTED, arg.own_name),)) for number in range(1, 12)},
    "BINARY_SLICE": ((Op.BUILD_SLICE, arg.always(2)), (Op.BINARY, arg.always("[]"))),
    "STORE_SLICE": ((Op.BUILD_SLICE, arg.always(2)), (Op.STORE_ITEM, arg.nothing)),
    "CALL_FUNCTION_EX": ((Op.CALL_EX, arg.call_slots),),
    "JUMP_BACKWARD": ((Op.JUMP, arg.backward),),
    "JUMP_BACKWARD_NO_INTERRUPT": ((Op.JUMP, arg.backward),),
    "POP_JUMP_IF_TRUE": ((Op.JUMP_IF_TRUE, arg.forward),),
    "POP_JUMP_IF_FALSE": ((Op.JUMP_IF_FALSE, arg.forward),),
    "POP_JUMP_IF_NONE": ((Op.JUMP_IF_NONE, arg.forward),),
    "POP_JUMP_IF_NOT_NONE": ((Op.JUMP_IF_NOT_NONE, arg.forward),),
    "END_SEND": ((Op.SWAP, arg.always(2)), (Op.POP, arg.nothing)),
    "CLEANUP_THROW": ((SlotOp.CLEANUP_THROW, arg.nothing),),
    **unsupported("CALL_INTRINSIC_2", "LOAD_LOCALS", "LOAD_FROM_DICT_OR_GLOBALS"),
}

#: Rules that 3.13 has as well.
UNTIL_3_13: Rules = {
    "LOAD_ASSERTION_ERROR": ((Op.LOAD_CONST, arg.always(AssertionError)),),
    "RETURN_CONST": ((Op.LOAD_CONST, arg.constant), (Op.RETURN, arg.nothing)),
    "BINARY_SUBSCR": ((Op.BINARY, arg.always("[]")),),
    "BUILD_CONST_KEY_MAP": ((Op.BUILD_CONST_KEY_MAP, arg.number),),
    "BEFORE_WITH": ((Op.WITH_ENTER, arg.nothing),),
    **unsupported("BEFORE_ASYNC_WITH"),
}

_RULES: Rules = {
    **LATER,
    **UNTIL_3_13,
    "LOAD_GLOBAL": ((SlotOp.PUSH_NULL, arg.nothing, 1), (Op.LOAD_GLOBAL, arg.name_above(1))),
    "LOAD_CLOSURE": ((Op.LOAD_CLOSURE, arg.slot),),
    "COMPARE_OP": ((Op.COMPARE, arg.one_of(arg.COMPARISONS, shift=4)),),
    "FORMAT_VALUE": ((Op.FORMAT_VALUE, arg.format_arg),),
    "KW_NAMES": ((SlotOp.KW_NAMES, arg.constant),),
    "MAKE_FUNCTION": ((Op.MAKE_FUNCTION, arg.function_parts),),
    "END_FOR": ((Op.POP, arg.nothing), (Op.POP, arg.nothing)),
}

TABLE = VersionTable(_RULES, exhausted="nn", finished="nv")
