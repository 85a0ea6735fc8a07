// What pages.py asks the browser about a page. Each function gives a list of complaints; none is the right answer.

const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// An element as a person would look for it.
const name = element => {
  const id = element.id ? "#" + element.id : "", text = (element.textContent || "").trim().slice(0, 40);
  const kind = element.getAttribute("class");
  return element.tagName.toLowerCase() + id + (kind ? "." + kind.replaceAll(" ", ".") : "") + " \"" + text + "\"";
};

// The text of the page, without what only the script adds.
function content() {
  const copy = document.body.cloneNode(true);
  all(".filters, script", copy).forEach(element => element.remove());
  return copy.textContent;
}

// The building of the page: language, headings, landmarks, names, targets, and nothing that nobody asked for.
function structure(language) {
  const found = [];
  const expect = (holds, text) => { if (!holds) found.push(text); };
  const one = (selector, from) => expect(all(selector, from).length === 1, "not exactly one " + selector);
  const text = id => (document.getElementById(id)?.textContent ?? "").trim();

  expect(document.documentElement.lang === language, "lang is " + document.documentElement.lang);
  expect(document.compatMode === "CSS1Compat", "quirks mode");
  expect(document.title.trim() !== "", "no title");
  ["h1", "body > header", "body > nav[aria-label]", "body > main", "body > footer", "head > style", "body > script",
    "style", "script", "meta[charset=utf-8]", "meta[name=viewport]"].forEach(selector => one(selector));
  one("meta[http-equiv=Content-Security-Policy][content^=\"default-src 'none'\"]", document.head);

  let last = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.tagName[1]);
    expect(level <= last + 1, "a level is skipped before " + name(heading));
    expect(heading.textContent.trim() !== "", "empty heading");
    last = level;
  }
  const ids = new Set();
  for (const element of all("[id]")) {
    expect(!ids.has(element.id), "id twice: " + element.id);
    ids.add(element.id);
  }
  for (const section of all("main > *")) {
    expect(section.tagName === "SECTION" && text(section.getAttribute("aria-labelledby")) !== "",
      "no labelled section: " + name(section));
  }
  for (const element of all("[aria-labelledby], [aria-describedby]")) {
    const names = (element.getAttribute("aria-labelledby") ?? element.getAttribute("aria-describedby")).split(" ");
    names.forEach(id => expect(text(id) !== "", "nothing is named " + id + " for " + name(element)));
  }
  for (const link of all("a")) {
    const target = link.getAttribute("href");
    if (target?.startsWith("#")) expect(document.getElementById(decodeURIComponent(target.slice(1))), "no " + target);
    else expect(/^[\w%~./-]+\.html$/.test(target) && link.protocol === location.protocol, "strange link: " + target);
    expect(link.textContent.trim() !== "", "link without text");
  }
  all("th").forEach(cell => expect(["col", "row"].includes(cell.getAttribute("scope")), "th without scope"));
  for (const table of all("table")) {
    one("thead", table);
    const width = row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
    const columns = width(table.tHead.rows[0]);
    [...table.rows].forEach(row => expect(width(row) === columns, "a row of another width: " + name(row)));
  }
  for (const region of all(".scroll")) {
    expect(region.tabIndex === 0 && region.getAttribute("role") === "region", "not a region: " + name(region));
    expect(text(region.getAttribute("aria-labelledby")) !== "" || region.getAttribute("aria-label"),
      "region without a name: " + name(region));
  }
  const inSVG = element => element instanceof SVGElement;
  const tags = new Set(("html head meta title style body a header p h1 h2 h3 nav ol ul li main section dl dt dd figure "
    + "table caption thead tbody tr th td div span strong code article details summary footer script label select "
    + "option input button").split(" "));
  const shapes = new Set("svg title desc g a rect polyline polygon circle text".split(" "));
  const names = /^(lang|charset|http-equiv|content|name|id|class|href|aria-[a-z]+|data-[a-z-]+|tabindex|role|scope|colspan|open|type|hidden|value)$/;
  for (const element of all("*")) {
    const tag = element.tagName.toLowerCase();
    expect((inSVG(element) ? shapes : tags).has(tag), "unexpected element: " + tag);
    if (inSVG(element)) {
      [...element.attributes].forEach(one => expect(!/^(on|style$|xlink)/.test(one.name), tag + " has " + one.name));
    } else {
      [...element.attributes].forEach(one => expect(names.test(one.name), tag + " has " + one.name));
    }
  }
  const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  expect(!unsafe.test(document.documentElement.outerHTML), "characters that steer");
  return [...new Set(found)];
}

// Nothing wider than the window, except inside regions that scroll by themselves.
function overflow() {
  const found = [], width = document.documentElement.clientWidth;
  if (innerWidth !== width) found.push("the window is " + innerWidth + " wide for " + width);
  if (document.documentElement.scrollWidth > width) found.push("the page is " + document.documentElement.scrollWidth
    + " wide in a window of " + width);
  for (const element of all("body *:not(script):not(option)")) {
    if (element.closest(".scroll, .skip") && !element.matches(".scroll")) continue;
    const bounds = element.getBoundingClientRect();
    if (bounds.width > 0 && (bounds.right > width + 1 || bounds.left < -1)) found.push("sticks out: " + name(element));
    const style = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible" && !element.matches(".scroll")
      && element.clientWidth > 0) found.push("is clipped: " + name(element));
  }
  return found.slice(0, 10);
}

const parse = colour => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  if (!/^rgba?\(/.test(colour)) throw new Error("colour of an unknown form: " + colour);
  return {red: parts[0], green: parts[1], blue: parts[2], alpha: parts[3] ?? 1};
};
const over = (front, back) => {
  const mix = key => front[key] * front.alpha + back[key] * (1 - front.alpha);
  return {red: mix("red"), green: mix("green"), blue: mix("blue"), alpha: 1};
};
// WCAG 2.2, "relative luminance" and "contrast ratio".
const luminance = colour => {
  const linear = value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
};
const ratio = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
};
function background(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") throw new Error("background image on " + name(at));
    if (Number(style.opacity) < 1) throw new Error("opacity on " + name(at));
    const colour = parse(style.backgroundColor);
    layers.push(colour);
    if (colour.alpha === 1) break;
  }
  if (layers.at(-1).alpha < 1) throw new Error("the page has no background of its own");
  return layers.reverse().reduce((back, front) => over(front, back));
}

// Text against what is behind it: at least 4.5 to 1, or 3 to 1 for large letters.
function contrast() {
  const found = new Map(), behind = new Map();
  const judge = (style, colour, back, element) => {
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const value = ratio(over(parse(colour), back), back);
    if (value >= (isLarge ? 3 : 4.5)) return;
    const key = element.tagName + element.getAttribute("class") + colour;
    if (!found.has(key)) found.set(key, value.toFixed(2) + " to 1: " + name(element) + " " + colour);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, svg, option") || !element.checkVisibility()) continue;
    if (!behind.has(element)) behind.set(element, background(element));
    const style = getComputedStyle(element);
    judge(style, style.color, behind.get(element), element);
    count += 1;
  }
  for (const control of all("select, button, input")) {
    if (control.checkVisibility() && control.type !== "checkbox") {
      const style = getComputedStyle(control);
      judge(style, style.color, background(control), control);
    }
  }
  for (const svg of all("svg")) {
    const page = background(svg), shapes = [];
    for (const element of all("rect, polygon, circle, text", svg)) {
      const style = getComputedStyle(element);
      if (element.tagName !== "text") {
        if (style.fill !== "none") shapes.push([element, parse(style.fill), element.getBBox()]);
        continue;
      }
      const bounds = element.getBBox(), point = svg.createSVGPoint();
      [point.x, point.y] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
      let back = page;
      for (const [shape, fill, box] of shapes) {
        if (point.x < box.x || point.x > box.x + box.width || point.y < box.y || point.y > box.y + box.height) continue;
        if (shape.isPointInFill(point)) back = over(fill, back);
      }
      judge(style, style.fill, back, element);
      count += 1;
    }
  }
  if (count === 0) found.set("", "no text at all");
  return [...found.values()];
}

// Controls are large enough to hit: 24 by 24 pixels (WCAG 2.2, 2.5.8; links within text need not be).
function targets() {
  return all("nav a, button, select, summary, .filters label").filter(element => element.checkVisibility())
    .filter(element => element.getBoundingClientRect().height < 24).map(element => "too low to hit: " + name(element));
}

// Boxes on paper: none may be cut that fits on a page of this height.
function boxes(height) {
  const found = [];
  for (const box of all(".card, .question, tr, .result, .tiles, .quote, figure svg")) {
    const style = getComputedStyle(box), bounds = box.getBoundingClientRect();
    if (bounds.height === 0) found.push("not on paper: " + name(box));
    if (box.tagName === "svg") {
      if (bounds.height > height) found.push("higher than a page: " + name(box.closest("figure")));
    } else if (bounds.height <= height && style.breakInside !== "avoid") found.push("may be cut: " + name(box));
  }
  all("h2, h3, summary").filter(heading => getComputedStyle(heading).breakAfter !== "avoid")
    .forEach(heading => found.push("may stand alone at the foot of a page: " + name(heading)));
  return [...new Set(found)];
}

// The pieces of text in each box that should be whole on one page of paper.
function wholes(height) {
  return all(".card, .question, tr, .result, figure svg").filter(box => box.getBoundingClientRect().height <= height)
    .map(box => {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), pieces = [];
      while (walker.nextNode()) {
        if (!walker.currentNode.parentElement.closest("title, desc")) pieces.push(walker.currentNode.data);
      }
      return [name(box), pieces];
    });
}

// The filters do as they say.
function filters() {
  const found = [];
  const expect = (holds, text) => { if (!holds) found.push(text); };
  for (const list of all(".cards")) {
    const cards = all("[data-topic]", list), bar = list.querySelector(":scope > .filters");
    if (cards.length < 2) {
      expect(!bar, "a filter for one card");
      continue;
    }
    if (!bar) {
      found.push("no filter");
      continue;
    }
    const select = bar.querySelector("select"), boxes = all("input[type=checkbox]", bar);
    const check = (what, fits) => {
      const right = cards.filter(fits).length;
      expect(cards.every(card => card.hidden !== fits(card)), what + ": wrong cards");
      expect(cards.every(card => !card.hidden || !card.checkVisibility()), what + ": a hidden card shows");
      expect(bar.querySelector("[role=status]").textContent === right + " / " + cards.length, what + ": wrong count");
      for (const group of all("details", list)) {
        const some = all("[data-topic]", group).some(fits);
        expect(group.checkVisibility() === some, what + ": a group without cards shows, or one with cards does not");
      }
    };
    const change = (control, act) => { act(); control.dispatchEvent(new Event("change", {bubbles: true})); };
    check("all", () => true);
    expect(new Set(cards.map(card => card.dataset.topic)).size === select.options.length - 1, "topics are missing");
    expect(new Set(cards.map(card => card.dataset.state)).size === boxes.length, "states are missing");
    for (const option of [...select.options].slice(1)) {
      change(select, () => { select.value = option.value; });
      check(option.value, card => card.dataset.topic === option.value);
      expect(option.text.trim() !== "", "a topic without a name");
    }
    const chosen = select.value;
    for (const box of boxes) {
      change(box, () => { box.checked = false; });
      check(chosen + " without " + box.value, card => card.dataset.topic === chosen && card.dataset.state !== box.value);
      change(box, () => { box.checked = true; });
    }
    change(select, () => { select.value = ""; });
    boxes.forEach(box => change(box, () => { box.checked = false; }));
    check("none", () => false);
    boxes.forEach(box => change(box, () => { box.checked = true; }));
    check("all again", () => true);
  }
  return found;
}

// What can be reached by keyboard, in order.
function stops() {
  return all("a[href], summary, select, input, button, [tabindex='0']").filter(element => element.checkVisibility());
}
