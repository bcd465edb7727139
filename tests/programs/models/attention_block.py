"""A transformer block with several heads, layer norm, residuals and a causal mask."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import numpy as np


def layer_norm(x, scale):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(jnp.var(x, -1, keepdims=True) + 1e-3) * scale


class Block:
    def __init__(self, key, width, heads):
        self.heads = heads
        names = ("q", "k", "v", "o", "up", "down")
        self.p = {n: jax.random.normal(k, (width, width)) * 0.3 for n, k in zip(names, jax.random.split(key, 6))}
        self.p["norms"] = [jnp.ones(width), jnp.ones(width)]

    def attend(self, p, x):
        length, width = x.shape
        q, k, v = (jnp.reshape(x @ p[n], (length, self.heads, width // self.heads)) for n in "qkv")
        scores = jnp.einsum("qhd,khd->hqk", q, k) / np.sqrt(width // self.heads)
        mask = jnp.tril(jnp.ones((length, length), bool))
        weights = jax.nn.softmax(jnp.where(mask, scores, -1e9), axis=-1)
        return jnp.einsum("hqk,khd->qhd", weights, v).reshape(length, width) @ p["o"]

    def __call__(self, p, x):
        x = x + self.attend(p, layer_norm(x, p["norms"][0]))
        h = jax.nn.gelu(layer_norm(x, p["norms"][1]) @ p["up"])
        return x + h @ p["down"]


def setup():
    return {"block": Block(jax.random.key(0), 4, 2), "x": jax.random.normal(jax.random.key(1), (3, 4))}


def step(state, i):
    block, x = state["block"], state["x"]
    grads = jax.grad(lambda p: jnp.mean(block(p, x) ** 2))(block.p)
    block.p = jax.tree.map(lambda p, g: p - 0.05 * g, block.p, grads)
    return block(block.p, x)
