"""One gradient step on the logits of one position: what it does to every token of the vocabulary.

Gradient ascent on c log pi(sampled), in the logits z of that position:
    d log pi_s / d z_v = 1[v = s] - pi_v    so    dz_v = eta c (1[v = s] - pi_v)
c is an objective's coefficient (the advantage included), eta the step size. Source: SAPO 2511.20347, eq. 9.
With c < 0 the sampled logit falls and every other logit rises, each in proportion to its own probability. Whether a
probability rises is another matter: softmax divides by the new sum, see `threshold`.

Logits and probabilities are (..., V); `hit` is 1 at the sampled token and 0 elsewhere; a token outside `mask` does not
exist: its probability is 0.
"""

from typing import NamedTuple

import torch
from torch import Tensor


class Step(NamedTuple):
    """One step: the probabilities `before`, how each logit moves, and by how much log sum exp of the logits grows.

    before  (..., V)  softmax of the logits
    logit   (..., V)  dz, 0 outside the mask
    grown   (...)     log sum exp(z + dz) - log sum exp(z)
    """

    before: Tensor
    logit: Tensor
    grown: Tensor

    @property
    def gain(self) -> Tensor:
        """(..., V) by how much each probability grows, exact also where the step is tiny."""
        # pi'_v = pi_v exp(dz_v - grown)
        return self.before * torch.expm1(self.logit - self.grown[..., None])

    @property
    def after(self) -> Tensor:
        """(..., V) the probabilities after the step."""
        return self.before + self.gain

    @property
    def entropy_change(self) -> Tensor:
        """(...) entropy of `after` less that of `before`, exact also where the step is tiny."""
        # with d_v = dz_v - grown and sum gain = 0:  H' - H = - sum gain_v (log pi_v + H) - sum pi'_v d_v
        surplus = torch.where(self.before > 0, self.before, 1).log() + entropy(self.before)[..., None]
        return -(self.gain * surplus).sum(-1) - (self.after * (self.logit - self.grown[..., None])).sum(-1)


def probabilities(logits: Tensor, mask: Tensor | None = None) -> Tensor:
    """(..., V) softmax over the tokens in `mask` (V,), all if None; 0 elsewhere."""
    if mask is not None:
        logits = torch.where(mask, logits, -torch.inf)
    weight = torch.exp(logits - logits.amax(-1, keepdim=True))
    return weight / weight.sum(-1, keepdim=True)


def step(before: Tensor, hit: Tensor, coefficient: Tensor | float, size: Tensor | float) -> Step:
    """One step of gradient ascent on coefficient * log pi(sampled), taken in the logits.

    before (..., V) the probabilities; hit (..., V) or (V,) 1 at the sampled token; coefficient and size are scalars, or
    of a shape that broadcasts to (..., 1).
    """
    # dz_v = eta c (1[v = s] - pi_v)
    logit = torch.where(before > 0, size * coefficient * (hit - before), 0)
    # sum exp(z + dz) / sum exp(z) - 1 = sum pi_v (exp dz_v - 1)
    grown = torch.log1p((before * torch.expm1(logit)).sum(-1))
    return Step(before, logit, grown)


def sampled_after(before: Tensor, hit: Tensor, coefficient: Tensor | float, size: Tensor | float) -> Tensor:
    """(...) the sampled token's probability after the step: what `step` gives there, at half the cost."""
    logit = size * coefficient * (hit - before)
    own = (before * hit).sum(-1) * torch.exp((logit * hit).sum(-1))
    return own / (before * torch.exp(logit)).sum(-1)


def entropy(pi: Tensor) -> Tensor:
    """(...) entropy of the probabilities (..., V) in nats; a probability of 0 adds nothing."""
    return -(pi * torch.where(pi > 0, pi, 1).log()).sum(-1)


def moved(taken: Step, hit: Tensor) -> Tensor:
    """(...) the probability that passes from the sampled token to all others together; negative the other way round."""
    return -(taken.gain * hit).sum(-1)


def threshold(taken: Step, coefficient: Tensor | float, size: Tensor | float) -> Tensor:
    """(...) the probability that decides who gains: exact for a step of any size.

    An unsampled v gains if dz_v = - eta c pi_v exceeds `grown`: for c < 0 if pi_v lies above - grown / (eta c), for
    c > 0 if below. For small steps this is sum pi^2 - pi_s. Where c = 0 nothing moves: -1, below every probability.
    """
    x = torch.as_tensor(size * coefficient, dtype=taken.grown.dtype, device=taken.grown.device)
    return torch.where(x == 0, -1, -taken.grown / torch.where(x == 0, 1, x))


def entropy_slope(pi: Tensor) -> Tensor:
    """(..., V) d entropy / d (eta c) at 0 if v is the sampled token: what a small step does to the entropy.

    Source: Cui et al. 2505.22617 (entropy dynamics of a softmax policy), here for one sampled token.
    """
    # dH/dz_u = - pi_u (log pi_u + H), and dz_u = eta c (1[u = s] - pi_u)
    pull = pi * (torch.where(pi > 0, pi, 1).log() + entropy(pi)[..., None])
    return (pi * pull).sum(-1, keepdim=True) - pull
