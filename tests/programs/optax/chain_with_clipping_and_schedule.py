"""A chain of gradient clipping, weight decay and adam with a cosine schedule."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import optax


def setup():
    tx = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.adamw(optax.cosine_decay_schedule(0.1, 20), weight_decay=1e-3),
    )
    params = [jnp.array([[1.0, 2.0]]), jnp.array([0.5])]
    return {"tx": tx, "params": params, "opt": tx.init(params)}


def step(state, i):
    x = jnp.array([[0.3, 0.1], [1.0, -2.0]])
    grads = jax.grad(lambda p: jnp.sum((x @ p[0].T + p[1] - 4.0) ** 2))(state["params"])
    updates, state["opt"] = state["tx"].update(grads, state["opt"], state["params"])
    state["params"] = optax.apply_updates(state["params"], updates)
    return optax.tree.norm(grads)
