"""Every random number of a race: it depends on the seed and the rollout's number only, not on objective or device.

So members of one seed get the same prompts and the same uniforms, and their differences are paired.
"""

from torch import Generator

STREAMS = ("prompts", "uniforms", "order", "noise", "evaluation", "warm")


def generator(stream: str, seed: int, number: int = 0) -> Generator:
    """A CPU generator of its own for a stream, a seed and a rollout; ValueError for an unknown stream."""
    if stream not in STREAMS:
        raise ValueError(f"there is no stream {stream!r}; wanted one of {', '.join(STREAMS)}.")
    # torch's CPU generator uses 32 bits of its seed; 1000003 is prime
    mixed = (seed * 1_000_003 + number) * len(STREAMS) + STREAMS.index(stream)
    return Generator().manual_seed(mixed % 2**32)
