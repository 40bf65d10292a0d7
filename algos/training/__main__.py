"""python -m algos.training: the training race from the command line.

race    train several objectives from the same start, on the same prompts and random numbers
report  curves, final rewards and paired differences of one or more runs, as one HTML file
sweep   a grid of races on local processes
warm    make the weights that races start from
"""

import sys

from algos.training.command.main import main

if __name__ == "__main__":
    sys.exit(main())
