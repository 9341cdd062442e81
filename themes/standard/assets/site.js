// What a page does beside what it says: it remembers large text, offers to copy
// a letter, closes the menu on Escape, and puts the addresses of its links on
// paper as notes. Nothing is asked of any server, and a page without it lacks
// nothing but these. It is written for browsers of 2017, which offices keep.
(function () {
  'use strict';
  var root = document.documentElement, main = document.getElementById('main');
  if (!main) return;

  // Large text. What was chosen is kept on the visitor's own machine; where
  // that is refused, the choice holds for the page.
  function one(selector) { return document.querySelector(selector); }
  function large(on) {
    root.classList.toggle('large', on);
    try {
      if (on) localStorage.setItem('text', 'large'); else localStorage.removeItem('text');
    } catch (refused) { /* the page stays as chosen */ }
  }
  function enlarge(on) {
    large(on);
    if (location.hash === '#large-text') {
      if (on) return;
      location.replace('#main'); // the fragment alone would keep the text large
    }
    var other = one(on ? '.normal-text' : '.large-text');
    if (other) other.focus();
  }
  [['.large-text', true], ['.normal-text', false]].forEach(function (pair) {
    var link = one(pair[0]);
    if (link) link.addEventListener('click', function (event) { event.preventDefault(); enlarge(pair[1]); });
  });
  if (location.hash === '#large-text') large(true);

  // The menu of a narrow screen is open while its address is in the fragment.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    var open = event.target.closest && event.target.closest('details[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    } else if (location.hash === '#sections') {
      location.replace('#main');
      one('.menu').focus();
    }
  });

  // Search opens over the page with / or Ctrl-K, and is loaded only then. The
  // link leads to its page, where it is loaded at once.
  var find = one('a[data-search]');
  function fetch(then, failed) {
    var script = document.createElement('script');
    script.src = find.getAttribute('data-reader');
    script.onload = then;
    script.onerror = failed;
    document.head.appendChild(script);
  }
  function open() { window.search.open().catch(leave); }
  function leave() { location.href = find.href; }
  if (find && document.getElementById('find')) fetch(null, null);
  document.addEventListener('keydown', function (event) {
    var k = event.key.toLowerCase(), typing = /^(input|textarea|select)$/i.test(event.target.nodeName);
    if (!find || event.altKey || !(k === '/' && !typing && !event.ctrlKey && !event.metaKey || k === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    if (window.search && window.search.open) open(); else fetch(open, leave);
  });

  // A letter can be copied at a touch.
  Array.prototype.forEach.call(document.querySelectorAll('textarea[data-copy]'), function (text) {
    var button = document.createElement('button'), said = document.createElement('span');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = text.getAttribute('data-copy');
    said.className = 'note';
    said.setAttribute('role', 'status');
    button.setAttribute('data-script', '');
    said.setAttribute('data-script', '');
    button.addEventListener('click', function () {
      text.focus();
      text.select();
      document.execCommand('copy'); // works from a disk, where the clipboard interface does not
      said.textContent = ' ' + text.getAttribute('data-copied');
    });
    text.insertAdjacentElement('afterend', said);
    text.insertAdjacentElement('afterend', button);
  });

  // On paper a link is its number, and its address stands in a list at the end.
  // From a disk, addresses count from the page's published one.
  var notes = null, marks = [];
  function address(link) {
    var canonical = one('link[rel=canonical]'), base = canonical ? canonical.href : location.href, to = link.getAttribute('href');
    if (/^(#|mailto:|tel:)/.test(to)) return '';
    try { to = new URL(to, base).href; } catch (bad) { return ''; }
    return /^https?:/.test(to) ? to : '';
  }
  function note(link) {
    var to = address(link), n = notes.seen[to], mark = document.createElement('sup');
    if (!to || link.closest('nav, .facets, .action, .badges')) return;
    if (!n) {
      n = notes.seen[to] = ++notes.count;
      notes.list.appendChild(document.createElement('li')).textContent = to;
    }
    mark.className = 'reference';
    mark.textContent = n;
    link.insertAdjacentElement('afterend', mark);
    marks.push(mark);
  }
  window.addEventListener('beforeprint', function () {
    if (notes) return;
    notes = { list: document.createElement('ol'), seen: {}, count: 0 };
    notes.list.className = 'addresses';
    root.classList.add('noted');
    Array.prototype.forEach.call(main.querySelectorAll('a[href]'), note);
    if (notes.count) main.appendChild(notes.list);
  });
  window.addEventListener('afterprint', function () {
    if (!notes) return;
    marks.forEach(function (mark) { mark.remove(); });
    notes.list.remove();
    root.classList.remove('noted');
    notes = null;
    marks = [];
  });
})();
