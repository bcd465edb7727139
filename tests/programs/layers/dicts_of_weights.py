"""Layers are dicts of weights, which are trained."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    params = [
        {"w": 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40), "b": jnp.zeros(40), "kind": "dense"}
        for k in range(12)
    ]
    return {
        "params": [{"w": p["w"], "b": p["b"]} for p in params],
        "kinds": params,
        "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40),
    }


def step(state, i):
    def loss_fn(params):
        h = state["x"]
        for p in params:
            h = h + jnp.tanh(h @ p["w"] + p["b"])
        return jnp.mean((h - 0.1 * i) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(state["params"])
    state["params"] = [{"w": p["w"] - 0.1 * g["w"], "b": p["b"] - 0.1 * g["b"]} for p, g in zip(state["params"], grads)]
    h = state["x"]
    for p in state["kinds"]:
        if p["kind"] == "dense":
            h = h + jnp.sin(h @ p["w"] + p["b"])
    return loss, h
