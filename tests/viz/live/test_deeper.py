"""Where an address below a page leads, below any base path, and that nothing else is led anywhere."""

import pytest

from viz.live.deeper import upwards


@pytest.mark.parametrize(("base", "path", "to"), [
    ("", "/", None), ("", "/means", None), ("", "/means/", None), ("", "/means/x", "../x?a=1"),
    ("", "/lab/x/means", "../../means?a=1"), ("", "/means/x//", "../x?a=1"), ("", "/means/a b:c", "../a%20b%3Ac?a=1"),
    ("", "/means//evil.example", "../evil.example?a=1"),
    ("lab", "/lab", None), ("lab", "/lab/means", None), ("lab", "/lab/means/x", "../x?a=1"), ("lab", "/x/y", None),
    ("a/b", "/a/b/means", None), ("a/b/", "/a/b/means/x", "../x?a=1"),
])  # fmt: skip
def test_only_what_is_below_a_page_leads_upwards(base, path, to):
    assert upwards({"path": path, "query_string": b"a=1"}, base) == to
