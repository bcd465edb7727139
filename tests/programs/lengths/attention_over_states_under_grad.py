"""The gradient of a recurrence whose states are weighted by a softmax over them."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def loss(w, u, xs):
    h, states = jnp.zeros(4), []
    for x in xs:
        h = jnp.tanh(h @ w + x @ u)
        states.append(h)
    states = jnp.stack(states)
    weights = jax.nn.softmax(states @ w[0])
    return jnp.sum(weights[:, None] * states) + states.std() + jnp.log(jnp.sum(jnp.cumsum(states, axis=0) ** 2))


def step(state, i):
    return jax.value_and_grad(loss, argnums=(0, 1))(state["w"], state["u"], state["xs"])
