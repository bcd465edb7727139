"""The neutral instruction set: what bytecode of every supported CPython is decoded to.

Invariant: an Op means the same on every Python version, and no NULL slot, cache or prefix of CPython's own stack exists
here. This file is the reference for anybody who interprets a Listing; it does not know how CPython encodes anything.

Notation: `before -> after`, the top of the stack at the right. `arg` is `Instruction.arg`. A frame has

* a stack of values;
* slots, one per name of `listing.slot_names`: unbound, or a value, or a cell. At frame entry the arguments are bound,
  then each of `listing.cell_names` gets a fresh cell with what the slot held (an argument) or with nothing in it, and
  `listing.free_names` are bound to the cells of `function.__closure__`, in that order;
* the exception being handled (`sys.exception()`), saved and restored by PUSH_EXC_INFO and POP_EXCEPT.

Exceptions: when the instruction at index i raises, the Handler with start <= i < end (there is at most one) takes
over: cut the stack to `depth` values, push i as an int if `push_lasti`, push the exception instance, go on at
`target`. Without one the frame ends with that exception. What `sys.exception()` is while it is raised becomes its
`__context__`, as usual.

Conditional jumps take the truth of their operand themselves (`bool(value)`, which may run `__bool__` and raise).
"""

import enum


class Op(enum.Enum):
    """The comment above a member says: arg, then its effect on the stack, then what the name does not say."""

    # -- Constants and names
    # object: -> object
    LOAD_CONST = enum.auto()
    # slot name: -> value; UnboundLocalError if unbound. Pushes what the slot holds, even a cell
    LOAD_FAST = enum.auto()
    # slot name: -> what the slot holds or a marker for "unbound"; the slot is then unbound
    LOAD_FAST_AND_CLEAR = enum.auto()
    # slot name: value ->. Storing the marker of LOAD_FAST_AND_CLEAR unbinds; a cell is stored as it is
    STORE_FAST = enum.auto()
    # slot name; UnboundLocalError if unbound
    DELETE_FAST = enum.auto()
    # slot name: the slot gets a fresh cell with what it held (an inlined comprehension's variable)
    MAKE_CELL = enum.auto()
    # slot name: -> contents of the slot's cell; UnboundLocalError (own) or NameError (free) if empty
    LOAD_DEREF = enum.auto()
    # slot name: value ->. Into the slot's cell
    STORE_DEREF = enum.auto()
    # slot name: empties the slot's cell; error as LOAD_DEREF
    DELETE_DEREF = enum.auto()
    # slot name: -> the cell itself (LOAD_FAST of a slot that is known to hold a cell)
    LOAD_CLOSURE = enum.auto()
    # slot name: -> value from the class namespace, else contents of the cell
    LOAD_CLASSDEREF = enum.auto()
    # name: -> value from globals, else builtins
    LOAD_GLOBAL = enum.auto()
    # name: value ->
    STORE_GLOBAL = enum.auto()
    # name
    DELETE_GLOBAL = enum.auto()
    # name: -> value from the namespace of a module or class body, else globals, else builtins
    LOAD_NAME = enum.auto()
    # name: value ->
    STORE_NAME = enum.auto()
    # name
    DELETE_NAME = enum.auto()
    # name: object -> getattr(object, name). Methods too: the bound method is one value
    LOAD_ATTR = enum.auto()
    # name: value object ->
    STORE_ATTR = enum.auto()
    # name: object ->
    DELETE_ATTR = enum.auto()
    # name: super class self -> super(class, self).name. `super` is whatever that global holds
    LOAD_SUPER_ATTR = enum.auto()
    # -> builtins.__build_class__
    LOAD_BUILD_CLASS = enum.auto()
    # name: level fromlist -> module
    IMPORT_NAME = enum.auto()
    # name: module -> module attribute
    IMPORT_FROM = enum.auto()
    # module and class bodies only
    SETUP_ANNOTATIONS = enum.auto()

    # -- Stack
    # value ->
    POP = enum.auto()
    # i: pushes the i-th value from the top (1 is the top) again
    COPY = enum.auto()
    # i: exchanges the top and the i-th value from the top (i >= 2)
    SWAP = enum.auto()

    # -- Operators
    # "-", "+", "~", "not", "bool": value -> value. "bool" is rare: truth as a bool, for `not not x`
    UNARY = enum.auto()
    # "+", "-", ..., "@", "[]" or in place "+=", ...: left right -> value. "[]": container key -> item
    BINARY = enum.auto()
    # "<" "<=" "==" "!=" ">" ">=": left right -> result (any object)
    COMPARE = enum.auto()
    # invert bool: left right -> bool
    IS = enum.auto()
    # invert bool: item container -> bool. `item in container`
    CONTAINS = enum.auto()
    # value container key ->
    STORE_ITEM = enum.auto()
    # container key ->
    DELETE_ITEM = enum.auto()

    # -- Building values
    # n: v1 ... vn -> (v1, ..., vn)
    BUILD_TUPLE = enum.auto()
    # n: as above
    BUILD_LIST = enum.auto()
    # n: as above; added in order v1 ... vn
    BUILD_SET = enum.auto()
    # n: k1 v1 ... kn vn -> {k1: v1, ...}
    BUILD_MAP = enum.auto()
    # n: v1 ... vn keys -> {keys[0]: v1, ...}; keys is a tuple
    BUILD_CONST_KEY_MAP = enum.auto()
    # n: s1 ... sn -> joined; all are str
    BUILD_STRING = enum.auto()
    # 2: start stop -> slice(start, stop); 3: start stop step -> slice(start, stop, step)
    BUILD_SLICE = enum.auto()
    # i: ... item -> ... ; the list is the i-th from the top once item is popped
    LIST_APPEND = enum.auto()
    # i: as LIST_APPEND
    SET_ADD = enum.auto()
    # i: ... key value -> ... ; the dict is the i-th from the top once both are popped
    MAP_ADD = enum.auto()
    # i: ... iterable -> ... ; indexes as LIST_APPEND. `[*iterable]`
    LIST_EXTEND = enum.auto()
    # i: ... iterable -> ...
    SET_UPDATE = enum.auto()
    # i: ... mapping -> ... ; `{**mapping}`; later keys win
    DICT_UPDATE = enum.auto()
    # i: ... mapping -> ... ; for `f(**mapping)`: TypeError for a key that is there already or no str. The dict is
    # the i-th from the top; below it lie the positional arguments, then the callable
    DICT_MERGE = enum.auto()
    # list -> tuple
    LIST_TO_TUPLE = enum.auto()
    # (conversion "", "s", "r", "a"; has_spec): value [spec] -> str. Converts first, then format()
    FORMAT_VALUE = enum.auto()
    # "s", "r", "a": value -> str. Where the spec is computed after the conversion (3.13 and later)
    CONVERT_VALUE = enum.auto()

    # -- Calls and functions
    # (n_positional, kwnames): callable p1 ... pn k1 ... km -> result; kwnames is a tuple of m names
    CALL = enum.auto()
    # has_kwargs: callable args [kwargs] -> result. args is any iterable, kwargs a dict
    CALL_EX = enum.auto()
    # frozenset of the optional parts that are on the stack, always in this order: [defaults tuple] [kwdefaults
    # dict] [annotations tuple or dict | annotate function] [closure tuple of cells] code -> function parts are
    # named "defaults", "kwdefaults", "annotations" (flat tuple: name, value, name, value...), "annotate", "closure"
    MAKE_FUNCTION = enum.auto()
    # value ->; the frame ends
    RETURN = enum.auto()

    # -- Iteration and unpacking
    # iterable -> iterator
    GET_ITER = enum.auto()
    # target: iterator -> iterator item; exhausted: iterator -> (popped), go on at target
    FOR_ITER = enum.auto()
    # n: iterable -> vn ... v2 v1 (the first item ends on top)
    UNPACK = enum.auto()
    # (before, after): iterable -> a_after ... a1 list b_before ... b1 (the first item ends on top)
    UNPACK_EX = enum.auto()
    # value -> value len(value)
    GET_LEN = enum.auto()

    # -- Jumps
    # target
    JUMP = enum.auto()
    # target: value ->
    JUMP_IF_TRUE = enum.auto()
    # target: value ->
    JUMP_IF_FALSE = enum.auto()
    # target: value ->
    JUMP_IF_NONE = enum.auto()
    # target: value ->
    JUMP_IF_NOT_NONE = enum.auto()

    # -- Exceptions and with
    # 0: re-raise sys.exception(); 1: exception ->; 2: exception cause -> (raise exception from cause)
    RAISE = enum.auto()
    # restore_lasti bool: exception ->; raised again as it is, with its traceback. If the arg is true an int from a
    # push_lasti handler lies on the stack, and its instruction is the one that the traceback names
    RERAISE = enum.auto()
    # exception -> previous exception, where previous is what sys.exception() was (None if nothing); sys.exception()
    # becomes exception
    PUSH_EXC_INFO = enum.auto()
    # previous ->; sys.exception() becomes previous
    POP_EXCEPT = enum.auto()
    # exception type -> exception bool; TypeError if type is no exception class or tuple of those
    CHECK_EXC_MATCH = enum.auto()
    # manager -> exit value; exit is the bound type(manager).__exit__, value what __enter__ returned
    WITH_ENTER = enum.auto()
    # exit lasti previous exc -> exit lasti previous exc result; result = exit(type(exc), exc, exc.__traceback__). A
    # normal end of `with` is LOAD_CONST None three times and CALL (3, ())
    WITH_EXCEPT_START = enum.auto()

    # -- Matching
    # subject -> subject bool (is type(subject) flagged Py_TPFLAGS_MAPPING)
    MATCH_MAPPING = enum.auto()
    # subject -> subject bool (Py_TPFLAGS_SEQUENCE)
    MATCH_SEQUENCE = enum.auto()
    # subject keys -> subject keys (tuple of values, or None if one is missing)
    MATCH_KEYS = enum.auto()
    # n: subject class names -> (tuple of attributes, or None). n positional patterns, then those named
    MATCH_CLASS = enum.auto()

    # -- Generators
    # -> sent. The frame becomes a generator object, which its caller gets; the first value that is sent (always
    # None) is pushed when it is started. StopIteration leaving a generator frame becomes RuntimeError
    RETURN_GENERATOR = enum.auto()
    # value -> sent; an exception thrown in is raised at this instruction
    YIELD = enum.auto()
    # iterable -> iterator; a generator stays itself
    GET_YIELD_FROM_ITER = enum.auto()
    # target: receiver value -> receiver yielded; finished: receiver value -> returned, go on at target. The YIELD
    # after a SEND belongs to `yield from`: close() and throw() at it go to the receiver. If its throw() returns a
    # value, that is yielded next; if it ends with StopIteration, that is as if SEND had finished; anything else is
    # raised at the YIELD
    SEND = enum.auto()

    # -- What is not interpreted at all
    # CPython's name of it: async, exception groups, type parameters, templates. Ends the listing's path
    UNSUPPORTED = enum.auto()

    # Members are single objects; Enum's own hash is Python code, and every table here and in the interpreter has Op
    # keys.
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return self.name


#: Ops whose arg is the index of an instruction.
JUMPS = frozenset(
    {Op.JUMP, Op.JUMP_IF_TRUE, Op.JUMP_IF_FALSE, Op.JUMP_IF_NONE, Op.JUMP_IF_NOT_NONE, Op.FOR_ITER, Op.SEND}
)

#: Ops after which the next instruction is not run.
TERMINATORS = frozenset({Op.JUMP, Op.RETURN, Op.RAISE, Op.RERAISE, Op.UNSUPPORTED})

#: Ops that read, write or unbind the slot named by their arg.
SLOT_READS = frozenset(
    {Op.LOAD_FAST, Op.LOAD_FAST_AND_CLEAR, Op.LOAD_DEREF, Op.LOAD_CLOSURE, Op.LOAD_CLASSDEREF, Op.DELETE_FAST,
     Op.STORE_DEREF, Op.DELETE_DEREF, Op.MAKE_CELL}
)  # fmt: skip
SLOT_WRITES = frozenset({Op.STORE_FAST, Op.DELETE_FAST, Op.LOAD_FAST_AND_CLEAR, Op.MAKE_CELL})

#: (popped, pushed) of the Ops for which it does not depend on arg. For SEND, FOR_ITER and jumps: when it does not jump.
_FIXED_EFFECTS: dict[Op, tuple[int, int]] = {
    **dict.fromkeys(
        (Op.LOAD_CONST, Op.LOAD_FAST, Op.LOAD_FAST_AND_CLEAR, Op.LOAD_DEREF, Op.LOAD_CLOSURE, Op.LOAD_CLASSDEREF,
         Op.LOAD_GLOBAL, Op.LOAD_NAME, Op.LOAD_BUILD_CLASS, Op.COPY, Op.RETURN_GENERATOR), (0, 1)),
    **dict.fromkeys(
        (Op.DELETE_FAST, Op.DELETE_DEREF, Op.DELETE_GLOBAL, Op.DELETE_NAME, Op.MAKE_CELL, Op.SETUP_ANNOTATIONS, Op.SWAP,
         Op.JUMP, Op.UNSUPPORTED), (0, 0)),
    **dict.fromkeys(
        (Op.STORE_FAST, Op.STORE_DEREF, Op.STORE_GLOBAL, Op.STORE_NAME, Op.DELETE_ATTR, Op.POP, Op.RETURN, Op.RERAISE,
         Op.POP_EXCEPT, Op.JUMP_IF_TRUE, Op.JUMP_IF_FALSE, Op.JUMP_IF_NONE, Op.JUMP_IF_NOT_NONE, Op.LIST_APPEND,
         Op.SET_ADD, Op.LIST_EXTEND, Op.SET_UPDATE, Op.DICT_UPDATE, Op.DICT_MERGE), (1, 0)),
    **dict.fromkeys(
        (Op.LOAD_ATTR, Op.UNARY, Op.LIST_TO_TUPLE, Op.CONVERT_VALUE, Op.GET_ITER, Op.YIELD, Op.GET_YIELD_FROM_ITER),
        (1, 1)),
    **dict.fromkeys(
        (Op.IMPORT_FROM, Op.GET_LEN, Op.FOR_ITER, Op.PUSH_EXC_INFO, Op.WITH_ENTER, Op.MATCH_MAPPING,
         Op.MATCH_SEQUENCE), (1, 2)),
    **dict.fromkeys((Op.BINARY, Op.COMPARE, Op.IS, Op.CONTAINS, Op.IMPORT_NAME), (2, 1)),
    **dict.fromkeys((Op.CHECK_EXC_MATCH, Op.SEND), (2, 2)),
    **dict.fromkeys((Op.STORE_ATTR, Op.DELETE_ITEM, Op.MAP_ADD), (2, 0)),
    **dict.fromkeys((Op.LOAD_SUPER_ATTR, Op.MATCH_CLASS), (3, 1)),
    Op.STORE_ITEM: (3, 0),
    Op.MATCH_KEYS: (2, 3),
    Op.WITH_EXCEPT_START: (4, 5),
}  # fmt: skip

_COUNTED_EFFECTS = {
    Op.BUILD_TUPLE: lambda n: (n, 1),
    Op.BUILD_LIST: lambda n: (n, 1),
    Op.BUILD_SET: lambda n: (n, 1),
    Op.BUILD_STRING: lambda n: (n, 1),
    Op.BUILD_SLICE: lambda n: (n, 1),
    Op.BUILD_MAP: lambda n: (2 * n, 1),
    Op.BUILD_CONST_KEY_MAP: lambda n: (n + 1, 1),
    Op.FORMAT_VALUE: lambda arg: (2 if arg[1] else 1, 1),
    Op.CALL: lambda arg: (arg[0] + len(arg[1]) + 1, 1),
    Op.CALL_EX: lambda has_kwargs: (3 if has_kwargs else 2, 1),
    Op.MAKE_FUNCTION: lambda parts: (len(parts) + 1, 1),
    Op.UNPACK: lambda n: (1, n),
    Op.UNPACK_EX: lambda arg: (1, arg[0] + arg[1] + 1),
    Op.RAISE: lambda n: (n, 0),
}


def find_stack_effect(op: Op, arg: object) -> tuple[int, int]:
    """How many values the instruction pops and then pushes when it neither raises nor jumps.

    A jump taken by FOR_ITER pops the iterator; one taken by SEND pops receiver and value and pushes what was returned.

    >>> find_stack_effect(Op.CALL, (2, ("key",)))
    (4, 1)
    """
    fixed = _FIXED_EFFECTS.get(op)
    return fixed if fixed is not None else _COUNTED_EFFECTS[op](arg)
