// Associates fields with the text about them where Streamlit does not: a file button with its label,
// check boxes with their heading, and an error of a form with its field.
(() => {
  let numbers = 0;
  const idOf = (element) => (element.id ||= `felt-${++numbers}`);
  const set = (element, name, value) => {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // The label is outside the area to drop a file on, and every button in such an area has the same name.
  const nameFilePickers = () => {
    for (const picker of document.querySelectorAll('[data-testid="stFileUploader"]')) {
      const label = picker.querySelector('[data-testid="stWidgetLabel"]')?.textContent.trim();
      const zone = picker.querySelector('[data-testid="stFileUploaderDropzone"]');
      if (!label || !zone) continue;
      set(picker, "role", "group");
      set(picker, "aria-label", label);
      set(zone, "role", null);
      set(zone, "aria-label", null);
      set(zone, "aria-disabled", null);
      // A screen reader would read the hidden input behind the button as a second button.
      set(zone.querySelector("input"), "aria-hidden", "true");
      const button = zone.querySelector(':scope > span button');
      const limits = zone.querySelector('[data-testid="stFileUploaderDropzoneInstructions"]');
      if (button) set(button, "aria-label", `Vælg fil: ${label}`);
      if (button && limits) set(button, "aria-describedby", idOf(limits));
    }
  };

  // An error belongs to the field right above it; in a form with one field, to that field. Fields that answer
  // at each change are in no form, but in a container of fields.
  const tieErrors = () => {
    for (const form of document.querySelectorAll('[data-testid="stForm"], [class*="st-key-fields-"]')) {
      const fields = [...form.querySelectorAll("input, textarea")];
      const errors = [...form.querySelectorAll('.notice[role="alert"]')];
      const place = (element) => element.closest('[data-testid="stElementContainer"]');
      for (const field of fields) {
        const own = errors.find((error) => fields.length === 1 || place(error).previousElementSibling === place(field));
        set(field, "aria-invalid", own ? "true" : null);
        set(field, "aria-describedby", own ? idOf(own) : null);
      }
    }
  };

  // Check boxes form a group, named by the heading above them.
  const nameBoxes = () => {
    for (const boxes of document.querySelectorAll('[class*="st-key-boxes-"]')) {
      set(boxes, "role", "group");
      set(boxes, "aria-labelledby", boxes.className.match(/st-key-(boxes-[\w-]+)/)[1]);
    }
  };

  // A check box is named by the label around it. Streamlit's additional name is the label's raw Markdown,
  // which a screen reader would read instead.
  const nameTicks = () => {
    for (const box of document.querySelectorAll(".stCheckbox label input[aria-label]")) box.removeAttribute("aria-label");
  };

  // A failed download is announced at once, wherever the focus is.
  const speakErrors = () => {
    for (const error of document.querySelectorAll('[data-testid="stDownloadButtonError"]')) set(error, "role", "alert");
  };

  let waiting = false;
  const tie = () => {
    waiting = false;
    nameFilePickers();
    tieErrors();
    speakErrors();
    nameBoxes();
    nameTicks();
  };
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(tie);
  }).observe(document.body, { subtree: true, childList: true });
  tie();
})();
