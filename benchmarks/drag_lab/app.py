"""The lab of the probes as an ASGI app: `streamlit run benchmarks/drag_lab/app.py`; ?probe=probe_long chooses one."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def build(folder: Path) -> None:
    """Trace the probes into a folder of their own and have it served."""
    from benchmarks.drag_lab.probe import PROBES
    from viz import routes
    from viz.build import traced

    (folder / "traced").mkdir()
    for name, probe in PROBES.items():
        (folder / "traced" / f"{name}.js").write_text(traced(probe), encoding="utf-8")
    routes.FOLDERS.append(folder)


def served() -> list:
    """The lab's routes, with the probes' traced files among them."""
    from viz.routes import routes

    build(Path(FOLDER.name))
    return routes()


FOLDER = TemporaryDirectory()
app = st.App(HERE / "router.py", routes=served())
