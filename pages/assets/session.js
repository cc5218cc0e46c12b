// Says that a sign-in is about to end, and that it has ended. The server closes the stream of a page with the
// code 4401 when its session is over, and with 4403 when the person has other roles (web/sockets.py). The end
// is kept from Streamlit, which would ask for the page again and again. Says too when a proxy lets no stream
// through.
(() => {
  const [ENDED, CHANGED] = [4401, 4403];
  const SIGNED_IN_AGAIN = "nyt-login";
  const BEFORE = 120; // seconds
  const AGAIN = 15; // seconds
  const UNOPENED = 3;
  const WHY = {
    "log-ud": "Du er logget ud på alle faner i denne browser.",
    inaktiv: "Siden har ikke været brugt i et stykke tid. Derfor er du logget ud.",
    udloebet: "Et login varer kun en vis tid. Dit er udløbet.",
  };
  const BLOCKED = `Forbindelsen bliver lukket undervejs. Til den, der driver systemet: proxyen skal lade websockets
    (/_stcore/stream) igennem.`;
  const BOX = `max-width: 34rem; padding: 1.6rem; border: 1px solid; font: 1rem/1.5 "Source Sans", sans-serif;
    color: light-dark(#16191d, #e9ece8); background: light-dark(#fff, #15191d); color-scheme: light dark;`;
  const BUTTON = 'type="button" style="font: inherit; padding: .4rem 1rem; cursor: pointer"';
  const reload = () => location.reload();

  // What the person had on the screen is for nobody who comes by after her.
  const showEnd = (why) => {
    const back = encodeURIComponent(location.pathname + location.search);
    document.title = document.title.replace(/^.*?(?= – |$)/, "Du er logget ud");
    document.body.innerHTML = `<main style="${BOX} border: 0; margin: 10vh auto; box-sizing: border-box">
      <h1 tabindex="-1" style="font-size: 1.8rem; line-height: 1.2">Du er logget ud</h1>
      <p>${WHY[why] ?? "Dit login gælder ikke længere."} Det, du havde skrevet uden at sende det, er ikke gemt.</p>
      <p><a href="./log-ind?til=${back}" style="color: light-dark(#0b4f6c, #8cc4e0)">Log ind igen</a></p></main>`;
    document.documentElement.style.cssText = "color-scheme: light dark; background: light-dark(#fff, #15191d)";
    document.querySelector("h1").focus();
  };

  let timer;
  const end = (code, why) => {
    clearTimeout(timer);
    if (code === CHANGED || why === SIGNED_IN_AGAIN) reload();
    else showEnd(why);
  };

  // The text of a live region that is there beforehand is announced (WCAG technique ARIA22).
  const region = (role) => {
    const made = document.body.appendChild(document.createElement("div"));
    made.setAttribute("role", role);
    return made;
  };
  const BAR = `${BOX} position: fixed; z-index: 1000000; inset: auto 1rem 1rem auto; margin-left: 1rem`;
  const bar = region("status");
  const say = (text) => {
    bar.style.cssText = text && BAR;
    bar.innerHTML = text && `<p style="margin-top: 0">${text}</p><button ${BUTTON}>Luk</button>`;
    bar.querySelector("button")?.addEventListener("click", () => say(""));
  };

  const dialog = document.createElement("dialog");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "stay-title");
  dialog.setAttribute("aria-describedby", "stay-text");
  dialog.style.cssText = BOX;
  const clock = (seconds) => new Date(Date.now() + 1000 * seconds).toTimeString().slice(0, 5).replace(":", ".");
  const FAILED = "Det lykkedes ikke. Prøv igen, eller send det, du har skrevet, nu.";
  const askToStay = (seconds) => {
    if (dialog.open) return;
    dialog.innerHTML = `<h1 id="stay-title" style="font-size: 1.5rem; margin: 0 0 .6rem">Du bliver snart logget ud</h1>
      <p id="stay-text">Siden har ikke været brugt i et stykke tid. Du bliver logget ud kl. ${clock(seconds)}, og det, du har
      skrevet uden at sende det, går tabt.</p><p role="alert"></p><button ${BUTTON}>Bliv logget ind</button>`;
    dialog.querySelector("button").addEventListener("click", async () => {
      if (await ask("POST")) dialog.close();
      else dialog.querySelector('[role="alert"]').textContent = FAILED;
    });
    document.body.append(dialog);
    dialog.showModal();
  };
  dialog.addEventListener("cancel", (event) => event.preventDefault());

  let told = false;
  const look = ({ ubrugt, laengst }) => {
    clearTimeout(timer);
    if (laengst <= BEFORE && !told) {
      told = true;
      say(`Dit login varer til kl. ${clock(laengst)}. Send eller gem det, du er i gang med, inden da.`);
    }
    if (ubrugt > BEFORE) dialog.close();
    else if (ubrugt < laengst) askToStay(ubrugt);
    // Meanwhile another tab, or a click, may have made it last longer.
    const waits = [ubrugt, laengst].map((seconds) => seconds - BEFORE).filter((seconds) => seconds > 0);
    timer = setTimeout(ask, 1000 * (dialog.open ? AGAIN : Math.max(AGAIN, Math.min(3600, ...waits))));
  };
  const ask = async (method = "GET") => {
    try {
      const answer = await fetch("./adgang", { method, cache: "no-store" });
      if (answer.status === 200) look(await answer.json());
      if (answer.ok) return answer.status === 200;
    } catch {
      // Without a connection the session can still be open.
    }
    clearTimeout(timer);
    timer = setTimeout(ask, 1000 * AGAIN);
    return false;
  };
  ask();

  const alarm = region("alert");
  let unopened = 0;
  const blocked = async () => {
    unopened += 1;
    if (unopened < UNOPENED || alarm.textContent) return;
    const answer = await fetch("./_stcore/health", { cache: "no-store" }).catch(() => undefined);
    if (!answer?.ok || unopened < UNOPENED) return;
    alarm.style.cssText = BAR;
    alarm.textContent = BLOCKED;
  };
  window.WebSocket = class extends window.WebSocket {
    constructor(...asked) {
      super(...asked);
      let opened = false;
      this.addEventListener("open", () => {
        opened = true;
        unopened = 0;
        alarm.textContent = alarm.style.cssText = "";
      });
      this.addEventListener("close", (event) => {
        if (!opened) blocked();
        if (event.code !== ENDED && event.code !== CHANGED) return;
        event.stopImmediatePropagation();
        end(event.code, event.reason);
      });
    }
  };
})();
