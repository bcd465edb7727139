"""The doubling phase of NUTS: the trajectory is extended to the left or right until it turns back on itself."""
# expect: converted, compiles<=2, hits>=6
# tolerance: 1e-4

import jax
import jax.numpy as jnp


def gradient(q):
    return jnp.array([1.0, 4.0]) * q


def leapfrog(q, p, eps):
    p = p - 0.5 * eps * gradient(q)
    q = q + eps * p
    return q, p - 0.5 * eps * gradient(q)


def setup():
    return {"key": jax.random.key(7), "q": jnp.array([1.0, 0.5])}


def step(state, i):
    state["key"], draw, turn = jax.random.split(state["key"], 3)
    left = right = (state["q"], jax.random.normal(draw, (2,)))
    depth, going = 0, True
    while going and depth < 4:
        turn, flip = jax.random.split(turn)
        forward = jax.random.bernoulli(flip)
        for _ in range(2**depth):
            if forward:
                right = leapfrog(*right, 0.25)
            else:
                left = leapfrog(*left, -0.25)
        span = right[0] - left[0]
        if jnp.dot(span, left[1]) < 0 or jnp.dot(span, right[1]) < 0:
            going = False
        depth += 1
    state["q"] = 0.5 * (left[0] + right[0])
    return depth, state["q"]
