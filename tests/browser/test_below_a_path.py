"""The lab below a path of an address: Streamlit's own option, a proxy in front, a page that embeds it, wrong paths."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from benchmarks.learners.lab import await_answer
from tests import ROOT
from tests.lab import free_port, serve, settle
from viz.look.text import Text

pytestmark = pytest.mark.browser

# where the Makefile puts it, and where Debian does
NGINX = shutil.which("nginx", path=os.pathsep.join((os.environ["PATH"], "/usr/sbin", f"{ROOT}/.venv/nginx/usr/sbin")))
DRAWN = ".lab-plot .main-svg"
CONFIG = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/log;
events {{}}
http {{
  access_log off; proxy_max_temp_file_size 0;
  server {{
    listen 127.0.0.1:{port};
    location {path} {{
      proxy_pass {to}; proxy_http_version 1.1; proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    }}
    location = /course.html {{
      default_type text/html; return 200 '<iframe src="{path}sapo-gate?embed=true" width="1000" height="800"></iframe>';
    }}
  }}
}}
"""


@contextmanager
def proxied(folder, path, to):
    """The address of an nginx that forwards what lies below `path`, and nothing else, to `to`."""
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, port=port, path=path, to=to), encoding="utf-8")
    server = subprocess.Popen([NGINX, "-p", folder, "-c", config], stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        await_answer(f"{base}/course.html", 10)
        yield base
    finally:
        server.terminate()
        server.wait(20)


def check_pages(chromium, base):
    """A lesson, home and a way between them are drawn live, and no file is missed or fetched twice."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, asked, missed = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: missed.append(response.url) if response.status >= 400 else None)
    page.goto(f"{base}/sapo-gate?tau_pos=2")
    page.wait_for_selector(DRAWN, state="attached")
    settle(page)
    page.get_by_role("link", name=Text("en")("home.nav")).first.click()
    page.wait_for_url(f"{base}/")
    settle(page)
    assert page.locator(DRAWN).count() and page.locator(".stPlotlyChart").count() == 0
    ours = [url for url in asked if "/_lab/" in url]
    assert ours and all(url.startswith(f"{base}/_lab/") for url in ours)
    assert len(ours) == len(set(ours)), sorted(url for url in ours if ours.count(url) > 1)
    # Streamlit looks for its server beside the page first
    assert [url for url in missed if "/_stcore/h" not in url] == []
    context.close()


@pytest.mark.parametrize("path", ["lab", "a/b"])
def test_every_page_and_file_stays_below_the_base_path(chromium, path):
    with serve(path=path) as base:
        check_pages(chromium, base)
        # an address below a page, and the page's own under an older path
        page = chromium.new_page()
        for below, title in (("sapo-gate/x", "nowhere.question"), ("lab/x/means", "means.question")):
            page.goto(f"{base}/{below}?lang=zh")
            settle(page)
            assert page.inner_text("h1") == Text("zh")(title)
            assert page.url == f"{base}/{below.rpartition('/')[2]}?lang=zh"
        page.close()


@pytest.mark.skipif(NGINX is None, reason="no nginx here; `make nginx` brings Debian's")
class TestBehindNginx:
    """A proxy that knows one path, and answers all others itself."""

    def test_a_proxy_that_forwards_one_path(self, chromium, tmp_path):
        with serve(path="demo") as lab, proxied(tmp_path, "/demo/", lab.removesuffix("/demo")) as base:
            check_pages(chromium, f"{base}/demo")

    def test_a_proxy_that_takes_the_path_off(self, chromium, address, tmp_path):
        """As JupyterHub's does: the lab does not know below which path it is."""
        with proxied(tmp_path, "/user/me/proxy/8501/", f"{address}/") as base:
            check_pages(chromium, f"{base}/user/me/proxy/8501")

    def test_a_page_that_embeds_a_lesson(self, chromium, tmp_path):
        with serve(path="demo") as lab, proxied(tmp_path, "/demo/", lab.removesuffix("/demo")) as base:
            page = chromium.new_page()
            page.goto(f"{base}/course.html")
            frame = page.frame_locator("iframe")
            frame.locator(".lab-plot").first.scroll_into_view_if_needed()  # figures are drawn once they are near
            frame.locator(DRAWN).first.wait_for(state="attached")
            assert frame.locator(".stPlotlyChart").count() == 0
            page.close()


@pytest.mark.parametrize(("path", "title"), [
    ("/sapo-gate/x", "nowhere.question"), ("/sapo-gate/x/y/", "nowhere.question"), ("/lab/x", "nowhere.question"),
    ("/lab/means", "means.question"), ("/sapo-gate/", "sapo_gate.question"),
])  # fmt: skip
def test_an_address_below_a_page_is_never_empty(visit, path, title):
    page = visit(f"{path}?lang=zh")
    assert page.inner_text("h1") == Text("zh")(title)
