"""A long loop whose derivative would keep too much computes its iterations again; a shorter one keeps them."""

import jax
import jax.numpy as jnp
import pytest

import janus_jax
from janus_jax import hook
from janus_jax._jax_programs import program_from
from janus_jax.specialize import policy

SAID = "its derivative computes the iterations again"


def loss(weights, xs):
    h = jnp.zeros(weights.shape[0])
    outputs = []
    for x in xs:
        h = jnp.tanh(weights @ h + jnp.sin(x) * jnp.cos(h) + jnp.exp(-(h**2)))
        outputs.append(h)
    return jnp.mean(jnp.stack(outputs) ** 2)


def train(weights, xs):
    return jax.grad(loss)(weights, xs)


def evaluate(weights, xs):
    return loss(weights, xs)


@pytest.fixture(autouse=True)
def forgetful():
    janus_jax.reset()
    yield
    janus_jax.reset()


def run(function, monkeypatch, kept_bytes):
    """The result of an explicit call, its program's size beside arguments and results, and what explain says."""
    monkeypatch.setattr(policy, "MOST_KEPT_BYTES", kept_bytes)
    weights, xs = jnp.full((16, 16), 0.01), jnp.linspace(0.0, 1.0, 400)
    converted = janus_jax.jit(function)
    result = converted(weights, xs)
    calls = next(calls for calls in hook.ENGINE._explicit if calls.called is function and calls.units)
    (unit,) = calls.units.values()
    trace = unit.specializations[0].trace
    program = jax.jit(program_from(trace.closed_jaxpr, list(range(len(trace.inputs)))))
    shapes = [jax.ShapeDtypeStruct(made.aval.shape, made.aval.dtype) for made in trace.inputs]
    memory = program.lower(*shapes).compile().memory_analysis()
    text = str(trace.closed_jaxpr)
    assert unit.profile.count_rolled() == 1
    return result, memory.temp_size_in_bytes, "remat" in text or "checkpoint" in text, unit.profile


def test_a_derivative_computes_the_iterations_again_where_they_are_large(monkeypatch):
    kept, large, is_plain_again, _ = run(train, monkeypatch, policy.MOST_KEPT_BYTES)
    janus_jax.reset()
    again, small, is_again, profile = run(train, monkeypatch, 1000)
    assert (is_plain_again, is_again) == (False, True)
    assert jnp.allclose(kept, again, rtol=1e-5, atol=1e-7)
    assert small < 0.7 * large
    assert any("checkpoint" in counts for counts in profile.decisions.values())


def test_without_a_derivative_nothing_is_kept(monkeypatch):
    _, _, is_again, profile = run(evaluate, monkeypatch, 1000)
    assert not is_again
    assert not any("checkpoint" in counts for counts in profile.decisions.values())


def test_explain_says_so(monkeypatch):
    monkeypatch.setattr(policy, "MOST_KEPT_BYTES", 1000)
    with janus_jax.enabled(hot_after=1):
        for number in range(4):
            train(jnp.full((4, 4), 0.01 * number), jnp.linspace(0.0, 1.0, 300))
    janus_jax.disable()
    assert SAID in str(janus_jax.explain(train))
