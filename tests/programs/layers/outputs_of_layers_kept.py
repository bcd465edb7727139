"""What each layer computes is kept in a list, which is read behind the loop, and by the next loop."""
# expect: converted, compiles<=2, hits>=3, rolled==2
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(8)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40), "kept": []}


def step(state, i):
    h = state["x"] * (i + 1)
    skips = []
    for layer in state["layers"]:
        h = layer(h)
        skips.append(h)
    state["kept"] = skips
    for layer, skip in zip(reversed(state["layers"]), reversed(skips)):
        h = layer(h) + 0.5 * skip
    return h, skips[-1] is state["kept"][7], sum(skips)
