// What Streamlit cannot be told: the language of the page, and that bare "r" and "c" are not commands
// (WCAG 2.1.4 asks that single letters do nothing on their own).
(() => {
  document.documentElement.lang = "da";
  if (window.quietKeys) return;
  window.quietKeys = true;
  const bare = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  const writing = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener(
    "keydown",
    (event) => {
      if (["r", "c"].includes(event.key.toLowerCase()) && bare(event) && !writing(event.target)) event.stopImmediatePropagation();
    },
    true,
  );

  // Lists and popovers are drawn outside the part of the page that knows its theme.
  const tellTheme = () => {
    const app = document.querySelector(".stApp");
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  };
  new MutationObserver(tellTheme).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(tellTheme, 300));

  // An address with an anchor: its place is drawn after the page has loaded, and may be folded away.
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
  // What is drawn above it later must not push it away again, unless the reader has moved on.
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

  // A document that could not be made: Streamlit says so in English alone, and nothing of the others.
  const FAILED = "Filen kunne ikke laves. Prøv igen, eller hent et af de andre formater. Fejlen står i serverens log.";
  new MutationObserver(() => {
    for (const error of document.querySelectorAll('[data-testid="stDownloadButtonError"]')) {
      const texts = document.createTreeWalker(error, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        if (texts.currentNode.data.trim() && texts.currentNode.data !== FAILED) texts.currentNode.data = FAILED;
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  // Streamlit's field for a file has a name, but a role that takes it away: a group keeps it, so that
  // a screen reader says what the buttons in it are for.
  const nameUploads = () => {
    for (const field of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]:not([role="group"])')) {
      field.setAttribute("role", "group");
    }
  };
  new MutationObserver(nameUploads).observe(document.body, { childList: true, subtree: true });
})();
