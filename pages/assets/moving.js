// Moves the keyboard focus where Streamlit does not: into a menu or popover that opens and back again,
// to the heading of a newly opened page, back to the download button whose file has been made, and to
// the answer if the button that was pressed is gone.
(() => {
  const PATIENCE = 30000; // milliseconds; a busy server may take that long to draw a page
  // Streamlit lays the menu over the page on screens narrower than this, and then leaves it open.
  const narrow = matchMedia("(width < 768px)");
  const named = (name) => document.querySelector(`[data-testid="${name}"]`);
  const openMenu = () => named("stExpandSidebarButton");
  // A closed menu still has its close button, but out of reach.
  const closeMenu = () => document.querySelector('[data-testid="stSidebar"][data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button');
  const opener = () => document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');

  const when = (found, act, until = performance.now() + PATIENCE) => {
    const what = found();
    if (what) act(what);
    else if (performance.now() < until) requestAnimationFrame(() => when(found, act, until));
  };
  const focus = (element) => element.focus();
  const focusPlace = (element) => {
    element.tabIndex = -1;
    element.focus();
  };

  const mainHeading = () => document.querySelector("main h1, .stMain h1");
  const goToTop = (heading) => {
    named("stMain").scrollTo(0, 0);
    focusPlace(heading);
  };

  // One permanent live region for text that is only announced (WCAG technique ARIA22).
  const voice = document.body.appendChild(document.createElement("div"));
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  const say = (words) => {
    voice.textContent = words;
  };

  // The browser announces a page before it is drawn. Its heading is announced once it is drawn, unless
  // the reader has moved on, or the page announces the same by itself.
  const WELCOME = 5000; // milliseconds before its text is removed, so that nobody meets it at the end of the page
  let goneOn = Boolean(location.hash);
  for (const act of ["keydown", "pointerdown", "focusin"]) document.addEventListener(act, () => { goneOn = true; }, { once: true, capture: true });
  const welcome = voice.cloneNode();
  document.body.appendChild(document.createElement("div")).appendChild(welcome);
  when(() => named("stApp")?.dataset.testScriptState === "notRunning" && mainHeading(), (heading) => {
    const told = [...document.querySelectorAll('.stMain [role="status"]')].some((place) => place.textContent.includes(heading.textContent));
    if (goneOn || told) return;
    welcome.textContent = heading.textContent;
    setTimeout(() => welcome.parentElement.remove(), WELCOME);
  });

  // Elements under the menu cannot get the focus, because it would be hidden there.
  const covers = () => narrow.matches && named("stSidebar")?.dataset.collapsed === "false";
  const cover = () => {
    for (const under of [named("stSkipToContent"), named("stMain")]) if (under) under.inert = covers();
  };
  narrow.addEventListener("change", cover);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && covers()) closeMenu().click();
  });

  const comeToPage = (link, title) => {
    const drawn = () => document.title !== title && named("stApp").dataset.testScriptState === "notRunning" && mainHeading();
    when(drawn, (heading) => {
      const stayed = [document.body, link, closeMenu(), openMenu()].includes(document.activeElement);
      if (stayed) goToTop(heading);
    });
  };

  document.addEventListener(
    "click",
    (event) => {
      const { target, ctrlKey, metaKey, shiftKey } = event;
      if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
      const on = (name) => target.closest(`[data-testid="${name}"]`);
      if (on("stExpandSidebarButton")) when(closeMenu, focus);
      if (on("stSidebarCollapseButton")) when(openMenu, focus);
      if (on("stPopoverButton")) when(() => opener() && named("stPopoverBody"), focusPlace);
      if (on("stPopoverBody") && on("stFormSubmitButton")) sent = true;
      const button = target.closest(".stDownloadButton button");
      if (button) making.add(button);
      const link = target.closest(".stSidebar ul.menu a");
      if (!link) return;
      event.preventDefault();
      if (narrow.matches) setTimeout(() => closeMenu()?.click());
      if (link.href === location.href) return;
      if (!link.matches('[aria-current="page"]')) comeToPage(link, document.title);
      // Streamlit goes to the page of an address that the browser's history comes to, with its choices.
      history.pushState({}, "", link.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
    },
    true,
  );

  // An open popover is last in the document; in tab order it must follow its button.
  const CONTROLS = "a[href], button:not(:disabled), input, select, textarea, summary";
  document.addEventListener("keydown", (event) => {
    const popover = named("stPopoverBody");
    const button = opener();
    if (event.key === "Enter" && event.target.matches('[data-testid="stPopoverBody"] input')) sent = true;
    if (event.key !== "Tab" || !popover || !button) return;
    const controls = [...popover.querySelectorAll(CONTROLS)].filter((control) => control.tabIndex >= 0);
    const active = document.activeElement;
    if (active === button && !event.shiftKey) {
      event.preventDefault();
      controls[0]?.focus();
    } else if (event.shiftKey && [popover, controls[0]].includes(active)) {
      event.preventDefault();
      button.focus();
    } else if (!event.shiftKey && active === controls.at(-1)) {
      button.focus(); // the browser continues from there
    }
  });

  // A form sent from a popover changes the page behind it. If there is no error, the popover is closed.
  let sent = false;
  const leavePopover = () => {
    const popover = named("stPopoverBody");
    if (!sent || popover?.querySelector('[role="alert"]')) return;
    sent = false;
    if (!popover) return;
    popover.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    // The heading first, because it would otherwise interrupt the date.
    when(() => !named("stPopoverBody") && mainHeading(), (heading) => {
      goToTop(heading);
      say(document.querySelector(".crumb").textContent);
    });
  };

  // While its file is made, a button is disabled, so the browser takes the focus from it.
  const making = new WeakSet();
  new MutationObserver((changes) => {
    for (const { target: button } of changes) {
      if (!making.has(button)) continue;
      if (button.disabled) {
        say("Filen bliver lavet");
        continue;
      }
      making.delete(button);
      const failed = button.closest(".stDownloadButton").querySelector('[data-testid="stDownloadButtonError"]');
      say(failed ? "" : "Filen er hentet"); // a failure is announced by fields.js
      if (held === button && document.activeElement === document.body) button.focus();
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["disabled"] });

  // A pressed element may be removed by the run it starts, and the focus falls to the top of the document.
  // It is moved to the answer given there, or else to the nearest remaining heading above.
  const QUIET = 300; // milliseconds; the pause between two consecutive runs is shorter
  let held = null;
  let above = [];
  let known = new WeakSet();
  let settling;
  const headings = () => [...document.querySelectorAll(".stMain :is(h1, h2, h3)")];
  const comes = (first, second) => first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING;
  document.addEventListener("focusin", ({ target }) => {
    held = target.closest(".stMain") && target;
    // While a run is drawn, the focused element is moved, and gets the focus again under wrong headings.
    if (!held || named("stApp").dataset.testScriptState !== "notRunning") return;
    above = headings().filter((heading) => comes(heading, target)).map((heading) => heading.textContent);
  });
  const goOn = () => {
    leavePopover();
    const messages = [...document.querySelectorAll(".stMain .notice")];
    if (held && !held.isConnected && document.activeElement === document.body) {
      // Found by its text, because a message inserted above it makes Streamlit draw it again.
      const here = headings();
      const heading = above.map((words) => here.find((each) => each.textContent === words)).findLast(Boolean);
      const answer = messages.find((each) => !known.has(each) && (!heading || comes(heading, each)));
      if (answer ?? heading) focusPlace(answer ?? heading);
    }
    known = new WeakSet(messages);
  };
  new MutationObserver(() => {
    clearTimeout(settling);
    if (named("stApp")?.dataset.testScriptState === "notRunning") settling = setTimeout(goOn, QUIET);
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });

  new MutationObserver(() => {
    cover();
    named("stSidebar")?.setAttribute("role", "navigation");
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-collapsed"] });
  cover();
})();
