"""A person's gate as a PyTorch program that needs no lab: paste it, and give it the ratios of a batch."""

from pages.clip_regions.own_gate.known import rollout
from pages.clip_regions.own_gate.parse import parse
from pages.clip_regions.own_gate.printing import to_text, to_torch
from viz.declare.explorable import Settings

PROGRAM = """\
# a gate, from the Token Weight Lab; this program needs PyTorch and no lab, and autograd takes the derivative
import torch


def t(value):
    return torch.tensor(value, dtype=torch.float64)


eps, tau = t({eps!r}), t({tau!r})


def gate(r):
    # {formula}
    return {code} + 0 * r


# the ratios of a response; in a trainer, (logp - logp_old).exp()
r = torch.tensor({ratios}, dtype=torch.float64, requires_grad=True)
f = gate(r)
(slope,) = torch.autograd.grad(f.sum(), r)
for ratio, value, weight in zip(r.tolist(), f.tolist(), (r * slope).tolist()):
    print(f"r = {{ratio:.4f}}   f = {{value:.4f}}   weight r f' = {{weight:.4f}}")
"""


def program(settings: Settings) -> str:
    """The program at these settings; of the formula it holds what the tree says, and not the text that was typed."""
    tree = parse(settings["gate"])
    ratios = [round(float(ratio), 4) for ratio in rollout(settings["gate_sign"])[1]["r"]]
    return PROGRAM.format(
        eps=float(settings["gate_eps"]), tau=float(settings["gate_tau"]), formula=to_text(tree), code=to_torch(tree),
        ratios=ratios,
    )  # fmt: skip
