// Where the keyboard's focus goes where Streamlit would leave it behind: into a menu or popover that
// opens, back again, and to the heading of the page that the menu has led to.
(() => {
  const PATIENCE = 8000;
  // Streamlit lays the menu over the page on screens up to this width, and then leaves it open.
  const narrow = matchMedia("(max-width: 768px)");
  const named = (name) => document.querySelector(`[data-testid="${name}"]`);
  const openMenu = () => named("stExpandSidebarButton");
  const closeMenu = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button');
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

  const comeToPage = (link, title) => {
    const drawn = () =>
      document.title !== title && named("stApp").dataset.testScriptState === "notRunning" && document.querySelector("main h1, .stMain h1");
    when(drawn, (heading) => {
      const stayed = [document.body, link, closeMenu(), openMenu()].includes(document.activeElement);
      if (!stayed) return;
      named("stMain").scrollTo(0, 0);
      focusPlace(heading);
    });
  };

  document.addEventListener(
    "click",
    ({ target, ctrlKey, metaKey, shiftKey }) => {
      if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return;
      const on = (name) => target.closest(`[data-testid="${name}"]`);
      if (on("stExpandSidebarButton")) when(closeMenu, focus);
      if (on("stSidebarCollapseButton")) when(openMenu, focus);
      if (on("stPopoverButton")) when(() => opener() && named("stPopoverBody"), focusPlace);
      const link = on("stPageLink-NavLink");
      if (!link) return;
      if (narrow.matches) setTimeout(() => closeMenu()?.click());
      if (!link.matches('[aria-current="page"]')) comeToPage(link, document.title);
    },
    true,
  );

  // An open popover stands last in the document; by Tab it is to come right after its button.
  const CONTROLS = "a[href], button:not(:disabled), input, select, textarea, summary";
  document.addEventListener("keydown", (event) => {
    const popover = named("stPopoverBody");
    const button = opener();
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
      button.focus(); // and the browser goes on from there
    }
  });

  const page = (address) => address.replace(/[?#].*/, "").split("/").pop();
  const nameMenu = () => {
    named("stSidebar")?.setAttribute("role", "navigation");
    for (const list of document.querySelectorAll('[class*="st-key-menu-"]')) {
      list.setAttribute("role", "list");
      list.setAttribute("aria-labelledby", list.className.match(/st-key-(menu-\d+)/)[1]);
      for (const entry of list.children) entry.setAttribute("role", "listitem");
    }
    for (const link of document.querySelectorAll('[data-testid="stPageLink-NavLink"]')) {
      const address = link.getAttribute("href");
      // The front page's link names no page, and would open the present one in a new tab.
      if (address === "" || address.startsWith("?")) link.setAttribute("href", `./${address}`);
      if (page(address) === page(location.pathname)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      nameMenu();
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["href", "class"] });
  nameMenu();
})();
