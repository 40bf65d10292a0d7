"""What a person takes home: a widget in one HTML file, the numbers, a PyTorch snippet, BibTeX, trainers' options.

python -m pages.commands.widget sapo_gate --lang zh --set tau_pos=2 --mode small -o widget.html
"""

from viz.export.bibtex import bibtex
from viz.export.configs import configs
from viz.export.csv import numbers_csv
from viz.export.html import widget_html
from viz.export.snippet import snippet

__all__ = ["bibtex", "configs", "numbers_csv", "snippet", "widget_html"]
