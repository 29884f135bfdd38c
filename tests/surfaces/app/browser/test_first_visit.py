"""The first visit of an installation that has no edition yet: the app builds it, and then shows it."""


def test_the_first_visit_builds_the_first_edition_and_shows_it(browser, start_app, tmp_path):
    tab = browser.new_page()
    tab.goto(f"{start_app(tmp_path / 'build')}/peta?lang=en")
    tab.locator(".plut-foot").wait_for(timeout=900_000)  # however busy the machine is
    edition = (tmp_path / "build" / "CURRENT").read_text().strip()
    assert edition in tab.get_by_test_id("stMain").inner_text()
    assert not tab.get_by_test_id("stException").count()
    tab.close()
