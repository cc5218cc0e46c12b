// What a reader takes along: copies the address of a page or picture, prints, and shows the code that
// embeds a picture on another site. The buttons are from sharing.py.
(() => {
  if (window.shares) return;
  window.shares = true;
  const SAID_FOR = 6000; // milliseconds
  const BESIDE_PICTURE = 320; // pixels for title, sentence and source in the frame
  const USUAL_HEIGHT = 640; // pixels, where the page shows no image

  // Both seen and heard: the text of a live region that is there beforehand is announced (ARIA22).
  const said = document.body.appendChild(document.createElement("div"));
  said.className = "shared";
  said.setAttribute("role", "status");
  let silence;
  const say = (words) => {
    clearTimeout(silence);
    said.textContent = "";
    setTimeout(() => (said.textContent = words), 50); // the same words twice are two messages
    silence = setTimeout(() => (said.textContent = ""), SAID_FOR);
  };

  const dialog = document.createElement("dialog");
  dialog.className = "sharing";
  dialog.setAttribute("aria-labelledby", "sharing-heading");
  dialog.innerHTML = `<h2 id="sharing-heading"></h2><p></p><label for="sharing-text"></label>
    <textarea id="sharing-text" readonly rows="4" spellcheck="false"></textarea>
    <p class="acts"><button type="button"></button><button type="button">Luk</button></p>`;
  const [copy, close] = dialog.querySelectorAll("button");
  const field = dialog.querySelector("textarea");
  close.addEventListener("click", () => dialog.close());
  copy.addEventListener("click", async () => {
    const copied = await copies(field.value);
    dialog.close();
    if (copied) say(`${copy.dataset.what} er kopieret.`);
    else show(dialog.querySelector("h2").textContent, BY_KEYS, field.value, copy.dataset.what);
  });
  const BY_KEYS = "Browseren giver ikke lov til at kopiere. Teksten er markeret: kopiér den med Ctrl+C, eller hold fingeren på den.";
  const show = (heading, about, text, what) => {
    document.body.append(dialog);
    dialog.querySelector("h2").textContent = heading;
    dialog.querySelector("p").textContent = about;
    dialog.querySelector("label").textContent = `${what}:`;
    copy.textContent = `Kopiér ${what.toLowerCase()}`;
    copy.dataset.what = what;
    field.value = text;
    dialog.showModal();
    field.focus();
    field.select();
  };

  const copies = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false; // without permission, or served without encryption
    }
  };
  const here = (place) => {
    const address = new URL(location.href);
    address.hash = place ?? "";
    return address.href;
  };
  const code = ({ address, title, place }) => {
    const images = document.querySelectorAll(`#${CSS.escape(place)} img`);
    const highest = Math.max(0, ...[...images].map((image) => image.naturalHeight));
    const frame = document.createElement("iframe");
    frame.setAttribute("src", new URL(address, location.href).href);
    frame.setAttribute("title", title);
    frame.setAttribute("width", "100%");
    frame.setAttribute("height", highest ? highest + BESIDE_PICTURE : USUAL_HEIGHT);
    frame.setAttribute("style", "border: 0");
    frame.setAttribute("loading", "lazy");
    return frame.outerHTML;
  };
  const acts = {
    copy: async ({ place }) => {
      const address = here(place);
      if (await copies(address)) say("Linket er kopieret.");
      else show("Kopiér link", BY_KEYS, address, "Linket");
    },
    print: () => window.print(),
    embed: (told) => {
      const heading = `Indlejr: ${told.title}`;
      if (told.framed) show(heading, told.sites, code(told), "Koden");
      else show(heading, told.sites, new URL(told.address, location.href).href, "Linket");
    },
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-share]");
    if (button) acts[button.dataset.share](button.dataset);
  });
})();
