"""optax.adam, everything in local variables and a dictionary."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import optax

optimizer = optax.adam(1e-2)


def setup():
    params = {"w": jnp.array([1.0, -1.0])}
    return {"params": params, "opt": optimizer.init(params)}


def step(state, i):
    grads = jax.grad(lambda p: jnp.sum((p["w"] - 3.0) ** 2))(state["params"])
    updates, state["opt"] = optimizer.update(grads, state["opt"], state["params"])
    state["params"] = optax.apply_updates(state["params"], updates)
    return state["params"]["w"]
