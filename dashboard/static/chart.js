// A chart of a page, drawn by Plotly. Where the page says something else in its place, it is changed, not drawn anew: so the outlines
// of a map stay on the screen and only what differs is painted.
let loading = null;
const plotly = (address) => loading ??= new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = address;
  script.onload = () => resolve(window.Plotly);
  script.onerror = () => { loading = null; script.remove(); reject(new Error(address)); };
  document.head.append(script);
});

class Chart {
  wanted = null;
  isDrawing = false;

  constructor(place) { this.place = place; }

  // One drawing at a time; of several that are asked for meanwhile the last.
  async show(told, figure, click) {
    this.click = click;
    this.wanted = { told, figure };
    const { width, height } = figure.layout;
    Object.assign(this.place.style, { width: `${width}px`, maxWidth: "100%", height: `${height}px`, overflow: "hidden" });
    this.place.setAttribute("aria-label", told.alt);
    if (this.isDrawing) return;
    this.isDrawing = true;
    try {
      while (this.wanted) await this.draw();
    } finally { this.isDrawing = false; }
  }

  // The same as long as the picture stands: with others Plotly begins from nothing.
  settings({ saved, topojsonURL }, drawing) {
    if (!saved) return { staticPlot: true, topojsonURL };
    const save = { name: "png", icon: drawing.Icons.camera, click: () => drawing.downloadImage(this.place, this.saved) };
    return { displaylogo: false, displayModeBar: "hover", modeBarButtons: [[save]], scrollZoom: false, topojsonURL };
  }

  async draw() {
    const { told, figure } = this.wanted;
    this.wanted = null;
    let drawing;
    try { drawing = await plotly(told.plotly); } catch {
      this.place.textContent = told.alt;  // the line broke: its words, until the page is drawn again
      return;
    }
    if (!this.place.classList.contains("js-plotly-plot")) this.place.textContent = "";
    this.saved = told.saved;
    this.config ??= this.settings(told, drawing);
    await drawing.react(this.place, figure.data, figure.layout, this.config);
    for (const name of ["data-title", "aria-label"]) this.place.querySelector(".modebar-btn")?.setAttribute(name, told.save);
    if (this.isHeard) return;
    this.isHeard = true;
    this.place.on("plotly_click", ({ points: [point] }) => {
      // a region has its code as location; a centre carries that of its province behind its hover text
      const code = point && (point.location || point.customdata?.[1]);
      if (code) this.click?.(code);
    });
  }
}

const charts = new WeakMap();  // by their places

export const show = (place, told, figure, click) => {
  if (!charts.has(place)) charts.set(place, new Chart(place));
  charts.get(place).show(told, figure, click);
  // Streamlit says farewell before each change too
  return () => setTimeout(() => {
    if (place.isConnected || !charts.has(place)) return;
    charts.delete(place);
    window.Plotly?.purge(place);
  });
};
