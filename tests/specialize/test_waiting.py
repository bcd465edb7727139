"""A program that waits for its arrays finds them ready: what it times is the work, not the dispatch."""

import jax
import jax.numpy as jnp
import pytest

import janus_jax


def by_function(x):
    for _ in range(40):
        x = x @ x / 900.0
    return jax.block_until_ready(x)


def by_method(x):
    for _ in range(40):
        x = x @ x / 900.0
    return x.block_until_ready()


def without(x):
    for _ in range(40):
        x = x @ x / 900.0
    return x


def run(step):
    x = jax.block_until_ready(jnp.ones((900, 900)))
    with janus_jax.enabled(hot_after=1):
        ready = [step(x).is_ready() for _ in range(4)]
    (unit,) = [unit for unit in janus_jax.report().units if unit.name == step.__qualname__]
    assert unit.hits >= 2, janus_jax.report()
    return ready[1:]


@pytest.mark.parametrize("step", [by_function, by_method])
def test_arrays_are_ready_after_the_wait(step):
    assert run(step) == [True, True, True]


def test_a_program_that_does_not_wait_is_not_made_to():
    assert False in run(without)
