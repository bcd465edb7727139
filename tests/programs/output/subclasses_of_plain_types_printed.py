"""Subclasses of str, int, float, list and dict with texts of their own, by themselves and inside containers."""
# expect: reason=opaque-object

import enum

import jax.numpy as jnp


class Name(str):
    def __str__(self):
        return f"<{str.__str__(self)}>"


class Count(int):
    def __repr__(self):
        return f"Count({int(self)})"


class Rate(float):
    def __format__(self, spec):
        return "rate " + format(float(self), spec)


class Mode(enum.IntEnum):
    TRAIN = 1
    TEST = 2


class Level(str, enum.Enum):
    LOW = "low"


def setup():
    return {"x": jnp.array(1.0), "name": Name("loss"), "count": Count(3), "rate": Rate(0.5), "mode": Mode.TRAIN}


def between(state, i):
    state["mode"] = Mode.TEST if i % 4 == 3 else Mode.TRAIN


def step(state, i):
    state["x"] = state["x"] * state["rate"] + i  # culprit
    print(state["name"], state["count"], state["rate"], state["mode"], Level.LOW)
    print([state["name"], state["count"]], {"rate": state["rate"]}, [Level.LOW, state["mode"]])
    print(f"{state['rate']:.2f} {state['count']} {state['name']} {state['mode']} {state['mode']!r} {Level.LOW}")
    return state["x"]
