/** So many findings are told in full. */
const FULL_COUNT = 5;

/** Of one finding so many questions are told at once. */
const QUESTION_COUNT = 3;

/** The signs that go with the colours of the weights. */
const SIGNS = { error: "✖", warning: "▲", info: "ℹ" };

/**
 * What the engine found, ready to be shown: mistakes of form first, then findings, those told together as one.
 * An item has a key, a severity, a title, a place and all that there is to read of it.
 */
function itemsOf(review) {
  const items = review.result.problems.map((problem, number) => ({
    key: `problem-${number}-${problem.code}`,
    severity: problem.severity,
    title: problem.message,
    region: problem.region,
    path: "",
    problem,
    fix: review.fixes.find((fix) => fix.problem === number) ?? null,
    members: [],
  }));
  const groups = new Map();
  review.result.findings.forEach((finding, number) => {
    finding.number = number;
    const group = groups.get(finding.group);
    if (group) group.members.push(finding);
    else {
      const item = {
        key: `finding-${finding.group}-${finding.fingerprint}`,
        severity: finding.severity,
        title: finding.title,
        region: finding.region,
        path: finding.path,
        problem: null,
        fix: null,
        members: [finding],
      };
      groups.set(finding.group, item);
      items.push(item);
    }
  });
  // The worst of what is told together weighs.
  const weight = { info: 0, warning: 1, error: 2 };
  for (const item of groups.values()) {
    for (const member of item.members) {
      if (weight[member.severity] > weight[item.severity]) item.severity = member.severity;
    }
  }
  return items;
}

/** Lists the findings; `page` goes to their places and makes their fixes. */
class FindingList {
  constructor(page) {
    this.page = page;
    /** The keys of the lines that are unfolded. */
    this.unfolded = new Set();
    this.items = [];
  }

  show(review) {
    this.items = itemsOf(review);
    const { errors, warnings, infos } = review.result.summary;
    const isReadable = review.isReadable;
    const counts = say("counts", errors, warnings, infos);
    at("counts").replaceChildren(
      ...[["error", errors], ["warning", warnings], ["info", infos]].map(([name, count]) =>
        make("span", { class: `tile ${name}` }, make("span", { class: `sign ${name}`, "aria-hidden": "true" }, SIGNS[name]),
          ` ${say(name)} `, make("strong", {}, String(count)))),
      make("span", { class: "tile" }, say("written", review.written, review.total)));
    this.#announce(isReadable ? counts : say("unreadable"));
    const safe = review.fixes.filter((fix) => fix.isSafe);
    refill(at("finding-list"),
      isReadable ? null : make("p", { class: "result error" }, say("unreadable")),
      safe.length > 1 ? make("p", {}, button(say("applySafe", safe.length), () => this.page.applyFixes(safe),
        { "data-key": "apply-safe" })) : null,
      this.items.length === 0 ? make("p", { class: "result ok" }, say("noFindings")) : null,
      this.items.slice(0, FULL_COUNT).map((item, number) => this.#card(item, number)),
      this.items.length > FULL_COUNT ? this.#rest() : null);
  }

  /** Says the counts to those who cannot see them, when nothing changed for a while. */
  #announce(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (at("live").textContent !== text) at("live").textContent = text;
    }, 900);
  }

  #heading(item) {
    return [
      make("span", { class: `sign ${item.severity}` },
        make("span", { "aria-hidden": "true" }, `${SIGNS[item.severity]} `), say(item.severity)),
      " ", item.title,
    ];
  }

  #card(item, number) {
    return make("article", { class: `card ${item.severity}`, id: `finding-card-${number}` },
      make("h3", {}, make("button", { type: "button", class: "plain", onclick: () => this.page.goTo(item), "data-key": item.key },
        this.#heading(item))),
      this.body(item));
  }

  #rest() {
    const rest = this.items.slice(FULL_COUNT);
    const lines = rest.map((item) => {
      const isOpen = this.unfolded.has(item.key);
      const line = make("button", {
        type: "button", class: "plain line", "aria-expanded": String(isOpen), "data-key": item.key,
        onclick: () => {
          if (this.unfolded.has(item.key)) this.unfolded.delete(item.key);
          else {
            this.unfolded.add(item.key);
            this.page.goTo(item);
          }
          this.page.showFindings();
        },
      }, this.#heading(item), " ", make("span", { class: "quiet" }, say("line", item.region.startLine)));
      return make("li", { class: item.severity }, line, isOpen ? this.body(item) : null);
    });
    return make("section", { "aria-labelledby": "rest-title" },
      make("h3", { id: "rest-title", class: "rest" }, say("rest", rest.length)), make("ol", { class: "rest" }, lines));
  }

  /** All there is to read of a finding. */
  body(item) {
    return make("div", { class: "body" }, item.problem ? this.#problem(item) : this.#questions(item));
  }

  #problem(item) {
    const { problem } = item;
    return [
      make("p", {}, this.#place(item.region, "", item)),
      problem.help ? make("p", {}, problem.help) : null,
      item.fix ? make("p", {}, this.fixButton(item.fix)) : null,
    ];
  }

  fixButton(fix) {
    const word = fix.edits.length === 1 ? fix.edits[0].text.trim() : "";
    const label = /[\p{L}\p{N}]/u.test(word) && word.length <= 40 ? say("apply", word) : say("applyPlain");
    return button(label, () => this.page.applyFixes([fix]), { "data-key": `fix-${fix.problem}` });
  }

  /** The findings of a group by question: the same one is asked once, with all its places. */
  #questions(item) {
    const questions = new Map();
    for (const finding of item.members) {
      const key = `${finding.rule} ${finding.question}`;
      if (!questions.has(key)) questions.set(key, []);
      questions.get(key).push(finding);
    }
    const shown = [...questions.values()];
    const rest = shown.splice(QUESTION_COUNT);
    return [
      shown.map((same, number) => this.#question(same, number === 0, item)),
      rest.length > 0 ? this.#further(rest, item) : null,
    ];
  }

  /** The other questions of a group, which are made when somebody wants to see them. */
  #further(rest, item) {
    const key = `more-${item.key}`;
    const fold = make("details", { open: this.unfolded.has(key) }, make("summary", { "data-key": key }, say("further", rest.length)));
    const fill = () => {
      if (fold.open && fold.children.length === 1) fold.append(...rest.map((same) => this.#question(same, false, item)));
    };
    fill();
    fold.addEventListener("toggle", () => {
      if (fold.open) this.unfolded.add(key);
      else this.unfolded.delete(key);
      fill();
    });
    return fold;
  }

  #question(same, isFirst, item) {
    const finding = same[0];
    const missing = [...new Set(same.flatMap((one) => one.missing.map((fact) => fact.label)))];
    const places = same.slice(0, 8).map((one) =>
      make("li", {}, this.#place(one.region, one.subject ?? "", { ...item, path: one.path, region: one.region, members: [one] })));
    if (same.length > 8) places.push(make("li", { class: "quiet" }, say("further", same.length - 8)));
    return make("div", { class: `question ${finding.severity}` },
      isFirst ? null : make("p", {}, make("strong", {}, finding.title)),
      make("ul", { class: "places" }, places),
      finding.failure ? make("p", {}, finding.failure) : null,
      make("p", {}, finding.question),
      missing.length > 0 ? make("p", { class: "quiet" }, `${say("missing")}: ${missing.join(language === "en" ? ", " : "、")}`) : null,
      make("p", {}, make("strong", {}, `${say("fix")}: `), finding.fix),
      make("details", {}, make("summary", {}, say("details")), make("dl", { class: "facts" }, this.#background(finding))));
  }

  #background(finding) {
    const comma = language === "en" ? ", " : "、";
    const rows = [
      ["why", finding.why], ["boards", finding.boards.join(comma)], ["law", finding.law.join(comma)],
      ["risk", finding.riskReasons.join(comma)],
    ];
    return rows.filter(([, text]) => text).map(([label, text]) => [make("dt", {}, say(label)), make("dd", {}, text)]);
  }

  #place(region, subject, item) {
    return make("button", { type: "button", class: "plain place", onclick: () => this.page.goTo(item),
      "data-key": `place-${item.key}-${region.startLine}-${region.startColumn}-${subject}` },
    say("line", region.startLine), subject ? ` ${subject}` : "");
  }
}
