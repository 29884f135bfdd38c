"""Ways to make a choice on a page: each gives a function (tab, how many choices were made before) that makes
the next one.

The page's clock starts at the last click of a choice, or when the address changes.
"""

from collections.abc import Callable

from playwright.sync_api import Page as Tab

Choice = Callable[[Tab, int], None]

# Regions take no clicks of their own: plotly asks which one lies under the mouse.
POINT_INSIDE = """([chart, code]) => {
  const plot = document.querySelectorAll(".js-plotly-plot")[chart];
  plot.scrollIntoView({ block: "center" });
  const path = [...plot.querySelectorAll(".choroplethlayer path")].find((p) => p.__data__.loc === code);
  const box = path.getBoundingClientRect(), turn = path.getScreenCTM().inverse();
  const at = (column, row) => new DOMPoint(box.x + (box.width * column) / 40, box.y + (box.height * row) / 40);
  const isInside = (column, row) => path.isPointInFill(at(column, row).matrixTransform(turn));
  const room = (column, row) => { // steps that may be made in each direction without leaving the region
    const steps = [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([x, y]) => {
      let n = 0;
      while (n < 40 && isInside(column + n * x, row + n * y)) n += 1;
      return n;
    });
    return Math.min(...steps);
  };
  const all = Array.from({ length: 39 * 39 }, (_, i) => [1 + (i % 39), 1 + Math.floor(i / 39)]);
  const [column, row] = all.reduce((best, one) => (room(...one) > room(...best) ? one : best));
  const { x, y } = at(column, row);
  return plot.contains(document.elementFromPoint(x, y)) ? { x, y } : null;
}"""


def click(*names: str) -> Choice:
    """Click controls by their visible names in turn: a button, or an option of a switch."""

    def choose(tab: Tab, made: int) -> None:
        name = names[made % len(names)]
        control = tab.get_by_role("button", name=name, exact=True).or_(
            tab.get_by_role("radio", name=name, exact=True)
        )
        control.first.click()

    return choose


def pick(label: str, *options: str) -> Choice:
    """Open a select box by its label and pick its options in turn."""

    def choose(tab: Tab, made: int) -> None:
        option = options[made % len(options)]
        box = tab.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(option)  # a long list holds only what is on the screen
        tab.get_by_role("option", name=option, exact=True).click()

    return choose


def click_region(chart: int, *codes: str) -> Choice:
    """Click regions of a map in turn, by code; chart: which chart of the page, from 0."""

    def choose(tab: Tab, made: int) -> None:
        code = codes[made % len(codes)]
        at = tab.evaluate(POINT_INSIDE, [chart, code])
        if at is None:
            raise LookupError(f"region {code} of chart {chart} is not on the screen")
        tab.mouse.move(at["x"], at["y"])
        tab.mouse.click(at["x"], at["y"])

    return choose


def follow(*addresses: str) -> Choice:
    """Change the address in turn without loading the page anew, as the back button does."""

    def choose(tab: Tab, made: int) -> None:
        change = (
            "to => { bench.begin(); history.pushState({}, '', to); dispatchEvent(new "
            "PopStateEvent('popstate')); }"
        )
        tab.evaluate(change, addresses[made % len(addresses)])

    return choose
