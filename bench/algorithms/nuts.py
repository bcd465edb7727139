"""One transition of the No-U-Turn sampler, its trees grown leaf by leaf instead of by recursion.

D. Phan, N. Pradhan, M. Jankowiak, Composable Effects for Flexible and Accelerated Probabilistic Programming in NumPyro
(2019), algorithm 2 (which leaves are kept, and which pairs are tested);
M. D. Hoffman, A. Gelman, The No-U-Turn Sampler, J. Mach. Learn. Res. 15 (2014), section 3.1 (the slice).
"""

import jax
import jax.numpy as jnp
import numpy as np

SIZE = 300
DEPTH = 8
STEP = 0.05


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


def is_turning(first, last, direction):
    span = direction * (last[0] - first[0])
    return (jnp.dot(span, first[1]) < 0) | (jnp.dot(span, last[1]) < 0)


def count_ones(n):
    ones = 0
    while n > 0:
        ones += n % 2
        n = n // 2
    return ones


def count_trailing_ones(n):
    ones = 0
    while n % 2 == 1:
        ones += 1
        n = n // 2
    return ones


def grow(key, q, p, direction, leaves, slice_height, precision):
    """The last leaf, a leaf of the slice drawn at random, how many there are, and whether the tree is still valid."""
    kept_q, kept_p = jnp.zeros((DEPTH, SIZE)), jnp.zeros((DEPTH, SIZE))
    candidate, found = q, 0
    for n in range(leaves):
        q, p = leapfrog(q, p, direction * STEP, precision)
        height = find_log_joint(q, p, precision)
        if height < slice_height - 1000.0:
            return q, p, candidate, found, False
        if height >= slice_height:
            found += 1
            if jax.random.uniform(jax.random.fold_in(key, n)) * found < 1.0:
                candidate = q
        newest = count_ones(n // 2)
        if n % 2 == 0:
            kept_q, kept_p = kept_q.at[newest].set(q), kept_p.at[newest].set(p)
        else:
            oldest = newest - count_trailing_ones(n) + 1
            while newest >= oldest:
                if is_turning((kept_q[newest], kept_p[newest]), (q, p), direction):
                    return q, p, candidate, found, False
                newest -= 1
    return q, p, candidate, found, True


def plain(key, q, precision):
    key, kick, drop = jax.random.split(key, 3)
    p = jax.random.normal(kick, q.shape)
    slice_height = find_log_joint(q, p, precision) - jax.random.exponential(drop)
    left = right = (q, p)
    sample, count = q, 1
    for depth in range(DEPTH):
        key, turn, inside, choose = jax.random.split(key, 4)
        if jax.random.bernoulli(turn):
            *right, candidate, found, is_valid = grow(inside, *right, 1.0, 2**depth, slice_height, precision)
        else:
            *left, candidate, found, is_valid = grow(inside, *left, -1.0, 2**depth, slice_height, precision)
        if not is_valid:
            break
        if jax.random.uniform(choose) * count < found:
            sample = candidate
        count += found
        if is_turning(left, right, 1.0):
            break
    return sample, depth


def grow_expertly(key, q, p, direction, leaves, slice_height, precision):
    def is_going(state):
        *_, n, is_valid = state
        return (n < leaves) & is_valid

    def add_leaf(state):
        q, p, kept_q, kept_p, candidate, found, n, _ = state
        q, p = leapfrog(q, p, direction * STEP, precision)
        height = find_log_joint(q, p, precision)
        hit = height >= slice_height
        found = found + hit
        chosen = hit & (jax.random.uniform(jax.random.fold_in(key, n)) * found < 1.0)
        candidate = jnp.where(chosen, q, candidate)
        newest = jax.lax.population_count(n // 2)
        trailing = jax.lax.population_count((n ^ (n + 1)) >> 1)

        def keep():
            return kept_q.at[newest].set(q), kept_p.at[newest].set(p), False

        def test():
            def is_left(state):
                level, turning = state
                return (level > newest - trailing) & ~turning

            def look(state):
                level, _ = state
                return level - 1, is_turning((kept_q[level], kept_p[level]), (q, p), direction)

            return kept_q, kept_p, jax.lax.while_loop(is_left, look, (newest, False))[1]

        kept_q, kept_p, turning = jax.lax.cond(n % 2 == 0, keep, test)
        is_valid = (height >= slice_height - 1000.0) & ~turning
        return q, p, kept_q, kept_p, candidate, found, n + 1, is_valid

    empty = jnp.zeros((DEPTH, SIZE))
    start = (q, p, empty, empty, q, 0, 0, True)
    q, p, _, _, candidate, found, _, is_valid = jax.lax.while_loop(is_going, add_leaf, start)
    return q, p, candidate, found, is_valid


@jax.jit
def expert(key, q, precision):
    key, kick, drop = jax.random.split(key, 3)
    p = jax.random.normal(kick, q.shape)
    slice_height = find_log_joint(q, p, precision) - jax.random.exponential(drop)

    def is_going(state):
        *_, depth, going = state
        return (depth < DEPTH) & going

    def double(state):
        key, left, right, sample, count, depth, _ = state
        key, turn, inside, choose = jax.random.split(key, 4)
        forward = jax.random.bernoulli(turn)
        direction = jnp.where(forward, 1.0, -1.0)
        start = jax.tree.map(lambda r, x: jnp.where(forward, r, x), right, left)
        *end, candidate, found, is_valid = grow_expertly(inside, *start, direction, 1 << depth, slice_height, precision)
        right = jax.tree.map(lambda new, old: jnp.where(forward, new, old), tuple(end), right)
        left = jax.tree.map(lambda new, old: jnp.where(forward, old, new), tuple(end), left)
        taken = is_valid & (jax.random.uniform(choose) * count < found)
        sample = jnp.where(taken, candidate, sample)
        return key, left, right, sample, count + found, depth + 1, is_valid & ~is_turning(left, right, 1.0)

    start = (key, (q, p), (q, p), q, 1, 0, True)
    _, _, _, sample, _, depth, going = jax.lax.while_loop(is_going, double, start)
    return sample, jnp.where(going, DEPTH - 1, depth - 1)
