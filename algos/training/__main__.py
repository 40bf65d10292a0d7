"""python -m algos.training: the training race from the command line.

race    train several objectives from the same start, on the same prompts and random numbers
sweep   a grid of races on local processes
warm    make the weights that races start from

python -m viz.report draws their curves, final rewards and paired differences, as one HTML file.
"""

import sys

from algos.training.command.main import main

if __name__ == "__main__":
    sys.exit(main())
