"""Random-walk Metropolis-Hastings: the weights of a Bayesian logistic regression.

W. K. Hastings, Monte Carlo Sampling Methods Using Markov Chains and Their Applications, Biometrika 57 (1970);
C. P. Robert, G. Casella, Monte Carlo Statistical Methods, section 7.5 (the random walk).
"""

import jax
import jax.numpy as jnp
import numpy as np

ROWS, COLUMNS = 1000, 8
LENGTH = 200


def make(seed):
    source = np.random.RandomState(seed)
    x = source.randn(ROWS, COLUMNS)
    signs = np.sign(x @ source.randn(COLUMNS) + source.randn(ROWS))
    return jax.random.key(seed), jnp.zeros(COLUMNS), jnp.asarray(x, jnp.float32), jnp.asarray(signs, jnp.float32)


def log_density(w, x, signs):
    return -jnp.sum(jnp.logaddexp(0.0, -signs * (x @ w))) - 0.5 * jnp.sum(w**2)


def plain(key, w, x, signs):
    density = log_density(w, x, signs)
    samples, accepted = [], 0
    for _ in range(LENGTH):
        key, propose, decide = jax.random.split(key, 3)
        proposal = w + 0.05 * jax.random.normal(propose, w.shape)
        proposed = log_density(proposal, x, signs)
        if jnp.log(jax.random.uniform(decide)) < proposed - density:
            w, density = proposal, proposed
            accepted += 1
        samples.append(w)
    return jnp.stack(samples), accepted


@jax.jit
def expert(key, w, x, signs):
    def advance(state, _):
        key, w, density, accepted = state
        key, propose, decide = jax.random.split(key, 3)
        proposal = w + 0.05 * jax.random.normal(propose, w.shape)
        proposed = log_density(proposal, x, signs)
        good = jnp.log(jax.random.uniform(decide)) < proposed - density
        w, density = jnp.where(good, proposal, w), jnp.where(good, proposed, density)
        return (key, w, density, accepted + good), w

    state, samples = jax.lax.scan(advance, (key, w, log_density(w, x, signs), 0), length=LENGTH)
    return samples, state[-1]
