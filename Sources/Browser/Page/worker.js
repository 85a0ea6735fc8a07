// Behind shimon.js in the worker: opens the linter, then answers one question after the other.
let shimon;
self.onmessage = async ({ data }) => {
  if (data.module) {
    try {
      shimon = await Shimon.open(data.module, data.day);
      const found = data.settings ? shimon.configure(data.settings) : { isSound: true, messages: [] };
      self.postMessage({ ready: found });
    } catch (error) {
      self.postMessage({ broken: String(error) });
    }
    return;
  }
  try {
    self.postMessage({ number: data.number, answer: shimon[data.call](...data.words) });
  } catch (error) {
    self.postMessage({ number: data.number, failure: String(error) });
  }
};
