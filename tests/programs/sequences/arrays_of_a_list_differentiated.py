"""What a list of arrays gives is differentiated by each of them."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    def loss_fn(xs):
        h, outputs = jnp.ones(4), []
        for x in xs:
            h = jnp.tanh(state["w"] @ h + x)
            outputs.append(h)
        return jnp.sum(jnp.stack(outputs) ** 2) + sum(jnp.sum(o) for o in outputs[-3:])

    grads = jax.grad(loss_fn)(state["xs"])
    state["xs"] = [x - 0.1 * g for x, g in zip(state["xs"], grads)]
    return len(grads)
