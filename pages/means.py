"""Means: why GSPO takes the geometric one."""

from viz import page, take
from viz.explorables import EXPLORABLES

explorable = EXPLORABLES["means"]
take.foot(explorable, page.show(explorable), "gspo", {})
