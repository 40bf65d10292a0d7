"""python -m viz.variance.record: compute the recordings of the variance lab anew, into assets/recordings/variance/."""

import json

import torch

from algos.variance.__main__ import columns_of, parser, run
from viz.variance.long import FOLDER, RECORDED, REPORTS, arguments, command, recorded_settings


def record(report: str, kind: str) -> dict[str, object]:
    """One recording: the command, the versions, and what it gave."""
    parts = arguments(report, recorded_settings(kind))
    given = columns_of(run(parser().parse_args(parts)))
    return {"command": command(parts), "torch": torch.__version__, "report": given}


def main() -> None:
    """Write all of them."""
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for report in REPORTS:
        for kind in RECORDED:
            path = FOLDER / f"{report}_{kind}.json"
            path.write_text(json.dumps(record(report, kind)) + "\n", encoding="utf-8")
            print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
