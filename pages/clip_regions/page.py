"""Clip regions: where over ratio and advantage the gradient stops."""

from pages.clip_regions.lesson import CLIP_REGIONS_LESSON
from pages.clip_regions.own_gate import section as own_gate
from pages.clip_regions.take import OFFER
from viz import lesson
from viz.draw.apart import apart

lesson.show(CLIP_REGIONS_LESSON, below=apart(own_gate.section))
lesson.foot(CLIP_REGIONS_LESSON, OFFER)
