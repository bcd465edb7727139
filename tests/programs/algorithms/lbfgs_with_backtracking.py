"""L-BFGS with a history of two pairs and a backtracking line search, one outer step per call."""
# expect: converted, compiles<=6, hits>=2
# tolerance: 1e-3

import jax
import jax.numpy as jnp


def f(x):
    return jnp.sum(jnp.array([1.0, 3.0]) * (x - 1.0) ** 2) + 0.1 * jnp.sum(x**4)


def direction(grad, pairs):
    q, alphas = grad, []
    for s, y in reversed(pairs):
        alpha = jnp.dot(s, q) / jnp.dot(y, s)
        alphas.append(alpha)
        q = q - alpha * y
    if pairs:
        s, y = pairs[-1]
        q = q * jnp.dot(s, y) / jnp.dot(y, y)
    for (s, y), alpha in zip(pairs, reversed(alphas)):
        q = q + (alpha - jnp.dot(y, q) / jnp.dot(y, s)) * s
    return -q


def setup():
    return {"x": jnp.array([-2.0, 3.0]), "pairs": []}


def step(state, i):
    x = state["x"]
    value, grad = jax.value_and_grad(f)(x)
    d, t = direction(grad, state["pairs"]), jnp.float32(2.0)
    while f(x + t * d) > value + 0.1 * t * jnp.dot(grad, d):
        t = t * 0.5
    new = x + t * d
    s, y = new - x, jax.grad(f)(new) - grad
    if jnp.dot(s, y) > 1e-3:
        state["pairs"].append((s, y))
        del state["pairs"][:-2]
    state["x"] = new + 1.5 * (i % 3)
    return value, t
