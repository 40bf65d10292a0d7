"""SAPO's gate: what its two temperatures do."""

from viz import page, take
from viz.explorables import EXPLORABLES

explorable = EXPLORABLES["sapo_gate"]
settings = page.show(explorable)
take.foot(explorable, settings, "sapo", {key: settings[key] for key in ("tau_pos", "tau_neg")})
