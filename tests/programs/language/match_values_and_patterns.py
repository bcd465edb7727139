"""match over constants, sequences, mappings, classes with captures and guards."""
# expect: converted, compiles<=1, hits>=6

from dataclasses import dataclass

import jax.numpy as jnp


@dataclass
class Conv:
    width: int
    act: str = "relu"


def build(x, spec):
    match spec:
        case "double" | "twice":
            return x * 2
        case int(n) if n > 2:
            return x * n
        case int() | float():
            return x + spec
        case ["chain", *steps]:
            for inner in steps:
                x = build(x, inner)
            return x
        case {"scale": factor, **rest} if not rest:
            return x * factor
        case Conv(width=w, act="relu"):
            return jnp.maximum(x, 0.0) / w
        case Conv(w, _):
            return jnp.tanh(x) / w
        case None:
            return x
        case _:
            raise TypeError(spec)


def setup():
    specs = ["twice", 5, 1.5, ["chain", 3, None, {"scale": 0.1}], Conv(2), Conv(3, "tanh")]
    return {"x": jnp.array([1.0, -2.0]), "specs": specs}


def step(state, i):
    x = state["x"]
    for spec in state["specs"]:
        x = build(x, spec)
    state["x"] = state["x"] + 0.125
    return x
