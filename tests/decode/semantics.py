"""What each Op does to a frame of the reference executor: ops.py, written down a second time as plain Python.

Each function takes the frame and the instruction's argument. Jumps, generators and ends of frames are in executor.py.
"""

import builtins
import functools
import operator
import types

from janus_jax.decode import Op

UNBOUND = object()

UNARY = {"-": operator.neg, "+": operator.pos, "~": operator.invert, "not": operator.not_, "bool": bool}
BINARY = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "@": operator.matmul, "&": operator.and_, "|": operator.or_,
    "^": operator.xor, "<<": operator.lshift, ">>": operator.rshift, "[]": operator.getitem,
    "+=": operator.iadd, "-=": operator.isub, "*=": operator.imul, "/=": operator.itruediv,
    "//=": operator.ifloordiv, "%=": operator.imod, "**=": operator.ipow, "@=": operator.imatmul,
    "&=": operator.iand, "|=": operator.ior, "^=": operator.ixor, "<<=": operator.ilshift, ">>=": operator.irshift,
}  # fmt: skip
COMPARE = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
CONVERT = {"": lambda value: value, "s": str, "r": repr, "a": ascii}
# Types whose class pattern with one positional part matches the subject itself (Py_TPFLAGS _MATCH_SELF).
MATCH_SELF = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
MAPPING_FLAG, SEQUENCE_FLAG = 1 << 6, 1 << 5


def load_fast(frame, name):
    value = frame.slots.get(name, UNBOUND)
    if value is UNBOUND:
        raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")
    frame.push(value)


def load_fast_and_clear(frame, name):
    frame.push(frame.slots.pop(name, UNBOUND))


def store_fast(frame, name):
    frame.slots[name] = frame.pop()


def delete_fast(frame, name):
    load_fast(frame, name)
    frame.pop()
    del frame.slots[name]


def make_cell(frame, name):
    value = frame.slots.get(name, UNBOUND)
    frame.slots[name] = types.CellType() if value is UNBOUND else types.CellType(value)


def load_deref(frame, name):
    value = read_cell(frame.slots[name])
    if value is not UNBOUND:
        frame.push(value)
        return
    kind, where = (NameError, "free") if name in frame.listing.free_names else (UnboundLocalError, "local")
    tail = " in enclosing scope" if kind is NameError else ""
    raise kind(f"cannot access {where} variable '{name}' where it is not associated with a value{tail}")


def read_cell(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return UNBOUND


def store_deref(frame, name):
    frame.slots[name].cell_contents = frame.pop()


def delete_deref(frame, name):
    load_deref(frame, name)
    frame.pop()
    del frame.slots[name].cell_contents


def load_global(frame, name):
    space = frame.globals
    if name not in space:
        space = vars(builtins)
        if name not in space:
            raise NameError(f"name '{name}' is not defined")
    frame.push(space[name])


def store_global(frame, name):
    frame.globals[name] = frame.pop()


def delete_global(frame, name):
    if name not in frame.globals:
        raise NameError(f"name '{name}' is not defined")
    del frame.globals[name]


def load_attr(frame, name):
    frame.push(getattr(frame.pop(), name))


def store_attr(frame, name):
    target, value = frame.pop(), frame.pop()
    setattr(target, name, value)


def delete_attr(frame, name):
    delattr(frame.pop(), name)


def load_super_attr(frame, name):
    super_type, cls, self = frame.pop_many(3)
    frame.push(getattr(super_type(cls, self), name))


def import_name(frame, name):
    level, names = frame.pop_many(2)
    frame.push(__import__(name, frame.globals, None, names, level))


def import_from(frame, name):
    value = getattr(frame.stack[-1], name, UNBOUND)
    if value is UNBOUND:
        raise ImportError(f"cannot import name {name!r}")
    frame.push(value)


def copy(frame, depth):
    frame.push(frame.stack[-depth])


def swap(frame, depth):
    stack = frame.stack
    stack[-1], stack[-depth] = stack[-depth], stack[-1]


def apply(table):
    def run(frame, arg):
        function = table[arg]
        count = 1 if table in (UNARY, CONVERT) else 2
        frame.push(function(*frame.pop_many(count)))

    return run


def test_is(frame, invert):
    left, right = frame.pop_many(2)
    frame.push((left is right) is not invert)


def test_contains(frame, invert):
    item, container = frame.pop_many(2)
    frame.push((item in container) is not invert)


def store_item(frame, arg):
    value, container, key = frame.pop_many(3)
    container[key] = value


def delete_item(frame, arg):
    container, key = frame.pop_many(2)
    del container[key]


def build(make):
    return lambda frame, count: frame.push(make(frame.pop_many(count)))


def build_map(frame, count):
    flat = frame.pop_many(2 * count)
    frame.push(dict(zip(flat[::2], flat[1::2], strict=True)))


def build_const_key_map(frame, count):
    *values, keys = frame.pop_many(count + 1)
    frame.push(dict(zip(keys, values, strict=True)))


def extend(function):
    def run(frame, depth):
        value = frame.pop()
        function(frame.stack[-depth], value)

    return run


def map_add(frame, depth):
    key, value = frame.pop_many(2)
    frame.stack[-depth][key] = value


def dict_merge(frame, depth):
    mapping = frame.pop()
    target = frame.stack[-depth]
    function = frame.stack[-depth - 2]
    if not hasattr(mapping, "keys"):
        raise TypeError(f"{function} argument after ** must be a mapping")
    for key in mapping.keys():
        if key in target:
            raise TypeError(f"{function} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]


def format_value(frame, arg):
    conversion, has_spec = arg
    spec = frame.pop() if has_spec else ""
    frame.push(format(CONVERT[conversion](frame.pop()), spec))


def call(frame, arg):
    count, names = arg
    keywords = dict(zip(names, frame.pop_many(len(names)), strict=True))
    function, *positional = frame.pop_many(count + 1)
    frame.push(frame.call(function, positional, keywords))


def call_ex(frame, has_kwargs):
    keywords = frame.pop() if has_kwargs else {}
    function, positional = frame.pop_many(2)
    if not hasattr(type(positional), "__iter__") and not hasattr(type(positional), "__getitem__"):
        raise TypeError(f"{function} argument after * must be an iterable")
    frame.push(frame.call(function, tuple(positional), keywords))


def make_function(frame, parts):
    code = frame.pop()
    order = ("defaults", "kwdefaults", "annotations", "annotate", "closure")
    values = {part: frame.pop() for part in reversed(order) if part in parts}
    function = types.FunctionType(code, frame.globals, code.co_name, None, values.get("closure", ()))
    function.__qualname__ = code.co_qualname
    function.__defaults__ = values.get("defaults")
    function.__kwdefaults__ = values.get("kwdefaults")
    if "annotate" in values:
        function.__annotate__ = values["annotate"]
    notes = values.get("annotations")
    if notes is not None:
        function.__annotations__ = notes if isinstance(notes, dict) else dict(zip(notes[::2], notes[1::2], strict=True))
    frame.push(function)


@functools.cache
def unpacker(targets):
    """CPython's own unpacking, for its messages."""
    space = {}
    names = targets.replace("*", "")
    exec(f"def unpack(value):\n    {targets} = value\n    return ({names})", space)
    return space["unpack"]


def unpack(frame, count):
    targets = "".join(f"v{index}, " for index in range(count)) or "()"
    frame.stack.extend(reversed(unpacker(targets)(frame.pop())))


def unpack_ex(frame, counts):
    before, after = counts
    targets = "".join((*(f"a{i}, " for i in range(before)), "*middle, ", *(f"b{i}, " for i in range(after))))
    frame.stack.extend(reversed(unpacker(targets)(frame.pop())))


def push_exc_info(frame, arg):
    frame.stack.insert(-1, frame.handled)
    frame.handled = frame.stack[-1]


def pop_except(frame, arg):
    frame.handled = frame.pop()


def check_exc_match(frame, arg):
    wanted = frame.pop()
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
        raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    frame.push(any(kind in type(frame.stack[-1]).__mro__ for kind in kinds))


def with_enter(frame, arg):
    manager = frame.pop()
    kind = type(manager)
    enter, leave = (getattr(kind, name, None) for name in ("__enter__", "__exit__"))
    if enter is None or leave is None:
        raise TypeError(f"{kind.__name__!r} object does not support the context manager protocol")
    frame.push(functools.partial(leave, manager))
    frame.push(frame.call(enter, (manager,), {}))


def with_except_start(frame, arg):
    leave, _, _, exception = frame.stack[-4:]
    frame.push(leave(type(exception), exception, exception.__traceback__))


def match_flag(flag):
    return lambda frame, arg: frame.push(bool(type(frame.stack[-1]).__flags__ & flag))


def match_keys(frame, arg):
    subject, keys = frame.stack[-2:]
    if len(set(keys)) != len(keys):
        raise ValueError("mapping pattern checks duplicate key")
    values = tuple(subject.get(key, UNBOUND) for key in keys)
    frame.push(None if UNBOUND in values else values)


def match_class(frame, count):
    subject, cls, names = frame.pop_many(3)
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    frame.push(find_class_parts(subject, cls, count, names))


def find_class_parts(subject, cls, count, names):
    if not isinstance(subject, cls):
        return None
    match_args = getattr(cls, "__match_args__", None)
    own = match_args is None and count == 1 and issubclass(cls, MATCH_SELF)
    if match_args is None and count and not own:
        raise TypeError(f"{cls.__name__}() accepts 0 positional sub-patterns")
    if not own and count > len(match_args or ()):
        raise TypeError(f"{cls.__name__}() accepts {len(match_args)} positional sub-patterns")
    positional = [] if own else [(match_args or ())[index] for index in range(count)]
    parts = [subject] if own else []
    for name in (*positional, *names):
        if not hasattr(subject, name):
            return None
        parts.append(getattr(subject, name))
    return tuple(parts)


def list_to_tuple(frame, arg):
    frame.push(tuple(frame.pop()))


def get_len(frame, arg):
    frame.push(len(frame.stack[-1]))


def pop(frame, arg):
    frame.pop()


def get_iter(frame, arg):
    frame.push(iter(frame.pop()))


SEMANTICS = {
    Op.LOAD_CONST: lambda frame, value: frame.push(value),
    Op.LOAD_FAST: load_fast,
    Op.LOAD_FAST_AND_CLEAR: load_fast_and_clear,
    Op.STORE_FAST: store_fast,
    Op.DELETE_FAST: delete_fast,
    Op.MAKE_CELL: make_cell,
    Op.LOAD_DEREF: load_deref,
    Op.STORE_DEREF: store_deref,
    Op.DELETE_DEREF: delete_deref,
    Op.LOAD_CLOSURE: lambda frame, name: frame.push(frame.slots[name]),
    Op.LOAD_GLOBAL: load_global,
    Op.STORE_GLOBAL: store_global,
    Op.DELETE_GLOBAL: delete_global,
    Op.LOAD_ATTR: load_attr,
    Op.STORE_ATTR: store_attr,
    Op.DELETE_ATTR: delete_attr,
    Op.LOAD_SUPER_ATTR: load_super_attr,
    Op.LOAD_BUILD_CLASS: lambda frame, arg: frame.push(builtins.__build_class__),
    Op.IMPORT_NAME: import_name,
    Op.IMPORT_FROM: import_from,
    Op.POP: pop,
    Op.COPY: copy,
    Op.SWAP: swap,
    Op.UNARY: apply(UNARY),
    Op.BINARY: apply(BINARY),
    Op.COMPARE: apply(COMPARE),
    Op.IS: test_is,
    Op.CONTAINS: test_contains,
    Op.STORE_ITEM: store_item,
    Op.DELETE_ITEM: delete_item,
    Op.BUILD_TUPLE: build(tuple),
    Op.BUILD_LIST: build(list),
    Op.BUILD_SET: build(set),
    Op.BUILD_STRING: build("".join),
    Op.BUILD_SLICE: build(lambda parts: slice(*parts)),
    Op.BUILD_MAP: build_map,
    Op.BUILD_CONST_KEY_MAP: build_const_key_map,
    Op.LIST_APPEND: extend(list.append),
    Op.LIST_EXTEND: extend(list.extend),
    Op.SET_ADD: extend(set.add),
    Op.SET_UPDATE: extend(set.update),
    Op.DICT_UPDATE: extend(dict.update),
    Op.DICT_MERGE: dict_merge,
    Op.MAP_ADD: map_add,
    Op.LIST_TO_TUPLE: list_to_tuple,
    Op.FORMAT_VALUE: format_value,
    Op.CONVERT_VALUE: apply(CONVERT),
    Op.CALL: call,
    Op.CALL_EX: call_ex,
    Op.MAKE_FUNCTION: make_function,
    Op.UNPACK: unpack,
    Op.UNPACK_EX: unpack_ex,
    Op.GET_ITER: get_iter,
    Op.GET_YIELD_FROM_ITER: get_iter,
    Op.GET_LEN: get_len,
    Op.PUSH_EXC_INFO: push_exc_info,
    Op.POP_EXCEPT: pop_except,
    Op.CHECK_EXC_MATCH: check_exc_match,
    Op.WITH_ENTER: with_enter,
    Op.WITH_EXCEPT_START: with_except_start,
    Op.MATCH_MAPPING: match_flag(MAPPING_FLAG),
    Op.MATCH_SEQUENCE: match_flag(SEQUENCE_FLAG),
    Op.MATCH_KEYS: match_keys,
    Op.MATCH_CLASS: match_class,
}
