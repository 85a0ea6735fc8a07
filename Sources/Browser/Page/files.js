/** Files in and out, and the copy on this computer. */
const Files = {
  /** So much of a file is read at most, as the program reads it: a byte more than the 16 MiB that are taken. */
  readLimit: (16 << 20) + 1,

  async read(file) {
    return new Uint8Array(await file.slice(0, Files.readLimit).arrayBuffer());
  },

  /** A name that every system takes. */
  safeName(text) {
    // eslint-disable-next-line no-control-regex
    const name = text.replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, " ").replace(/\s+/g, " ").trim();
    return [...name].slice(0, 60).join("").replace(/^[. ]+|[. ]+$/g, "");
  },

  /** Hands bytes to the browser as a download. */
  download(bytes, name, type) {
    const link = make("a", { href: URL.createObjectURL(new Blob([bytes], { type })), download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },
};

/** A copy in IndexedDB, kept only when asked for. */
class Copy {
  static #store(mode, use) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("shimon", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("copies");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction("copies", mode);
        const request = use(transaction.objectStore("copies"));
        transaction.oncomplete = () => {
          database.close();
          resolve(request.result);
        };
        transaction.onerror = () => reject(transaction.error);
      };
    });
  }

  /** The copy, `{name, bytes, time}`; undefined where there is none or the browser keeps none. */
  static async read() {
    try {
      return await Copy.#store("readonly", (store) => store.get("draft"));
    } catch {
      return undefined;
    }
  }

  static write(name, bytes) {
    return Copy.#store("readwrite", (store) => store.put({ name, bytes, time: Date.now() }, "draft"));
  }

  static wipe() {
    return Copy.#store("readwrite", (store) => store.clear());
  }
}
