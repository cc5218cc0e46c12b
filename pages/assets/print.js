// What paper needs and a style sheet cannot give: folded texts opened and wide charts made to fit, all put
// back afterwards.
(() => {
  if (window.readyForPaper) return;
  window.readyForPaper = true;
  const WIDTH = 670; // of A4 between its margins, in CSS pixels
  const undo = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      undo.push(() => (fold.open = false));
    }
    // The frame of fixed size inside a chart: around it, the chart would grow back to fill its place.
    for (const drawing of document.querySelectorAll(".stPlotlyChart .svg-container")) {
      const width = drawing.getBoundingClientRect().width;
      if (width <= WIDTH) continue;
      drawing.style.zoom = WIDTH / width;
      undo.push(() => (drawing.style.zoom = ""));
    }
  });
  window.addEventListener("afterprint", () => undo.splice(0).forEach((back) => back()));
})();
