"""A learning rate inside the optimizer's state that the training script changes by hand."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp
import optax

tx = optax.inject_hyperparams(optax.sgd)(learning_rate=0.1)


def setup():
    params = jnp.array([1.0, 2.0])
    return {"params": params, "opt": tx.init(params)}


def between(state, i):
    if i:
        state["opt"].hyperparams["learning_rate"] = jnp.asarray(0.1 / i)


def step(state, i):
    grads = jax.grad(lambda p: jnp.sum(p**2))(state["params"])
    updates, state["opt"] = tx.update(grads, state["opt"])
    state["params"] = optax.apply_updates(state["params"], updates)
    return state["params"]
