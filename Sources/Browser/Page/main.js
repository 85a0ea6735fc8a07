/** Puts the texts of the language into the page: `data-say` names an element's text, `data-say-label` its label. */
function speak(wanted) {
  language = wanted;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
  document.title = say("product");
}

/** Today as this computer has it. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The bytes of a block of base64. */
function base64(text) {
  return Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
}

/** The settings that `shimon page` put into this page, as text of JSON; null without. */
function settings() {
  const text = at("settings").textContent.trim();
  return text === "" ? null : new TextDecoder().decode(base64(text));
}

async function tellAbout(engine) {
  const about = await engine.ask("about", language);
  const policy = about.policy ? ` ${say("policy", about.policy)}` : "";
  const text = say("made", about.version, about.rules, document.body.dataset.rulesDay || "–", about.lawDay ?? "–") + policy;
  at("made").textContent = text;
  const kinds = at("new-kind");
  const chosen = kinds.value;
  kinds.replaceChildren(...about.kinds.map((kind) => new Option(kind.label, kind.name)));
  if (chosen) kinds.value = chosen;
  return about;
}

/** Connects buttons and keys with the page. */
function connect(page) {
  const openFile = async (file) => {
    if (file) page.open(await Files.read(file), file.name);
  };
  const choose = at("choose-file");
  choose.addEventListener("change", () => {
    openFile(choose.files[0]);
    choose.value = "";
  });
  const actions = {
    "start-open": () => choose.click(),
    open: () => choose.click(),
    save: () => page.save(),
    undo: () => page.draft?.undo(),
    redo: () => page.draft?.redo(),
    home: () => page.close(),
    print: () => (page.sides.chosen === "report-panel" ? page.panels.printReport() : print()),
    "new-form": async () => page.open(await page.engine.ask("blank", at("new-kind").selectedOptions[0].textContent, language), "", { isNew: true, tab: "form-panel" }),
    "new-text": async () => page.open(await page.engine.ask("template", at("new-kind").value, language), "", { isNew: true, tab: "text-panel" }),
    "copy-resume": async () => {
      const copy = await Copy.read();
      if (copy && page.open(new Uint8Array(copy.bytes), copy.name, { isNew: true })) {
        page.keepsCopy = at("keep-copy").checked = true;
      }
    },
    "copy-wipe": async () => {
      await Copy.wipe();
      page.notify(say("copyWiped"));
      page.showStart();
    },
  };
  for (const [id, action] of Object.entries(actions)) at(id).addEventListener("click", action);
  at("keep-copy").addEventListener("change", (event) => page.keepCopy(event.target.checked));
  at("annex-missing").addEventListener("change", () => page.panels.show("annex-panel"));
  at("annex-all").addEventListener("change", () => page.panels.show("annex-panel"));
  for (const choice of document.querySelectorAll("[data-export]")) {
    choice.addEventListener("click", () => {
      choice.closest("details")?.removeAttribute("open");
      page.export(choice.dataset.export);
    });
  }
  for (const block of document.querySelectorAll("script.example")) {
    const { name } = block.dataset;
    at("example-list").append(make("li", {}, button(block.dataset.title, () => page.open(base64(block.textContent), name), { class: "plain" })));
  }
  at("language").addEventListener("change", async (event) => {
    speak(event.target.value);
    await tellAbout(page.engine);
    if (page.draft) page.speakAgain();
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    openFile(event.dataTransfer.files[0]);
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isField = event.target.matches?.("input, select, textarea:not(#area)");
    const act = { s: () => page.save(), o: () => choose.click(), z: () => (event.shiftKey ? page.draft?.redo() : page.draft?.undo()), y: () => page.draft?.redo() }[key];
    if (!act || !page.draft || (isField && (key === "z" || key === "y"))) return;
    event.preventDefault();
    act();
  });
  addEventListener("beforeunload", (event) => {
    if (!page.draft?.isChanged) return;
    event.preventDefault();
    event.returnValue = "";
  });
}

/** The page; null before it has begun. */
var page = null;

/** Begins: unpacks the engine and shows the start. */
async function begin() {
  speak(navigator.language?.startsWith("ja") || !navigator.language?.startsWith("en") ? "ja" : "en");
  at("language").value = language;
  at("failure").hidden = true;
  at("loading").hidden = false;
  try {
    const engine = new Engine(await Engine.unpack(), today(), settings());
    const found = await engine.ready;
    page = new Page(engine);
    const about = await tellAbout(engine);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(about.pictureStyle);
    document.adoptedStyleSheets = [sheet];
    connect(page);
    await page.showStart();
    if (!found.isSound) page.notify(say("policyBroken", found.messages.join(" ")), true);
    at("start").hidden = false;
    document.documentElement.dataset.ready = "yes";
  } catch (error) {
    at("failure").textContent = say("noEngine", error.message);
    at("failure").hidden = false;
  } finally {
    at("loading").hidden = true;
  }
}

begin();
