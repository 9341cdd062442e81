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

  // The shortlist: a star on every record that a visitor can keep, and a mark to
  // set it beside others. What is kept lies on the visitor's own machine; where
  // that is refused, and for pages from a disk, whose machines may keep each
  // page's things apart, links carry it along in their fragment. The pages that
  // show it, and what a record said when it was kept, are another script's, which
  // is loaded when it is needed. What a list looks like in a fragment is said in
  // the comment of package facts.
  var shelf = one('a.shelf'), key = shelf && shelf.getAttribute('data-key'), refused = false, disk = location.protocol === 'file:';
  var words = shelf && shelf.getAttribute('data-words').split('|'), letters = { p: 'projects', k: 'parks', l: 'plots', b: 'buildings' };
  var fields = ['e', 's', 'a', 'w']; // edition, state, amount, its words: what the visitor saw
  function read(name) { try { return localStorage.getItem(name); } catch (no) { refused = true; return null; } }
  function write(name, text) {
    try { if (text === null) localStorage.removeItem(name); else localStorage.setItem(name, text); } catch (no) { refused = true; }
  }
  function list(text) {
    try { text = JSON.parse(text); } catch (bad) { text = null; }
    return text && Array.isArray(text.items) && Array.isArray(text.beside) ? text : { rev: 0, title: '', items: [], beside: [] };
  }
  function escaped(text) { return encodeURIComponent(text || '').replace(/~/g, '%7E').replace(/'/g, '%27'); }
  function plain(text) { try { return decodeURIComponent(text || ''); } catch (bad) { return ''; } }
  function brief(id) {
    for (var l in letters) if (id.indexOf(letters[l] + '/') === 0) return l + ':' + id.slice(letters[l].length + 1);
    return id;
  }
  function several(list) { return list.map(function (id) { return brief(id).replace(/^p:/, ''); }).join(','); } // of a kind
  function whole(id) { return letters[id[0]] && id[1] === ':' ? letters[id[0]] + '/' + id.slice(2) : id; }
  function fragment(name, l) {
    var items = l.items.map(function (i) {
      return [brief(i.id), escaped(i.note)].concat(fields.map(function (f) { return escaped(i[f]); })).join('~').replace(/~+$/, '');
    });
    return name + '=' + items.join(',') + (l.title ? '&t=' + escaped(l.title) : '');
  }
  function parameters() {
    var found = {};
    location.hash.slice(1).split('&').forEach(function (p) {
      var at = p.indexOf('=');
      if (at > 0) found[p.slice(0, at)] = p.slice(at + 1); else if (p) found[p] = '';
    });
    return found;
  }
  function ids(text) { return (text || '').split(',').filter(Boolean).map(whole).filter(isRecord); }
  function isRecord(id) { return /^(projects|parks|plots|buildings)\/[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(id); }
  function unpack(p, name) {
    var l = list(null);
    (p[name] || '').split(',').forEach(function (text) {
      var part = text.split('~').map(plain), item = { id: whole(part[0]), note: part[1] || '' };
      fields.forEach(function (f, i) { item[f] = part[i + 2] || ''; });
      if (isRecord(item.id) && !l.items.some(function (i) { return i.id === item.id; })) l.items.push(item);
    });
    l.title = plain(p.t);
    return l;
  }
  function shortlist() {
    var kept = { key: key, mine: list(read(key)), save: save, read: read, write: write, fragment: fragment, unpack: unpack, parameters: parameters, ids: ids, isRecord: isRecord, dress: dress, load: load, stand: stand, forget: forget, several: several, trailer: trailer, carries: function () { return refused || disk; } };
    write(key + '-try', '1');
    write(key + '-try', null);
    window.kept = kept;
    var p = parameters();
    if ('kept' in p) {
      var came = unpack(p, 'kept');
      came.rev = parseInt(p.r, 36) || 0;
      came.beside = ids(p.c).slice(0, 4);
      if (came.rev > kept.mine.rev) { kept.mine = came; write(key, JSON.stringify(came)); }
      var place = p.at && document.getElementById(plain(p.at));
      if (place) place.scrollIntoView();
    }
    if ('stand' in p) write(key + '-stand', p.stand === 'off' ? null : '1');
    if (p.stand === 'off') kept.off = true;
    function stand() { return !kept.off && ('stand' in p || !!read(key + '-stand')); }
    function save() {
      kept.mine.rev = Math.max(Date.now(), kept.mine.rev + 1);
      write(key, JSON.stringify(kept.mine));
      if (refused && !/^#(p|list|q)=/.test(location.hash)) {
        try { history.replaceState(null, '', '#' + fragment('kept', kept.mine) + trailer()); } catch (no) { /* it goes on with the next link */ }
      }
      show();
    }
    function trailer() { return '&r=' + kept.mine.rev.toString(36) + '&c=' + kept.mine.beside.map(brief).join(',') + (stand() ? '&stand' : ''); }
    function forget() {
      [key, key + '-searches', 'text'].forEach(function (name) { write(name, null); });
      try { sessionStorage.clear(); } catch (no) { /* there is none */ }
      document.dispatchEvent(new Event('forget')); // whoever keeps more forgets it too
      kept.mine = list(null);
      if (kept.carries()) kept.mine.rev = Date.now();
      show();
    }
    function load(then) {
      if (window.facts) { then(); return; }
      var script = document.createElement('script');
      script.src = shelf.getAttribute('data-reader');
      script.onload = then;
      document.head.appendChild(script);
    }
    function has(id) { return kept.mine.items.some(function (i) { return i.id === id; }); }
    function star(id) {
      if (has(id)) kept.mine.items = kept.mine.items.filter(function (i) { return i.id !== id; });
      else {
        kept.mine.items.push({ id: id, note: '' });
        load(function () { window.facts.saw(id); });
      }
      save();
    }
    function beside(id) {
      var b = kept.mine.beside, at = b.indexOf(id), full = false;
      if (at >= 0) b.splice(at, 1);
      else if (b.length && b[0].split('/')[0] !== id.split('/')[0]) kept.mine.beside = [id];
      else if (b.length < 4) b.push(id);
      else full = true;
      save();
      if (full && bar) bar.said.textContent = words[3];
    }

    // Controls on each record, and the bar at the foot.
    function control(name, word, title, id, act) {
      var b = document.createElement('button'), w = document.createElement('span'), t = document.createElement('span');
      b.type = 'button';
      b.className = name;
      w.className = 'word';
      w.textContent = word;
      t.className = 'unseen';
      t.textContent = ' ' + title;
      b.appendChild(w);
      b.appendChild(t);
      b.setAttribute('data-of', id);
      b.addEventListener('click', function (event) { event.stopPropagation(); act(id); });
      return b;
    }
    function dress(element) {
      var id = element.getAttribute('data-record'), kind = element.closest('[data-kind]');
      if (!isRecord(id) && kind) id = kind.getAttribute('data-kind') + '/' + id;
      if (!isRecord(id) || element.querySelector('.keeping')) return;
      var box = document.createElement('span'), title = element.classList.contains('keep') ? one('h1') : element.querySelector('h3, h2, th, a');
      box.className = 'keeping';
      box.setAttribute('data-script', '');
      title = title ? title.textContent.trim() : id;
      box.appendChild(control('star', words[0], title, id, star));
      box.appendChild(control('beside', words[1], title, id, beside));
      (element.nodeName === 'TR' ? element.cells[0] : element).appendChild(box);
    }
    function dressAll(within) {
      Array.prototype.forEach.call(within.querySelectorAll('[data-record]'), dress);
      show();
    }
    var bar = null;
    function foot() {
      var made = { box: document.createElement('div'), link: document.createElement('a'), none: document.createElement('button'), said: document.createElement('span') };
      made.box.className = 'foot-bar';
      made.box.setAttribute('role', 'region');
      made.box.setAttribute('aria-label', words[1]);
      made.box.setAttribute('data-script', '');
      made.none.type = 'button';
      made.none.textContent = words[4];
      made.none.addEventListener('click', function () { kept.mine.beside = []; save(); });
      made.said.setAttribute('role', 'status');
      [made.link, made.none, made.said].forEach(function (e) { made.box.appendChild(e); });
      document.body.appendChild(made.box);
      return made;
    }
    function show() {
      Array.prototype.forEach.call(document.querySelectorAll('.keeping button'), function (b) {
        var id = b.getAttribute('data-of'), on = b.className === 'star' ? has(id) : kept.mine.beside.indexOf(id) >= 0;
        b.setAttribute('aria-pressed', String(on));
      });
      if (kept.mine.items.length) shelf.setAttribute('data-count', kept.mine.items.length); else shelf.removeAttribute('data-count');
      var n = document.getElementById('compared') ? 0 : kept.mine.beside.length;
      if (n > 1 && !bar) bar = foot();
      root.classList.toggle('barred', n > 1);
      if (!bar) return;
      bar.box.hidden = n < 2;
      bar.said.textContent = '';
      bar.link.textContent = words[2].replace('%[1]s', n);
      bar.link.href = shelf.getAttribute('href').replace(/shortlist\.html.*/, 'compare.html') + '#p=' + several(kept.mine.beside);
    }
    dressAll(main);
    if (window.MutationObserver) new MutationObserver(function (changes) {
      changes.forEach(function (c) {
        Array.prototype.forEach.call(c.addedNodes, function (n) {
          if (n.nodeType === 1 && (n.hasAttribute('data-record') || n.querySelector('[data-record]'))) dressAll(n.parentNode || main);
        });
      });
    }).observe(main, { childList: true, subtree: true });

    // A link that leaves the page takes the list along.
    function carry(event) {
      var link = event.target.closest && event.target.closest('a[href]'), to = link && link.getAttribute('href');
      if (!(refused || disk) || !to || link.hasAttribute('download') || /^[a-z]+:|^#/i.test(to) || !/\.html(#|$)/.test(to)) return;
      var cut = to.split('#'), rest = (cut[1] || '').replace(/(^|&)kept=.*/, '');
      if (!kept.mine.rev && !stand() || /=/.test(rest) && !/^p=/.test(rest)) return;
      link.setAttribute('href', cut[0] + '#' + (/^p=/.test(rest) ? rest + '&' : '') + fragment('kept', kept.mine) + trailer() + (rest && !/^p=/.test(rest) ? '&at=' + escaped(rest) : ''));
    }
    ['click', 'auxclick', 'contextmenu'].forEach(function (name) { document.addEventListener(name, carry, true); });
    window.addEventListener('storage', function (event) { if (event.key === key) { kept.mine = list(event.newValue); show(); document.dispatchEvent(new Event('kept')); } });
    window.addEventListener('pageshow', function (event) { if (event.persisted && !refused) { kept.mine = list(read(key)); show(); } });
    window.addEventListener('hashchange', function () { var now = parameters(); if ('stand' in now || 'list' in now) location.reload(); });
    if (one('[data-kept]') || stand()) load(function () {});
  }
  if (shelf) shortlist();

  // On paper a link is its number, and its address stands in a list at the end.
  // From a disk, addresses count from the page's published one.
  var notes = null, marks = [];
  function address(link) {
    var canonical = one('link[rel=canonical]'), base = canonical ? canonical.href : location.href, to = link.getAttribute('data-address') || link.getAttribute('href');
    if (/^(#|mailto:|tel:)/.test(to)) return '';
    try { to = new URL(to, base).href; } catch (bad) { return ''; }
    return /^https?:/.test(to) ? to : '';
  }
  function note(link) {
    var to = address(link), n = notes.seen[to], mark = document.createElement('sup');
    if (!to || link.closest('nav, .facets, .action, .badges, [data-kept]')) return;
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
