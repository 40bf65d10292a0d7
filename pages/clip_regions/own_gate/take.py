"""What a person's gate gives to take home: of a formula nothing was traced, and its program needs no lab."""

from pages.clip_regions.explorable import CLIP_REGIONS
from pages.clip_regions.own_gate.code import own_gate_module
from pages.clip_regions.own_gate.explorable import DEFAULT, compute, functions, own_gate
from pages.clip_regions.own_gate.parse import ExpressionError
from pages.clip_regions.own_gate.program import program
from viz.declare.explorable import Settings
from viz.export.piece import Piece, files_of
from viz.export.query import Query, part_in


def read(query: Query) -> Settings:
    """The settings that an address says; the default formula for one that cannot be read."""
    gate = query.get("gate", DEFAULT)
    try:
        functions(gate)
    except ExpressionError:
        gate = DEFAULT
    return part_in(own_gate(gate), CLIP_REGIONS, query) | {"gate": gate}


OWN_GATE = Piece(
    "own_gate", "own_gate.nav", read,
    files_of(lambda settings: own_gate(settings["gate"]), lambda settings: own_gate_module(settings["gate"]), program),
    (compute,),
)  # fmt: skip
