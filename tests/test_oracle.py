"""The oracle sees what a user could see: these pairs of small worlds differ, and it says so, and where."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest

from support.compare import Tolerance, find_differences
from support.expectation import Counts, find_broken_promises, parse_expectation
from support.snapshot import take_snapshot

SHARED = [1]


class Box:
    def __init__(self, **attributes):
        vars(self).update(attributes)


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class OtherBox(Box):
    pass


def differences(one: object, other: object) -> list[str]:
    worlds = (take_snapshot({"world": world}, __name__) for world in (one, other))
    return find_differences(*worlds, Tolerance())


def cyclic(value: object) -> Box:
    box = Box(value=value)
    box.itself = box
    return box


def closure_over(value: object):
    return lambda: value


DIFFERENT = {
    "an int for a float": (1, 1.0),
    "a bool for an int": (True, 1),
    "a NumPy scalar for a float": (1.0, np.float64(1.0)),
    "an array for a float": (1.0, jnp.asarray(1.0)),
    "another string": ("a", "b"),
    "a float too far off": (1.0, 1.0001),
    "a float that was narrowed": (0.1, float(np.float32(0.1))),
    "a tuple for a list": ([1], (1,)),
    "another shape": (jnp.ones(2), jnp.ones((2, 1))),
    "another dtype": (jnp.ones(2), jnp.ones(2, jnp.int32)),
    "a weakly typed array": (jnp.asarray(1.0), jnp.float32(1.0)),
    "another integer in an array": (jnp.arange(3), jnp.arange(3).at[1].set(7)),
    "a NumPy array for a JAX array": (jnp.ones(2), np.ones(2, np.float32)),
    "an alias lost": ([SHARED, SHARED], [[1], [1]]),
    "an alias gained": ([[1], [1]], [SHARED, SHARED]),
    "an array's alias lost": (lambda x: [x, x], lambda x: [x, x + 0]),
    "a missing item": ([1, 2], [1]),
    "another order of keys": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    "another order of attributes": (Box(a=1, b=2), Box(b=2, a=1)),
    "another attribute": (Box(a=[1]), Box(a=[2])),
    "another class": (Box(a=1), OtherBox(a=1)),
    "a slot unset": (Slotted(1), Slotted.__new__(Slotted)),
    "deep in a cycle": (cyclic(1), cyclic(2)),
    "a variable of a closure": (closure_over(1), closure_over(2)),
    "another set": ({1, 2}, {1, 3}),
    "an iterator that went on": (iter([1, 2]), iter([1])),
    "another exception text": (ValueError("a"), ValueError("b")),
    "a nan": (jnp.array([1.0]), jnp.array([jnp.nan])),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_a_difference_is_seen(one, other):
    if callable(one) and one.__code__.co_argcount:
        one, other = one(jnp.ones(2)), other(jnp.ones(2))
    (difference,) = differences(one, other)
    assert difference.startswith("world")


SAME = {
    "a float rounded by XLA": (jnp.array([1.0]), jnp.array([1.0 + 1e-6])),
    "nan and nan": (float("nan"), float("nan")),
    "equal strings of two objects": ("ab" * 20, "".join(["ab"] * 20)),
    "cycles": (cyclic(1), cyclic(1)),
    "aliases alike": ([SHARED, SHARED], [SHARED, SHARED]),
    "sets": ({"a", "b"}, {"b", "a"}),
    "closures": (closure_over([1]), closure_over([1])),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_what_no_program_can_tell_apart_agrees(one, other):
    assert differences(one, other) == []


def test_a_difference_names_its_place():
    one, other = Box(layers=[{"w": jnp.ones(2)}]), Box(layers=[{"w": jnp.zeros(2)}])
    (difference,) = differences(one, other)
    assert difference.startswith("world.layers[0]['w']: ")


COUNTS = Counts(compiles=2, hits=5, converted=("step",), reasons=(("f", "array-branch", 12),))


@pytest.mark.parametrize(
    "text", ["converted", "compiles<=2", "hits>=5, converted", "reason=array-branch", "compiles==2"]
)
def test_a_promise_is_kept(text):
    assert find_broken_promises(parse_expectation(text), COUNTS, culprit_line=12) == []


@pytest.mark.parametrize("text", ["converted=g", "compiles<=1", "hits>=6", "reason=output", "misses>=1"])
def test_a_broken_promise_is_seen(text):
    assert len(find_broken_promises(parse_expectation(text), COUNTS, culprit_line=0)) == 1


def test_a_reason_must_point_at_the_culprit():
    (broken,) = find_broken_promises(parse_expectation("reason=array-branch"), COUNTS, culprit_line=13)
    assert "line 13" in broken


@pytest.mark.parametrize("text", ["", "converted, faster", "hits>5", "reason"])
def test_an_expectation_that_means_nothing_is_refused(text):
    with pytest.raises(ValueError):
        parse_expectation(text)
