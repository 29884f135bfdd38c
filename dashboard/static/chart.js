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

// A file of the page as text; none where the line broke.
const inText = (address) => fetch(address).then((answer) => answer.blob()).then((file) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsDataURL(file);
})).catch(() => "");

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

  // As a file, with the typeface in it: a picture beside the page has none of the page's.
  async save(drawing) {
    const { filename, width, height, scale, typeface } = this.saved;
    const [svg, letters] = await Promise.all([
      drawing.toImage(this.place, { format: "svg", width, height, imageDataOnly: true }), inText(typeface),
    ]);
    const face = letters && `<style>@font-face{font-family:"Plus Jakarta Sans";font-weight:200 800;src:url(${letters})}</style>`;
    const address = URL.createObjectURL(new Blob([svg.replace(/<svg[^>]*>/, `$&${face}`)], { type: "image/svg+xml" }));
    try {
      const picture = Object.assign(new Image(), { src: address });
      await picture.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const link = Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: `${filename}.png` });
      link.click();
    } finally { URL.revokeObjectURL(address); }
  }

  // The same as long as the picture stands: with others Plotly begins from nothing.
  settings({ saved, topojsonURL }, drawing) {
    if (!saved) return { staticPlot: true, topojsonURL };
    const save = { name: "png", icon: drawing.Icons.camera, click: () => this.save(drawing) };
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
    drawing.Fx.unhover(this.place);  // Plotly leaves what was said at the pointer of the picture before
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
