"""One transition of the No-U-Turn sampler with its recursive trees.

M. D. Hoffman, A. Gelman, The No-U-Turn Sampler, J. Mach. Learn. Res. 15 (2014), algorithm 3.
"""

import jax
import jax.numpy as jnp
import numpy as np

SIZE = 300
DEPTH = 5
STEP = 0.1


def make(seed):
    source = np.random.RandomState(seed)
    basis, _ = np.linalg.qr(source.randn(SIZE, SIZE))
    precision = (basis * np.linspace(0.1, 10.0, SIZE)) @ basis.T
    return jax.random.key(seed), jnp.asarray(0.5 * source.randn(SIZE), jnp.float32), jnp.asarray(precision, jnp.float32)


def potential(q, precision):
    return 0.5 * jnp.dot(q, precision @ q)


def leapfrog(q, p, step, precision):
    p = p - 0.5 * step * jax.grad(potential)(q, precision)
    q = q + step * p
    return q, p - 0.5 * step * jax.grad(potential)(q, precision)


def find_log_joint(q, p, precision):
    return -potential(q, precision) - 0.5 * jnp.dot(p, p)


def is_straight(left, right):
    span = right[0] - left[0]
    return (jnp.dot(span, left[1]) >= 0) & (jnp.dot(span, right[1]) >= 0)


def build_tree(key, start, direction, depth, slice_height, precision):
    """Both ends, a leaf of the slice drawn at random, how many there are, and whether the tree is still valid."""
    if depth == 0:
        q, p = leapfrog(*start, direction * STEP, precision)
        height = find_log_joint(q, p, precision)
        return (q, p), (q, p), q, (height >= slice_height).astype(int), height > slice_height - 1000.0
    first, second, choose = jax.random.split(key, 3)
    left, right, sample, count, is_valid = build_tree(first, start, direction, depth - 1, slice_height, precision)
    if is_valid:
        if direction < 0:
            left, _, other, found, is_valid = build_tree(second, left, direction, depth - 1, slice_height, precision)
        else:
            _, right, other, found, is_valid = build_tree(second, right, direction, depth - 1, slice_height, precision)
        count = count + found
        if jax.random.uniform(choose) * count < found:
            sample = other
        is_valid = is_valid & is_straight(left, right)
    return left, right, sample, count, is_valid


def plain(key, q, precision):
    key, kick, drop = jax.random.split(key, 3)
    p = jax.random.normal(kick, q.shape)
    slice_height = find_log_joint(q, p, precision) - jax.random.exponential(drop)
    left = right = (q, p)
    sample, count = q, 1
    for depth in range(DEPTH):
        key, turn, inside, choose = jax.random.split(key, 4)
        if jax.random.bernoulli(turn):
            _, right, other, found, is_valid = build_tree(inside, right, 1.0, depth, slice_height, precision)
        else:
            left, _, other, found, is_valid = build_tree(inside, left, -1.0, depth, slice_height, precision)
        if is_valid and jax.random.uniform(choose) * count < found:
            sample = other
        count = count + found
        if not is_valid or not is_straight(left, right):
            break
    return sample, depth


def choose_all(condition, yes, no):
    return jax.tree.map(lambda a, b: jnp.where(condition, a, b), yes, no)


def build_expertly(key, start, direction, depth, slice_height, precision):
    """The depth is known when this is traced; only the second half of a tree is conditional."""
    if depth == 0:
        q, p = leapfrog(*start, direction * STEP, precision)
        height = find_log_joint(q, p, precision)
        return (q, p), (q, p), q, (height >= slice_height).astype(int), height > slice_height - 1000.0
    first, second, choose = jax.random.split(key, 3)
    half = build_expertly(first, start, direction, depth - 1, slice_height, precision)

    def extend(half):
        left, right, sample, count, _ = half
        from_left = direction < 0
        edge = choose_all(from_left, left, right)
        new_left, new_right, other, found, is_valid = build_expertly(
            second, edge, direction, depth - 1, slice_height, precision
        )
        left, right = choose_all(from_left, new_left, left), choose_all(from_left, right, new_right)
        count = count + found
        sample = jnp.where(jax.random.uniform(choose) * count < found, other, sample)
        return left, right, sample, count, is_valid & is_straight(left, right)

    return jax.lax.cond(half[-1], extend, lambda half: half, half)


@jax.jit
def expert(key, q, precision):
    key, kick, drop = jax.random.split(key, 3)
    p = jax.random.normal(kick, q.shape)
    slice_height = find_log_joint(q, p, precision) - jax.random.exponential(drop)

    def double(state, depth):
        key, left, right, sample, count, _, _ = state
        key, turn, inside, choose = jax.random.split(key, 4)
        forward = jax.random.bernoulli(turn)
        edge = choose_all(forward, right, left)
        direction = jnp.where(forward, 1.0, -1.0)
        new_left, new_right, other, found, is_valid = build_expertly(
            inside, edge, direction, depth, slice_height, precision
        )
        left, right = choose_all(forward, left, new_left), choose_all(forward, new_right, right)
        sample = jnp.where(is_valid & (jax.random.uniform(choose) * count < found), other, sample)
        return key, left, right, sample, count + found, is_valid & is_straight(left, right), depth

    state = (key, (q, p), (q, p), q, jnp.int32(1), jnp.bool_(True), 0)
    for depth in range(DEPTH):
        state = jax.lax.cond(state[-2], lambda state, depth=depth: double(state, depth), lambda state: state, state)
    return state[3], state[-1]
