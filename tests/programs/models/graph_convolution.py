"""Message passing over a graph given as Python adjacency lists."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp

neighbours = {0: [1, 2], 1: [0], 2: [0, 3], 3: [2]}


def layer(w, features):
    messages = {}
    for node, others in neighbours.items():
        messages[node] = sum(features[o] for o in others) / len(others)
    return [jnp.tanh((features[n] + messages[n]) @ w) for n in sorted(messages)]


def setup():
    return {"w": jnp.array([[0.5, -0.2], [0.1, 0.7]]), "features": [jnp.array([float(n), 1.0]) for n in range(4)]}


def step(state, i):
    def loss(w):
        return jnp.sum(jnp.stack(layer(w, layer(w, state["features"]))) ** 2)

    state["w"] = state["w"] - 0.05 * jax.grad(loss)(state["w"])
    return state["w"]
