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

  /** Findings as `shimon lint --format` writes them: json, ndjson or text. */
  lint(name, source, language, form = "json") {
    return Shimon.text(this.#ask("lint", name, source, language, ["json", "ndjson", "text"].indexOf(form)));
  }

  /** The report, a page. */
  report(name, source, language) {
    return Shimon.text(this.#ask("report", name, source, language));
  }

  /** The bytes of the annex: markdown, word or text; null where the proposal cannot be read. */
  annex(name, source, language, form = "word", onlyMissing = false) {
    return this.#ask("annex", name, source, language, ["markdown", "word", "text"].indexOf(form), onlyMissing ? 1 : 0);
  }

  static text(bytes) {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /** Calls a function about a proposal (text or bytes) and gives a copy of the bytes that it answers, or null. */
  #ask(name, file, source, language, ...more) {
    const english = language === "en" ? 1 : 0;
    const count = this.#lend([file, source], (...places) => this.wasm[name](this.service, ...places, english, ...more));
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
