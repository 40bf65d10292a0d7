// The charts of a report on races, in the colours of the reader's system; drawn again when these change.
const report = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Draw every chart in its place. */
function draw() {
  const template = report.templates[dark.matches ? "dark" : "light"];
  for (const place of document.querySelectorAll("[data-chart]")) {
    const { data, layout } = structuredClone(report.charts[Number(place.dataset.chart)]);
    Plotly.react(place, data, { ...layout, template }, report.config);
  }
}

dark.addEventListener("change", draw);
draw();
