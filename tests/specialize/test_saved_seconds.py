"""What an eager call is taken to cost, and what a miss says of two functions of one name."""

import types

import pytest

from janus_jax.guards.miss import Miss
from janus_jax.guards.program import GuardInstruction
from janus_jax.specialize.unit import Unit


def observe(unit, calls, seconds):
    unit.state.calls, unit.state.seconds = calls, seconds
    return unit.eager_seconds_per_call


def test_first_calls_in_which_jax_compiles_do_not_count():
    unit = Unit(None, "f", types.SimpleNamespace(calls=0, seconds=0.0))
    assert observe(unit, 0, 0.0) == 0.0
    assert observe(unit, 1, 0.5) == 0.0
    assert observe(unit, 3, 0.502) == pytest.approx(0.001)
    assert observe(unit, 4, 0.6) == pytest.approx(0.001)


def test_miss_tells_apart_what_has_one_name():
    first, second = (lambda: 1), (lambda: 2)
    text = str(Miss(0, GuardInstruction("is", (0, first), "activation"), first, second))
    assert text.startswith("activation: expected test_") and text.endswith(", found another of that name")
