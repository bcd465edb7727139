"""Epochs over batches, both of them ranges, with a list for each."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-1.0, 1.0, 4), "data": jnp.cos(jnp.arange(48.0)).reshape(12, 4)}


def step(state, i):
    w, epochs = state["w"] + i, []
    for epoch in range(10):
        losses = []
        for batch in range(10):
            x = state["data"][batch]
            loss = jnp.mean((jax.nn.softmax(w) - jax.nn.sigmoid(x)) ** 2)
            w = w - 0.1 * (jax.nn.softmax(w) * loss + 0.01 * jnp.sign(w) * jax.nn.softplus(x))
            losses.append(loss)
        epochs.append(jnp.mean(jnp.stack(losses)))
    return jnp.stack(epochs), w, losses[-1], epoch, batch
