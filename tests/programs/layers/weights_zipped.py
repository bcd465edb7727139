"""Weights and biases are two lists that are gone over in step."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    ws = [0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40) for k in range(12)]
    return {
        "ws": ws,
        "bs": [jnp.full(40, 0.01 * k) for k in range(12)],
        "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40),
    }


def step(state, i):
    def loss_fn(ws, bs):
        h = state["x"]
        for w, b in zip(ws, bs):
            h = h + jnp.tanh(h @ w + b)
        return jnp.mean((h - 0.1 * i) ** 2)

    loss, (dws, dbs) = jax.value_and_grad(loss_fn, argnums=(0, 1))(state["ws"], state["bs"])
    state["ws"] = [w - 0.1 * dw for w, dw in zip(state["ws"], dws)]
    state["bs"] = [b - 0.1 * db for b, db in zip(state["bs"], dbs)]
    return loss
