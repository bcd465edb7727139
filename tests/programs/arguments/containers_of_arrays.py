"""Tuples, lists, dictionaries and None in one argument, nested."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def forward(params, inputs):
    (first, second), third, nothing = params["layers"], params["out"]["w"], params["extra"]
    assert nothing is None
    h = jnp.tanh(inputs[0] @ first) + jnp.tanh(inputs[1] @ second)
    return {"logits": h @ third, "hidden": [h, (h, None)]}


def setup():
    w = jnp.array([[0.1, 0.4], [-0.3, 0.2]])
    return {"layers": (w, w * 2), "out": {"w": w + 1}, "extra": None}


def step(params, i):
    x = jnp.array([[1.0, float(i)]])
    return forward(params, [x, x * 0.5])
