"""Work too heavy for a page's script: it runs in child processes, and pages look at how far it is.

A thread of the server would slow every other visitor; a child with low priority does not. JOBS is the server's one
queue. A worker is a module that prints one JSON object a line, an event; {"progress": 0.4} in one says how far it is.
"""

from viz.jobs.job import ENDED, Job, Limits, View
from viz.jobs.queue import Full, Jobs, Ticket

JOBS = Jobs()

__all__ = ["ENDED", "JOBS", "Full", "Job", "Jobs", "Limits", "Ticket", "View"]
