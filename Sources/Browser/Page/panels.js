/** The sides that are made from the whole proposal: expected questions, the picture, the annex, the report. */
class Panels {
  constructor(page) {
    this.page = page;
    this.made = {};
  }

  /** Makes what a panel shows, unless it shows this very text already. */
  async show(panel) {
    const { draft } = this.page;
    const makers = {
      "questions-panel": () => this.#details(), "picture-panel": () => this.#details(),
      "annex-panel": () => this.#annex(), "report-panel": () => this.#report(),
    };
    if (!draft || !makers[panel]) return;
    const stamp = `${draft.version} ${language} ${at("annex-missing").checked}`;
    if (this.made[panel] === stamp) return;
    this.made[panel] = stamp;
    try {
      await makers[panel]();
    } catch (error) {
      this.page.failed(error);
    }
  }

  forget() {
    this.made = {};
  }

  // Questions and picture come together.

  async #details() {
    const { draft } = this.page;
    const stamp = `${draft.version} ${language}`;
    if (this.detailsOf !== stamp) {
      this.details = await this.page.ask("details");
      this.detailsOf = stamp;
    }
    this.#questions(this.details);
    this.#picture(this.details);
  }

  #questions({ verdict, questions, held }) {
    const states = { open: "open_", objectionable: "objectionable", partly: "partly", accepted: "accepted", answered: "answered" };
    const signs = { open: "error", objectionable: "error", partly: "warning", accepted: "info", answered: "ok" };
    const comma = language === "en" ? ", " : "、";
    const cards = questions.map((question) => make("article", { class: `card ${signs[question.state] ?? ""}` },
      make("h3", {}, make("span", { class: `sign ${signs[question.state] ?? ""}` }, say(states[question.state] ?? "answered")), " ", question.title),
      make("p", {}, question.text),
      question.boards.length > 0 ? make("p", { class: "quiet" }, `${say("boards")}: ${question.boards.join(comma)}`) : null,
      question.missing.length > 0 ? make("p", { class: "quiet" }, `${say("missing")}: ${question.missing.join(comma)}`) : null,
      question.answers.map((answer) => make("p", { class: "quote" },
        button(say("line", answer.line), () => this.page.goToLine(answer.line), { class: "plain place" }),
        answer.subject ? ` [${answer.subject}]` : "", ` ${answer.label}: ${answer.text}`)),
      question.further > 0 ? make("p", { class: "quiet" }, say("further", question.further)) : null));
    refill(at("question-list"), make("p", { class: "result" }, verdict),
      cards.length > 0 ? cards : make("p", {}, say("noQuestions")),
      held.length > 0 ? make("details", {}, make("summary", {}, say("held")), make("ul", {}, held.map((title) => make("li", {}, title)))) : null);
  }

  #picture({ pictures, pictureLines }) {
    const figures = pictures.map((svg) => {
      const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
      const figure = make("figure", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("picture") }, document.importNode(parsed, true));
      figure.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (!link) return;
        event.preventDefault();
        const number = Number(link.getAttribute("href").replace("#finding-", ""));
        const item = this.page.list.items.find((item) => item.members.some((member) => member.number === number));
        if (item) this.page.goTo({ ...item, members: item.members.filter((member) => member.number === number) });
      });
      return figure;
    });
    refill(at("picture-list"), figures.length > 0 ? figures : make("p", {}, say("noPicture")),
      pictureLines.length > 0 ? make("details", {}, make("summary", {}, say("pictureWords")),
        make("ul", {}, pictureLines.map((line) => make("li", {}, line)))) : null);
  }

  async #annex() {
    const bytes = await this.page.ask("annex", "text", at("annex-missing").checked);
    at("annex-text").textContent = bytes ? Shimon.text(bytes) : say("annexNone");
  }

  // The report stands in a frame that may run no script. Its style is put in from here, for the policy of this page holds
  // within the frame as well and knows this page's style only.

  async #report() {
    const page = Shimon.text(await this.page.ask("report", "page"));
    // The engine escapes all texts of the proposal, so these stand only where it put them.
    const style = /<style>([^]*?)<\/style>/.exec(page)[1];
    const bare = page.replace(/<style>[^]*?<\/style>|<script>[^]*?<\/script>|<meta http-equiv[^>]*>/g, "");
    const frame = make("iframe", { sandbox: "allow-same-origin allow-modals", title: say("report"), class: "report" });
    frame.addEventListener("load", () => {
      const inner = frame.contentDocument;
      if (!inner?.body) return;
      const sheet = new frame.contentWindow.CSSStyleSheet();
      sheet.replaceSync(style);
      inner.adoptedStyleSheets = [sheet];
      inner.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (!link) return;
        event.preventDefault();
        const target = link.hash ? inner.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
        for (let fold = target; fold; fold = fold.parentElement) if (fold.tagName === "DETAILS") fold.open = true;
        target?.scrollIntoView();
      });
    });
    frame.srcdoc = bare;
    at("report-frame").replaceChildren(frame);
    this.frame = frame;
  }

  /** Prints the report. */
  async printReport() {
    await this.show("report-panel");
    this.frame?.contentWindow.print();
  }
}
