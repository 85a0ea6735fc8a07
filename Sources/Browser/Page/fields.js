/** Draws the fields of the form. Those that did not change stay as they are, with what is being typed in them. */
class FieldBook {
  /** A list with more choices than this is chosen from a menu, or scrolls. */
  static radioLimit = 6;

  constructor(form) {
    this.form = form;
    this.drawn = new Map();
    this.problems = new Map();
  }

  begin() {
    this.next = new Map();
  }

  end() {
    this.drawn = this.next;
  }

  /** Tells at a field what is wrong with what was to be written; nothing takes it away. */
  tell(path, problem) {
    if (problem) this.problems.set(path, problem);
    else this.problems.delete(path);
  }

  /** How many questions that a finding asks are open in a section. */
  count(section) {
    const own = section.demand ? 1 : 0;
    return own + section.entries.reduce((sum, entry) => sum + entry.fields.filter((field) => field.demand).length
      + entry.sections.reduce((inner, one) => inner + this.count(one), 0), 0);
  }

  show(field) {
    const problem = this.problems.get(field.path) ?? "";
    const stamp = JSON.stringify([field, problem, language]);
    const known = this.drawn.get(field.path);
    const element = known?.stamp === stamp ? known.element : this.#draw(field, problem);
    this.next.set(field.path, { stamp, element });
    return element;
  }

  #draw(field, problem) {
    const id = `field-${field.path.replace(/[^\w]/g, "-")}`;
    const severity = field.demand?.severity ?? "";
    return make("div", { class: `field ${severity} ${field.state}`, role: "group", "aria-labelledby": `${id}-label`, "data-path": field.path },
      make("p", { class: "field-label", id: `${id}-label` }, make("strong", {}, field.label),
        severity ? make("span", { class: `sign ${severity}` }, ` ${SIGNS[severity]}`) : null,
        " ", field.ask, field.help === field.ask ? null : make("span", { class: "quiet" }, ` ${field.help}`)),
      make("div", { class: "answer" }, this.control(field, field.label, id), this.states(field, true)),
      problem ? make("p", { class: "result error", role: "alert" }, problem) : null,
      field.demand ? this.why(field.demand, field.path) : null);
  }

  why(demand, path) {
    return make("details", { class: "why" }, make("summary", { "data-key": `why-${path}` }, say("whyAsked")),
      make("p", {}, demand.question), make("p", {}, demand.why), make("p", {}, make("strong", {}, `${say("fix")}: `), demand.fix));
  }

  /** The buttons for what is no value: none, undecided, and taking back. Which one holds shows as pressed. */
  states(field, canClear) {
    const state = (name, action, label) => button(say(label), () => this.form.act(field.path, field.state === name ? "clear" : action), {
      class: "state", "aria-pressed": String(field.state === name), "data-key": `${action}-${field.path}`, "aria-label": `${field.label}: ${say(label)}` });
    return make("div", { class: "states", role: "group", "aria-label": `${field.label}: ${say("answerIs")}` },
      field.takesNone ? state("none", "none", "stateNone") : null,
      state("undecided", "undecided", "stateUndecided"),
      canClear && field.state === "stated" ? button(say("clearField"), () => this.form.act(field.path, "clear"),
        { class: "state", "data-key": `clear-${field.path}`, "aria-label": `${field.label}: ${say("clearField")}` }) : null);
  }

  /** What a field is answered with. */
  control(field, label, id) {
    const write = (words) => this.form.act(field.path, words.length === 0 ? "clear" : "write", words);
    const words = field.state === "stated" ? field.words : [];
    const common = { "data-key": `control-${id}`, "aria-label": label, name: id };
    if (field.form === "yesNo") return this.#oneOf(field.choices, words, write, id, label);
    if (field.form === "choice" || field.form === "references") {
      if (field.several) return this.#anyOf(field, words, write, id, label);
      if (field.form === "choice" && field.choices.length <= FieldBook.radioLimit && words.every((word) => field.choices.some((choice) => choice.word === word))) {
        return this.#oneOf(field.choices, words, write, id, label);
      }
      return this.#menu(field, words, write, common, id);
    }
    if (field.several) return this.#lines(words, write, common);
    return this.#line(field, words, write, common);
  }

  #oneOf(choices, words, write, id, label) {
    return make("div", { class: "choices-inline", role: "radiogroup", "aria-label": label }, choices.map((choice) =>
      make("label", { title: choice.help ?? null }, make("input", { type: "radio", name: id, value: choice.word, checked: words[0] === choice.word,
        "data-key": `control-${id}-${choice.word}`, onchange: () => write([choice.word]) }), ` ${choice.word}`,
      choice.help ? make("span", { class: "quiet" }, `（${choice.help}）`) : null)));
  }

  #anyOf(field, words, write, id, label) {
    const known = new Set(field.choices.map((choice) => choice.word));
    const others = words.filter((word) => !known.has(word));
    const boxes = [];
    const other = make("input", { type: "text", name: `${id}-other`, value: others.join("、"), "data-key": `control-${id}-other`, "aria-label": `${label}: ${say("otherWords")}` });
    const send = () => write([...boxes.filter((box) => box.checked).map((box) => box.value), ...other.value.split(/[、,，]/)].filter((word) => word.trim()));
    const list = field.choices.map((choice) => {
      const box = make("input", { type: "checkbox", name: id, value: choice.word, checked: words.includes(choice.word), "data-key": `control-${id}-${choice.word}`, onchange: send });
      boxes.push(box);
      return make("label", {}, box, ` ${choice.word}`, choice.help ? make("span", { class: "quiet" }, `（${choice.help}）`) : null);
    });
    other.addEventListener("change", send);
    return make("div", { class: "many", role: "group", "aria-label": label },
      make("div", { class: "choices-inline" }, list), make("label", { class: "other" }, make("span", { class: "quiet" }, say("otherWords")), " ", other));
  }

  #menu(field, words, write, common, id) {
    const isKnown = words.length === 0 || field.choices.some((choice) => choice.word === words[0]);
    const list = make("select", { ...common, onchange: (event) => (event.target.value === "\u0000" ? null : write(event.target.value ? [event.target.value] : [])) },
      make("option", { value: "" }, say("choose")),
      field.choices.map((choice) => make("option", { value: choice.word, selected: words[0] === choice.word }, choice.help ? `${choice.word}（${choice.help}）` : choice.word)),
      isKnown ? null : make("option", { value: words[0], selected: true }, words[0]));
    const other = make("input", { type: "text", name: `${id}-other`, "data-key": `control-${id}-other`, "aria-label": `${common["aria-label"]}: ${say("otherWords")}`,
      placeholder: say("otherWords"), onchange: (event) => (event.target.value.trim() ? write([event.target.value]) : null) });
    return make("div", { class: "menu-and-other" }, list, " ", other);
  }

  #line(field, words, write, common) {
    const hints = { integer: "hintInteger", date: "hintDate", period: "hintPeriod" };
    const text = words[0] ?? "";
    const isLong = field.form === "text" && (text.length > 40 || text.includes("\n"));
    const attributes = { ...common, placeholder: hints[field.form] ? say(hints[field.form]) : null, onchange: (event) => write(event.target.value.trim() ? [event.target.value] : []) };
    if (!isLong) return make("input", { ...attributes, type: "text", value: text, inputmode: field.form === "integer" ? "numeric" : null });
    return make("textarea", { ...attributes, rows: Math.min(8, 1 + Math.ceil(text.length / 36) + text.split("\n").length - 1) }, text);
  }

  /** Several texts, a line each. */
  #lines(words, write, common) {
    return make("div", {}, make("textarea", { ...common, rows: Math.max(2, words.length + 1),
      onchange: (event) => write(event.target.value.split("\n").filter((line) => line.trim())) }, words.join("\n")),
    make("p", { class: "quiet" }, say("oneALine")));
  }
}
