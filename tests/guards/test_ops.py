"""Each op of the guard programs, in C and in the twin: where it holds, where it fails, and what it fetches."""

import collections
import enum
import functools
import gc
import math
import types

import numpy
import pytest

from janus_jax import _native
from janus_jax.guards.evaluate import Holds, evaluate
from janus_jax.guards.program import OPS, GuardInstruction, GuardProgram, is_fetch


class Plain:
    factor = 2

    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def method(self):
        return self


class Inline:
    """Its attributes are never asked for as a dict."""

    def __init__(self):
        self.step = 3
        self.name = "n"


class Slotted:
    __slots__ = ("aval", "value")

    def __init__(self, value=None):
        if value is not None:
            self.value = self.aval = value


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Names(dict):
    pass


class Items(list):
    pass


Pair = collections.namedtuple("Pair", "first second")
NAN = float("nan")
LIST, TUPLE, DICT = [1, 2, 3], (1, 2), {"a": 1, "b": 2}
PLAIN, INLINE, SLOTTED, EMPTY = Plain(step=3), Inline(), Slotted(5), Slotted()
ARRAY = numpy.zeros((2, 3), numpy.float32)


def make_closure(value):
    def inner(a, b=LIST, *, c=TUPLE):
        return value

    return inner


def make_unset_closure():
    if False:
        value = 1

    def inner():
        return value

    return inner


CLOSURE, UNSET = make_closure(PLAIN), make_unset_closure()
CELL, UNSET_CELL = CLOSURE.__closure__[0], UNSET.__closure__[0]
PARTIAL = functools.partial(make_closure, 1, b=2)
DEQUE = collections.deque([1, 2])


def run(instructions, args, outputs=(), function=None):
    """The outputs or the failing index, the same from C and from the twin."""
    program = GuardProgram(tuple(GuardInstruction(op, tuple(operands)) for op, *operands in instructions), outputs)
    program.check()
    native = program.compile().evaluate(args, function)
    twin = evaluate(program, args, function)
    assert native == (twin.outputs if isinstance(twin, Holds) else twin.index)
    return native


FETCHES = [
    ("attr", PLAIN, ("step",), 3),
    ("attr", INLINE, ("name",), "n"),
    ("attr", math, ("pi",), math.pi),
    ("attr", make_closure, ("__wrapped__",), None),
    ("attr", PLAIN, ("factor",), None),
    ("attr", PLAIN, ("method",), None),
    ("attr", SLOTTED, ("value",), None),
    ("attr", 5, ("real",), None),
    ("class_attr", Plain, ("factor",), 2),
    ("class_attr", Plain, ("method",), vars(Plain)["method"]),
    ("class_attr", Items, ("append",), vars(list)["append"]),
    ("class_attr", Plain, ("step",), None),
    ("class_attr", PLAIN, ("factor",), None),
    ("slot", SLOTTED, (Slotted.value,), 5),
    ("slot", EMPTY, (Slotted.value,), None),
    ("slot", PLAIN, (Slotted.value,), None),
    ("item", LIST, (0,), 1),
    ("item", LIST, (-1,), 3),
    ("item", Items(LIST), (2,), 3),
    ("item", Pair(7, 8), (1,), 8),
    ("item", LIST, (3,), None),
    ("item", LIST, (-4,), None),
    ("item", DICT, (0,), None),
    ("item", "abc", (0,), None),
    ("key", DICT, ("b",), 2),
    ("key", Names(DICT), ("a",), 1),
    ("key", collections.OrderedDict(DICT), ("a",), 1),
    ("key", collections.defaultdict(list), ("a",), None),
    ("key", {1: "one"}, (True,), "one"),
    ("key", {Color.RED: "red"}, (Color.RED,), "red"),
    ("key", {Color.RED: "red"}, (Color.BLUE,), None),
    ("key", {int: "int", "int": 0}, (int,), "int"),
    ("key", {(1, ("a", None)): "nested"}, ((1, ("a", None)),), "nested"),
    ("key", DICT, ("c",), None),
    ("key", LIST, (0,), None),
    ("cell", CELL, (), PLAIN),
    ("cell", UNSET_CELL, (), None),
    ("cell", LIST, (), None),
    ("closure", CLOSURE, (0,), CELL),
    ("closure", CLOSURE, (1,), None),
    ("closure", CLOSURE, (-1,), None),
    ("closure", make_closure, (0,), None),
    ("defaults", CLOSURE, (), (LIST,)),
    ("kwdefaults", CLOSURE, (), {"c": TUPLE}),
    ("defaults", len, (), None),
    ("method_self", PLAIN.method, (), PLAIN),
    ("method_func", PLAIN.method, (), Plain.method),
    ("method_self", "".join, (), None),
    ("partial", PARTIAL, (0,), make_closure),
    ("partial", PARTIAL, (1,), (1,)),
    ("partial", PARTIAL, (2,), {"b": 2}),
    ("partial", PARTIAL, (3,), None),
    ("partial", CLOSURE, (0,), None),
    ("len", LIST, (), 3),
    ("len", {1}, (), 1),
    ("len", "häß", (), 3),
    ("len", Items(LIST), (), None),
    ("len", DEQUE, (), 2),
    ("item", DEQUE, (1,), 2),
    ("item", DEQUE, (-2,), 1),
    ("item", DEQUE, (2,), None),
    ("item", DEQUE, (-3,), None),
]


@pytest.mark.parametrize(("op", "value", "operands", "expected"), FETCHES)
def test_fetches(op, value, operands, expected):
    found = run([("local", 0, 0), (op, 1, 0, *operands)], (value,), (1,))
    assert found == ((expected,) if expected is not None else 1)


def test_fetches_without_a_slot_to_read():
    assert run([("local", 5, 1), ("const", 3, LIST)], (1, 2), (3, 5)) == (LIST, 2)
    assert run([("local", 0, 2)], (1, 2)) == 0
    assert run([("local", 0, -1)], (1, 2)) == 0
    assert run([("function", 0)], (), (0,), run) == (run,)
    assert run([("function", 0)], ()) == 0


def test_defaults_that_are_not_there_are_none():
    def bare():
        return None

    assert run([("local", 0, 0), ("defaults", 1, 0), ("kwdefaults", 2, 0)], (bare,), (1, 2)) == (None, None)


def test_fetches_keep_what_they_found_alive():
    program = _native.GuardProgram((("local", 0, 0), ("item", 1, 0, 0)), (1,))
    holder = [object()]
    (found,) = program.evaluate((holder,))
    holder.clear()
    assert type(found) is object


CHECKS = [
    ("is", LIST, (LIST,), True),
    ("is", [1, 2, 3], (LIST,), False),
    ("is_not", LIST, (TUPLE,), True),
    ("is_not", LIST, (LIST,), False),
    ("type", True, (bool,), True),
    ("type", True, (int,), False),
    ("type", Items(), (list,), False),
    ("value", 10**40, (10**40,), True),
    ("value", 3, (4,), False),
    ("value", 1, (True,), False),
    ("value", 1.0, (1,), False),
    ("value", NAN, (float("nan"),), True),
    ("value", 0.0, (-0.0,), False),
    ("value", 2j, (2j,), True),
    ("value", complex(0.0, -0.0), (0j,), False),
    ("value", "häß", ("".join(["h", "äß"]),), True),
    ("value", "ab", ("ac",), False),
    ("value", "ab", ("abc",), False),
    ("value", "ä", ("\u0100",), False),
    ("value", b"ab", (bytes([97, 98]),), True),
    ("value", b"ab", (b"ac",), False),
    ("value", None, (None,), True),
    ("value", (1, ("a", 2.0), None), ((1, ("a", 2.0), None),), True),
    ("value", (1, ("a", 2)), ((1, ("a", 2.0)),), False),
    ("value", Pair(1, 2), ((1, 2),), False),
    ("value", (1, LIST), ((1, 2),), False),
    ("length", LIST, (3,), True),
    ("length", Items(LIST), (3,), True),
    ("length", TUPLE, (3,), False),
    ("length", DICT, (2,), True),
    ("length", {1, 2}, (2,), True),
    ("length", frozenset(), (0,), True),
    ("length", DEQUE, (2,), True),
    ("length", "ab", (2,), False),
    ("length", "ab", (-1,), False),
    ("keys", DICT, (("a", "b"),), True),
    ("keys", DICT, (("b", "a"),), False),
    ("keys", DICT, (("a",),), False),
    ("keys", DICT, (("a", "b", "c"),), False),
    ("keys", {1: 0}, ((True,),), False),
    ("keys", {Color.RED: 0, int: 1}, ((Color.RED, int),), True),
    ("keys", Names(DICT), (("a", "b"),), True),
    ("keys", LIST, ((),), False),
    ("attr_names", PLAIN, (("step",),), True),
    ("attr_names", INLINE, (("step", "name"),), True),
    ("attr_names", INLINE, (("name", "step"),), False),
    ("attr_names", SLOTTED, ((),), True),
    ("attr_names", 5, (("real",),), False),
    ("no_slot", EMPTY, (Slotted.value,), True),
    ("no_slot", SLOTTED, (Slotted.value,), False),
    ("no_slot", PLAIN, (Slotted.value,), False),
    ("no_attr", PLAIN, ("factor",), True),
    ("no_attr", PLAIN, ("step",), False),
    ("no_attr", INLINE, ("name",), False),
    ("no_attr", INLINE, ("other",), True),
    ("no_attr", SLOTTED, ("value",), True),
    ("no_key", DICT, ("c",), True),
    ("no_key", DICT, ("a",), False),
    ("no_key", {1: 2}, (1.0,), False),
    ("no_key", LIST, (0,), False),
    ("code", CLOSURE, (CLOSURE.__code__,), True),
    ("code", make_closure(1), (CLOSURE.__code__,), True),
    ("code", run, (CLOSURE.__code__,), False),
    ("code", len, (CLOSURE.__code__,), False),
    ("aval", SLOTTED, (5,), True),
    ("aval", SLOTTED, (6,), False),
    ("aval", EMPTY, (5,), False),
    ("aval", PLAIN, (5,), False),
    ("ndarray", ARRAY, (ARRAY.dtype, (2, 3)), True),
    ("ndarray", ARRAY, (numpy.dtype("f4"), (2, 3)), True),
    ("ndarray", ARRAY, (numpy.dtype("<f4").newbyteorder("="), (2, 3)), True),
    ("ndarray", ARRAY, (numpy.dtype("f8"), (2, 3)), False),
    ("ndarray", ARRAY, ("float32", (2, 3)), False),
    ("ndarray", ARRAY, (ARRAY.dtype, (3, 2)), False),
    ("ndarray", ARRAY, (ARRAY.dtype, (2, 3, 1)), False),
    ("ndarray", ARRAY[0, 0], (ARRAY.dtype, ()), False),
    ("ndarray", numpy.ma.zeros((2, 3), "f4"), (ARRAY.dtype, (2, 3)), False),
    ("unset_cell", UNSET_CELL, (), True),
    ("unset_cell", CELL, (), False),
    ("unset_cell", None, (), False),
]


@pytest.mark.parametrize(("op", "value", "operands", "holds"), CHECKS)
def test_checks(op, value, operands, holds):
    assert run([("local", 0, 0), (op, 0, *operands)], (value,), (0,)) == ((value,) if holds else 1)


@pytest.mark.parametrize(
    ("cls", "name", "expected", "holds"),
    [
        (Plain, "factor", 2, True),
        (Plain, "factor", 3, False),
        (Plain, "method", Plain.method, True),
        (Names, "get", dict.__dict__["get"], True),
        (Plain, "nothing", _native.ABSENT, True),
        (Plain, "factor", _native.ABSENT, False),
        (Plain, "nothing", None, False),
        (Plain, "__class__", object.__dict__["__class__"], True),
        (Plain, "mro", _native.ABSENT, True),
    ],
)
def test_type_attributes(cls, name, expected, holds):
    assert run([("type_attr", cls, name, expected)], ()) == (() if holds else 0)


def test_a_class_attribute_that_changes():
    class Changing(Plain):
        pass

    instructions = [("type_attr", Changing, "factor", Plain.factor)]
    assert run(instructions, ()) == ()
    Changing.factor = 3
    assert run(instructions, ()) == 0
    del Changing.factor
    assert run(instructions, ()) == ()


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        ((0, 1), (2,), True),
        ((0, 1), (2, 3), False),
        ((0, 3), (), False),
        ((0,), (1, 2), True),
        ((1, 2), (0, 3), True),
        ((0, 0), (0, 1), True),
        ((), (0, 3), True),
        ((), (), True),
    ],
)
def test_all_distinct(first, second, holds):
    a, b, c = [], [], []
    instructions = [*(("local", slot, slot) for slot in range(4)), ("all_distinct", first, second)]
    assert run(instructions, (a, b, c, a)) == (() if holds else 4)


def test_all_distinct_counts_the_dict_of_an_object():
    box, other, function = Plain(), Plain(), lambda: None
    instructions = [*(("local", slot, slot) for slot in range(2)), ("all_distinct", (0,), (1,))]
    assert run(instructions, (box, other)) == ()
    assert run(instructions, (box, box.__dict__)) == 2
    assert run(instructions, (box.__dict__, box)) == 2
    assert run(instructions, (function.__dict__, function)) == 2
    assert run(instructions, (box, other.__dict__)) == ()
    other.__dict__ = box.__dict__
    assert run(instructions, (box, other)) == 2


def test_all_distinct_over_many_slots():
    objects = [[] for _ in range(500)]
    fetches = [("local", slot, slot) for slot in range(500)]
    instructions = [*fetches, ("all_distinct", tuple(range(250)), tuple(range(250, 500)))]
    assert run(instructions, tuple(objects)) == ()
    objects[499] = objects[100]
    assert run(instructions, tuple(objects)) == 500
    objects[499] = objects[300]
    assert run(instructions, tuple(objects)) == ()


def test_same_and_distinct():
    fetches = [("local", 0, 0), ("local", 1, 1)]
    assert run([*fetches, ("same", 0, 1)], (LIST, LIST)) == ()
    assert run([*fetches, ("same", 0, 1)], (LIST, list(LIST))) == 2
    assert run([*fetches, ("distinct", 0, 1)], (LIST, list(LIST))) == ()
    assert run([*fetches, ("distinct", 0, 1)], (LIST, LIST)) == 2


def test_the_op_tables_are_complete():
    tested = {row[0] for row in (*FETCHES, *CHECKS)}
    elsewhere = {"function", "local", "const", "type_attr", "same", "distinct", "all_distinct"}
    assert tested | elsewhere == set(OPS)
    assert not {op for op in tested if is_fetch(op)} & {row[0] for row in CHECKS}


def test_an_attribute_does_not_make_the_dict_of_its_instance():
    """A dict once made slows the attributes of the instance down, and takes memory."""
    made = Inline()
    program = _native.GuardProgram((("local", 0, 0), ("attr", 1, 0, "step"), ("attr_names", 0, ("step", "name"))), (1,))
    assert program.evaluate((made,)) == (3,)
    assert not [referent for referent in gc.get_referents(made) if type(referent) is dict]


def test_attributes_of_instances_in_every_form():
    instructions = [("local", 0, 0), ("attr", 1, 0, "b"), ("no_attr", 0, "c")]
    made = Plain.__new__(Plain)
    assert run(instructions, (made,)) == 1
    for name in ("a", "b"):
        setattr(made, name, name)
    assert run(instructions, (made,), (1,)) == ("b",)
    del made.a
    assert run(instructions, (made,), (1,)) == ("b",)
    assert vars(made) == {"b": "b"}
    assert run(instructions, (made,), (1,)) == ("b",)
    made.c = 1
    assert run(instructions, (made,)) == 2
    made.__dict__ = {"b": "other"}
    assert run(instructions, (made,), (1,)) == ("other",)
    for index in range(100):
        setattr(made, f"x{index}", index)
    assert run([*instructions, ("attr", 2, 0, "x77")], (made,), (2,)) == (77,)
    made.__dict__[5] = 1
    assert run(instructions, (made,), (1,)) == ("other",)
    del made.b
    assert run(instructions, (made,)) == 1


def test_attributes_of_modules_functions_and_classes():
    module = types.ModuleType("made")
    module.x = 1
    assert run([("local", 0, 0), ("attr", 1, 0, "x")], (module,), (1,)) == (1,)

    def function():
        return None

    assert run([("local", 0, 0), ("no_attr", 0, "x")], (function,)) == ()
    function.x = 2
    assert run([("local", 0, 0), ("attr", 1, 0, "x")], (function,), (1,)) == (2,)
    assert run([("local", 0, 0), ("attr", 1, 0, "factor")], (Plain,), (1,)) == (2,)
    assert run([("local", 0, 0), ("attr", 1, 0, "x")], (PARTIAL,)) == 1


def test_large_and_thinned_out_dicts():
    stored = {index: str(index) for index in range(70_000)}
    for index in range(0, 70_000, 3):
        del stored[index]
    instructions = [("local", 0, 0), ("key", 1, 0, 69_998), ("no_key", 0, 69_999), ("no_key", 0, 10**18)]
    assert run(instructions, (stored,), (1,)) == ("69998",)
    stored["text"] = "t"
    assert run([*instructions, ("key", 2, 0, "text")], (stored,), (2,)) == ("t",)
