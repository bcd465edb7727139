"""Guards look past everything that a class can do to answer for its instances."""

import pytest

from janus_jax import _native
from janus_jax.guards.evaluate import evaluate, find_misses
from janus_jax.guards.program import GuardInstruction, GuardProgram


class Ran(BaseException):
    """User code ran. Nothing catches this by accident."""


ARMED = []


def _refuse(name, base):
    """A method that raises while a test runs, and does what `base` does otherwise."""

    def method(*arguments):
        if ARMED:
            raise Ran(name)
        return getattr(base, name)(*arguments)

    return method


class Meta(type):
    pass


for _name in ("__instancecheck__", "__subclasscheck__", "__eq__", "__hash__", "__getattribute__", "__call__"):
    setattr(Meta, _name, _refuse(_name, type))


def refuse(*arguments):
    raise Ran


class Loud(metaclass=Meta):
    """Anything that asks it something raises."""

    __eq__ = __ne__ = __lt__ = __hash__ = __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __repr__ = refuse
    __getattr__ = __getattribute__ = __call__ = __index__ = refuse
    __class__ = property(refuse)
    aval = property(refuse)


class LoudDict(Loud, dict):
    pass


class LoudList(Loud, list):
    pass


MADE = (object.__new__(Loud), dict.__new__(LoudDict), list.__new__(LoudList))
object.__setattr__(MADE[0], "step", 1)


class Collides:
    """Has the hash of `value`, and an __eq__ that must not be asked while a test is armed."""

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        if ARMED:
            raise Ran
        return self is other


class Arming:
    """Inside, user code raises."""

    def __enter__(self):
        ARMED.append(True)

    def __exit__(self, *raised):
        ARMED.clear()


armed = Arming()


class Slotted:
    __slots__ = ("x",)


OPERANDS = {
    "attr": ("step",),
    "class_attr": ("step",),
    "slot": (Slotted.x,),
    "item": (0,),
    "key": ("a",),
    "closure": (0,),
    "partial": (0,),
    "is": (1,),
    "is_not": (1,),
    "type": (int,),
    "value": ((1, "a"),),
    "length": (3,),
    "keys": (("a", int),),
    "attr_names": (("a",),),
    "no_slot": (Slotted.x,),
    "no_attr": ("x",),
    "no_key": ("a",),
    "code": (refuse.__code__,),
    "aval": (1,),
    "ndarray": (1, (1,)),
}


@pytest.mark.parametrize("op", sorted(_native.GUARD_OPS))
@pytest.mark.parametrize("number", range(len(MADE)))
def test_no_op_runs_code_of_a_class(op, number):
    made = MADE[number]
    kinds = _native.GUARD_OPS[op]
    if "s" not in kinds:
        return
    slots = (1, 0) if kinds.startswith("d") else (0, 0) if kinds == "ss" else (0,)
    program = GuardProgram((GuardInstruction("local", (0, 0)), GuardInstruction(op, (*slots, *OPERANDS.get(op, ())))))
    with armed:
        native = program.compile().evaluate((made,))
        twin = evaluate(program, (made,))
        texts = [str(miss) for miss in find_misses(program, (made,))]
    assert (native if native != () else None) == getattr(twin, "index", None)
    assert all(texts)


def test_values_inside_containers_are_not_asked():
    args = ((MADE[0], 1), {"a": MADE[0]}, MADE[0])
    checks = [("value", 0, (2, 1)), ("value", 1, 3), ("value", 2, 4), ("is", 2, 5), ("keys", 1, ("b",))]
    for op, slot, operand in checks:
        program = _native.GuardProgram((("local", slot, slot), (op, slot, operand)), ())
        with armed:
            index = program.evaluate(args)
        assert index == 1


@pytest.mark.parametrize("key", ["a", 7, 1.5, b"x", (1, 2), None])
def test_a_stored_key_of_the_same_hash_is_not_asked(key):
    stored = {Collides(key): 1}
    fetch = GuardProgram((GuardInstruction("local", (0, 0)), GuardInstruction("key", (1, 0, key))))
    absent = GuardProgram((GuardInstruction("local", (0, 0)), GuardInstruction("no_key", (0, key))))
    with armed:
        found = [program.compile().evaluate((stored,)) for program in (fetch, absent)]
        twin = evaluate(fetch, (stored,))
    assert found == [1, 1] and twin.index == 1


def test_a_name_of_the_same_hash_is_not_asked():
    holder = type("Holder", (), {})()
    holder.__dict__[Collides("a")] = 1
    program = _native.GuardProgram((("local", 0, 0), ("attr", 1, 0, "a")), ())
    with armed:
        index = program.evaluate((holder,))
    assert index == 1


def test_a_key_beside_one_of_another_hash_is_found():
    stored = {Collides("other"): 1, "a": 2, 3: 4}
    program = _native.GuardProgram((("local", 0, 0), ("key", 1, 0, "a"), ("key", 2, 0, 3)), (1, 2))
    with armed:
        outputs = program.evaluate((stored,))
    assert outputs == (2, 4)


def test_a_property_written_in_python_is_not_an_aval():
    class Callable:
        def __call__(self, value):
            raise Ran

    class Array:
        aval = property(Callable())

    program = _native.GuardProgram((("local", 0, 0), ("aval", 0, 1)), ())
    assert program.evaluate((Array(),)) == 1
