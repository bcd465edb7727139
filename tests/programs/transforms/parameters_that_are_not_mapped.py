"""jax.vmap is given parameters in dicts and lists that it does not map over, and the numbers in them."""
# expect: converted, compiles<=2, hits>=5
# calls: 24

import jax
import jax.numpy as jnp


def setup():
    return {"params": {"w": jnp.arange(3.0), "layers": [jnp.ones(3), jnp.zeros(3)], "scale": 2.0}, "xs": jnp.eye(3)}


def predict(params, x, rate):
    return x @ params["w"] * params["scale"] + sum(layer @ x for layer in params["layers"]) * rate


def step(state, i):
    return jax.vmap(predict, in_axes=(None, 0, None))(state["params"], state["xs"] * i, 1.0 + i)
