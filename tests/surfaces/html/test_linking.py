"""Web addresses in a text: links that show their host, and nothing else of the text becomes markup."""

import pytest

from plut.surfaces.html.linking import linked

LINK = '<a href="{}" target="_blank" rel="noopener">{}</a>'


@pytest.mark.parametrize(
    ("text", "address", "host"),
    [
        (
            "https://gpriority.co.id/kemenkop-ukm-20/",
            "https://gpriority.co.id/kemenkop-ukm-20/",
            "gpriority.co.id",
        ),
        ("turisian.com/?p=19383", "https://turisian.com/?p=19383", "turisian.com"),
        ("www.a-b.go.id/x_y", "https://www.a-b.go.id/x_y", "a-b.go.id"),
        ("https://www.kompas.com", "https://www.kompas.com", "kompas.com"),
        ("http://10.0.0.1:8000/x", "http://10.0.0.1:8000/x", "10.0.0.1:8000"),
    ],
)
def test_an_address_is_a_link_that_shows_its_host(text, address, host):
    assert linked(f"In 2023 there were 6 ({text}). More") == (
        f"In 2023 there were 6 ({LINK.format(address, host)}). More"
    )


@pytest.mark.parametrize(
    "text",
    [
        "kompas.com, 24 October 2023",
        "Perpres 12/2021",
        "kabupaten/kota",
        "plut/methods/siting.py, 0.5/2",
        "1.5/x",
    ],
)
def test_what_is_no_address_stays_as_it_is(text):
    assert linked(text) == text


def test_all_else_is_escaped():
    assert linked("<b>x</b> & javascript:alert(1)/") == "&lt;b&gt;x&lt;/b&gt; &amp; javascript:alert(1)/"
    assert "<script" not in linked('https://a.id/"><script>')
