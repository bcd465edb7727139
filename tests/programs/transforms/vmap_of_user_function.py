"""vmap of the user's functions, with in_axes, out_axes, keyword pytrees and closures."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def predict(params, x):
    h = x
    for w in params:
        h = jnp.tanh(w @ h)
    return h.sum()


def setup():
    return {"params": [jnp.eye(2) * 0.5, jnp.ones((2, 2))], "xs": jnp.arange(6.0).reshape(3, 2)}


def step(state, i):
    params, xs = state["params"], state["xs"]
    ys = jax.vmap(predict, in_axes=(None, 0))(params, xs)
    columns = jax.vmap(lambda c: c * ys.sum(), in_axes=1, out_axes=1)(xs)
    outer = jax.vmap(lambda a: jax.vmap(lambda b: a @ b)(xs))(xs)
    state["params"] = [w * 0.9 for w in params]
    return ys, columns, outer
