"""What CPython 3.13 does otherwise than 3.12: NULL above the callable, TO_BOOL, SET_FUNCTION_ATTRIBUTE, CALL_KW, pairs.

Source: https://github.com/python/cpython/blob/v3.13.0/Python/bytecodes.c
"""

from janus_jax.decode import operands as arg
from janus_jax.decode.ops import Op
from janus_jax.decode.rules import Rules, SlotOp, VersionTable
from janus_jax.decode.tables_3_12 import LATER as SINCE_3_12
from janus_jax.decode.tables_3_12 import UNTIL_3_13

#: Rules that 3.14 has as well.
LATER: Rules = {
    **SINCE_3_12,
    "LOAD_GLOBAL": ((Op.LOAD_GLOBAL, arg.name_above(1)), (SlotOp.PUSH_NULL, arg.nothing, 1)),
    "LOAD_FAST_LOAD_FAST": ((Op.LOAD_FAST, arg.first_slot), (Op.LOAD_FAST, arg.second_slot)),
    "STORE_FAST_LOAD_FAST": ((Op.STORE_FAST, arg.first_slot), (Op.LOAD_FAST, arg.second_slot)),
    "STORE_FAST_STORE_FAST": ((Op.STORE_FAST, arg.first_slot), (Op.STORE_FAST, arg.second_slot)),
    "TO_BOOL": ((SlotOp.TO_BOOL, arg.nothing),),
    "COMPARE_OP": ((Op.COMPARE, arg.one_of(arg.COMPARISONS, shift=5)), (SlotOp.TO_BOOL, arg.nothing, 16)),
    "CONVERT_VALUE": ((Op.CONVERT_VALUE, arg.one_of(arg.CONVERSIONS)),),
    "FORMAT_SIMPLE": ((Op.FORMAT_VALUE, arg.always(("", False))),),
    "FORMAT_WITH_SPEC": ((SlotOp.FORMAT_WITH_SPEC, arg.nothing),),
    "CALL_KW": ((SlotOp.CALL_KW, arg.number),),
    "MAKE_FUNCTION": ((Op.MAKE_FUNCTION, arg.always(frozenset())),),
    "SET_FUNCTION_ATTRIBUTE": ((SlotOp.SET_FUNCTION_ATTRIBUTE, arg.function_part),),
    "END_FOR": ((Op.POP, arg.nothing),),
}

TABLE = VersionTable({**LATER, **UNTIL_3_13}, exhausted="nn", finished="nv")
