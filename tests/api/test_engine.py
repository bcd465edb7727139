"""The functions users call, with the real engine behind them."""

import jax.numpy as jnp
import pytest

import janus_jax


class Model:
    def __init__(self):
        self.weight = jnp.full((8, 8), 0.1)
        self.step = 0
        self.history = []

    def train(self, x):
        loss = jnp.mean(jnp.tanh(x @ self.weight) ** 2)
        self.weight = self.weight - 0.1 * loss
        self.step += 1
        self.history.append(loss)
        return loss


@pytest.fixture(autouse=True)
def forgetful():
    janus_jax.reset()
    yield
    janus_jax.disable()
    janus_jax.reset()


@janus_jax.never
def train(model, times):
    for _ in range(times):
        model.train(jnp.ones((2, 8)))


def find_unit(name):
    return next((unit for unit in janus_jax.report().units if unit.name == name), None)


def run_eagerly(times):
    model = Model()
    train(model, times)
    return [float(loss) for loss in model.history]


def test_hot_method_is_converted_and_reported():
    expected = run_eagerly(20)
    model = Model()
    with janus_jax.enabled(hot_after=2):
        train(model, 20)
    assert model.step == 20
    assert [float(loss) for loss in model.history] == pytest.approx(expected)
    unit = find_unit("Model.train")
    assert (unit.state, unit.line) == ("converted", Model.train.__code__.co_firstlineno)
    assert 1 <= unit.compiles <= 2
    assert unit.hits >= 10
    assert janus_jax.report().hits == sum(unit.hits for unit in janus_jax.report().units)


def test_disable_in_the_middle_and_enable_again():
    expected = run_eagerly(30)
    model = Model()
    janus_jax.enable(hot_after=2)
    train(model, 10)
    janus_jax.disable()
    hits = find_unit("Model.train").hits
    train(model, 10)
    assert find_unit("Model.train").hits == hits
    janus_jax.enable(hot_after=2)
    train(model, 10)
    assert find_unit("Model.train").hits > hits
    assert model.step == 30
    assert [float(loss) for loss in model.history] == pytest.approx(expected)


def test_disable_inside_a_converted_caller():
    def outer(model, n):
        train(model, 1)
        if n == 5:
            janus_jax.disable()
        return n

    model = Model()
    janus_jax.enable(hot_after=2)
    assert [outer(model, n) for n in range(10)] == list(range(10))
    assert model.step == 10


def test_explain_shows_every_stage():
    model = Model()
    with janus_jax.enabled(hot_after=2):
        train(model, 10)
    stages = janus_jax.explain(model.train).stages()
    assert {"listing", "profile", "guards", "jaxpr", "specialised run", "effects"} <= stages.keys()
    assert "tanh" in stages["jaxpr"]
    assert "step" in stages["effects"]


def test_explain_of_a_function_that_never_ran():
    explanation = janus_jax.explain(Model.__init__)
    assert explanation.name == "Model.__init__"
    assert "LOAD" in explanation.listing or explanation.listing


def test_never_and_always():
    def cube(x):
        return jnp.sum(x * x * x)

    def square(x):
        return jnp.sum(x * x)

    janus_jax.never(cube)
    janus_jax.always(square)
    x = jnp.arange(4.0)
    with janus_jax.enabled(hot_after=2):
        assert [float(cube(x)) for _ in range(6)] == [36.0] * 6
        assert [float(square(x)) for _ in range(6)] == [14.0] * 6
    assert find_unit(cube.__qualname__) is None or find_unit(cube.__qualname__).compiles == 0
    assert find_unit(square.__qualname__).compiles == 1


def test_verify_finds_no_difference():
    expected = run_eagerly(20)
    model = Model()
    with janus_jax.enabled(hot_after=2, verify=1.0):
        train(model, 20)
    assert model.step == 20
    assert [float(loss) for loss in model.history] == pytest.approx(expected)


def double(x):
    return jnp.tanh(x) * 2


def twice(function, x):
    return x + 0.1 * function(x + 0.1 * function(x))


@janus_jax.never
def call_in_turns(times):
    x, weight = jnp.ones(2), jnp.full(2, 0.5)
    for _ in range(times):
        x = twice(lambda y: double(y) * weight, x)
        double(x)


@pytest.mark.parametrize("fraction", [1.0, 0.5])
def test_verify_compares_the_run_of_the_very_call(fraction, recwarn):
    with janus_jax.enabled(hot_after=1, verify=fraction):
        call_in_turns(20)
    assert find_unit("twice").compiles and find_unit("double").compiles
    assert [str(warning.message) for warning in recwarn if warning.category is janus_jax.JanusWarning] == []


def test_reset_forgets_what_was_seen():
    with janus_jax.enabled(hot_after=2):
        train(Model(), 5)
    assert find_unit("Model.train")
    janus_jax.reset()
    assert janus_jax.report().units == ()


def test_exclude_leaves_code_alone():
    with janus_jax.enabled(hot_after=2, exclude=[__file__]):
        train(Model(), 10)
    assert find_unit("Model.train") is None
