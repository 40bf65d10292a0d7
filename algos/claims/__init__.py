"""The popular claims about GRPO, GSPO and SAPO, each with its evidence and its verdict, in the order of the story.

from algos.claims import CLAIMS, verdict
verdict(CLAIMS["C5"])      # "false": as it is usually told
"""

from algos.claims import c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12
from algos.claims.base import Claim, Numbers, Setting, flips, usually, verdict

CLAIMS: dict[str, Claim] = {
    module.CLAIM.id: module.CLAIM for module in (c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12)
}

__all__ = ["CLAIMS", "Claim", "Numbers", "Setting", "flips", "usually", "verdict"]
