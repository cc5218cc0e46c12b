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
})();
