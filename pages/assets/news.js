// Tells an open page that there is something new, and shows it when the reader asks. The page carries the
// state that it was drawn from; the server is asked for the state of now, at once by the event "ask-for-news".
(() => {
  if (window.hearsNews) return;
  window.hearsNews = true;
  const EVERY = 30000; // milliseconds
  const SETTLING = 5000; // how long after a run the server's answer may still be older than the page
  const app = () => document.querySelector('[data-testid="stApp"]');
  const shown = () => document.querySelector(".site[data-state]")?.dataset;

  // The text of a permanent live region is announced (WCAG technique ARIA22). First in the page, so that
  // the keyboard reaches the button, and nothing lies under it.
  const bar = document.createElement("div");
  bar.className = "news";
  const words = bar.appendChild(document.createElement("p"));
  words.setAttribute("role", "status");
  document.body.prepend(bar);
  const hide = () => {
    words.textContent = "";
    bar.querySelector("button")?.remove();
    bar.removeAttribute("role");
    bar.removeAttribute("aria-label");
  };
  const show = () => {
    if (bar.querySelector("button")) return;
    words.textContent = "Der er kommet nye oplysninger. Det, du har skrevet i felterne, bliver stående.";
    const button = bar.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = "Vis de nye oplysninger";
    button.addEventListener("click", () => {
      hide();
      const heading = document.querySelector(".stMain h1");
      if (heading) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      document.dispatchEvent(new Event("ask-for-run"));
    });
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "Nye oplysninger");
  };

  let ranAt = 0;
  let askedAt = 0;
  const ask = async () => {
    const before = { ...shown() };
    if (!before.state || document.hidden || app()?.dataset.testConnectionState !== "CONNECTED") return;
    askedAt = performance.now();
    try {
      const answer = await fetch(`./nyt${before.about}`, { cache: "no-store" });
      const now = answer.ok ? await answer.text() : before.state;
      // The page may have been drawn again meanwhile.
      if (shown()?.state === before.state && now !== before.state) show();
    } catch {
      // Without a connection nothing is known to be new.
    }
  };
  setInterval(() => performance.now() - ranAt > SETTLING && ask(), EVERY);
  document.addEventListener("ask-for-news", ask);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && performance.now() - askedAt > EVERY) setTimeout(ask, Math.random() * SETTLING);
  });
  let drawn;
  new MutationObserver(() => {
    if (app()?.dataset.testScriptState !== "notRunning") return;
    ranAt = performance.now();
    if (drawn !== shown()?.state) hide();
    drawn = shown()?.state;
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
})();
