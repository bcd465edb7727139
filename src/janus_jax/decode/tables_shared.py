"""Rules that are the same on every supported Python, and the numberings that all of them share.

Sources: Lib/opcode.py and Python/bytecodes.c (Python/ceval.c on 3.11) of CPython 3.11 to 3.14.
"""

from janus_jax.decode import operands as arg
from janus_jax.decode.ops import Op
from janus_jax.decode.rules import Rule, SlotOp


def unsupported(*opnames: str) -> dict[str, tuple[Rule, ...]]:
    """Rules for CPython instructions that decode to UNSUPPORTED with their own name."""
    return dict.fromkeys(opnames, ((Op.UNSUPPORTED, arg.own_name),))


def ignored(*opnames: str) -> dict[str, tuple[Rule, ...]]:
    """Rules for CPython instructions that mean nothing here."""
    return dict.fromkeys(opnames, ())


SHARED: dict[str, tuple[Rule, ...]] = {
    **ignored("NOP", "COPY_FREE_VARS"),
    "RESUME": ((SlotOp.RESUME, arg.nothing),),
    "MAKE_CELL": ((Op.MAKE_CELL, arg.slot),),
    "PUSH_NULL": ((SlotOp.PUSH_NULL, arg.nothing),),
    # constants and names
    "LOAD_CONST": ((Op.LOAD_CONST, arg.constant),),
    "LOAD_FAST": ((Op.LOAD_FAST, arg.slot),),
    "STORE_FAST": ((Op.STORE_FAST, arg.slot),),
    "DELETE_FAST": ((Op.DELETE_FAST, arg.slot),),
    "LOAD_DEREF": ((Op.LOAD_DEREF, arg.slot),),
    "STORE_DEREF": ((Op.STORE_DEREF, arg.slot),),
    "DELETE_DEREF": ((Op.DELETE_DEREF, arg.slot),),
    "STORE_GLOBAL": ((Op.STORE_GLOBAL, arg.name),),
    "DELETE_GLOBAL": ((Op.DELETE_GLOBAL, arg.name),),
    "LOAD_NAME": ((Op.LOAD_NAME, arg.name),),
    "STORE_NAME": ((Op.STORE_NAME, arg.name),),
    "DELETE_NAME": ((Op.DELETE_NAME, arg.name),),
    "STORE_ATTR": ((Op.STORE_ATTR, arg.name),),
    "DELETE_ATTR": ((Op.DELETE_ATTR, arg.name),),
    "LOAD_BUILD_CLASS": ((Op.LOAD_BUILD_CLASS, arg.nothing),),
    "IMPORT_NAME": ((Op.IMPORT_NAME, arg.name),),
    "IMPORT_FROM": ((Op.IMPORT_FROM, arg.name),),
    "SETUP_ANNOTATIONS": ((Op.SETUP_ANNOTATIONS, arg.nothing),),
    # stack
    "POP_TOP": ((Op.POP, arg.nothing),),
    "COPY": ((Op.COPY, arg.number),),
    "SWAP": ((Op.SWAP, arg.number),),
    # operators
    "UNARY_NEGATIVE": ((Op.UNARY, arg.always("-")),),
    "UNARY_NOT": ((Op.UNARY, arg.always("not")),),
    "UNARY_INVERT": ((Op.UNARY, arg.always("~")),),
    "BINARY_OP": ((Op.BINARY, arg.one_of(arg.BINARY_OPERATORS)),),
    "IS_OP": ((Op.IS, arg.flag),),
    "CONTAINS_OP": ((Op.CONTAINS, arg.flag),),
    "STORE_SUBSCR": ((Op.STORE_ITEM, arg.nothing),),
    "DELETE_SUBSCR": ((Op.DELETE_ITEM, arg.nothing),),
    # building values
    "BUILD_TUPLE": ((Op.BUILD_TUPLE, arg.number),),
    "BUILD_LIST": ((Op.BUILD_LIST, arg.number),),
    "BUILD_SET": ((Op.BUILD_SET, arg.number),),
    "BUILD_MAP": ((Op.BUILD_MAP, arg.number),),
    "BUILD_STRING": ((Op.BUILD_STRING, arg.number),),
    "BUILD_SLICE": ((Op.BUILD_SLICE, arg.number),),
    "LIST_APPEND": ((Op.LIST_APPEND, arg.number),),
    "SET_ADD": ((Op.SET_ADD, arg.number),),
    "MAP_ADD": ((Op.MAP_ADD, arg.number),),
    "LIST_EXTEND": ((Op.LIST_EXTEND, arg.number),),
    "SET_UPDATE": ((Op.SET_UPDATE, arg.number),),
    "DICT_UPDATE": ((Op.DICT_UPDATE, arg.number),),
    "DICT_MERGE": ((Op.DICT_MERGE, arg.number),),
    # calls
    "CALL": ((Op.CALL, arg.number),),
    "RETURN_VALUE": ((Op.RETURN, arg.nothing),),
    # iteration and unpacking
    "GET_ITER": ((Op.GET_ITER, arg.nothing),),
    "FOR_ITER": ((Op.FOR_ITER, arg.forward),),
    "UNPACK_SEQUENCE": ((Op.UNPACK, arg.number),),
    "UNPACK_EX": ((Op.UNPACK_EX, arg.unpack_counts),),
    "GET_LEN": ((Op.GET_LEN, arg.nothing),),
    # jumps
    "JUMP_FORWARD": ((Op.JUMP, arg.forward),),
    # exceptions
    "RAISE_VARARGS": ((Op.RAISE, arg.number),),
    "RERAISE": ((Op.RERAISE, arg.flag),),
    "PUSH_EXC_INFO": ((Op.PUSH_EXC_INFO, arg.nothing),),
    "POP_EXCEPT": ((Op.POP_EXCEPT, arg.nothing),),
    "CHECK_EXC_MATCH": ((Op.CHECK_EXC_MATCH, arg.nothing),),
    "WITH_EXCEPT_START": ((Op.WITH_EXCEPT_START, arg.nothing),),
    # matching
    "MATCH_MAPPING": ((Op.MATCH_MAPPING, arg.nothing),),
    "MATCH_SEQUENCE": ((Op.MATCH_SEQUENCE, arg.nothing),),
    "MATCH_KEYS": ((Op.MATCH_KEYS, arg.nothing),),
    "MATCH_CLASS": ((Op.MATCH_CLASS, arg.number),),
    # generators
    "RETURN_GENERATOR": ((Op.RETURN_GENERATOR, arg.nothing),),
    "YIELD_VALUE": ((Op.YIELD, arg.nothing),),
    "GET_YIELD_FROM_ITER": ((Op.GET_YIELD_FROM_ITER, arg.nothing),),
    "SEND": ((Op.SEND, arg.forward),),
    **unsupported("GET_AWAITABLE", "GET_AITER", "GET_ANEXT", "END_ASYNC_FOR", "CHECK_EG_MATCH"),
}
