"""The covariance of advantage and log-prob per token, by which Clip-Cov and KL-Cov choose tokens.

Source: 2505.22617, eq. 10.
"""

from torch import Tensor

from algos.batch import TokenBatch
from algos.whitening import centre


def token_covariance(batch: TokenBatch) -> Tensor:
    """(B, T) (A_t - mean A)(logp_t - mean logp), means over all unmasked tokens of the batch; 0 where masked."""
    A = batch.column_advantages.expand(batch.mask.shape)
    # cov_t = (A_t - mean A) (logp_t - mean logp):  exactly 0 where all A are equal
    return (centre(A, batch.mask) * centre(batch.logp.detach(), batch.mask)).to(batch.logp.dtype)
