/** The page: holds the draft, asks the engine about it after every change, and hands the answers round. */
class Page {
  constructor(engine) {
    this.engine = engine;
    this.draft = null;
    this.review = null;
    this.list = new FindingList(this);
    this.editor = new Editor(this);
    this.panels = new Panels(this);
    this.form = typeof Form === "function" ? new Form(this) : null;
    this.tabs = new Tabs(at("proposal-tabs"), (panel) => this.#shown(panel));
    this.sides = new Tabs(at("side-tabs"), (panel) => this.panels.show(panel));
    this.keepsCopy = false;
    at("form-tab").hidden = !this.form;
  }

  // Opening.

  /** Opens a file, unless there is work to be lost. */
  open(bytes, name, { isNew = false, tab = null } = {}) {
    if (this.draft?.isChanged && !confirm(say("discard"))) return false;
    this.draft = Draft.of(bytes, name);
    if (isNew) this.draft.savedAt = "never";
    this.review = null;
    this.blocked = null;
    this.panels.forget();
    this.list.unfolded.clear();
    this.draft.listen((why, caret) => this.#changed(why, caret));
    at("start").hidden = true;
    at("work").hidden = false;
    this.editor.mark([]);
    this.tabs.choose(tab ?? (this.form && this.draft.canEdit ? "form-panel" : "text-panel"));
    this.sides.choose("findings-panel");
    this.editor.refresh(0);
    at("area").scrollTop = 0;
    this.#showState();
    this.#lint();
    return true;
  }

  close() {
    if (this.draft?.isChanged && !confirm(say("discard"))) return;
    this.draft = null;
    at("work").hidden = true;
    at("start").hidden = false;
    at("file-name").textContent = "";
    document.title = say("product");
    this.showStart();
  }

  async showStart() {
    const copy = await Copy.read();
    at("copy-found").hidden = !copy;
    at("keep-copy").checked = this.keepsCopy = Boolean(copy) && this.keepsCopy;
  }

  // Asking.

  /** Asks the engine about the draft. */
  ask(call, ...more) {
    return this.engine.ask(call, this.draft.name, this.draft.bytes, language, ...more);
  }

  #changed(why, caret) {
    this.#showState();
    if (why === "saved") return;
    this.blocked = null;
    this.editor.refresh(caret);
    this.#lint();
    if (this.keepsCopy) this.#keep();
  }

  /** One question at a time: changes made meanwhile are asked about together. */
  async #lint() {
    if (this.isAsking) {
      this.isStale = true;
      return;
    }
    const { draft } = this;
    if (!draft || this.blocked === draft.version) return;
    this.isAsking = true;
    const version = draft.version;
    try {
      const review = await this.ask("review");
      const plan = this.form && at("form-panel").hidden === false && draft.canEdit ? await this.form.ask() : null;
      if (draft === this.draft) {
        this.review = review;
        this.#showState();
        if (version === draft.version) this.showFindings();
        if (plan && version === draft.version) this.form.show(plan);
      }
    } catch (error) {
      this.blocked = version;
      this.failed(error);
    } finally {
      this.isAsking = false;
    }
    document.documentElement.dataset.checked = String(version);
    if (this.isStale) {
      this.isStale = false;
      this.#lint();
    } else this.#refreshSide();
  }

  showFindings() {
    this.list.show(this.review);
    this.editor.mark(this.list.items);
  }

  /** What takes longer is made when nobody types for a moment. */
  #refreshSide() {
    clearTimeout(this.sideTimer);
    this.sideTimer = setTimeout(() => this.panels.show(this.sides.chosen), 250);
  }

  failed(error) {
    if (!(error instanceof EngineFailure)) throw error;
    this.notify(error.kind === "slow" ? say("restartedSlow", Engine.limit) : say("restartedTrap"), true);
  }

  #shown(panel) {
    if (panel === "text-panel") this.editor.refresh();
    else if (this.form && this.draft) this.#lint();
  }

  /** Everything once more, in the language of now. */
  speakAgain() {
    this.panels.forget();
    this.review = null;
    this.#showState();
    this.#lint();
  }

  // The state of the file.

  get title() {
    return Files.safeName(this.review?.title ?? "");
  }

  #showState() {
    const { draft } = this;
    if (!draft) return;
    at("file-name").textContent = draft.name || `${this.title || say("untitled")}.yaml`;
    at("file-state").textContent = say(draft.isChanged ? "unsaved" : "allSaved");
    document.title = `${draft.isChanged ? "● " : ""}${this.title || draft.name || say("untitled")} | ${say("product")}`;
    at("undo").disabled = draft.past.length === 0;
    at("redo").disabled = draft.future.length === 0;
    at("save").disabled = !draft.isText;
  }

  save() {
    const { draft } = this;
    if (!draft?.isText) return;
    const name = draft.name || `${this.title || say("untitled")}.yaml`;
    Files.download(draft.bytes, name, "application/yaml");
    draft.name = name;
    draft.markSaved();
    this.notify(say("saved", name));
  }

  /** Writes what is made of the proposal. */
  async export(what) {
    const stem = this.title || (this.draft.name || say("untitled")).replace(/\.ya?ml$/i, "");
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const kinds = {
      "report-page": ["report", "page", "reportName", ".html", "text/html"],
      "report-word": ["report", "word", "reportName", ".docx", word],
      "annex-word": ["annex", "word", "annexName", ".docx", word],
      "annex-text": ["annex", "text", "annexName", ".txt", "text/plain"],
      findings: ["report", "table", "findingsName", ".csv", "text/csv"],
      picture: ["report", "picture", "pictureName", ".svg", "image/svg+xml"],
    };
    const [call, form, name, ending, type] = kinds[what];
    try {
      const bytes = call === "annex" ? await this.ask(call, form, at("annex-missing").checked) : await this.ask(call, form);
      if (bytes) Files.download(bytes, `${stem}-${say(name)}${ending}`, type);
      else this.notify(say("annexNone"));
    } catch (error) {
      this.failed(error);
    }
  }

  async #keep() {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(async () => {
      try {
        await Copy.write(this.draft.name, this.draft.bytes);
        at("copy-state").textContent = say("copyKept", new Date().toLocaleTimeString(language));
      } catch {
        at("copy-state").textContent = say("copyFailed");
      }
    }, 800);
  }

  async keepCopy(isWanted) {
    this.keepsCopy = isWanted;
    if (isWanted) this.#keep();
    else {
      clearTimeout(this.keepTimer);
      await Copy.wipe().catch(() => {});
      at("copy-state").textContent = say("copyWiped");
    }
  }

  // Findings.

  goTo(item) {
    const path = item.members[0]?.missing?.[0]?.path || item.path;
    if (this.form && !at("form-panel").hidden && path && this.form.goTo(path, item)) return;
    if (at("text-panel").hidden) this.tabs.choose("text-panel");
    this.editor.goTo(item.region);
  }

  goToLine(line) {
    this.goTo({ region: { startLine: line, startColumn: 1, endLine: line, endColumn: Infinity }, path: "", members: [] });
  }

  applyFixes(fixes) {
    const { draft } = this;
    const place = (line, column) => draft.place(line, column);
    draft.replace(fixes.flatMap((fix) => fix.edits.map((edit) => ({
      start: place(edit.startLine, edit.startColumn), end: place(edit.endLine, edit.endColumn), text: edit.text,
    }))));
    this.notify(say("applied"));
  }

  /** Tells something; what is important stays until it is closed. */
  notify(text, isImportant = false) {
    const note = at("note");
    note.className = isImportant ? "note important" : "note";
    note.setAttribute("role", isImportant ? "alert" : "status");
    note.replaceChildren(make("span", {}, text), button(say("close"), () => note.replaceChildren()));
    clearTimeout(this.noteTimer);
    if (!isImportant) this.noteTimer = setTimeout(() => note.replaceChildren(), 8000);
  }
}
