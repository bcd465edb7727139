"""`enable(unroll=...)` with the real engine: what becomes of loops, and what explain says of it."""

import jax.numpy as jnp
import pytest

import janus_jax


class Model:
    def outputs(self, x):
        outputs = []
        for number in range(12):
            outputs.append(x * number)
        for value in outputs:
            x = x + value
        return x

    def pairs(self, x):
        found = {"a": x}
        for number in range(10):
            found[str(number)] = x + number
        return jnp.stack(list(found.values()))


FIRST_LINE = Model.outputs.__code__.co_firstlineno + 2
FIRST, SECOND = (f"api/test_unroll.py:{line}" for line in (FIRST_LINE, FIRST_LINE + 2))


@pytest.fixture(autouse=True)
def forgetful():
    janus_jax.reset()
    yield
    janus_jax.disable()
    janus_jax.reset()


def run(method, unroll):
    """What explain says of the loops of a method, and how many of them are rolled."""
    with janus_jax.enabled(hot_after=1, unroll=unroll):
        for number in range(4):
            method(jnp.ones(3) * number)
    units = [unit for unit in janus_jax.report().units if unit.name == method.__qualname__]
    loops = [line.partition(" loop: ")[2] for line in str(janus_jax.explain(method)).splitlines() if " loop: " in line]
    assert units[0].state == "converted"
    return loops, units[0].rolled


@pytest.mark.parametrize(
    ("unroll", "rolled"),
    [
        (None, 0),
        (True, 0),
        (False, 2),
        ({"Model.outputs": False}, 2),
        ({"Model.outputs": False, SECOND: True}, 1),
        ({FIRST: False}, 1),
        ({"Model.pairs": False}, 0),
    ],
)
def test_loops_are_rolled_or_written_out_as_asked(unroll, rolled):
    assert run(Model().outputs, unroll)[1] == rolled


def test_explain_says_what_was_asked():
    first, second = run(Model().outputs, {FIRST: False, SECOND: True})[0]
    assert first == "one iteration in the program; lax.scan; as unroll=False asks"
    assert second == "written out, as unroll=True asks; 12 iterations on average; unrolled"


def test_explain_says_nothing_of_it_where_nothing_was_asked():
    assert run(Model().outputs, None)[0] == ["12 iterations on average; unrolled"] * 2


def test_a_loop_that_cannot_be_rolled_is_written_out_and_says_why():
    loops, rolled = run(Model().pairs, False)
    assert rolled == 0
    assert "cannot be one lax.scan: " in loops[0] and "10 iterations on average; unrolled" in loops[0]


def test_explicit_calls_follow_it():
    model = Model()
    with janus_jax.enabled(unroll=False):
        converted = janus_jax.jit(model.outputs)
        converted(jnp.ones(3))
        units = [unit for unit in janus_jax.report().units if unit.name == "Model.outputs"]
    assert [unit.rolled for unit in units] == [2]
