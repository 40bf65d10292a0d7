"""Where SAPO pushes a token hardest: the ratio at which r f'(r) = r sech^2(tau/2 (r - 1)) is largest.

Source: SAPO 2511.20347, eq. 5 and 6, for f; its derivative gives d/dr (r f') = f' (1 - tau r tanh(tau/2 (r - 1))).
"""

import torch
from torch import Tensor

STEPS = 8  # Newton's steps; for tau from 0.3 to 100 six reach the last bit


def peak(tau: Tensor) -> Tensor:
    """The root of tau r tanh(tau/2 (r - 1)) = 1, above 1 for every tau; any shape."""
    r = 1 + 1 / tau
    for _ in range(STEPS):
        t = torch.tanh(tau / 2 * (r - 1))
        # r <- r - h(r) / h'(r),  h = tau r t - 1,  h' = tau t + tau^2/2 r (1 - t^2)
        r = r - (tau * r * t - 1) / (tau * t + tau**2 / 2 * r * (1 - t**2))
    return r
