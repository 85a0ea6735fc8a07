"use strict";

/** shimon.wasm as an object; Exports.swift says what its functions do. Nothing is read or sent anywhere. */
class Shimon {
  /** A linter from the bytes of shimon.wasm, or a compiled module; `day` is today, as in 2027-03-31. */
  static async open(wasm, day) {
    const made = await WebAssembly.instantiate(wasm, {});
    return new Shimon((made.instance ?? made).exports, day);
  }

  constructor(exports, day) {
    this.wasm = exports;
    this.service = this.#lend([day], (start, count) => this.wasm.open(start, count));
  }

  /** Judges by policies and rules (text of JSON, see `Service.configure`) from now on. Gives what is wrong with them. */
  configure(settings) {
    const isSound = this.#lend([settings], (start, count) => this.wasm.configure(this.service, start, count));
    const messages = JSON.parse(Shimon.text(this.#answer(this.wasm.count(this.service))));
    return { isSound: isSound === 1, messages };
  }

  /** Findings as `shimon lint --format` writes them: json, ndjson or text. */
  lint(name, source, language, form = "json") {
    return Shimon.text(this.#ask("lint", name, source, language, ["json", "ndjson", "text"].indexOf(form)));
  }

  // What comes as JSON stays text here: a text goes from a worker to its page sooner than a tree of objects.

  /** JSON: findings with the fixes of mistakes, the title and how much is written. */
  review(name, source, language) {
    return Shimon.text(this.#ask("review", name, source, language));
  }

  /** JSON: the questions to expect and the picture of the data flow. */
  details(name, source, language) {
    return Shimon.text(this.#ask("details", name, source, language));
  }

  /** JSON: the form as a tree of entries, sections and fields; null where the proposal cannot be read. */
  form(name, source, language) {
    return Shimon.text(this.#ask("form", name, source, language));
  }

  /**
   * What becomes of a text when something is done at a place of the form: write (with words), none, undecided, clear or
   * remove. Gives `{bytes}`, or `{problem}` where it cannot be done.
   */
  edit(source, language, path, action, words = []) {
    const number = ["write", "none", "undecided", "clear", "remove"].indexOf(action);
    const english = language === "en" ? 1 : 0;
    const joined = words.map((word) => word.replaceAll("\0", " ")).join("\0");
    const count = this.#lend([path, source, joined], (...places) => this.wasm.edit(this.service, ...places, english, number));
    if (count >= 0) return { bytes: this.#answer(count) };
    return { problem: Shimon.text(this.#answer(this.wasm.count(this.service))) };
  }

  /** Version, rules, law, and the kinds of proposal. */
  about(language) {
    return JSON.parse(Shimon.text(this.#answer(this.wasm.about(this.service, language === "en" ? 1 : 0))));
  }

  /** The bytes of a new proposal of a kind, with comments; null where there is no such kind. */
  template(kind, language) {
    const english = language === "en" ? 1 : 0;
    const count = this.#lend([kind], (start, size) => this.wasm.template(this.service, start, size, english));
    return this.#answer(count);
  }

  /** The bytes of a new proposal of a kind with nothing else in it. */
  blank(kind, language) {
    const keys = language === "en" ? "format: shimon/1\n" : "形式: shimon/1\n";
    const bytes = new TextEncoder().encode(keys);
    return this.edit(bytes, language, "kind", "write", [kind]).bytes ?? bytes;
  }

  /** The bytes of the report: page, word, table or picture. */
  report(name, source, language, form = "page") {
    return this.#ask("report", name, source, language, ["page", "word", "table", "picture"].indexOf(form));
  }

  /** The bytes of the annex: markdown, word or text; null where the proposal cannot be read. */
  annex(name, source, language, form = "word", onlyMissing = false) {
    return this.#ask("annex", name, source, language, ["markdown", "word", "text"].indexOf(form), onlyMissing ? 1 : 0);
  }

  /** How many bytes of memory there are. */
  memorySize() {
    return this.wasm.memory.buffer.byteLength;
  }

  static text(bytes) {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /** Calls a function about a proposal (text or bytes) and gives a copy of the bytes that it answers, or null. */
  #ask(name, file, source, language, ...more) {
    const english = language === "en" ? 1 : 0;
    const count = this.#lend([file, source], (...places) => this.wasm[name](this.service, ...places, english, ...more));
    return this.#answer(count);
  }

  /** A copy of the last answer, which has so many bytes. */
  #answer(count) {
    return count < 0 ? null : this.#bytes(this.wasm.output(this.service), count).slice();
  }

  /** Writes texts into the memory, calls `body` with the place and count of each, and gives the room back. */
  #lend(texts, body) {
    const places = texts.flatMap((text) => {
      const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
      const start = this.wasm.allocate(bytes.length);
      this.#bytes(start, bytes.length).set(bytes);
      return [start, bytes.length];
    });
    try {
      return body(...places);
    } finally {
      for (let index = 0; index < places.length; index += 2) this.wasm.free(places[index]);
    }
  }

  /** A part of the memory; good until the next call, for memory that grows is another one. */
  #bytes(start, count) {
    return new Uint8Array(this.wasm.memory.buffer, start, count);
  }
}

if (typeof module !== "undefined") module.exports = { Shimon };
