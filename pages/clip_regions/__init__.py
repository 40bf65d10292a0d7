"""The lesson on clipping: where over ratio and advantage the gradient stops.

rules.py says what each objective does at a ratio. A view has its numbers, figures and words in one file: curves.py
(beside map.py), prob.py and hair.py; explorable.py shows the one that the scenario is about. own_gate/ is a gate that a
person writes.
"""
