"""What is said of an estimator of the policy gradient, and how it follows from the moments of that estimator.

An objective's gradient over one group of G responses to a prompt is g = sum_b,t n c grad log pi. Its truth is the
expectation of the same objective's gradient on-policy: aggregation and advantages are the same, so scales agree.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Figures of one objective's gradient over one group; NaN where a figure has no meaning.

    variance    tr Cov(g)
    signal      |E g|^2
    bias        |E g - truth|^2
    truth       |truth|^2
    on_policy   tr Cov of the same objective's gradient on-policy
    cosine      between E g and the truth
    flat        tr Cov(g) if each token had the mean coefficient of its response: what is left without C1's noise
    within      variance of the weights c/A inside a response, on average
    between     variance over responses of their mean weight
    ess         (E w)^2 / E w^2, the effective share of the tokens, w = c/A
    dead_tokens, dead_responses  shares whose weight is 0, as their reward gives A its sign
    """

    variance: float
    signal: float
    bias: float
    truth: float
    on_policy: float
    cosine: float
    flat: float
    within: float
    between: float
    ess: float
    dead_tokens: float
    dead_responses: float

    @property
    def inflation(self) -> float:
        """tr Cov(g) relative to that of the same objective on-policy."""
        return ratio(self.variance, self.on_policy)

    @property
    def relative_bias(self) -> float:
        """|E g - truth|^2 / |truth|^2."""
        return ratio(self.bias, self.truth)

    @property
    def noise_to_signal(self) -> float:
        """tr Cov(g) / |E g|^2."""
        return ratio(self.variance, self.signal)

    @property
    def error(self) -> float:
        """E |g - truth|^2 / |truth|^2 of one group: variance and bias together."""
        return self.error_of(1)

    def error_of(self, groups: float) -> float:
        """The same for the mean over that many independent groups: the variance shrinks with it, the bias stays."""
        # E |g_N - truth|^2 = tr Cov(g) / N + |E g - truth|^2
        return ratio(self.variance / groups + self.bias, self.truth)

    @property
    def distance(self) -> float:
        """|E g - truth| / |truth|: 0 at the truth, 1 for no gradient at all, 2 for its opposite."""
        return math.sqrt(self.relative_bias)

    @property
    def from_within(self) -> float:
        """Share of tr Cov(g) that goes with the differences of weights inside responses; negative if they lower it."""
        return ratio(self.variance - self.flat, self.variance)


def ratio(a: float, b: float) -> float:
    """a / b; NaN where b is 0 or neither is finite."""
    return a / b if b != 0 else math.nan
