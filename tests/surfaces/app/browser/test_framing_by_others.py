"""No other site shows a page of the product in a frame, unless the installation names it."""

import pytest


@pytest.mark.parametrize("address", ["/", "/ringan/", "/nix"])
def test_a_page_stays_out_of_the_frame_of_another_site(browser, app, address):
    tab = browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    with tab.expect_response(f"{app}{address}"):
        tab.set_content(f'<iframe src="{app}{address}"></iframe>')
    tab.wait_for_timeout(500)
    assert not [frame for frame in tab.frames if frame.url.startswith(app)]
    assert [text for text in said if "frame-ancestors" in text]
    tab.close()
