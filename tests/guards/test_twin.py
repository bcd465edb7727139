"""C and the twin agree on programs, objects and mutations that nobody thought of, and leave reference counts alone."""

import collections
import functools
import sys
import types

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from janus_jax import _native
from janus_jax.guards.evaluate import Holds, evaluate, find_misses
from janus_jax.guards.program import OPS, GuardInstruction, GuardProgram, find_problem, is_fetch

NAMES = ("a", "b", "step")


class Plain:
    def __init__(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)

    def method(self):
        return self


class Below(Plain):
    a = 1
    __slots__ = ("slot", "aval")


class Names(dict):
    pass


class Items(list):
    pass


Pair = collections.namedtuple("Pair", "first second")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.integers(),
    st.sampled_from([0.0, -0.0, 1.0, float("nan"), 1e300]),
    st.sampled_from(["", "a", "b", "step", "häß", "\U0001f600"]),
    st.sampled_from([b"", b"a", 1j, complex(0.0, -0.0), 10**40]),
)
PLAIN = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2).map(tuple), max_leaves=4)
KEYS = st.one_of(PLAIN, st.sampled_from([int, Plain, len, Plain.method]))


def make_function(cell, default, keyword):
    def made(a=default, *, b=keyword):
        return cell

    return made


def make_below(attributes, slot):
    made = Below(**attributes)
    if slot is not None:
        made.slot = made.aval = slot
    return made


def containers(inner):
    few = st.lists(inner, max_size=3)
    attributes = st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    return st.one_of(
        few,
        few.map(tuple),
        few.map(Items),
        few.map(collections.deque),
        st.tuples(inner, inner).map(lambda both: Pair(*both)),
        st.dictionaries(KEYS, inner, max_size=3),
        st.dictionaries(KEYS, inner, max_size=2).map(Names),
        st.frozensets(SCALARS, max_size=3),
        attributes.map(lambda given: Plain(**given)),
        attributes.map(lambda given: types.SimpleNamespace(**given)),
        st.builds(make_below, attributes, st.one_of(st.none(), inner)),
        st.builds(make_function, inner, inner, inner),
        st.builds(functools.partial, st.just(Plain), inner, a=inner),
        attributes.map(lambda given: Plain(**given).method),
        inner.map(types.CellType),
        st.builds(types.CellType),
        st.sampled_from([Plain, Below]),
    )


OBJECTS = st.recursive(PLAIN, containers, max_leaves=8)


FITTING = [
    ((list, tuple), ("item", "len", "length")),
    ((dict,), ("key", "keys", "no_key", "len", "length")),
    ((set, frozenset, collections.deque, str), ("len", "length", "is")),
    ((Plain, types.SimpleNamespace), ("attr", "attr_names", "no_attr")),
    ((Below,), ("slot", "no_slot", "aval", "attr")),
    ((types.FunctionType,), ("closure", "defaults", "kwdefaults", "code")),
    ((types.MethodType,), ("method_self", "method_func")),
    ((functools.partial,), ("partial", "partial", "is")),
    ((types.CellType,), ("cell", "cell", "unset_cell")),
    ((type,), ("class_attr", "class_attr", "is")),
    ((int, float, complex, str, bytes, type(None)), ("value", "value", "type")),
]


def ops_for(value):
    """Ops that look into such an object."""
    return [op for kinds, ops in FITTING if isinstance(value, kinds) for op in ops] or ["is", "type"]


def fitting_operands(kind, op, value):
    """Operands of this kind that describe the object as it is; maybe none."""
    if kind == "T":
        return [tuple(value)] if isinstance(value, dict) else [tuple(vars(value))] if hasattr(value, "__dict__") else []
    if kind == "k":
        return list(value) if isinstance(value, dict) and op == "key" else []
    if kind == "n":
        return list(vars(value)) if isinstance(value, (Plain, types.SimpleNamespace)) and op == "attr" else []
    if kind == "i" and op == "length":
        return [len(value)] if hasattr(value, "__len__") else []
    if kind == "i" and op == "item":
        return list(range(-len(value), len(value))) if isinstance(value, (list, tuple)) else []
    if op == "aval" and kind == "o":
        return [value.aval] if hasattr(value, "aval") else []
    fitting = {"t": type(value), "o": value, "v": value, "c": getattr(value, "__code__", None), "i": 0}
    return [fitting[kind]] if kind in fitting else []


def any_operand(kind):
    """A strategy for an operand of this kind, whatever it is for."""
    return {
        "i": st.integers(-2, 3),
        "n": st.sampled_from(NAMES),
        "k": KEYS,
        "m": st.sampled_from([Below.slot, Below.aval]),
        "t": st.sampled_from([int, Plain, Below, dict]),
        "v": PLAIN,
        "T": st.lists(PLAIN, max_size=2).map(tuple),
        "c": st.just(make_function.__code__),
    }.get(kind, st.one_of(st.just(_native.ABSENT), PLAIN))


def operand_for(draw, kind, op, value):
    """An operand: more often than not one that fits what the slot holds."""
    fitting = [operand for operand in fitting_operands(kind, op, value) if _is_allowed(kind, operand)]
    if fitting and draw(st.integers(0, 9)):
        return draw(st.sampled_from(fitting))
    return draw(any_operand(kind))


def _is_allowed(kind, operand):
    """Whether a program may have it."""
    return (
        find_problem(GuardInstruction({"v": "value", "T": "keys", "c": "code"}.get(kind, "is"), (0, operand)), {0})
        == ""
    )


@st.composite
def programs(draw, args):
    """A program over `args`, built step by step from what the steps before found."""
    instructions, slots = [], {}
    for index in range(len(args)):
        instructions.append(GuardInstruction("local", (index, index)))
        slots[index] = args[index]
    for _ in range(draw(st.integers(1, 12))):
        slot = draw(st.sampled_from(sorted(slots)))
        op = draw(st.sampled_from(ops_for(slots[slot]) if draw(st.integers(0, 9)) else sorted(OPS)))
        instruction = GuardInstruction(op, _operands(draw, op, slot, slots))
        if is_fetch(op):
            found = evaluate(GuardProgram((*_fetches(instructions), instruction), (instruction.operands[0],)), args)
            if not isinstance(found, Holds):
                if draw(st.integers(0, 9)):
                    continue
            else:
                slots[instruction.operands[0]] = found.outputs[0]
        instructions.append(instruction)
        if is_fetch(op) and instruction.operands[0] not in slots:
            break
    return GuardProgram(tuple(instructions), tuple(sorted(slots)))


def _fetches(instructions):
    return tuple(instruction for instruction in instructions if is_fetch(instruction.op))


def _operands(draw, op, slot, slots):
    operands = []
    for kind in OPS[op]:
        if kind == "d":
            operands.append(max(slots) + 1 + draw(st.integers(0, 2)))
        elif kind == "s":
            operands.append(
                slot if not operands or op not in ("same", "distinct") else draw(st.sampled_from(sorted(slots)))
            )
        elif kind == "g":
            operands.append(tuple(draw(st.lists(st.sampled_from(sorted(slots)), max_size=3))))
        else:
            operands.append(operand_for(draw, kind, op, slots[slot]))
    return tuple(operands)


def outcome_of(program, args):
    """The outputs or the failing index; asserts that C and the twin agree, object by object."""
    native, twin = program.compile().evaluate(args), evaluate(program, args)
    if not isinstance(twin, Holds):
        assert native == twin.index, (program, native, twin)
        misses = find_misses(program, args)
        assert misses[0].index == twin.index and all(map(str, misses))
        return native
    assert isinstance(native, tuple) and len(native) == len(twin.outputs), (program, native, twin)
    for mine, theirs in zip(native, twin.outputs, strict=True):
        assert mine is theirs or (type(mine) is type(theirs) is int and mine == theirs)
    return native


def mutate(draw, value):
    """Change one thing about `value` if it can be changed."""
    fresh = draw(SCALARS)
    if isinstance(value, list):
        draw(st.sampled_from([lambda: value.append(fresh), value.clear, value.reverse]))()
    elif isinstance(value, dict):
        draw(
            st.sampled_from([lambda: value.update({fresh: 1}), value.clear, lambda: value.update(dict.fromkeys(value))])
        )()
    elif isinstance(value, (Plain, types.SimpleNamespace)):
        name = draw(st.sampled_from(NAMES))
        if draw(st.booleans()):
            vars(value).pop(name, None)
        elif isinstance(value, Plain) and draw(st.booleans()):
            value.__dict__ = {name: fresh}
        else:
            setattr(value, name, fresh)
    elif isinstance(value, types.CellType):
        value.cell_contents = fresh
    elif isinstance(value, types.FunctionType):
        value.__defaults__ = draw(st.sampled_from([None, (), (fresh,)]))


RUNS = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@RUNS
@given(st.data())
def test_they_agree(data):
    args = tuple(data.draw(st.lists(OBJECTS, min_size=1, max_size=3)))
    program = data.draw(programs(args))
    program.check()
    outcome_of(program, args)
    for _ in range(3):
        outputs = outcome_of(program, args)
        target = data.draw(st.sampled_from(outputs if isinstance(outputs, tuple) and outputs else args))
        mutate(data.draw, target)
        outcome_of(program, args)


@RUNS
@given(st.data())
def test_reference_counts_stay(data):
    args = tuple(data.draw(st.lists(OBJECTS, min_size=1, max_size=3)))
    program = data.draw(programs(args)).compile()
    before = [sys.getrefcount(value) for value in args]
    for _ in range(10):
        program.evaluate(args)
    assert [sys.getrefcount(value) for value in args] == before
    del program
