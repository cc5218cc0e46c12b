// Says that the server has no room, where Streamlit would ask for the page several times a second. Its
// stream is let in and closed with the code 4503 (web/busy.py); the end of it is kept from Streamlit until
// it is time to ask again. What is typed on the page stays.
(() => {
  const NO_ROOM = 4503;
  const SECONDS = 30;
  const dialog = document.createElement("dialog");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "busy-title");
  dialog.setAttribute("aria-describedby", "busy-text");
  dialog.style.cssText = `max-width: 34rem; padding: 1.6rem; border: 1px solid; font: 1rem/1.5 "Source Sans", sans-serif;
    color: light-dark(#16191d, #e9ece8); background: light-dark(#fff, #15191d); color-scheme: light dark;`;
  dialog.innerHTML = `<h1 id="busy-title" style="font-size: 1.5rem; margin: 0 0 .6rem">Prøv igen om et øjeblik</h1>
    <p id="busy-text">Der er mange på siden lige nu, og serveren har ikke plads til flere. Siden prøver selv igen hvert
    halve minut. Det, du har skrevet, bliver stående.</p>
    <button type="button" style="font: inherit; padding: .4rem 1rem; cursor: pointer">Prøv igen nu</button>`;
  const button = dialog.querySelector("button");
  const ASK = button.textContent;
  dialog.addEventListener("cancel", (event) => event.preventDefault());

  let again;
  let waiting;
  const show = (socket) => {
    // Streamlit's own listener connects anew when it hears of the end.
    again = () => {
      clearTimeout(waiting);
      button.textContent = "Prøver igen";
      socket.dispatchEvent(new CloseEvent("close", { code: 1013 }));
    };
    button.textContent = ASK;
    waiting = setTimeout(again, SECONDS * (0.7 + 0.6 * Math.random()) * 1000);
    if (dialog.open) return;
    document.body.append(dialog);
    dialog.showModal();
  };
  const hide = () => {
    dialog.close();
    dialog.remove();
  };
  button.addEventListener("click", () => again());

  window.WebSocket = class extends window.WebSocket {
    constructor(...asked) {
      super(...asked);
      this.addEventListener("close", (event) => {
        if (event.code !== NO_ROOM) return;
        event.stopImmediatePropagation();
        show(this);
      });
      this.addEventListener("message", hide, { once: true });
    }
  };
})();
