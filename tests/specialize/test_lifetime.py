"""What a specialization keeps alive: constants, and none of the objects that the traced call was given."""

import functools
import gc
import weakref

import jax
import jax.numpy as jnp
import pytest

import janus_jax


class Config:
    scale = 2.0


class Model:
    def __init__(self):
        self.weight = jnp.ones(2)
        self.layers = [Config(), {"config": Config()}, (Config(),)]
        self.config = Config()
        self.history = []
        self.step = 0
        self.key = jax.random.key(0)

    def train(self, x, config):
        self.step += 1
        first, second, third = self.layers
        noise = jax.random.normal(jax.random.fold_in(self.key, self.step), (2,))
        loss = jnp.sum(self.weight * x * self.step) * third[0].scale * second["config"].scale + noise[0]
        self.weight = self.weight - 0.1 * jax.grad(lambda w: jnp.sum(w * config.scale * first.scale))(self.weight)
        self.config = config
        self.weight = jax.lax.scan(lambda w, _: (w + self.config.scale, None), self.weight, length=2)[0]
        self.weight = jax.lax.cond(self.weight[0] > 0, lambda w: w * first.scale, self.half, self.weight)
        self.weight = jax.vmap(lambda w: w * self.step)(self.weight)
        if loss > 0:
            self.best = loss
        self.history.append(loss)
        return loss, self.config, self.layers

    def half(self, w):
        return w / self.config.scale

    def fail(self, x):
        if jnp.sum(x) > 0 and jnp.asarray(x).tolist()[0] > 0:
            print(self.config, end="")
        return x


class Held:
    """An instance that a cell, a default, a partial or a global holds."""

    scale = 3.0


@pytest.fixture(autouse=True)
def forgetful():
    janus_jax.reset()
    with janus_jax.enabled(hot_after=1):
        yield
    janus_jax.reset()


def expect_gone(references):
    gc.collect()
    assert [name for name, reference in references.items() if reference() is not None] == []


@janus_jax.never
def train_model():
    model, config = Model(), Config()
    for _ in range(6):
        model.train(jnp.ones(2), config)
    held = {"model": model, "config": config, "weight": model.weight, "first": model.layers[0]}
    held |= {"in dict": model.layers[1]["config"], "in tuple": model.layers[2][0], "loss": model.history[-1]}
    return {name: weakref.ref(value) for name, value in held.items()}


@janus_jax.never
def fail_model():
    model = Model()
    for _ in range(12):
        model.fail(jnp.ones(2))
    return {"model": weakref.ref(model), "weight": weakref.ref(model.weight)}


def apply(function, x):
    return function(x) * 2


def multiply(held, x):
    return held.scale * x


@janus_jax.never
def call_functions():
    references = {}
    for name in ("partial", "method"):
        held, x = Held(), jnp.ones(2)
        functions = {"partial": functools.partial(multiply, held), "method": multiply.__get__(held)}
        for _ in range(6):
            apply(functions[name], x)
        references |= {name: weakref.ref(held), f"array of {name}": weakref.ref(x)}
    return references


def read_global(x):
    return multiply(HELD, x) * OFFSET


HELD, OFFSET = Held(), jnp.ones(2)


@janus_jax.never
def replace_globals():
    global HELD, OFFSET
    for _ in range(6):
        read_global(jnp.ones(2))
    references = {"instance": weakref.ref(HELD), "array": weakref.ref(OFFSET)}
    HELD, OFFSET = Held(), jnp.ones(2)
    return references


def is_converted(name):
    return any(unit.name == name and unit.hits for unit in janus_jax.report().units)


def test_object_of_a_converted_method_goes_with_its_last_reference():
    references = train_model()
    assert is_converted("Model.train")
    expect_gone(references)


def test_object_of_a_rejected_method_goes_with_its_last_reference():
    expect_gone(fail_model())


def test_objects_inside_callables_go_with_them():
    references = call_functions()
    assert is_converted("apply")
    expect_gone(references)


def test_objects_that_globals_held_go_when_those_are_replaced():
    references = replace_globals()
    assert is_converted("read_global")
    expect_gone(references)
