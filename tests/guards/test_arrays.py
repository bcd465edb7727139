"""The guards on arrays of JAX: avals are one object for one shape and dtype."""

import sys

import jax
import jax.numpy as jnp
import numpy
import pytest

from janus_jax import _native
from janus_jax.guards.evaluate import evaluate, find_misses
from janus_jax.guards.program import GuardInstruction, GuardProgram


def aval_program(array):
    return GuardProgram(
        (
            GuardInstruction("local", (0, 0), "x"),
            GuardInstruction("type", (0, type(array)), "x"),
            GuardInstruction("aval", (0, array.aval), "x"),
        )
    )


def test_avals():
    program = aval_program(jnp.ones((3, 4)))
    for array, holds in [
        (jnp.zeros((3, 4)), True),
        (jnp.zeros((4, 3)), False),
        (jnp.zeros((3, 4), jnp.int32), False),
        (jax.jit(lambda x: x + 1)(jnp.zeros((3, 4))), True),
    ]:
        native, twin = program.compile().evaluate((array,)), evaluate(program, (array,))
        assert (native == ()) == holds and getattr(twin, "index", ()) == native


def test_a_miss_says_which_aval_it_found():
    (miss,) = find_misses(aval_program(jnp.ones((3, 4))), (jnp.ones((5,)),))
    assert str(miss) == "x: expected float32[3,4], found float32[5]"


def test_numpy_misses_say_what_they_found():
    program = GuardProgram(
        (
            GuardInstruction("local", (0, 0), "batch"),
            GuardInstruction("ndarray", (0, numpy.dtype("f4"), (2, 3)), "batch"),
        )
    )
    (miss,) = find_misses(program, (numpy.zeros((2, 4), "f4"),))
    assert str(miss) == "batch: expected float32 (2, 3), found float32 (2, 4)"


def test_reading_avals_leaks_nothing():
    array = jnp.ones((7,))
    program = aval_program(array).compile()
    counts = [sys.getrefcount(item) for item in (array, array.aval)]
    for _ in range(1000):
        program.evaluate((array,))
    assert [sys.getrefcount(item) for item in (array, array.aval)] == counts


def test_only_ndarray_has_its_layout():
    for wrong in (int, "numpy.ndarray"):
        with pytest.raises((TypeError, ValueError)):
            _native.set_ndarray_type(wrong)
    _native.set_ndarray_type(numpy.ndarray)
