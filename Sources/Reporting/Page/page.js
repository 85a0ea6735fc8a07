"use strict";
(function () {
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var make = function (tag, text) { var made = document.createElement(tag); if (text) made.textContent = text; return made; };
  var words = document.body.dataset;
  all(".cards").forEach(function (list, index) {
    var groups = all("details", list);
    var cards = all("[data-topic]", list);
    if (cards.length < 2) return;
    var bar = make("div");
    bar.className = "filters";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.filter);
    var label = make("label", words.topic + " ");
    var topics = make("select");
    topics.name = "topic-" + index;
    topics.append(new Option(words.all, ""));
    var seen = {};
    cards.forEach(function (card) {
      var topic = card.dataset.topic;
      if (!Object.prototype.hasOwnProperty.call(seen, topic)) { seen[topic] = true; topics.append(new Option(card.dataset.topicName, topic)); }
    });
    label.append(topics);
    bar.append(label);
    var boxes = [];
    seen = {};
    cards.forEach(function (card) {
      var state = card.dataset.state;
      if (Object.prototype.hasOwnProperty.call(seen, state)) return;
      seen[state] = true;
      var box = make("input");
      box.type = "checkbox";
      box.name = "state-" + index;
      box.checked = true;
      box.value = state;
      var name = make("label");
      name.append(box, " " + card.dataset.stateName);
      boxes.push(box);
      bar.append(name);
    });
    var status = make("span");
    status.setAttribute("role", "status");
    bar.append(status);
    var apply = function () {
      var states = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      var shown = 0;
      cards.forEach(function (card) {
        var fits = (!topics.value || card.dataset.topic === topics.value) && states.indexOf(card.dataset.state) >= 0;
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("[data-topic]:not([hidden])"); });
      status.textContent = shown + " / " + cards.length;
    };
    bar.addEventListener("change", apply);
    apply();
    list.insertBefore(bar, list.firstElementChild);
  });
  var folds = all("details");
  if (folds.length) {
    var tools = make("p");
    tools.className = "filters";
    [[words.unfold, true], [words.fold, false]].forEach(function (tool) {
      var button = make("button", tool[0]);
      button.type = "button";
      button.addEventListener("click", function () { folds.forEach(function (fold) { fold.open = tool[1]; }); });
      tools.append(button);
    });
    document.querySelector("nav").append(tools);
    var closed = [];
    window.addEventListener("beforeprint", function () {
      closed = folds.filter(function (fold) { return !fold.open; });
      closed.forEach(function (fold) { fold.open = true; });
    });
    window.addEventListener("afterprint", function () { closed.forEach(function (fold) { fold.open = false; }); });
  }
  var reveal = function () {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (var at = target; at; at = at.parentElement) { if (at.tagName === "DETAILS") at.open = true; at.hidden = false; }
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  reveal();
})();
