# make app     install into .venv and start the lab on http://localhost:8501
# make quick   the tests that need no browser and no patience: at each save
# make test    everything the tests need, then all tests
PYTHON ?= python3
PORT ?= 8501
GPU_PYTHON ?= $(firstword $(wildcard .venv/bin/python) python3)
OUT ?= gpu-report
VENV := .venv
TRAINERS := .venv-trainers
NUMBERS := tests/algos tests/pages/test_promises.py tests/pages/test_explorables.py tests/pages/*/test_lesson.py \
  tests/pages/*/test_long.py tests/pages/*/test_lanes.py tests/pages/*/test_curves.py \
  tests/pages/*/test_enumeration.py tests/pages/*/own_gate
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: app quick test numeric lint mutants conformance conformance-live bench gpu traces recordings chromium nginx clean

app: $(VENV)/app
	$(VENV)/bin/streamlit run app.py --server.port $(PORT)

# tests/conftest.py says what is marked browser and what slow
quick: $(VENV)/dev
	$(VENV)/bin/python -m pytest -n 2 --dist worksteal -m "not browser and not slow" tests

# three workers: much of the time the browser's tests wait
test: $(VENV)/dev chromium nginx
	$(VENV)/bin/python -m pytest -n 3 --dist worksteal tests

# The tests of numbers with the instructions that every processor has: what is stated must not hang on newer ones.
numeric: $(VENV)/dev
	ATEN_CPU_CAPABILITY=default $(VENV)/bin/python -m pytest -n 2 --dist worksteal -m "not browser" $(NUMBERS) --ignore-glob='*/test_command_*'

lint: $(VENV)/dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

# Does every test of an objective fail when another one stands in its place, and do they notice a damaged line?
mutants: $(VENV)/dev
	$(VENV)/bin/python -m tests.swaps
	$(VENV)/bin/python -m tests.mutants

# Recompute algos/conformance/conformance.json from the recorded results of the trainers.
conformance: $(VENV)/app
	$(VENV)/bin/python -m algos.conformance

# Trace every explorable into its room: after a change of what it computes.
traces: $(VENV)/app
	$(VENV)/bin/python -m pages.commands.trace

# Compute the recordings that pages open with into assets/recordings/: after a change of what they record. The races
# take about ten minutes.
recordings: $(VENV)/app
	$(VENV)/bin/python -m pages.commands.record

# Run the installed trainers themselves on fresh random batches (own environment, a few GB).
conformance-live: $(TRAINERS)/done
	$(TRAINERS)/bin/python -m benchmarks.conformance_live

# Time our losses beside TRL's and verl's, and write the table into benchmarks/README.md.
bench: $(TRAINERS)/done
	$(TRAINERS)/bin/python -m benchmarks.coefficients --write

# Check and time everything on a CUDA device, in at most six minutes, into the folder OUT. Installs nothing: GPU_PYTHON
# is a Python that has torch. `make gpu REHEARSE=1` (or DEVICE=cpu) goes through it on the processor, at tiny sizes.
gpu:
	$(GPU_PYTHON) -m benchmarks.gpu --out "$(OUT)" $(if $(filter 1 cpu,$(REHEARSE) $(DEVICE)),--device cpu --tiny)

# The browser tests drive Debian's chromium, better the one without windows, which has less to do; another one can be
# named in CHROMIUM.
chromium:
	@command -v "$${CHROMIUM:-chromium-headless-shell}" >/dev/null || command -v chromium >/dev/null || \
	  ($(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q chromium-headless-shell fonts-noto-cjk)

# The tests of a lab behind a proxy take Debian's nginx, unpacked and not installed, because its package starts a server.
# They are skipped where it cannot be had.
nginx: | $(VENV)/bin/python
	@PATH="$$PATH:/usr/sbin:$(VENV)/nginx/usr/sbin"; command -v nginx >/dev/null || \
	  { mkdir -p $(VENV)/nginx && cd $(VENV)/nginx && apt-get download -q nginx && dpkg -x nginx_*.deb . ; } || \
	  echo "no nginx to be had: the tests behind a proxy will be skipped"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/app: requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install -q -r requirements.txt
	touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install -q -r requirements-dev.txt
	touch $@ $(VENV)/app

$(TRAINERS)/done: requirements-trainers.txt
	$(PYTHON) -m venv $(TRAINERS)
	$(TRAINERS)/bin/python -m pip install -q -r requirements-trainers.txt
	$(TRAINERS)/bin/python -m pip install -q --no-deps verl==0.9.1 liger-kernel==0.8.5 polgrad==0.2.1
	touch $@

clean:
	rm -rf $(VENV) $(TRAINERS) .pytest_cache .ruff_cache .mypy_cache .hypothesis mutants
