"""Every objective, in the order of the story. Adding one: a file here, a line in OBJECTIVES, a text per language."""

import difflib
from dataclasses import fields
from typing import Any

from algos.objectives.aspo import ASPO
from algos.objectives.base import Curves, Objective
from algos.objectives.ce_gppo import CEGPPO
from algos.objectives.cispo import CISPO
from algos.objectives.clip_cov import ClipCov
from algos.objectives.dapo import DAPO
from algos.objectives.dcpo import DCPO
from algos.objectives.dppo import DPPO
from algos.objectives.dr_grpo import DrGRPO
from algos.objectives.dro import DRO
from algos.objectives.fipo import FIPO
from algos.objectives.gmpo import GMPO
from algos.objectives.gppo import GPPO
from algos.objectives.grpo import GRPO
from algos.objectives.gspo import GSPO
from algos.objectives.gspo_token import GSPOToken
from algos.objectives.kl_cov import KLCov
from algos.objectives.luspo import LUSPO
from algos.objectives.real import REAL
from algos.objectives.rec import REC
from algos.objectives.reinforce import Reinforce
from algos.objectives.sapo import SAPO
from algos.objectives.sequence_product import SequenceProduct
from algos.objectives.topr import TOPR
from algos.objectives.vespo import VESPO

OBJECTIVES: dict[str, type[Objective]] = {
    "reinforce": Reinforce,
    "grpo": GRPO,
    "gspo": GSPO,
    "sapo": SAPO,
    "dapo": DAPO,
    "dr_grpo": DrGRPO,
    "cispo": CISPO,
    "gmpo": GMPO,
    "gspo_token": GSPOToken,
    "sequence_product": SequenceProduct,
    "luspo": LUSPO,
    "vespo": VESPO,
    "dppo": DPPO,
    "clip_cov": ClipCov,
    "kl_cov": KLCov,
    "topr": TOPR,
    "dro": DRO,
    "real": REAL,
    "fipo": FIPO,
    "rec": REC,
    "aspo": ASPO,
    "gppo": GPPO,
    "ce_gppo": CEGPPO,
    "dcpo": DCPO,
}


def make_objective(name: str, **settings: Any) -> Objective:
    """The objective of that name with those settings, its defaults for the rest.

    Raises ValueError for an unknown name and TypeError for an unknown field, each with the nearest known ones.
    """
    if name not in OBJECTIVES:
        near = difflib.get_close_matches(name, OBJECTIVES, n=3) or OBJECTIVES
        raise ValueError(f"there is no objective {name!r}; wanted one of {', '.join(near)}.")
    known = [field.name for field in fields(OBJECTIVES[name])]  # type: ignore[arg-type]
    for setting in settings:
        if setting not in known:
            raise TypeError(f"{name} has no field {setting!r}; its fields are {', '.join(known)}.")
    return OBJECTIVES[name](**settings)


__all__ = ["OBJECTIVES", "Curves", "Objective", "make_objective"]
