"""An LSTM over a batch of token sequences, state carried over from batch to batch, the gradient cut between them."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax
import jax.numpy as jnp
import numpy as np
import optax


class LSTM:
    def __init__(self, key, vocabulary=5, size=3):
        keys = jax.random.split(key, 3)
        self.params = {
            "embed": jax.random.normal(keys[0], (vocabulary, size)) * 0.3,
            "gates": jax.random.normal(keys[1], (2 * size, 4 * size)) * 0.3,
            "out": jax.random.normal(keys[2], (size, vocabulary)) * 0.3,
        }
        self.carry = (jnp.zeros((2, size)), jnp.zeros((2, size)))

    def cell(self, p, carry, x):
        h, c = carry
        i, f, g, o = jnp.split(jnp.concatenate([x, h], -1) @ p["gates"], 4, axis=-1)
        c = jax.nn.sigmoid(f + 1) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        return jax.nn.sigmoid(o) * jnp.tanh(c), c

    def loss(self, p, tokens):
        carry, losses = self.carry, []
        for t in range(tokens.shape[1] - 1):
            carry = self.cell(p, carry, p["embed"][tokens[:, t]])
            logits = carry[0] @ p["out"]
            losses.append(optax.softmax_cross_entropy_with_integer_labels(logits, tokens[:, t + 1]))
        return jnp.mean(jnp.stack(losses)), carry

    def train(self, tokens):
        (loss, carry), grads = jax.value_and_grad(self.loss, has_aux=True)(self.params, tokens)
        self.carry = jax.lax.stop_gradient(carry)
        self.params = jax.tree.map(lambda p, g: p - 0.2 * g, self.params, grads)
        return jnp.exp(loss)


def setup():
    text = np.random.RandomState(0).randint(0, 5, (2, 33))
    return {"model": LSTM(jax.random.key(0)), "text": text}


def step(state, i):
    return state["model"].train(jnp.asarray(state["text"][:, 4 * i : 4 * i + 5]))
