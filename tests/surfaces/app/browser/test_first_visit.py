"""The first visit of an installation that has no edition yet: the app builds it, and then shows it."""


def test_the_first_visit_builds_the_first_edition_and_shows_it(visit, start_app, tmp_path):
    page = visit("/peta?lang=en", app=start_app(tmp_path / "build"), is_first=True)
    assert not page.tab.locator('[data-testid="stException"]').count() and not page.errors
    edition = (tmp_path / "build" / "CURRENT").read_text().strip()
    assert edition in page.text()
