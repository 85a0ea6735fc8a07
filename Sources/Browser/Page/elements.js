/**
 * A new element. Texts become text nodes and nothing else, so that no text of a proposal is ever read as markup.
 * `attributes` are set as such; `on…` are listeners; true and false set and leave out.
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button that does something. */
function button(label, action, attributes = {}) {
  return make("button", { type: "button", onclick: action, ...attributes }, label);
}

/** The element of an id. */
const at = (id) => document.getElementById(id);

/** Puts other children into an element, and focus and caret back to what had them, known by `data-key`. */
function refill(element, ...children) {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  const held = active?.dataset.key;
  const isTyped = active && (active.tagName === "TEXTAREA" || active.type === "text");
  const caret = isTyped ? [active.selectionStart, active.selectionEnd] : null;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (!held) return;
  const again = [...element.querySelectorAll("[data-key]")].find((other) => other.dataset.key === held);
  again?.focus({ preventScroll: true });
  if (caret && again && again === active) again.setSelectionRange(...caret);
}

/** Tabs as WAI-ARIA describes them: arrows move, the panel of the chosen one shows. */
class Tabs {
  /** `list` has `role=tablist`; each tab names its panel in `aria-controls`. `changed` is told the panel's id. */
  constructor(list, changed) {
    this.list = list;
    this.changed = changed;
    this.tabs = [...list.querySelectorAll("[role=tab]")];
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.choose(tab.getAttribute("aria-controls")));
      tab.addEventListener("keydown", (event) => this.#move(event, tab));
    }
  }

  /** The id of the panel that shows. */
  get chosen() {
    return this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.getAttribute("aria-controls");
  }

  choose(panel, focus = false) {
    for (const tab of this.tabs) {
      const isChosen = tab.getAttribute("aria-controls") === panel;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      at(tab.getAttribute("aria-controls")).hidden = !isChosen;
      if (isChosen && focus) tab.focus();
    }
    this.changed(panel);
  }

  #move(event, tab) {
    const shown = this.tabs.filter((other) => !other.hidden);
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -shown.indexOf(tab), End: shown.length - 1 - shown.indexOf(tab) };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = shown[(shown.indexOf(tab) + steps[event.key] + shown.length) % shown.length];
    this.choose(next.getAttribute("aria-controls"), true);
  }
}
