"""The covariance of advantage and log-prob per token, by which Clip-Cov and KL-Cov choose tokens.

Source: 2505.22617, eq. 10.
"""

from torch import Tensor

from algos.batch import TokenBatch


def token_covariance(batch: TokenBatch) -> Tensor:
    """(B, T) (A_t - mean A)(logp_t - mean logp), means over all unmasked tokens of the batch; 0 where masked."""
    count = batch.mask.sum().clamp(min=1)
    A, logp = batch.token_advantages, batch.masked(batch.logp.detach())
    # cov_t = (A_t - mean A) (logp_t - mean logp)
    return batch.masked((A - A.sum() / count) * (logp - logp.sum() / count))
