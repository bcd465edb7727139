"""match on a class pattern whose attribute is an array that is compared with a literal."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Token:
    __match_args__ = ("kind", "value")

    def __init__(self, kind, value):
        self.kind, self.value = kind, value


def evaluate(token, x):
    match token:
        case Token("scale", 0):
            return x
        case Token("scale", value):
            return x * value
        case Token(kind="shift", value=v) if v < 2:
            return x + v
    return x * 0


def setup():
    return {"x": jnp.array([1.0, 2.0]), "v": jnp.int32(0)}


def between(state, i):
    state["v"] = jnp.int32(i * 2 % 5)


def step(state, i):
    return evaluate(Token("scale", state["v"]), state["x"]), evaluate(Token("shift", state["v"]), state["x"])
