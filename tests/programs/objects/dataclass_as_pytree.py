"""A dataclass registered with JAX, differentiated and mapped over as a whole."""
# expect: converted, compiles<=1, hits>=6

import dataclasses

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclasses.dataclass
class Params:
    w: jax.Array
    b: jax.Array


def predict(params, x):
    return x @ params.w + params.b


def setup():
    return {"params": Params(jnp.array([0.5, -0.5]), jnp.array(0.1))}


def step(state, i):
    x, y = jnp.array([[1.0, 2.0], [3.0, 4.0]]), jnp.array([1.0, 2.0])
    grads = jax.grad(lambda p: jnp.mean((predict(p, x) - y) ** 2))(state["params"])
    state["params"] = jax.tree.map(lambda p, g: p - 0.01 * g, state["params"], grads)
    return grads
