"""A worker for the tests of jobs: python -m tests.viz.jobs.child WHAT [ARGUMENT ...]"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def say(**event):
    print(json.dumps(event), flush=True)


what, args = sys.argv[1], sys.argv[2:]
GROUP = Path("/proc/self/autogroup")
group = GROUP.read_text() if GROUP.exists() else ""
say(
    pid=os.getpid(),
    nice=os.nice(0),
    group=group,
    cwd=os.getcwd(),
    threads=os.environ["OMP_NUM_THREADS"],
    read=sys.stdin.read(),
)
if what == "count":  # how many events, seconds between them
    for i in range(int(args[0])):
        say(i=i, progress=(i + 1) / int(args[0]))
        time.sleep(float(args[1]))
elif what == "sleep":
    time.sleep(600)
elif what == "stubborn":  # does not hear the request to end
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say(ready=True)
    time.sleep(600)
elif what == "parent":  # starts a process of its own
    say(child=subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)
    time.sleep(600)
elif what == "fail":
    print("a warning", file=sys.stderr)
    raise ValueError("the sentence of an error")
elif what == "noise":  # what is no event
    print("not JSON")
    print("[1, 2]")
    sys.stdout.buffer.write(b"\xff\xfe\n")
    print("[" * 100_000, flush=True)
    say(progress=float("nan"))
    say(progress="much")
elif what == "flood":
    while True:
        print('{"x": 1}')
elif what == "line":  # one that never ends
    while True:
        sys.stdout.write("x" * 1000)
elif what == "complaints":
    while True:
        print("x", file=sys.stderr)
elif what == "eat":
    eaten = []
    while True:
        eaten.append(bytearray(b"x") * 2**24)
elif what == "tensor":
    import torch

    torch.ones(2**30)
