"""Numbers of a device beside those of the processor."""

import torch
from torch import Tensor

# relative to the largest number of a tensor: sums come in another order there, and exp may differ in its last bit
FLOAT64, FLOAT32 = 1e-11, 1e-4
TOLERANCE = {torch.float64: FLOAT64, torch.float32: FLOAT32}


def same(what: str, there: Tensor, here: Tensor, device: str, tolerance: float | None = None) -> None:
    """Assert that `there` lies on the device and is `here` up to tolerance * max|here|: that of its dtype if None."""
    assert there.device.type == torch.device(device).type, f"{what} lies on {there.device}; wanted {device}"
    assert there.shape == here.shape and there.dtype == here.dtype, f"{what}: {there.dtype} {tuple(there.shape)}"
    far, near = there.detach().cpu(), here.detach()
    if not here.is_floating_point():
        assert torch.equal(far, near), f"{what}: {int((far != near).sum())} of {near.numel()} differ"
        return
    assert torch.equal(far.isfinite(), near.isfinite()), f"{what}: other numbers are finite there"
    far, near = (torch.where(here.detach().isfinite(), one, 0) for one in (far, near))
    allowed = (TOLERANCE[here.dtype] if tolerance is None else tolerance) * float(near.abs().max())
    gap = (far - near).abs()
    place = int(gap.argmax())
    assert float(gap.max()) <= allowed, (
        f"{what}: number {place} of {near.numel()} is {float(far.flatten()[place])!r} there and"
        f" {float(near.flatten()[place])!r} here, {float(gap.max()):.3g} apart; allowed {allowed:.3g}"
    )
