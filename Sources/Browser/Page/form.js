/**
 * The proposal as a form: a view of the same text. First what every officer knows, then what findings ask for, the most
 * dangerous first; all other fields are folded away. Every change is an edit of the text by the engine.
 */
class Form {
  static firstSections = ["data_subjects", "data_items", "contractor", "mailings", "subcontracting", "transfers"];

  constructor(page) {
    this.page = page;
    this.panel = at("form-panel");
    this.fields = new FieldBook(this);
    /** What is unfolded, by path. */
    this.open = new Set();
    this.tree = null;
    // What an input method is writing must not be taken from it, nor what is being clicked.
    const hold = () => (this.isHeld = true);
    const release = () => {
      this.isHeld = false;
      if (this.isLate) setTimeout(() => this.isLate && this.show(this.tree));
    };
    this.panel.addEventListener("compositionstart", hold);
    this.panel.addEventListener("pointerdown", hold);
    this.panel.addEventListener("compositionend", release);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release);
  }

  ask() {
    return this.page.ask("form");
  }

  show(tree) {
    this.tree = tree;
    this.isLate = this.isHeld;
    if (this.isLate) return;
    if (!tree) {
      refill(this.panel, make("p", { class: "result error" }, say("formUnreadable")),
        make("p", {}, button(say("toText"), () => this.page.tabs.choose("text-panel", true))));
      return;
    }
    const scroll = this.panel.scrollTop;
    const held = this.panel.contains(document.activeElement) ? document.activeElement : null;
    const place = held?.getBoundingClientRect().top;
    const asked = this.#asked(tree);
    this.fields.begin();
    // What every officer knows comes first; where that is written, what is most pressing.
    const isBegun = tree.fields.every((field) => field.importance !== "first" || field.state !== "unstated");
    const parts = [this.#worst(asked), this.#head(tree)];
    refill(this.panel, this.#summary(asked, tree.remainingAtMost), isBegun ? parts : parts.reverse(), this.#sections(tree));
    this.fields.end();
    this.panel.scrollTop = scroll;
    // What somebody is at stays where it was on the screen.
    const now = this.panel.contains(document.activeElement) ? document.activeElement : null;
    if (now && held) {
      const shift = now.getBoundingClientRect().top - place;
      const before = this.panel.scrollTop;
      this.panel.scrollTop += shift;
      if (this.panel.scrollTop === before && shift !== 0) scrollBy(0, shift);
    }
  }

  /** Goes to a field or section by its place; false where the form has none. */
  goTo(path) {
    let wanted = path;
    while (wanted) {
      this.#unfold(wanted);
      if (this.tree) this.show(this.tree);
      const found = [...this.panel.querySelectorAll("[data-path]")].filter((element) => element.dataset.path === wanted);
      const target = found.at(-1);
      if (target) {
        for (let fold = target; fold && fold !== this.panel; fold = fold.parentElement) if (fold.tagName === "DETAILS") fold.open = true;
        target.scrollIntoView({ block: "center" });
        const control = target.querySelector("input:not([type=hidden]), select, textarea, button") ?? target;
        control.focus({ preventScroll: true });
        return true;
      }
      wanted = wanted.replace(/(\[\d+\]|\.[^.[]*|^[^.[]*)$/, "");
    }
    return false;
  }

  /** Opens all that a place stands in. */
  #unfold(path) {
    const parts = path.split(/(?=[.[])/);
    for (let count = 1; count <= parts.length; count++) this.open.add(parts.slice(0, count).join(""));
    const holder = path.replace(/\.?[^.[\]]*$/, "");
    this.open.add(`${holder}+`);
  }

  // What is asked.

  /** All fields and sections that a finding asks for, the most dangerous first. */
  #asked(tree) {
    const found = [];
    const visit = (entry, trail) => {
      for (const field of entry.fields) if (field.demand && field.state !== "none") found.push({ ...field, trail });
      for (const section of entry.sections) {
        if (section.demand) found.push({ ...section, trail, isSection: true });
        section.entries.forEach((inner) => visit(inner, [...trail, this.#nameOf(section, inner)]));
      }
    };
    visit(tree, []);
    found.sort((left, right) => left.demand.finding - right.demand.finding);
    // What one finding asks of several fields is one question.
    return found.filter((one, number) => number === 0 || found[number - 1].demand.finding !== one.demand.finding);
  }

  #nameOf(section, entry) {
    return section.isList ? `${section.label}「${entry.name || say("unnamed")}」` : section.label;
  }

  #summary(asked, remaining) {
    const must = asked.filter((one) => one.demand.severity !== "info").length;
    return make("p", { class: must === 0 ? "result ok" : "result warning" }, say("mustLeft", must, asked.length - must),
      " ", make("span", { class: "quiet" }, say("remaining", remaining)));
  }

  /** The most pressing questions, each a way to its field. */
  #worst(asked) {
    if (asked.length === 0) return null;
    const shown = asked.slice(0, 5);
    return make("section", { class: "asked", "aria-labelledby": "asked-title" },
      make("h2", { id: "asked-title" }, say("nextQuestions")),
      make("ol", {}, shown.map((one) => make("li", {},
        make("button", { type: "button", class: "plain", "data-key": `asked-${one.path}`, onclick: () => this.goTo(one.path) },
          one.demand.question), " ", make("span", { class: "quiet" }, [...one.trail, one.label].join(" › "))))));
  }

  // The parts of the form.

  #head(tree) {
    return make("section", { class: "form-section", "aria-labelledby": "form-head" },
      make("h2", { id: "form-head" }, say("formHead")), this.#fieldsOf(tree, ""));
  }

  #sections(tree) {
    const rank = (section) => {
      const first = Form.firstSections.indexOf(section.path);
      return first >= 0 ? first : Form.firstSections.length + Math.min(this.#danger(section), 9999);
    };
    return [...tree.sections].sort((left, right) => rank(left) - rank(right)).map((section) => this.#section(section, 2));
  }

  /** The number of the first finding about anything in a section. */
  #danger(section) {
    const own = section.demand ? section.demand.finding : 9999;
    const within = section.entries.flatMap((entry) => [
      ...entry.fields.map((field) => field.demand?.finding ?? 9999), ...entry.sections.map((inner) => this.#danger(inner))]);
    return Math.min(own, ...within, 9999);
  }

  #matters(section) {
    return section.state !== "unstated" || section.importance !== "may" || this.#danger(section) < 9999
      || section.entries.some((entry) => entry.fields.some((field) => field.state !== "unstated" || field.importance === "first"));
  }

  #section(section, level) {
    const id = `section-${section.path.replace(/[^\w]/g, "-")}`;
    const isOpen = this.open.has(section.path) || (level === 2 && this.#matters(section));
    const open = this.fields.count(section);
    const fold = make("details", { class: level === 2 ? "form-section" : "form-part", "data-path": section.path, open: isOpen },
      make("summary", { "data-key": `fold-${section.path}` }, make(`h${level}`, { id }, section.label),
        open > 0 ? make("span", { class: "tile" }, say("openCount", open)) : null,
        section.state === "none" ? make("span", { class: "tile" }, say("stateNone")) : null,
        section.state === "undecided" ? make("span", { class: "tile" }, say("stateUndecided")) : null));
    const fill = () => {
      if (fold.children.length > 1) return;
      fold.append(make("p", { class: "quiet" }, section.help), ...this.#body(section, level));
    };
    if (isOpen) fill();
    fold.addEventListener("toggle", () => {
      if (fold.open) this.open.add(section.path);
      else this.open.delete(section.path);
      if (fold.open && fold.children.length === 1) this.show(this.tree);
    });
    return fold;
  }

  #body(section, level) {
    const demand = section.demand ? this.fields.why(section.demand, section.path) : null;
    if (!section.isList) return [demand, ...section.entries.flatMap((entry) => [this.#fieldsOf(entry, section.path), ...entry.sections.map((inner) => this.#section(inner, level + 1))])].filter(Boolean);
    const cards = section.entries.map((entry, number) => this.#card(section, entry, number, level));
    const note = section.hidden > 0 ? make("p", { class: "result warning" }, say("hiddenEntries", section.hidden)) : null;
    return [demand, ...cards, note, this.#adding(section)].filter(Boolean);
  }

  #card(section, entry, number, level) {
    const name = entry.name || say("unnamed");
    return make("article", { class: "card entry", "data-path": entry.path, "aria-label": `${section.label} ${number + 1}: ${name}` },
      make("div", { class: "entry-head" }, make(`h${Math.min(level + 1, 6)}`, {}, `${number + 1}. ${name}`),
        button(say("removeEntry"), () => this.act(entry.path, "remove"), { "data-key": `remove-${entry.path}`, "aria-label": `${say("removeEntry")}: ${name}` })),
      this.#fieldsOf(entry, entry.path), entry.sections.map((inner) => this.#section(inner, level + 1)));
  }

  /** Adds an entry by its name, or says that there is none. */
  #adding(section) {
    const field = section.newEntry;
    if (!field) return null;
    const canSay = section.entries.length === 0;
    return make("div", { class: "adding" },
      this.fields.control({ ...field, state: "unstated", words: [] }, say("addEntry", section.label), `add-${section.path}`),
      canSay ? this.fields.states({ path: section.path, state: section.state, takesNone: true, label: section.label }, false) : null);
  }

  /** The fields that matter, and the others folded. */
  #fieldsOf(entry, path) {
    const isShown = (field) => field.importance !== "may" || field.state !== "unstated";
    const rank = (field) => (field.demand ? field.demand.finding : 5000) + (field.importance === "first" ? -10000 : 0);
    const shown = entry.fields.filter(isShown);
    const ordered = [...shown.filter((field) => field.importance === "first"), ...shown.filter((field) => field.importance !== "first").sort((left, right) => rank(left) - rank(right))];
    const others = entry.fields.filter((field) => !isShown(field));
    const key = `${path}+`;
    const isOpen = this.open.has(key);
    const fold = others.length === 0 ? null : make("details", { class: "others", open: isOpen },
      make("summary", { "data-key": `others-${path}` }, say("otherFields", others.length)),
      isOpen ? others.map((field) => this.fields.show(field)) : null);
    fold?.addEventListener("toggle", () => {
      if (fold.open === this.open.has(key)) return;
      if (fold.open) this.open.add(key);
      else this.open.delete(key);
      this.show(this.tree);
    });
    return make("div", { class: "fields" }, ordered.map((field) => this.fields.show(field)), fold);
  }

  // Acting.

  /** Does something at a place; what the engine refuses is told at the field. */
  async act(path, action, words = []) {
    const { draft } = this.page;
    const { version } = draft;
    try {
      const { bytes, problem } = await this.page.engine.ask("edit", draft.bytes, language, path, action, words);
      // Somebody typed meanwhile: the edit was of another text.
      if (this.page.draft !== draft || draft.version !== version) return this.act(path, action, words);
      this.fields.tell(path, problem ?? "");
      if (bytes) draft.take(bytes, "form");
      if (problem) this.show(this.tree);
      return !problem;
    } catch (error) {
      this.page.failed(error);
      return false;
    }
  }
}
