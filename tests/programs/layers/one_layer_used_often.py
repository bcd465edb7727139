"""One layer stands in the list many times, and two others share their weights."""
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
    one = Dense(1)
    tied = [Dense(k) for k in range(12)]
    tied[3].w = tied[5].w
    return {"one": [one] * 24, "tied": tied, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    for layer in state["one"]:
        h = layer(h)
    outputs = []
    for layer in state["tied"]:
        h = layer(h)
        outputs.append(layer.w)
    return h, outputs, outputs[3] is outputs[5], outputs[0] is outputs[1]
