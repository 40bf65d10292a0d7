"""Clip regions: where over ratio and advantage the gradient stops."""

from viz import gate_editor, lesson
from viz.explorables.clip_regions_rules import as_config
from viz.lessons import LESSONS

here = LESSONS["clip_regions"]
settings = lesson.show(here)
part = gate_editor.section(settings)
lesson.foot(here, settings, *as_config(settings), parts=[part])
