"""The activation has a derivative rule of the program: the layers are written out."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax
import jax.numpy as jnp


@jax.custom_jvp
def activate(x):
    return jnp.tanh(x)


@activate.defjvp
def activate_jvp(primals, tangents):
    (x,), (dx,) = primals, tangents
    y = jnp.tanh(x)
    return y, 0.5 * (1 - y * y) * dx


def setup():
    ws = [0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40) for k in range(12)]
    return {"ws": ws, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(ws):
        h = state["x"] * (i + 1)
        for w in ws:
            h = h + activate(h @ w)
        return jnp.mean(h**2)

    loss, grads = jax.value_and_grad(loss_fn)(state["ws"])
    state["ws"] = [w - 0.01 * g for w, g in zip(state["ws"], grads)]
    return loss
