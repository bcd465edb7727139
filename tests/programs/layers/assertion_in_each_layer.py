"""What each layer gives is asserted to be finite, which is checked for all of them; it is not at last."""
# expect: converted, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.b = jnp.full(40, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = jnp.where(i == 4, jnp.inf, jnp.sin(state["x"] + i))
    for layer in state["layers"]:
        h = layer(h)
        assert jnp.isfinite(h).all()
    return h
