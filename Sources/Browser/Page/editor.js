/**
 * The text of the proposal: a plain text field, with the line numbers and underlines of the findings drawn behind it.
 * Only the lines in sight are drawn.
 */
class Editor {
  static lineHeight = 24;

  constructor(page) {
    this.page = page;
    this.area = at("area");
    this.back = at("backdrop");
    this.gutter = at("gutter");
    this.items = [];
    this.lines = new Map();
    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("scroll", () => this.#draw());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("beforeinput", (event) => this.#historic(event));
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === this.area) this.#showHere();
    });
    new ResizeObserver(() => this.#draw()).observe(this.area);
  }

  get draft() {
    return this.page.draft;
  }

  /** Shows the text of the draft where it is another than that in the field. */
  refresh(caret = null) {
    const { draft } = this;
    at("text-note").hidden = draft.canEdit;
    if (!draft.canEdit) at("text-note").textContent = say(draft.isText ? "tooLong" : "notText");
    this.area.readOnly = !draft.canEdit;
    const shown = draft.canEdit ? draft.shown : draft.shown.slice(0, 20000);
    if (this.area.value !== shown) {
      const { selectionStart, scrollTop, scrollLeft } = this.area;
      const [, , inserted] = Draft.difference(this.area.value, shown);
      const start = Draft.difference(this.area.value, shown)[0];
      this.area.value = shown;
      const place = caret ?? (document.activeElement === this.area ? start + inserted.length : selectionStart);
      this.area.setSelectionRange(place, place);
      this.area.scrollTop = scrollTop;
      this.area.scrollLeft = scrollLeft;
    }
    this.#draw();
    this.#showHere();
  }

  /** Takes the findings over. What reaches over several lines is shown at its first. */
  mark(items) {
    this.items = items;
    this.lines = new Map();
    const add = (region, severity, item) => {
      const marks = this.lines.get(region.startLine) ?? [];
      marks.push({ region, severity, item });
      this.lines.set(region.startLine, marks);
    };
    for (const item of items) {
      if (item.members.length === 0) add(item.region, item.severity, item);
      for (const member of item.members) add(member.region, member.severity, { ...item, members: [member], region: member.region });
    }
    this.#draw();
    this.#showHere();
  }

  /** Selects the words of a region and brings them into sight. */
  goTo(region) {
    const { draft } = this;
    const start = draft.place(region.startLine, region.startColumn);
    const lineEnd = draft.place(region.startLine, Infinity);
    const end = region.endLine === region.startLine ? draft.place(region.endLine, region.endColumn) : lineEnd;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, Math.max(start, Math.min(end, lineEnd)));
    this.area.scrollTop = Math.max(0, (region.startLine - 1) * Editor.lineHeight - this.area.clientHeight / 3);
    this.area.scrollLeft = 0;
    this.area.closest(".editor").scrollIntoView({ block: "nearest" });
    this.#showHere();
  }

  #typed() {
    this.draft.type(this.area.value, this.area.selectionStart);
  }

  /** A new line begins where the one before it began. */
  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !this.draft.canEdit) return;
    const { selectionStart, selectionEnd, value } = this.area;
    const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
    const indent = /^ */.exec(line)[0];
    if (indent === "") return;
    event.preventDefault();
    this.area.setRangeText(`\n${indent}`, selectionStart, selectionEnd, "end");
    this.#typed();
  }

  /** The history is that of the draft, which the form changes as well. */
  #historic(event) {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") this.draft.undo();
    else this.draft.redo();
  }

  #draw() {
    const { draft, area } = this;
    if (!draft || area.clientHeight === 0) return;
    const first = Math.max(0, Math.floor(area.scrollTop / Editor.lineHeight) - 3);
    const limit = draft.canEdit ? draft.lineStarts.length : 0;
    const last = Math.min(limit, first + Math.ceil(area.clientHeight / Editor.lineHeight) + 6);
    const lines = [];
    const numbers = [];
    for (let line = first + 1; line <= last; line++) {
      const marks = this.lines.get(line);
      lines.push(make("div", { class: "line" }, marks ? this.#pieces(line, marks) : ""));
      const worst = marks?.some((mark) => mark.severity === "error") ? "error" : marks?.some((mark) => mark.severity === "warning") ? "warning" : "info";
      numbers.push(make("div", { class: marks ? `number ${worst}` : "number" }, marks ? `${SIGNS[worst]} ${line}` : String(line)));
    }
    const top = first * Editor.lineHeight - area.scrollTop;
    this.back.replaceChildren(...lines);
    this.back.style.transform = `translate(${-area.scrollLeft}px, ${top}px)`;
    this.gutter.replaceChildren(...numbers);
    this.gutter.style.transform = `translateY(${top}px)`;
  }

  /** A line cut where marks begin and end. */
  #pieces(line, marks) {
    const { draft } = this;
    const start = draft.place(line, 1);
    const end = draft.place(line, Infinity);
    const weights = { info: 1, warning: 2, error: 3 };
    const length = Math.min(end - start, 2000);
    const worst = new Uint8Array(length);
    for (const { region, severity } of marks) {
      const from = draft.place(line, region.startColumn) - start;
      const to = region.endLine === line ? draft.place(line, region.endColumn) - start : length;
      for (let place = from; place < Math.min(Math.max(to, from + 1), length); place++) worst[place] = Math.max(worst[place], weights[severity]);
    }
    const pieces = [];
    for (let from = 0; from < length; ) {
      let to = from + 1;
      while (to < length && worst[to] === worst[from]) to++;
      const text = draft.shown.slice(start + from, start + to);
      pieces.push(worst[from] === 0 ? text : make("span", { class: ["", "info", "warning", "error"][worst[from]] }, text));
      from = to;
    }
    return pieces;
  }

  /** Tells what was found on the line of the caret. */
  #showHere() {
    if (!this.draft) return;
    const line = this.draft.lineAt(this.area.selectionStart);
    const marks = this.lines.get(line) ?? [];
    const seen = new Set();
    const notes = marks.filter(({ item }) => !seen.has(item.title) && seen.add(item.title)).slice(0, 4).map(({ item, severity }) =>
      make("li", {}, make("span", { class: `sign ${severity}` }, SIGNS[severity]), ` ${item.title} `,
        item.problem?.help ? make("span", { class: "quiet" }, item.problem.help) : null,
        item.members[0] ? make("span", { class: "quiet" }, item.members[0].question) : null,
        item.fix ? [" ", this.page.list.fixButton(item.fix)] : null));
    refill(at("here"),
      make("p", {}, make("strong", {}, say("here", line)), notes.length === 0 ? ` ${say("hereNothing")}` : ""),
      notes.length > 0 ? make("ul", {}, notes) : null);
  }
}
