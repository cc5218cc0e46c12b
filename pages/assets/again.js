// Asks for a run where Streamlit asks for none: after a lost connection, and on a page that could not be
// shown. Others ask by the event "ask-for-run".
(() => {
  if (window.asksAgain) return;
  window.asksAgain = true;
  const JITTER = 2000; // milliseconds over which the pages of a lost server spread their runs
  const DRAWING = 500; // until the page shows what a run has sent
  const FIRST_TRY = 5000;
  const LAST_TRY = 60000;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const connected = () => app()?.dataset.testConnectionState === "CONNECTED";
  const idle = () => app()?.dataset.testScriptState === "notRunning";

  // Streamlit's shortcut for a run, which page.js keeps from the keyboard. What the fields hold is sent along.
  const run = () => {
    for (const type of ["keydown", "keyup"])
      document.body.dispatchEvent(new KeyboardEvent(type, { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
  };
  document.addEventListener("ask-for-run", run);

  // A new session knows nothing of the page, and Streamlit lets it wait for the reader's first click.
  let wasConnected = false;
  let lost = false;
  const visit = () => document.querySelector(".site")?.dataset.visit;
  let before;
  const follow = () => {
    if (connected()) {
      if (lost) setTimeout(() => connected() && idle() && run(), Math.random() * JITTER);
      wasConnected = true;
      lost = false;
    } else if (wasConnected && !lost) {
      lost = true;
      before = visit();
    }
  };

  // The new session has no file of the old one, though the page still lists it.
  const GONE = "Forbindelsen blev brudt. Vælg filen igen.";
  const tellOfFiles = () => {
    const now = visit();
    if (!before || !now || now === before) return;
    before = undefined;
    for (const file of document.querySelectorAll('[data-testid="stFileChip"]')) {
      const picker = file.closest('[data-testid="stFileUploader"]');
      if (picker.querySelector(".lost-file")) continue;
      const message = picker.appendChild(document.createElement("p"));
      message.className = "lost-file";
      message.setAttribute("role", "alert");
      message.textContent = GONE;
    }
  };

  for (const act of ["change", "drop", "click"])
    document.addEventListener(
      act,
      ({ target }) => {
        const chosenAnew = act !== "click" || target.closest?.('[data-testid="stFileChipDeleteBtn"]');
        if (chosenAnew) target.closest?.('[data-testid="stFileUploader"]')?.querySelector(".lost-file")?.remove();
      },
      true,
    );

  let pause = FIRST_TRY;
  let trying;
  const tryAgain = () => {
    clearTimeout(trying);
    if (!document.querySelector(".try-again")) {
      pause = FIRST_TRY;
      return;
    }
    trying = setTimeout(() => {
      if (document.hidden) return tryAgain();
      if (connected() && idle()) run();
    }, pause * (0.75 + Math.random() / 2));
    pause = Math.min(2 * pause, LAST_TRY);
  };

  new MutationObserver((changes) => {
    follow();
    if (!idle() || !changes.some((each) => each.attributeName === "data-test-script-state")) return;
    setTimeout(tellOfFiles, DRAWING);
    setTimeout(tryAgain, DRAWING);
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
})();
