/* What a chain map gains from a script: what lies before and after a node stands
   out while it is pointed at or has the focus, nodes are told apart by their
   state, and the drawing is enlarged in steps. Without it every link leads where
   it leads, and the tables below say the same. */
(function () {
  "use strict";
  var steps = [1, 1.25, 1.5, 2, 3];
  Array.prototype.forEach.call(document.querySelectorAll(".chainmap"), function (map) {
    var words = map.dataset, drawing = map.querySelector(".drawing"), chosen = "", zoom = 0, said;
    var nodes = list(".node"), wires = list(".wires > g");

    function list(selector) { return Array.prototype.slice.call(map.querySelectorAll(selector)); }

    /* reach collects what is reached from a node by following links one way. */
    function reach(id, here, there) {
      var found = {}, queue = [id];
      found[id] = true;
      while (queue.length) {
        var next = queue.pop();
        wires.forEach(function (w) {
          if (w.dataset[here] === next && !found[w.dataset[there]]) {
            found[w.dataset[there]] = true;
            queue.push(w.dataset[there]);
          }
        });
      }
      return found;
    }

    function light(id) {
      var up = id ? reach(id, "to", "from") : {}, down = id ? reach(id, "from", "to") : {};
      map.classList.toggle("lit", !!id);
      nodes.forEach(function (n) { n.classList.toggle("on", !!(up[n.dataset.node] || down[n.dataset.node])); });
      wires.forEach(function (w) {
        w.classList.toggle("up", !!up[w.dataset.to] && !!up[w.dataset.from]);
        w.classList.toggle("down", !!down[w.dataset.from] && !!down[w.dataset.to]);
      });
    }

    function of(event) {
      var node = event.target.closest && event.target.closest(".node");
      return node ? node.dataset.node : "";
    }
    drawing.addEventListener("pointerover", function (e) { light(of(e)); });
    drawing.addEventListener("pointerleave", function () { light(""); });
    drawing.addEventListener("focusin", function (e) { light(of(e)); });
    drawing.addEventListener("focusout", function () { light(""); });
    map.addEventListener("keydown", function (e) { if (e.key === "Escape") light(""); });

    function button(text, act) {
      var b = document.createElement("button");
      b.type = "button";
      b.textContent = text;
      b.addEventListener("click", act);
      return b;
    }

    function choose(state) {
      chosen = state;
      map.classList.toggle("chosen", !!state);
      var count = {};
      nodes.forEach(function (n) {
        var has = !state || n.dataset.state === state;
        n.classList.toggle("off", !has);
        if (has) count[n.dataset.node] = true;
      });
      states.forEach(function (b) { b.setAttribute("aria-pressed", String(b.value === chosen)); });
      said.textContent = words.shown.replace("%[1]s", Object.keys(count).length);
    }

    function enlarge(by) {
      zoom = Math.max(0, Math.min(steps.length - 1, zoom + by));
      list("svg").forEach(function (svg) {
        var width = parseFloat(svg.getAttribute("width"));
        svg.style.width = zoom ? width * steps[zoom] + "rem" : "";
        svg.style.maxWidth = zoom ? "none" : "";
      });
      smaller.disabled = zoom === 0;
      larger.disabled = zoom === steps.length - 1;
      if (zoom) {
        drawing.setAttribute("tabindex", "0");
        drawing.setAttribute("role", "region");
        drawing.setAttribute("aria-label", map.querySelector("title").textContent);
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (a) { drawing.removeAttribute(a); });
      }
    }

    var bar = document.createElement("div");
    bar.className = "maptools";
    bar.setAttribute("data-script", "");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.tools);
    var states = [["", words.all], ["strength", words.strength], ["present", words.present], ["sought", words.sought]].filter(function (s) {
      return s[1];
    }).map(function (s) {
      var b = button(s[1], function () { choose(s[0]); });
      b.value = s[0];
      b.setAttribute("aria-pressed", String(s[0] === ""));
      return bar.appendChild(b);
    });
    var smaller = button("−", function () { enlarge(-1); }), larger = button("+", function () { enlarge(1); });
    smaller.className = larger.className = "zoom";
    smaller.setAttribute("aria-label", words.smaller);
    larger.setAttribute("aria-label", words.larger);
    smaller.disabled = true;
    var pair = bar.appendChild(document.createElement("span")); // the two go to a new line together
    pair.appendChild(smaller);
    pair.appendChild(larger);
    said = document.createElement("p");
    said.className = "unseen";
    said.setAttribute("role", "status");
    bar.appendChild(said);
    map.insertBefore(bar, drawing);
  });
})();
