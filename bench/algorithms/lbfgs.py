"""L-BFGS with a backtracking line search: logistic regression with a quadratic penalty.

J. Nocedal, S. J. Wright, Numerical Optimization, second edition, algorithms 7.4 and 7.5 (the two loops), 3.1
(backtracking).
"""

import jax
import jax.numpy as jnp
import numpy as np

ROWS, COLUMNS = 2000, 200
MEMORY = 5
LIMIT = 100


def make(seed):
    source = np.random.RandomState(seed)
    x = source.randn(ROWS, COLUMNS) * np.geomspace(0.3, 3.0, COLUMNS)
    signs = np.sign(x @ source.randn(COLUMNS) + 2.0 * source.randn(ROWS))
    return jnp.zeros(COLUMNS), jnp.asarray(x, jnp.float32), jnp.asarray(signs, jnp.float32), 1e-3


def loss(w, x, signs):
    return jnp.mean(jnp.logaddexp(0.0, -signs * (x @ w))) + 1e-3 * jnp.sum(w**2)


def find_direction(grad, pairs):
    q, alphas = grad, []
    for s, y in reversed(pairs):
        alpha = jnp.dot(s, q) / jnp.dot(y, s)
        alphas.append(alpha)
        q = q - alpha * y
    if pairs:
        s, y = pairs[-1]
        q = q * (jnp.dot(s, y) / jnp.dot(y, y))
    for (s, y), alpha in zip(pairs, reversed(alphas), strict=True):
        q = q + (alpha - jnp.dot(y, q) / jnp.dot(y, s)) * s
    return -q


def plain(w, x, signs, tol):
    pairs = []
    value, grad = jax.value_and_grad(loss)(w, x, signs)
    for n in range(LIMIT):
        if jnp.linalg.norm(grad) < tol:
            return w, value, n
        d = find_direction(grad, pairs)
        t = jnp.float32(1.0)
        while loss(w + t * d, x, signs) > value + 1e-4 * t * jnp.dot(grad, d):
            t = 0.5 * t
        new = w + t * d
        value, new_grad = jax.value_and_grad(loss)(new, x, signs)
        pairs.append((new - w, new_grad - grad))
        if len(pairs) > MEMORY:
            pairs.pop(0)
        w, grad = new, new_grad
    return w, value, LIMIT


@jax.jit
def expert(w, x, signs, tol):
    def direction(grad, s, y, count):
        """The newest pair stands last; pairs that are not there yet are zero and change nothing."""
        used = jnp.arange(MEMORY) >= MEMORY - count
        rho = jnp.where(used, 1.0 / jnp.sum(s * y, axis=1), 0.0)
        q, alphas = grad, [None] * MEMORY
        for n in reversed(range(MEMORY)):
            alphas[n] = rho[n] * jnp.dot(s[n], q)
            q = q - alphas[n] * y[n]
        scale = jnp.dot(s[-1], y[-1]) / jnp.dot(y[-1], y[-1])
        q = q * jnp.where(count > 0, scale, 1.0)
        for n in range(MEMORY):
            q = q + (alphas[n] - rho[n] * jnp.dot(y[n], q)) * s[n]
        return -q

    def is_rough(state):
        return (jnp.linalg.norm(state[2]) >= tol) & (state[-1] < LIMIT)

    def improve(state):
        w, value, grad, s, y, n = state
        d = direction(grad, s, y, n)
        slope = jnp.dot(grad, d)
        t = jax.lax.while_loop(
            lambda t: loss(w + t * d, x, signs) > value + 1e-4 * t * slope, lambda t: 0.5 * t, jnp.float32(1.0)
        )
        new = w + t * d
        value, new_grad = jax.value_and_grad(loss)(new, x, signs)
        s = jnp.concatenate([s[1:], (new - w)[None]])
        y = jnp.concatenate([y[1:], (new_grad - grad)[None]])
        return new, value, new_grad, s, y, n + 1

    value, grad = jax.value_and_grad(loss)(w, x, signs)
    empty = jnp.zeros((MEMORY, COLUMNS))
    w, value, _, _, _, n = jax.lax.while_loop(is_rough, improve, (w, value, grad, empty, empty, 0))
    return w, value, n
