// What the bench knows inside a page, by the page's own clock: when a chart last changed on screen since the choice.
// A picture counts as drawn at the frame after its last change; hover labels are no change.
(() => {
  const bench = (window.bench = { start: 0, painted: null, waiting: 0, runs: 0 });
  bench.begin = () => Object.assign(bench, { start: performance.now(), painted: null, runs: 0 });
  window.addEventListener("click", bench.begin, true); // of several clicks the last one is the choice
  const inChart = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element && element.closest(".js-plotly-plot") && !element.closest(".hoverlayer, .modebar-container");
  };
  const afterFrame = () => {
    bench.waiting += 1;
    requestAnimationFrame(() => setTimeout(() => Object.assign(bench, { painted: performance.now(), waiting: bench.waiting - 1 })));
  };
  new MutationObserver((records) => {
    bench.runs += records.filter((r) => r.attributeName === "data-test-script-state").length; // one for begin, one for end
    if (records.some((r) => inChart(r.target))) afterFrame();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const streamlitWorks = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app) return false;
    if (app.getAttribute("data-test-script-state") !== "notRunning") return true;
    if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return true;
    return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].some((chart) => !chart.querySelector(".main-svg"));
  };
  // Milliseconds from the start to the last change, once all is drawn and nothing has changed for `quiet` ms; else null.
  bench.drawn = ({ charts, maps, quiet, runs }) => {
    if (bench.painted === null || bench.waiting || streamlitWorks()) return null;
    // a run of a few milliseconds may begin and end between two frames and is never seen: then only waiting longer helps
    if (bench.runs < runs && performance.now() - bench.painted < 5 * quiet) return null;
    const plots = [...document.querySelectorAll(".js-plotly-plot")].filter((plot) => plot.querySelector(".main-svg"));
    const shaded = plots.filter((plot) => plot.querySelector(".choroplethlayer path"));
    if (plots.length < charts || shaded.length < maps || performance.now() - bench.painted < quiet) return null;
    return bench.painted - bench.start;
  };
})();
