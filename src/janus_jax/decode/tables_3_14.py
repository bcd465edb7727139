"""What CPython 3.14 does otherwise than 3.13: borrowed loads, LOAD_SPECIAL in `with`, small ints, common constants.

Source: https://github.com/python/cpython/blob/v3.14.0/Python/bytecodes.c
"""

from janus_jax.decode import operands as arg
from janus_jax.decode.ops import Op
from janus_jax.decode.rules import Rules, SlotOp, VersionTable
from janus_jax.decode.tables_3_13 import LATER
from janus_jax.decode.tables_shared import ignored, unsupported

#: Include/internal/pycore_opcode_utils.h
_COMMON_CONSTANTS = (AssertionError, NotImplementedError, tuple, all, any)

#: By the number of the special method, same file: those of `with`, and those of `async with`.
_LOAD_SPECIAL = {
    0: ((SlotOp.LOAD_SPECIAL, arg.always("__enter__")),),
    1: ((SlotOp.LOAD_SPECIAL, arg.always("__exit__")),),
    2: ((Op.UNSUPPORTED, arg.own_name),),
    3: ((Op.UNSUPPORTED, arg.own_name),),
}

_RULES: Rules = {
    **LATER,
    **ignored("NOT_TAKEN"),
    "LOAD_FAST_BORROW": ((Op.LOAD_FAST, arg.slot),),
    "LOAD_FAST_BORROW_LOAD_FAST_BORROW": ((Op.LOAD_FAST, arg.first_slot), (Op.LOAD_FAST, arg.second_slot)),
    "LOAD_SMALL_INT": ((Op.LOAD_CONST, arg.number),),
    "LOAD_COMMON_CONSTANT": ((Op.LOAD_CONST, arg.one_of(_COMMON_CONSTANTS)),),
    "LOAD_SPECIAL": _LOAD_SPECIAL,
    "BINARY_OP": ((Op.BINARY, arg.one_of((*arg.BINARY_OPERATORS, "[]"))),),
    "CALL_FUNCTION_EX": ((Op.CALL_EX, arg.always(4)),),
    "POP_ITER": ((Op.POP, arg.nothing),),
    **unsupported("BUILD_INTERPOLATION", "BUILD_TEMPLATE"),
}

TABLE = VersionTable(_RULES, exhausted="nn", finished="nv")
