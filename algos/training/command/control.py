"""The control file of a running race: whoever watches it may pause it, step it, change settings or stop it.

A JSON file {"pause": bool, "until": step or null, "changes": {objective: {field: value}}, "stop": bool}, looked at
between rollouts. The race waits while `pause` is true or once it has done `until` rollouts. An objective is named as
in the race: "sapo" for all its variants, "sapo[tau_pos=5]" for one of them.
"""

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from algos.objectives import make_objective

NAP = 0.1  # seconds between two looks while it waits


class Control:
    """A control file as the race sees it, and the settings that its objectives have by now.

    `path` None: nobody controls the race. `settings`: {label: (objective, its settings)}. A file that is missing or
    only half written counts as it last was.
    """

    def __init__(self, path: Path | None, settings: Mapping[str, tuple[str, dict[str, Any]]]) -> None:
        self.path = path
        self.settings = dict(settings)
        self.said: dict[str, Any] = {}
        self.refused = ""

    def look(self) -> dict[str, Any]:
        """What the file says now, or said when it could last be read."""
        if self.path is not None:
            try:
                said = json.loads(self.path.read_text(encoding="utf-8"))
                self.said = said if isinstance(said, dict) else self.said
            except (OSError, ValueError):
                pass
        return self.said

    def waits(self, step: int) -> bool:
        """Whether the file, looked at now, tells a race that has done `step` rollouts to wait."""
        said = self.look()
        until = said.get("until")
        return not self.stops() and (bool(said.get("pause")) or (isinstance(until, int) and step >= until))

    def stops(self) -> bool:
        """Whether the file, as last looked at, tells the race to end."""
        return bool(self.said.get("stop"))

    def wait(self, step: int) -> None:
        """Return once a race that has done `step` rollouts may go on, or must end."""
        while self.waits(step):
            time.sleep(NAP)

    def changes(self) -> dict[str, dict[str, Any]]:
        """{variant's label: {field: value}} of what the file, as last looked at, sets otherwise than it is now.

        A change that an objective cannot take is refused with a sentence on stderr, and the race goes on.
        """
        asked = self.said.get("changes")
        found: dict[str, dict[str, Any]] = {}
        for place, fields in asked.items() if isinstance(asked, dict) else ():
            for one, (name, now) in self.settings.items():
                if place not in (one, name) or not isinstance(fields, dict):
                    continue
                new = {field: value for field, value in fields.items() if now.get(field, ...) != value}
                if new and self._takes(name, now | new):
                    found[one] = found.get(one, {}) | new
        return found

    def took(self, place: str, settings: dict[str, Any]) -> None:
        """Remember the settings that a variant has from now on."""
        self.settings[place] = (self.settings[place][0], dict(settings))

    def _takes(self, name: str, settings: dict[str, Any]) -> bool:
        try:
            make_objective(name, **settings)
        except (ValueError, TypeError) as problem:
            if str(problem) != self.refused:
                self.refused = str(problem)
                print(f"a change is refused: {problem}", file=sys.stderr, flush=True)
            return False
        return True
