/**
 * The proposal that is being written: its text with its own line ends, and how it came to be. It is kept here and not in
 * the engine, so that nothing that happens there can take it along. What nobody touched stays byte for byte.
 */
class Draft {
  /** Texts beyond so many characters are not edited here. */
  static editLimit = 1 << 20;
  /** So many steps can be taken back. */
  static historyLimit = 2000;
  /** Letters typed within so many milliseconds are one step. */
  static stepTime = 1500;

  /** A draft of a file. What is not UTF-8 is kept as bytes that the engine can complain of. */
  static of(bytes, name) {
    const draft = new Draft();
    draft.name = name;
    const hasMark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(hasMark ? bytes.subarray(3) : bytes);
      draft.text = text;
      draft.hasMark = hasMark;
    } catch {
      draft.raw = bytes;
      draft.text = new TextDecoder("utf-8").decode(bytes.subarray(0, Draft.editLimit));
    }
    return draft;
  }

  constructor() {
    this.name = "";
    this.text = "";
    this.hasMark = false;
    /** The bytes of a file that is no text; else null. */
    this.raw = null;
    this.past = [];
    this.future = [];
    this.savedAt = null;
    /** Counts changes, so that late answers about an older text are known. */
    this.version = 0;
    this.listeners = [];
  }

  /** Whether it can be changed and saved. */
  get isText() {
    return this.raw === null;
  }

  get canEdit() {
    return this.isText && this.text.length <= Draft.editLimit;
  }

  /** The bytes as they would be saved. */
  get bytes() {
    if (this.raw) return this.raw;
    const encoded = new TextEncoder().encode(this.text);
    if (!this.hasMark) return encoded;
    const marked = new Uint8Array(encoded.length + 3);
    marked.set([0xef, 0xbb, 0xbf]);
    marked.set(encoded, 3);
    return marked;
  }

  get isChanged() {
    return (this.past.at(-1) ?? null) !== this.savedAt;
  }

  markSaved() {
    this.savedAt = this.past.at(-1) ?? null;
    if (this.savedAt) this.savedAt.isClosed = true;
    this.#tell("saved");
  }

  /** Calls `listener` after every change with what made it. */
  listen(listener) {
    this.listeners.push(listener);
  }

  // The text as it is shown: each line end is one character.

  get shown() {
    if (this.shownOf !== this.text) {
      this.shownOf = this.text;
      this.shownText = this.text.includes("\r") ? this.text.replace(/\r\n?/g, "\n") : this.text;
      this.starts = null;
    }
    return this.shownText;
  }

  /** Where the lines of the shown text begin. */
  get lineStarts() {
    const shown = this.shown;
    if (!this.starts) {
      this.starts = [0];
      for (let place = shown.indexOf("\n"); place >= 0; place = shown.indexOf("\n", place + 1)) this.starts.push(place + 1);
    }
    return this.starts;
  }

  /** The place in the shown text of a line and a column, both from 1, columns in code points. */
  place(line, column) {
    const starts = this.lineStarts;
    if (line > starts.length) return this.shown.length;
    const end = line < starts.length ? starts[line] - 1 : this.shown.length;
    let place = starts[line - 1];
    for (let count = 1; count < column && place < end; count++) place += this.shown.codePointAt(place) > 0xffff ? 2 : 1;
    return place;
  }

  /** The line, from 1, of a place in the shown text. */
  lineAt(place) {
    const starts = this.lineStarts;
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The place in the text of a place in the shown text. */
  #real(place) {
    if (this.shown.length === this.text.length) return place;
    let index = this.text.indexOf("\r\n");
    let dropped = 0;
    while (index >= 0 && index - dropped < place) {
      dropped += 1;
      index = this.text.indexOf("\r\n", index + 2);
    }
    return place + dropped;
  }

  get lineEnd() {
    return /\r\n|\n|\r/.exec(this.text)?.[0] ?? "\n";
  }

  // Changes.

  /** Takes over the shown text after somebody typed: only the lines that differ change. */
  type(shown, caret = null) {
    const before = this.shown;
    if (shown === before) return;
    const [start, end, inserted] = Draft.difference(before, shown);
    const from = this.#real(start);
    const text = this.lineEnd === "\n" ? inserted : inserted.replace(/\n/g, this.lineEnd);
    this.#splice(from, this.#real(end), text, "typing", caret);
  }

  /** Takes over what the engine made of the bytes. */
  take(bytes, why = "edit") {
    const hasMark = this.hasMark && bytes[0] === 0xef;
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(hasMark ? bytes.subarray(3) : bytes);
    const [start, end, inserted] = Draft.difference(this.text, text);
    this.#splice(start, end, inserted, why, null);
  }

  /** Replaces stretches of the shown text, `{start, end, text}`, as one step. */
  replace(edits, why = "fix") {
    const ordered = [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
    let shown = "";
    let place = 0;
    for (const edit of ordered) {
      if (edit.start < place) continue;
      shown += this.shown.slice(place, edit.start) + edit.text;
      place = edit.end;
    }
    shown += this.shown.slice(place);
    const [start, end, inserted] = Draft.difference(this.shown, shown);
    const from = this.#real(start);
    this.#splice(from, this.#real(end), this.lineEnd === "\n" ? inserted : inserted.replace(/\n/g, this.lineEnd), why, null);
  }

  undo() {
    const step = this.past.pop();
    if (!step) return;
    this.text = this.text.slice(0, step.start) + step.removed + this.text.slice(step.start + step.inserted.length);
    this.future.push(step);
    if (this.past.length > 0) this.past.at(-1).isClosed = true;
    this.#tell("undo");
  }

  redo() {
    const step = this.future.pop();
    if (!step) return;
    this.text = this.text.slice(0, step.start) + step.inserted + this.text.slice(step.start + step.removed.length);
    this.past.push(step);
    step.isClosed = true;
    this.#tell("redo");
  }

  #splice(start, end, inserted, why, caret) {
    const removed = this.text.slice(start, end);
    if (removed === inserted || !this.isText) return;
    this.text = this.text.slice(0, start) + inserted + this.text.slice(end);
    const last = this.past.at(-1);
    const now = Date.now();
    const joins = why === "typing" && last?.why === "typing" && !last.isClosed && now - last.time < Draft.stepTime;
    if (joins && removed === "" && start === last.start + last.inserted.length && !inserted.includes("\n")) {
      last.inserted += inserted;
      last.time = now;
    } else if (joins && inserted === "" && end === last.start + last.inserted.length && removed.length <= last.inserted.length) {
      // Letters just typed are taken back: an input method replaces its own text all the time.
      last.inserted = last.inserted.slice(0, last.inserted.length - removed.length);
      last.time = now;
    } else {
      this.past.push({ start, removed, inserted, why, time: now, isClosed: false });
      if (this.past.length > Draft.historyLimit) this.past.shift();
    }
    this.future = [];
    this.#tell(why, caret);
  }

  #tell(why, caret = null) {
    if (why !== "saved") this.version += 1;
    for (const listener of this.listeners) listener(why, caret);
  }

  /** What of `before` is another in `after`: start and end in `before`, and what stands there now. Never half a character. */
  static difference(before, after) {
    const limit = Math.min(before.length, after.length);
    let start = 0;
    while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
    let tail = 0;
    while (tail < limit - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
    const isTrail = (code) => code >= 0xdc00 && code <= 0xdfff;
    if (start > 0 && (isTrail(before.charCodeAt(start)) || isTrail(after.charCodeAt(start)))) start--;
    if (tail > 0 && isTrail(before.charCodeAt(before.length - tail))) tail--;
    return [start, before.length - tail, after.slice(start, after.length - tail)];
  }
}
