#!/usr/bin/env node
// Answers requests about proposals with the linter for browsers: browser.js SHIMON.WASM DAY <REQUESTS >ANSWERS
// browser.py says what requests and answers look like.
"use strict";
const fs = require("fs");
const path = require("path");
const { Shimon } = require(path.join(__dirname, "../../Sources/Browser/shimon.js"));

async function main() {
  const shimon = await Shimon.open(fs.readFileSync(process.argv[2]), process.argv[3]);
  const requests = fs.readFileSync(0);
  let place = 0;
  const line = () => {
    const end = requests.indexOf(10, place);
    const text = requests.subarray(place, end).toString();
    place = end + 1;
    return text;
  };
  while (place < requests.length) {
    const [ask, form, language, count] = line().split(" ");
    const name = line();
    const source = requests.subarray(place, place + Number(count));
    place += Number(count);
    let answer;
    if (ask === "lint") answer = Buffer.from(shimon.lint(name, source, language, form));
    else if (ask === "report") answer = shimon.report(name, source, language, form);
    else answer = shimon.annex(name, source, language, form);
    fs.writeSync(1, `${answer === null ? -1 : answer.length}\n`);
    for (let at = 0; answer !== null && at < answer.length; ) at += fs.writeSync(1, answer, at);
  }
}

main();
