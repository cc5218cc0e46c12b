// Streamlit's own words in Danish. Streamlit has no translations, so this watches the page and
// replaces each phrase below, in text and in accessible names.
(() => {
  const PHRASES = {
    // The frame
    "Skip to main content": "Gå til indholdet",
    "Sidebar": "Menu",
    "Collapse sidebar": "Luk menuen",
    "Expand sidebar": "Åbn menuen",
    "Notifications": "Beskeder",
    "Close": "Luk",
    "Dismiss": "Luk",
    "Running...": "Siden arbejder",
    "Stop script": "Stop",
    "Stopping...": "Stopper",
    "Link to heading": "Link til overskriften",
    "Fullscreen": "Fuld skærm",
    "Close fullscreen": "Luk fuld skærm",
    "Copy to clipboard": "Kopiér",
    "Main menu": "Hovedmenu",
    "Toolbar action": "Handling",
    "Learn more": "Læs mere",
    "View less": "Vis færre",
    "Navigate to home page": "Gå til forsiden",
    "Made with Streamlit": "Lavet med Streamlit",
    // Lists and fields
    "Open": "Vis listen",
    "Choose an option": "Vælg en mulighed",
    "Choose options": "Vælg en eller flere",
    "Choose or add an option": "Vælg eller tilføj en mulighed",
    "Choose or add options": "Vælg eller tilføj muligheder",
    "No options to select": "Ingen muligheder at vælge",
    "No options to select.": "Ingen muligheder at vælge.",
    "Add an option": "Tilføj en mulighed",
    "Add options": "Tilføj muligheder",
    "No results": "Ingen fundet",
    "Select all": "Vælg alle",
    "Clear all": "Fjern alle",
    "Clear value": "Fjern valget",
    "Clear entry": "Ryd feltet",
    "Selected values": "Valgte",
    "Selectbox options": "Muligheder",
    "Multiselect options": "Muligheder",
    "Suggestions": "Muligheder",
    "Show suggestions": "Vis listen",
    "Show password": "Vis adgangskoden",
    "Hide password": "Skjul adgangskoden",
    "Press Enter to apply": "Tryk Enter for at vælge",
    "Press Enter to submit form": "Tryk Enter for at sende",
    "Press Ctrl+Enter to apply": "Tryk Ctrl+Enter for at vælge",
    "Press Ctrl+Enter to submit form": "Tryk Ctrl+Enter for at sende",
    "Press ⌘+Enter to apply": "Tryk ⌘+Enter for at vælge",
    "Press ⌘+Enter to submit form": "Tryk ⌘+Enter for at sende",
    "Invalid input.": "Det kan ikke bruges her.",
    "This field is required.": "Feltet skal udfyldes.",
    "Missing Submit Button": "Knappen til at sende mangler",
    "Increment": "Én op",
    "Decrement": "Én ned",
    "Increase": "Én op",
    "Decrease": "Én ned",
    "Number is above the allowed range.": "Tallet er for stort.",
    "Number is below the allowed range.": "Tallet er for lille.",
    // Dates
    "Calendar": "Kalender",
    "Choose date": "Vælg dato",
    "Choose date range": "Vælg periode",
    "Date range": "Periode",
    "Select...": "Vælg",
    "Clear date": "Fjern datoen",
    "Clear dates": "Fjern datoerne",
    "Clear time": "Fjern tidspunktet",
    "Quick select a date range": "Vælg en fast periode",
    "Previous month": "Forrige måned",
    "Next month": "Næste måned",
    "Previous": "Forrige",
    "Next": "Næste",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Piletaster skifter dato. Enter vælger. Escape lukker.",
    "Empty": "Tom",
    "yyyy": "åååå",
    // Files
    "Upload": "Vælg fil",
    "Browse files": "Vælg fil",
    "Add files": "Vælg en anden fil",
    "add icon": "",
    "file upload": "Vælg fil",
    "Upload directories": "Vælg mappe",
    "Drag and drop a file here": "Slip filen her",
    "Drag and drop file here": "Slip filen her",
    "Drag and drop files here": "Slip filerne her",
    "Drag and drop directories here": "Slip mappen her",
    "Upload failed": "Filen kunne ikke sendes",
    "Error: Upload failed": "Fejl: Filen kunne ikke sendes",
    "Click to retry upload": "Prøv igen",
    "Only one file is allowed.": "Vælg kun én fil.",
    "Error: Only one file is allowed.": "Fejl: Vælg kun én fil.",
    "File size is too small.": "Filen er for lille.",
    "Unexpected error. Please try again.": "Noget gik galt. Prøv igen.",
    "Error: Unexpected error. Please try again.": "Fejl: Noget gik galt. Prøv igen.",
    "Download failed": "Filen kunne ikke hentes",
    "Failed to generate file for download":
      "Filen kunne ikke laves. Prøv igen, eller hent et af de andre formater. Fejlen står i serverens log.",
    "Connection closed": "Forbindelsen blev afbrudt. Prøv igen.",
    "Request timed out": "Det tog for lang tid. Prøv igen.",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Forbindelsen er væk. Vent, til den er der igen, og prøv så igen.",
    // Tables and charts that Streamlit draws
    "Show/hide columns": "Vælg kolonner",
    "Download as CSV": "Hent som csv",
    "Search": "Søg",
    "Show data": "Vis tal",
    "Show chart": "Vis diagram",
    // Errors
    "Connecting": "Forbinder",
    "Connecting to Streamlit server": "Forbinder til serveren",
    "Unable to connect to Streamlit server": "Der er ingen forbindelse til serveren",
    "Reconnected to server.": "Forbindelsen er der igen.",
    "Error": "Fejl",
    "Error:": "Fejl:",
    "Connection error": "Ingen forbindelse",
    "Connection timed out.": "Forbindelsen tog for lang tid.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Serveren svarer ikke. Er den stoppet på denne maskine, så start den igen:",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Serveren svarer ikke. Se efter, om du er på nettet, og prøv igen om lidt.",
    "streamlit run yourscript.py": "make run",
    "Network issue": "Fejl i forbindelsen",
    "Try again": "Prøv igen",
    "Please wait...": "Vent lidt …",
    "Page not found": "Siden findes ikke",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Adressen passer ikke til nogen side. Her er forsiden.",
    "Your app is having trouble loading the component.": "En del af siden kunne ikke hentes.",
    "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower right of your app).":
      "Der er en fejl i programmet, så siden ikke kan vises. Fejlen er skrevet i serverens log. Prøv igen senere, eller vælg en anden side.",
    "Oh no.": "Noget gik galt.",
    "Error running app. If this keeps happening, please contact support.":
      "Siden kunne ikke vises. Bliver det ved, så skriv til dem, der driver den.",
  };

  const PATTERNS = [
    [/^(\d+) options? available\.$/, "Antal muligheder: $1."],
    [/^Entered group (.+), with (\d+) options?\. (.+)$/, "Gruppen $1, antal muligheder: $2. $3"],
    [/^(.+), selected$/, "$1, valgt"],
    [/^(.+), not selected$/, "$1, ikke valgt"],
    [/^Select (\d+) matches$/, "Vælg de $1 fundne"],
    [/^Add: (.+)$/, "Tilføj: $1"],
    [/^Cancel upload of (.+)$/, "Stop afsendelsen af $1"],
    [/^Remove (.+)$/, "Fjern $1"],
    [/^Help for (.+)$/, "Hjælp til $1"],
    [/^Upload (.+)$/, "Vælg fil: $1"],
    [/^(\d+) ?MB per file(.*)$/, "Højst $1 MB per fil$2"],
    [/^Limit (\d+) ?MB per file(.*)$/, "Højst $1 MB per fil$2"],
    [/^(Error: )?File must be (.+) or smaller\.$/, (_, error, size) => `${error ? "Fejl: " : ""}Filen må højst fylde ${size.replace(/\.0(?=[KMGB])/, "").replace(/(\d)(?=[KMGB])/, "$1 ")}.`],
    [/^(Error: )?(\S*) files are not allowed\.$/, (_, error) => `${error ? "Fejl: " : ""}Filer af den slags kan ikke bruges her.`],
    [/^Error: (.+)$/, "Fejl: $1"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Du kan højst vælge $1. Fjern en først."],
    [/^(.+, )?(\d+)\.(\d) ?([KMG]?B)$/, (_, name, whole, part, unit) => `${name ?? ""}${whole},${part} ${unit}`],
    [/^year, (.+)$/, "år, $1"],
    [/^month, (.+)$/, "måned, $1"],
    [/^day, (.+)$/, "dag, $1"],
    [/^Choose date, (.+)$/, "Vælg dato, $1"],
    [/^Connection failed with status (.+)$/, "Forbindelsen gav fejlen $1"],
    [/^You have requested page (\S+), but no corresponding file was found in the app's pages\/ directory\. Running the app's main page\.$/,
      "Der er ingen side på adressen $1. Her er forsiden."],
    [/^View (\d+) more$/, "Vis $1 flere"],
    [/^Previous page$/, "Forrige side"],
    [/^Next page$/, "Næste side"],
    [/^(?:Error: )?AxiosError: Request failed with status code 503$/, "Serveren har travlt. Prøv igen om et øjeblik."],
  ];

  const NAMES = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-valuetext"];
  // The pages' own text is Danish already, and may quote the English title of a source.
  const OURS = ".stHtml, script, style";

  const inDanish = (words) => {
    const phrase = words.trim();
    if (!phrase) return words;
    if (Object.hasOwn(PHRASES, phrase)) return words.replace(phrase, () => PHRASES[phrase]);
    for (const [pattern, danish] of PATTERNS) if (pattern.test(phrase)) return phrase.replace(pattern, danish);
    return words;
  };

  const rename = (element, name) => {
    const words = element.getAttribute(name);
    if (words === null || element.closest(OURS)) return;
    const danish = inDanish(words);
    if (danish !== words) element.setAttribute(name, danish);
  };

  const reword = (text) => {
    if (text.parentElement?.closest(OURS)) return;
    const danish = inDanish(text.data);
    if (danish !== text.data) text.data = danish;
  };

  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return reword(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return;
    for (const element of [node, ...node.querySelectorAll(NAMES.map((name) => `[${name}]`).join())])
      for (const name of NAMES) rename(element, name);
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) reword(texts.currentNode);
  };

  new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === "attributes") rename(target, attributeName);
      else if (type === "characterData") reword(target);
      else addedNodes.forEach(translate);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
  translate(document.body);
})();
