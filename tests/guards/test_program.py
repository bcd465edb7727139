"""Guard programs as records: their text, their checker, and that C refuses what the checker refuses."""

import pytest

from janus_jax import _native
from janus_jax.errors import InternalError
from janus_jax.guards.evaluate import find_misses
from janus_jax.guards.program import GuardInstruction, GuardProgram


class Model:
    pass


def program_of(*instructions, outputs=()):
    return GuardProgram(tuple(GuardInstruction(op, operands, note) for op, operands, note in instructions), outputs)


STEP = program_of(
    ("local", (0, 0), "self"),
    ("type", (0, Model), "self"),
    ("attr", (1, 0, "step"), "self.step"),
    ("value", (1, 3), "self.step"),
    ("attr", (2, 0, "layers"), "self.layers"),
    ("length", (2, 2), "self.layers"),
    ("all_distinct", ((0,), (1, 2)), "objects that are written"),
    ("type_attr", (Model, "scale", _native.ABSENT), "Model.scale"),
    outputs=(1,),
)

TEXT = """\
s0 = local 0                        | self
type s0 Model                       | self
s1 = attr s0 'step'                 | self.step
value s1 3                          | self.step
s2 = attr s0 'layers'               | self.layers
length s2 2                         | self.layers
all_distinct (s0) (s1 s2)           | objects that are written
type_attr Model 'scale' nothing     | Model.scale
outputs s1
"""


def make(**attributes):
    model = Model()
    model.__dict__.update(attributes)
    return model


def test_text():
    STEP.check()
    assert str(STEP) == TEXT


def test_compiled_once():
    assert STEP.compile() is STEP.compile()
    assert STEP.compile().instructions[3] == ("value", 1, 3) and STEP.compile().outputs == (1,)
    assert STEP.compile().evaluate((make(step=3, layers=[1, 2]),)) == (3,)


def test_misses_are_told_in_the_users_names():
    misses = find_misses(STEP, (make(step=4.0, layers=[1]),))
    assert [str(miss) for miss in misses] == [
        "self.step: expected 3, found 4.0",
        "self.layers: expected length 2, found length 1",
    ]
    assert [miss.index for miss in misses] == [3, 5]


def test_what_depends_on_a_missing_fetch_is_left_out():
    misses = find_misses(STEP, (make(step=3),))
    assert [str(miss) for miss in misses] == ["self.layers: not there"]


def test_misses_of_other_kinds():
    shared = []
    misses = find_misses(STEP, (make(step=shared, layers=shared),))
    assert [str(miss) for miss in misses][:2] == [
        f"self.step: expected 3, found <list at {id(shared):#x}>",
        "self.layers: expected length 2, found length 0",
    ]
    both = program_of(
        ("local", (0, 0), "a"), ("local", (1, 1), "b"), ("same", (0, 1), "a and b"), ("type", (0, int), "a")
    )
    assert [str(miss) for miss in find_misses(both, (shared, []))] == [
        "a and b: no longer one object",
        "a: expected type int, found type list",
    ]
    written = program_of(("local", (0, 0), "a"), ("local", (1, 1), "b"), ("all_distinct", ((0,), (1,)), "a and b"))
    assert [str(miss) for miss in find_misses(written, (shared, shared))] == ["a and b: two of them are one object"]


WRONG = [
    ((("nothing", (0,)),), "unknown op"),
    ((("local", (0,)),), "operands"),
    ((("local", (0, 0)), ("local", (0, 1))), "second time"),
    ((("attr", (1, 0, "x")),), "nothing filled"),
    ((("local", (0, 0)), ("attr", (1, 0, 5))), "name"),
    ((("local", (0, 0)), ("type", (0, 5))), "a type"),
    ((("local", (0, 0)), ("value", (0, []))), "plain value"),
    ((("local", (0, 0)), ("value", (0, (1, ([],))))), "plain value"),
    ((("local", (0, 0)), ("length", (0, "x"))), "integer"),
    ((("local", (0, 0)), ("keys", (0, []))), "tuple"),
    ((("local", (0, 0)), ("keys", (0, ((1, []),)))), "tuple"),
    ((("local", (0, 0)), ("slot", (1, 0, Model))), "member descriptor"),
    ((("local", (0, 0)), ("code", (0, Model))), "code object"),
    ((("local", (0, 0)), ("key", (1, 0, []))), "key|hash"),
    ((("local", (0, 0)), ("all_distinct", (0, ()))), "tuple"),
    ((("local", (0, 0)), ("all_distinct", ((0,), (1,)))), "nothing filled"),
    ((("local", (-1, 0)),), "slot"),
    ((("local", ("x", 0)),), "slot"),
    ((("attr", (0, 0, "x")),), "nothing filled"),
]


@pytest.mark.parametrize(("instructions", "why"), WRONG)
def test_wrong_programs_are_refused(instructions, why):
    program = GuardProgram(tuple(GuardInstruction(op, operands) for op, operands in instructions))
    with pytest.raises(InternalError, match=why):
        program.check()
    with pytest.raises((ValueError, TypeError), match=why):
        program.compile()


def test_outputs_must_be_filled():
    program = GuardProgram((GuardInstruction("local", (0, 0)),), (1,))
    with pytest.raises(InternalError, match="output"):
        program.check()
    with pytest.raises(ValueError, match="output"):
        program.compile()


@pytest.mark.parametrize(
    ("instructions", "outputs"),
    [([], ()), ((), []), (([],), ()), ((5,), ()), (((),), ()), (((5,),), ()), ((("local", 10**9, 0),), ())],
)
def test_c_refuses_what_is_no_program_at_all(instructions, outputs):
    with pytest.raises((ValueError, TypeError)):
        _native.GuardProgram(instructions, outputs)


def test_evaluate_expects_a_tuple():
    program = _native.GuardProgram((), ())
    assert program.evaluate(()) == () and program.evaluate((), None) == ()
    for wrong in ((), ([],), ((), None, None)):
        with pytest.raises(TypeError):
            program.evaluate(*wrong)


def test_deep_tuples_are_refused():
    deep = 1
    for _ in range(100):
        deep = (deep,)
    with pytest.raises(ValueError, match="plain"):
        _native.GuardProgram((("local", 0, 0), ("value", 0, deep)), ())
