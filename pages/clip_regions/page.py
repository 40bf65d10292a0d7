"""Clip regions: where over ratio and advantage the gradient stops."""

from pages.clip_regions.lesson import CLIP_REGIONS_LESSON
from pages.clip_regions.own_gate import section as gate_editor
from pages.clip_regions.rules import as_config
from viz import lesson

here = CLIP_REGIONS_LESSON
settings = lesson.show(here)
part = gate_editor.section(settings)
lesson.foot(here, settings, *as_config(settings), parts=[part])
