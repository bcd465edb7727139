"""Loops over layers, whose weights would have to be copied for a lax.scan: calls of one function, which XLA keeps."""

import re

import jax
import jax.numpy as jnp
import pytest

import janus_jax
from janus_jax import _jax_programs
from janus_jax.specialize import policy

COUNT = 12


class Layer:
    def __init__(self, number):
        self.name = f"layer {number}"
        self.weights = jnp.sin(jnp.arange(1600.0) + number).reshape(40, 40) * 0.1

    def __call__(self, x):
        return x + jax.nn.relu(x @ self.weights) * 0.5


@pytest.fixture
def layers():
    janus_jax.reset()
    return [Layer(number) for number in range(COUNT)]


def run(layers, x):
    for layer in layers:
        x = layer(x)
    return x


def loops_of(function, *arguments):
    """What explain says of the loops of a function, once it has answered a call as an eager one does."""
    expected = function(*arguments)
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            result = function(*arguments)
        listing = str(janus_jax.explain(function))
    assert janus_jax.report().hits, listing
    assert jnp.allclose(result, expected, rtol=1e-4)
    start = listing.index("loops and branches\n")
    return listing[start : listing.index("\nprofile\n", start)]


def count_calls(function, *arguments):
    """How many calls the compiled program makes, and whether one of them is of relu."""
    text = jax.jit(function).lower(*arguments).compile().as_text()
    called = re.findall(r" call\(.*", text)
    return len(called), any("relu" in call.partition("metadata=")[0] for call in called)


def test_layers_become_calls(layers):
    assert "a function that is called for each" in loops_of(run, layers, jnp.ones((2, 40)))


def test_every_call_is_kept_and_what_the_layers_call_is_not(layers):
    forward = janus_jax.jit(lambda x: run(layers, x))
    assert count_calls(forward, jnp.ones((2, 40))) == (COUNT, False)


def test_the_calls_of_derivatives_are_kept_too(layers):
    def loss(weights, x):
        for layer, own in zip(layers, weights, strict=True):
            x = x + jax.nn.relu(x @ own) * layer.weights.mean()
        return jnp.sum(x)

    gradient = janus_jax.jit(jax.grad(loss))
    assert count_calls(gradient, [layer.weights for layer in layers], jnp.ones((2, 40))) == (2 * COUNT, False)


def test_a_derivative_of_an_explicit_call_is_that_of_the_loop(layers):
    converted = jax.grad(lambda x: janus_jax.jit(run)(layers, x).sum())(jnp.ones((2, 40)))
    assert jnp.allclose(converted, jax.grad(lambda x: run(layers, x).sum())(jnp.ones((2, 40))), rtol=1e-4)


def test_a_batch_of_calls_is_that_of_the_loop(layers):
    xs = jnp.linspace(-1.0, 1.0, 240).reshape(3, 2, 40)
    converted = jax.vmap(janus_jax.jit(lambda x: run(layers, x)))(xs)
    assert jnp.allclose(converted, jax.vmap(lambda x: run(layers, x))(xs), rtol=1e-4)


def test_too_many_layers_are_written_out(layers, monkeypatch):
    monkeypatch.setattr(policy, "CALLS", (4, COUNT - 1))
    assert "unrolled" in loops_of(run, layers, jnp.ones((2, 40)))


def test_layers_are_written_out_where_calls_are_not_kept(layers, monkeypatch):
    monkeypatch.setattr(_jax_programs, "has_kept_calls", lambda: False)
    assert "unrolled" in loops_of(run, layers, jnp.ones((2, 40)))


def test_layers_that_differ_are_run_one_by_one_and_those_between_them_are_not(layers):
    layers[0].weights = layers[0].weights.astype(jnp.bfloat16)
    layers[-1].weights = jnp.ones((40, 1))
    text = loops_of(run, layers, jnp.ones((2, 40)))
    assert "a function that is called for each" in text and "unrolled" in text


def test_what_the_loop_does_not_read_may_change(layers):
    x = jnp.ones((2, 40))
    with janus_jax.enabled(hot_after=1):
        for number in range(6):
            layers[number].name = f"renamed {number}"
            run(layers, x)
    report = janus_jax.report()
    assert sum(unit.compiles for unit in report.units if unit.name == "run") == 1, report
