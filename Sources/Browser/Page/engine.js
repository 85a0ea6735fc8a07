/** The engine did not answer. `kind` is trap or slow. */
class EngineFailure extends Error {
  constructor(kind, detail) {
    super(detail);
    this.kind = kind;
  }
}

/**
 * The linter, which runs in a worker of its own: it gets bytes and gives answers, one at a time. One that fails or takes
 * too long is ended and another started.
 */
class Engine {
  /** An answer may take so many seconds; the largest file that the engine reads takes two. */
  static limit = 20;

  /** The questions that are answered in JSON. */
  static jsonCalls = new Set(["review", "details", "form"]);

  /** The engine packed into this page. */
  static async unpack() {
    if (typeof WebAssembly !== "object") throw new Error("WebAssembly");
    if (typeof DecompressionStream !== "function") throw new Error("DecompressionStream");
    const packed = Engine.bytes(at("engine").textContent);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  }

  /** Bytes from the text that `Sources/Browser/page` made of them: five letters for four bytes. */
  static bytes(text) {
    const letters = at("alphabet").textContent;
    const values = new Uint8Array(128);
    for (let index = 0; index < 85; index++) values[letters.charCodeAt(index)] = index;
    const colon = text.indexOf(" ");
    const count = Number(text.slice(0, colon));
    const bytes = new Uint8Array(Math.ceil(count / 4) * 4);
    for (let place = colon + 1, index = 0; index < bytes.length; index += 4) {
      let word = 0;
      for (let end = place + 5; place < end; place++) word = word * 85 + values[text.charCodeAt(place)];
      bytes[index] = word >>> 24;
      bytes[index + 1] = word >>> 16;
      bytes[index + 2] = word >>> 8;
      bytes[index + 3] = word;
    }
    return bytes.subarray(0, count);
  }

  constructor(module, day, settings) {
    this.module = module;
    this.day = day;
    this.settings = settings;
    this.queue = [];
    this.active = null;
    this.count = 0;
    this.script = URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" }));
    this.#begin();
  }

  /** Asks for an answer of `Shimon`; fails with an EngineFailure. */
  ask(call, ...words) {
    return new Promise((resolve, reject) => {
      this.queue.push({ number: ++this.count, call, words, resolve, reject });
      this.#next();
    });
  }

  /** What is wrong with the policy of this page. */
  get ready() {
    return this.readiness;
  }

  #begin() {
    this.readiness = new Promise((resolve, reject) => {
      this.worker = new Worker(this.script);
      this.isReady = false;
      this.worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error("Worker"));
        this.#fail("trap", event.message);
      };
      this.worker.onmessage = ({ data }) => {
        if (data.ready) {
          this.isReady = true;
          resolve(data.ready);
          this.#next();
        } else if (data.broken) reject(new Error(data.broken));
        else this.#answered(data);
      };
      this.worker.postMessage({ module: this.module, day: this.day, settings: this.settings });
    });
    this.readiness.catch(() => {});
  }

  #next() {
    if (this.active || !this.isReady || this.queue.length === 0) return;
    this.active = this.queue.shift();
    const { number, call, words } = this.active;
    this.timer = setTimeout(() => this.#fail("slow", call), Engine.limit * 1000);
    this.worker.postMessage({ number, call, words });
  }

  #answered({ number, answer, failure }) {
    if (number !== this.active?.number) return;
    if (failure) return this.#fail("trap", failure);
    clearTimeout(this.timer);
    const { resolve } = this.active;
    const { call } = this.active;
    this.active = null;
    resolve(Engine.jsonCalls.has(call) ? JSON.parse(answer) : answer);
    this.#next();
  }

  /** Ends the worker, whose memory may hold anything now, and starts another. */
  #fail(kind, detail) {
    clearTimeout(this.timer);
    this.worker.terminate();
    const failed = this.active;
    this.active = null;
    this.#begin();
    failed?.reject(new EngineFailure(kind, detail));
  }
}
