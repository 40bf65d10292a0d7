"""What must hold on a CUDA device: checks that take the device's name, and three ways to run them.

test_cuda.py       on CUDA, marked `cuda`, skipped where there is none
test_pretended.py  on a device that is pretended (`pretend.py`), wherever the tests run
benchmarks/gpu.py  on CUDA without pytest, for `make gpu`

The checks import torch and this project alone, as the machine with the device may have nothing else.
"""

from collections.abc import Callable

from tests.cuda import check_objectives, check_race, check_variance

# "file: what" -> a function of the device's name that raises AssertionError where the device is wrong
CHECKS: dict[str, Callable[[str], None]] = {
    f"{module.__name__.split('_')[-1]}: {check.__name__.replace('_', ' ')}": check
    for module in (check_objectives, check_race, check_variance)
    for check in module.CHECKS
}
