"""A gate that a person writes: parsed by a whitelist, differentiated, drawn, and printed as code.

parse(text) gives a small tree (tree.py) or raises ExpressionError, which names the piece, its place and the reason; no
text of a person is ever run. evaluate(tree, ...) computes it in float64, derivative(tree) is its f', and to_javascript,
to_torch and to_text print it.
"""
