// Prepares the page for print where a style sheet cannot: opens folded texts and fits wide charts, and
// undoes both afterwards.
(() => {
  if (window.readyForPaper) return;
  window.readyForPaper = true;
  const WIDTH = 700; // the width of A4 between its margins, in CSS pixels
  const undo = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      undo.push(() => (fold.open = false));
    }
    // The inner element has a fixed size; if the outer one were scaled, the chart would grow to fill it again.
    for (const drawing of document.querySelectorAll(".stPlotlyChart .svg-container")) {
      const width = drawing.getBoundingClientRect().width;
      if (width <= WIDTH) continue;
      drawing.style.zoom = WIDTH / width;
      undo.push(() => (drawing.style.zoom = ""));
    }
  });
  window.addEventListener("afterprint", () => undo.splice(0).forEach((back) => back()));
})();
