"""Each page as it is met at twice the size, without motion, and with the keyboard alone."""

import pytest

from plut.surfaces.pages import PAGES

pytestmark = pytest.mark.long

ADDRESSES = [f"/{page.address}" for page in PAGES]
MOST_STEPS = 400  # of the Tab key: more than any page has
# where the focus is, in parts of parts; whether it can be seen there
FOCUS = """
() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  window.met = window.met || new Map();
  if (!window.met.has(at)) window.met.set(at, window.met.size);
  const box = at.getBoundingClientRect();
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const name = at.getAttribute('aria-label') || at.textContent || at.getAttribute('placeholder') || at.tagName;
  return { number: window.met.get(at), seen, name: name.trim().slice(0, 60), tag: at.tagName };
}
"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_at_twice_its_size_a_page_fits_the_screen(visit, address):
    """A screen of 1600 by 900 has so many points left."""
    page = visit(address, 800, 450)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.tab.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 2")
    assert not page.errors and page.tab.locator("h1, h2").first.is_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_for_who_wants_no_motion(visit, address):
    page = visit("/pers", 1600, 900)
    page.tab.emulate_media(reduced_motion="reduce")
    page.open(address)
    moving = """
      document.getAnimations()
        .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 10)
        .map((one) => one.effect.target.outerHTML.slice(0, 150))
    """
    assert page.tab.evaluate(moving) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_walked_through_with_the_keyboard_alone(visit, address):
    """The focus comes to everything, can be seen wherever it is, is held by nothing and leaves at the end."""
    page = visit(address, 1600, 900)
    steps = []
    for _ in range(MOST_STEPS):
        page.tab.keyboard.press("Tab")
        at = page.tab.evaluate(FOCUS)
        if at is None:
            break
        steps.append(at)
    numbers = [one["number"] for one in steps]
    assert len(steps) < MOST_STEPS, [one["name"] for one in steps[-6:]]
    assert len(set(numbers)) > 15 and numbers == sorted(numbers), "it goes in the order of the page"
    assert [one for one in steps if not one["seen"]] == []
