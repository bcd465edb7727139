"""A tree walk by isinstance, hasattr and type over classes of the user's own."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Const:
    def __init__(self, value):
        self.value = value


class Add:
    def __init__(self, left, right):
        self.left, self.right = left, right


class Mul(Add):
    pass


def evaluate(node, x):
    if isinstance(node, Mul):
        return evaluate(node.left, x) * evaluate(node.right, x)
    if isinstance(node, Add):
        return evaluate(node.left, x) + evaluate(node.right, x)
    if type(node) is Const:
        return node.value
    return x


def setup():
    return {"tree": Add(Mul("x", Const(2.0)), Mul(Const(0.5), Add("x", "x"))), "x": jnp.array([1.0, 0.5])}


def step(state, i):
    state["x"] = jnp.cos(evaluate(state["tree"], state["x"]))
    return state["x"]
