"""An itemgetter, an attrgetter and a methodcaller made at import, with arrays inside, used in the step; one is replaced."""
# expect: converted, compiles<=2, hits>=5

import operator

import jax.numpy as jnp

pick = operator.itemgetter("x", "y")
inner = operator.attrgetter("box.value")
add = operator.methodcaller("__add__", jnp.array([1.0, 1.0]))


class Box:
    def __init__(self, value):
        self.value = value
        self.box = self


def setup():
    return {"x": jnp.array([1.0, 2.0]), "y": Box(jnp.array([3.0, 4.0])), "key": operator.itemgetter(0)}


def between(state, i):
    if i == 4:
        state["key"] = operator.itemgetter(1)


def step(state, i):
    x, box = pick(state)
    state["x"] = add(x) * 0.5
    return (
        inner(box),
        state["key"](state["x"]),
        operator.countOf([1, 2, 1], 1),
        operator.indexOf("abc", "b"),
        operator.call(len, "ab"),
    )
