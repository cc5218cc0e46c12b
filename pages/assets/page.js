// Settings that Streamlit lacks: the language of the page, and no shortcuts on the single letters "r"
// and "c" (WCAG 2.1.4), but for again.js.
(() => {
  document.documentElement.lang = "da";
  if (window.quietKeys) return;
  window.quietKeys = true;
  const bare = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  const writing = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener(
    "keydown",
    (event) => {
      if (["r", "c"].includes(event.key.toLowerCase()) && event.isTrusted && bare(event) && !writing(event.target)) event.stopImmediatePropagation();
    },
    true,
  );

  // Lists and popovers are drawn outside the element that has the theme.
  const tellTheme = () => {
    const app = document.querySelector(".stApp");
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  };
  new MutationObserver(tellTheme).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(tellTheme, 300));

  // The target of an anchor in the address is drawn after the page has loaded, and may be folded.
  const arrive = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place) return false;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const fold of place.querySelectorAll(":scope > details")) fold.open = true;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
    return true;
  };
  // Content drawn above it later must not push it away again, unless the reader has moved on.
  const stay = () => {
    const settling = new ResizeObserver(arrive);
    settling.observe(document.querySelector(".stMainBlockContainer"));
    const stop = () => settling.disconnect();
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) window.addEventListener(act, stop, { once: true });
    setTimeout(stop, 4000);
  };
  const comeTo = () => {
    if (!location.hash || arrive()) return;
    const drawn = new MutationObserver(() => {
      if (!arrive()) return;
      drawn.disconnect();
      stay();
    });
    drawn.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => drawn.disconnect(), 15000);
  };
  comeTo();
  window.addEventListener("hashchange", comeTo);

  // With vis=alt in the address, what is folded is opened once, as it is drawn.
  const unfold = () => {
    if (new URLSearchParams(location.search).get("vis") !== "alt") return;
    for (const fold of document.querySelectorAll(".stMain details:not([data-unfolded])")) {
      fold.dataset.unfolded = "";
      fold.open = true;
    }
  };
  new MutationObserver(unfold).observe(document.body, { childList: true, subtree: true });

  // Not every screen reader announces a new message element; all announce new text in an existing live
  // region (WCAG technique ARIA22). So the permanent element around the message takes over its role.
  const speakFromPlaces = () => {
    for (const told of document.querySelectorAll('.stHtml > [role="status"]:only-child')) {
      told.removeAttribute("role");
      told.dataset.told = "";
      told.parentElement.setAttribute("role", "status");
    }
    for (const place of document.querySelectorAll('.stHtml[role="status"]:not(:has(> [data-told]))')) place.removeAttribute("role");
  };
  new MutationObserver(speakFromPlaces).observe(document.body, { childList: true, subtree: true });

  // Only the name of a chart is announced; the texts of the bars would follow without order, and are in
  // the table. A figure with hidden content is skipped, while an image is read by its name. plotly's
  // element for measuring text would be read as an image without a name.
  const quietDrawings = () => {
    for (const chart of document.querySelectorAll('.stPlotlyChart[role="figure"]')) chart.setAttribute("role", "img");
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
    for (const drawing of document.querySelectorAll(".stPlotlyChart svg:not([aria-hidden])")) drawing.setAttribute("aria-hidden", "true");
  };
  new MutationObserver(quietDrawings).observe(document.body, { childList: true, subtree: true });

  // What is shown where a reader points can be in the way (WCAG 1.4.13), so Escape takes it off.
  window.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const shown of document.querySelectorAll(".js-plotly-plot .hoverlayer")) shown.replaceChildren();
  });
})();
