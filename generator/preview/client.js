/* The preview's part of a page: it shows the page anew when the site changed,
   and lays what is at fault over it. It leaves the page's own tree alone but for
   one element at its end, whose styles the page does not reach. */
(function () {
  "use strict";
  var me = document.currentScript, at = me.dataset.at, number = +me.dataset.number;
  var revision = me.dataset.revision; // of the desk, which shows what is known and nothing of its own
  var host = document.createElement("preview-faults");
  var root = host.attachShadow({ mode: "open" });
  var words = [], open = false;
  try { open = sessionStorage.getItem("preview-open") === "1"; } catch (e) { }

  var style = document.createElement("style");
  style.textContent =
    ":host{all:initial;position:fixed;z-index:2147483647;right:12px;bottom:12px;max-width:min(44rem,calc(100vw - 24px));font:14px/1.5 system-ui,'Microsoft YaHei','PingFang SC',sans-serif;color:#1c2126}" +
    "@media print{:host{display:none}}" +
    "button,a{font:inherit}" +
    ".bar{display:flex;gap:.75em;align-items:center;justify-content:flex-end}" +
    ".bar button{min-height:44px;padding:0 16px;border:1px solid #555c62;border-radius:22px;background:#fff;color:inherit;cursor:pointer;box-shadow:0 2px 8px rgba(0,0,0,.2)}" +
    ".bar a{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border:1px solid #555c62;border-radius:22px;background:#fff;box-sizing:border-box;box-shadow:0 2px 8px rgba(0,0,0,.2)}.bar a[hidden]{display:none}" +
    ".bar button.error{background:#a11616;border-color:#a11616;color:#fff}.bar button.warning{background:#fff3d6;border-color:#8a5a00}" +
    "button:focus-visible,a:focus-visible{outline:3px solid #1f5673;outline-offset:2px}" +
    ".list{background:#fff;border:1px solid #555c62;border-radius:8px;box-shadow:0 4px 24px rgba(0,0,0,.3);margin:0 0 8px;max-height:min(60vh,32rem);overflow:auto}" +
    ".note{margin:0;padding:10px 14px;background:#fff3d6}" +
    "ol{list-style:none;margin:0;padding:0}li{padding:10px 14px;border-top:1px solid #d8d4ca;border-left:6px solid #8a8f94}" +
    "li.error{border-left-color:#a11616}li.warning{border-left-color:#c98200}" +
    "p{margin:0}.where{color:#555c62;font-size:13px;overflow-wrap:anywhere}.hint{color:#153f55}.here{font-weight:700}" +
    "a{color:#1f5673}";
  var list = document.createElement("div"), bar = document.createElement("div"), button = document.createElement("button"), live = document.createElement("p");
  list.className = "list"; list.id = "list"; list.tabIndex = 0; bar.className = "bar";
  button.type = "button"; button.setAttribute("aria-controls", "list");
  live.setAttribute("role", "status"); live.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  var desk = document.createElement("a");
  desk.href = "/desk"; desk.hidden = true;
  bar.appendChild(desk);
  bar.appendChild(button);
  [style, list, bar, live].forEach(function (e) { root.appendChild(e); });
  if (!revision) document.body.appendChild(host);

  function show() {
    list.hidden = !open || !list.firstChild;
    button.setAttribute("aria-expanded", String(!list.hidden));
    try { sessionStorage.setItem("preview-open", open ? "1" : "0"); } catch (e) { }
  }
  button.addEventListener("click", function () { open = !open; show(); });
  root.addEventListener("keydown", function (e) { if (e.key === "Escape" && open) { open = false; show(); button.focus(); } });

  function el(name, text, className) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    if (className) e.className = className;
    return e;
  }
  function item(f) {
    var li = el("li", "", f.severity), says = el("p", "", f.here ? "here" : "");
    says.textContent = f.says;
    li.appendChild(says);
    (f.hints || []).forEach(function (h) { li.appendChild(el("p", h, "hint")); });
    if (f.file) {
      var where = el("p", f.file + (f.line ? " · " + words[6].replace("%1", f.line).replace("%2", f.column) : "") + " · " + f.code + " ", "where");
      if (f.page && f.page !== at) {
        var a = el("a", words[7]);
        a.href = "/" + f.page;
        where.appendChild(a);
      }
      li.appendChild(where);
    }
    return li;
  }
  function draw(a) {
    words = a.words;
    host.lang = me.dataset.lang;
    desk.textContent = words[13];
    desk.hidden = false;
    var parts = [], worst = "";
    a.counts.forEach(function (n, i) {
      if (n) { parts.push(n + " " + words[2 + i]); worst = worst || ["error", "warning", "notice"][i]; }
    });
    var said = parts.length ? parts.join(" · ") : a.checked ? words[1] : "";
    if (!a.checked) said += (said ? " · " : "") + words[5];
    button.textContent = words[0] + ": " + said;
    button.className = worst;
    if (live.textContent !== said) live.textContent = said;
    list.textContent = "";
    list.setAttribute("aria-label", words[0]);
    if (a.stale) list.appendChild(el("p", words[9], "note"));
    var faults = a.faults || [], ol = el("ol"), all = a.counts[0] + a.counts[1] + a.counts[2];
    faults.forEach(function (f) { ol.appendChild(item(f)); });
    if (faults.length) list.appendChild(ol);
    if (all > faults.length) list.appendChild(el("p", words[11].replace("%1", all - faults.length), "note"));
    if (a.stale) open = true;
    show();
  }
  function ask() {
    fetch("/_preview/faults?at=" + encodeURIComponent(at), { cache: "no-store" }).then(function (r) { return r.json(); }).then(draw, function () { });
  }

  var events = new EventSource("/_preview/events"), asking = 0;
  events.addEventListener("state", function (e) {
    var told = e.data.split(" ");
    if (+told[0] !== number || revision && told[2] !== revision) { location.reload(); return; }
    if (revision) return;
    clearTimeout(asking);
    asking = setTimeout(ask, 30);
  });
  events.onerror = function () { if (words[8]) button.textContent = words[0] + ": " + words[8]; };
  addEventListener("pagehide", function () { events.close(); });
  addEventListener("pageshow", function (e) { if (e.persisted) location.reload(); });
})();
