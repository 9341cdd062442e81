// The explorer: it narrows the list of a page down. What its files hold is said
// in the comment of package explore. No request leaves the site. All conditions
// are in the page's fragment:
//
//	#q=words&industry=a,b&investment=1000~&sort=area&look=table&n=60
//
// a division by the ids of its values, a measure by its bounds in base units,
// so that an address means the same in every language.
(function () {
  'use strict';
  var box = document.getElementById('explore');
  if (!box || !window.Promise || !window.Uint8Array) return;
  var step = 20, arrived = {}, asked = {}, head, words, columns, count, state, text = null, turn = 0, query = 0, order = {}, shownKey = '', ready = false;
  var form, results, said, chips, sorts, looks, more, busy, side, opener, wide, paper, parts = {}, bits = {}, fail, near;
  var kind = box.getAttribute('data-kind');

  // Files.
  window.explore = { push: function (name) { arrived[name] = Array.prototype.slice.call(arguments, 1); } };
  function load(name, at) {
    if (!asked[name]) {
      asked[name] = new Promise(function (done, failed) {
        var s = document.createElement('script');
        s.charset = 'utf-8';
        s.src = (at || box.getAttribute('data-files') + name + '.js') + (head ? '?v=' + head.hash : '');
        s.onload = function () { s.remove(); done(arrived[name]); };
        s.onerror = function () { s.remove(); delete asked[name]; failed(new Error(name)); };
        document.head.appendChild(s);
      });
    }
    return asked[name];
  }
  function dressed() {
    return new Promise(function (done) {
      var sheet = make('link', { rel: 'stylesheet', href: box.getAttribute('data-dress') });
      sheet.onload = sheet.onerror = done;
      document.head.appendChild(sheet);
    });
  }

  // Columns.
  function code(c) { return c - 35 - (c >= 0xe000 ? 0x800 : 0); }
  function decodeCodes(d) {
    var s = columns.codes[d.key], i, at = 0;
    if (!d.many) {
      d.codes = new Uint16Array(count);
      for (i = 0; i < count; i++) d.codes[i] = code(s.charCodeAt(i));
      return;
    }
    d.from = new Uint32Array(count + 1);
    d.codes = new Uint16Array(s.length - count);
    for (i = 0, count && (d.from[0] = 0); i < count; i++) {
      var start = d.from[i];
      for (var c = code(s.charCodeAt(at++)); c; c = code(s.charCodeAt(at++))) d.codes[start++] = c;
      d.from[i + 1] = start;
    }
  }
  function decodeSpans(m) {
    var all = columns.spans[m.key].split(',');
    m.low = new Float64Array(count);
    m.high = new Float64Array(count);
    for (var i = 0; i < count; i++) {
      var s = all[i], cut = s.indexOf('~');
      if (cut < 0) m.low[i] = m.high[i] = s ? +s : NaN;
      else {
        m.low[i] = cut ? +s.slice(0, cut) : -Infinity;
        m.high[i] = cut < s.length - 1 ? +s.slice(cut + 1) : Infinity;
      }
    }
  }

  // Small things.
  function make(name, attributes, content) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (a) { if (attributes[a] != null && attributes[a] !== false) e.setAttribute(a, attributes[a]); });
    [].concat(content || []).forEach(function (c) { e.appendChild(typeof c === 'string' ? document.createTextNode(c) : c); });
    return e;
  }
  function say(key) {
    var rest = arguments;
    return words[key].replace(/%\[(\d)\]s/g, function (_, i) { return rest[+i]; });
  }
  function number(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, words.group); }
  function put(e, t) { // a text, with its language where it is another
    if (typeof t === 'string') e.appendChild(document.createTextNode(t));
    else if (t) e.appendChild(make('span', { lang: t[1] }, t[0]));
    return e;
  }
  function plain(t) { return typeof t === 'string' ? t : t ? t[0] : ''; }
  function byKey(list, key) { return list.filter(function (x) { return x.key === key; })[0]; }
  function valueOf(d, id) { return d.values.filter(function (v) { return v.id === id; })[0]; }
  function shown(m, base) { return String(+(base / m.factor).toPrecision(7)); }

  // The state, and its address.
  function parse(hash) {
    var s = { q: '', chosen: {}, spans: {}, sort: '', look: '', n: step };
    hash.replace(/^#/, '').split('&').forEach(function (pair) {
      var cut = pair.indexOf('='), key = pair.slice(0, cut), value = pair.slice(cut + 1);
      try { value = decodeURIComponent(value.replace(/\+/g, ' ')); } catch (bad) { return; }
      var d = byKey(head.divisions, key), m = byKey(head.measures, key);
      if (cut < 1) return;
      if (key === 'q') s.q = value;
      else if (key === 'sort' && byKey(head.sorts, value)) s.sort = value;
      else if (key === 'look' && /^(list|table|cards)$/.test(value)) s.look = value;
      else if (key === 'n' && value > 0) s.n = Math.max(step, Math.ceil(Math.min(value, count) / step) * step);
      else if (d && d.offered) {
        var ids = value.split(',').filter(function (id, i, all) { return valueOf(d, id) && all.indexOf(id) === i; });
        if (ids.length) s.chosen[key] = ids;
      } else if (m && m.asked) {
        var ends = value.split('~').map(function (x) { return x && isFinite(x) ? +x : null; });
        if (ends.length === 2 && (ends[0] != null || ends[1] != null)) s.spans[key] = ends;
      }
    });
    return s;
  }
  function written(s) {
    var all = [];
    function add(key, value) { all.push(key + '=' + encodeURIComponent(value).replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%20/g, '+')); }
    if (s.q) add('q', s.q);
    head.divisions.forEach(function (d) { if (s.chosen[d.key]) add(d.key, s.chosen[d.key].join(',')); });
    head.measures.forEach(function (m) {
      var r = s.spans[m.key];
      if (r) add(m.key, (r[0] == null ? '' : r[0]) + '~' + (r[1] == null ? '' : r[1]));
    });
    if (s.sort) add('sort', s.sort);
    if (s.look && s.look !== box.getAttribute('data-look')) add('look', s.look);
    if (s.n > step) add('n', s.n);
    return all.length ? '#' + all.join('&') : '';
  }
  // A step that the back button undoes, unless it goes on with the last. It is
  // taken once the counts are there: browsers take their time over it.
  function remember(goesOn) {
    var hash = written(state);
    setTimeout(function () {
      try { history[goesOn ? 'replaceState' : 'pushState'](null, '', hash || location.pathname + location.search); } catch (refused) { location.replace(hash || '#all'); }
      Array.prototype.forEach.call(document.querySelectorAll('.languages a'), function (a) { a.href = a.href.replace(/#.*$/, '') + hash; });
    }, 0);
  }

  // What is found. Each condition has a bit; an entry's bits are those it fails.
  function evaluate() {
    var bit = 1, i, k, n = 0;
    bits = {};
    fail = new Uint32Array(count);
    near = new Uint32Array(count);
    if (text) {
      bits.q = bit;
      for (i = 0; i < count; i++) if (!text.has[i]) fail[i] = bit;
      bit *= 2;
    }
    head.divisions.forEach(function (d) {
      var ids = state.chosen[d.key];
      if (!ids) return;
      var wanted = allowed(d, ids), codes = d.codes, from = d.from;
      bits[d.key] = bit;
      if (!d.many) for (i = 0; i < count; i++) { if (!wanted[codes[i]]) fail[i] |= bit; }
      else for (i = 0; i < count; i++) {
        for (k = from[i]; k < from[i + 1] && !wanted[codes[k]]; k++);
        if (k === from[i + 1]) fail[i] |= bit;
      }
      bit *= 2;
    });
    head.measures.forEach(function (m) {
      var r = state.spans[m.key], lows = m.low, highs = m.high;
      if (!r) return;
      // What a visitor types was multiplied; a millionth lets the last digit err.
      var low = r[0] == null ? -Infinity : r[0] - Math.abs(r[0]) * 1e-6, high = r[1] == null ? Infinity : r[1] + Math.abs(r[1]) * 1e-6;
      bits[m.key] = bit;
      for (i = 0; i < count; i++) if (!(highs[i] >= low && lows[i] <= high)) fail[i] |= bit;
      bit *= 2;
    });
    for (i = 0; i < count; i++) if (!(fail[i] & fail[i] - 1)) near[n++] = i; // fails one condition at most
    near = near.subarray(0, n);
  }
  // A value with parts stands for all of them, unless some are chosen too.
  function allowed(d, ids) {
    var wanted = new Uint8Array(d.values.length + 1), narrowed = {};
    ids.forEach(function (id) { narrowed[valueOf(d, id).part] = true; });
    d.values.forEach(function (v, i) {
      var whole = v.part && d.values[v.part - 1];
      if (ids.indexOf(v.id) >= 0 && !narrowed[i + 1] || whole && ids.indexOf(whole.id) >= 0 && !narrowed[v.part]) wanted[i + 1] = 1;
    });
    return wanted;
  }
  function tally(d) {
    var bit = bits[d.key] || 0, counts = new Uint32Array(d.values.length + 1), codes = d.codes, from = d.from, n = near.length;
    for (var j = 0; j < n; j++) {
      var i = near[j];
      if (fail[i] !== 0 && fail[i] !== bit) continue;
      if (!from) counts[codes[i]]++;
      else for (var k = from[i], end = from[i + 1]; k < end; k++) counts[codes[k]]++;
    }
    d.values.forEach(function (v, i) { if (v.part) counts[v.part] += counts[i + 1]; });
    return counts;
  }
  function matching(bit) {
    var n = 0;
    for (var j = 0; j < near.length; j++) if (fail[near[j]] === 0 || fail[near[j]] === bit) n++;
    return n;
  }
  function sorted(key) { // all entries in an order
    var s = byKey(head.sorts, key), all = order[key || 'list'];
    if (!key && text) return text.best;
    if (all) return all;
    all = [];
    for (var i = 0; i < count; i++) all.push(i);
    if (s && s.measure) {
      var m = byKey(head.measures, s.measure), value = s.down ? m.high : m.low, other = s.down ? m.low : m.high;
      var of = function (i) { return isFinite(value[i]) ? value[i] : isFinite(other[i]) ? other[i] : NaN; };
      all.sort(function (a, b) {
        var x = of(a), y = of(b);
        if (x !== x || y !== y) return (x !== x) - (y !== y) || a - b; // what states nothing comes last
        return (s.down ? y - x : x - y) || a - b;
      });
    }
    return order[key || 'list'] = all;
  }
  async function named() {
    if (order.name) return;
    var places = (await load('order'))[0].split(',');
    order.name = [];
    places.forEach(function (place, i) { order.name[place] = i; });
  }

  // Texts are found by the site's search, which answers with places among the
  // pages of the kind, the best first; without it, in titles and codes.
  async function search(query) {
    if (!query.trim()) return null;
    var found = { query: query, has: new Uint8Array(count), best: [] }, places = null, at = {};
    try { places = await bySearch(query); } catch (missing) { places = null; }
    if (places) {
      (await load('order'))[1].split(',').forEach(function (place, i) { at[place] = i; });
      places.forEach(function (place) { if (at[place] != null) found.best.push(at[place]); });
    } else {
      var words = plainly(query).split(/\s+/);
      for (var i = 0; i < count; i++) {
        var r = await row(i), said = plainly(plain(r[1]) + ' ' + plain(r[2]) + ' ' + plain(r[3]));
        if (words.every(function (w) { return said.indexOf(w) >= 0; })) found.best.push(i);
      }
    }
    found.best.forEach(function (i) { found.has[i] = 1; });
    return found;
  }
  function plainly(s) { return (s.normalize ? s.normalize('NFKC') : s).toLowerCase().trim(); }
  async function bySearch(query) {
    var link = document.querySelector('a[data-search]');
    if (!link) return null;
    if (!window.search) {
      await new Promise(function (done, failed) {
        var s = make('script', { src: link.getAttribute('data-reader') });
        s.onload = done;
        s.onerror = failed;
        document.head.appendChild(s);
      });
    }
    return window.search && window.search.within ? window.search.within(kind, query) : null;
  }
  async function row(i) { return (await load('r' + Math.floor(i / head.per)))[0][i % head.per]; }

  // The form.
  function build() {
    form = make('form', { 'class': 'filters', id: 'x-filters', 'aria-label': words.filters });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    var ask = make('input', { type: 'search', id: 'x-q', autocomplete: 'off', enterkeyhint: 'search' });
    form.appendChild(make('p', { 'class': 'ask' }, [make('label', { 'for': 'x-q' }, words.text), ask]));
    parts.q = ask;
    var typing = 0, typed = '';
    ask.addEventListener('input', function () {
      clearTimeout(typing);
      typing = setTimeout(function () { var goesOn = typed !== '' && state.q === typed; state.q = typed = ask.value; change(goesOn); }, 200);
    });
    head.divisions.forEach(function (d, i) { if (d.offered) form.appendChild(facet(d, i)); });
    head.measures.forEach(function (m) {
      if (m.asked && !parts[m.key]) form.appendChild(folded('x-m-' + m.key, m.title, [range(m)], false));
    });
    form.appendChild(make('p', { 'class': 'end' }, button(words.clear, 'plain', clear)));

    opener = make('summary', { 'class': 'filter' });
    side = make('details', { 'class': 'side' }, [opener, form]);
    said = make('p', { 'class': 'match', role: 'status' });
    chips = make('ul', { 'class': 'chips', 'aria-label': words.conditions });
    results = make('div', { 'class': 'found', id: 'x-found', tabindex: -1 });
    more = button('', 'more', function () { var from = state.n; state.n += step; remember(true); show(from); });
    busy = make('p', { 'class': 'note', hidden: '' }, words.busy);
    paper = make('p', { 'class': 'paper' });
    var main = make('div', { 'class': 'outcome' }, [make('h2', { 'class': 'unseen' }, words.entry), make('div', { 'class': 'bar' }, [said, tools()]), chips, paper, busy, results, make('p', { 'class': 'end' }, more)]);
    box.appendChild(make('div', { 'class': 'exploring' }, [side, main]));
    fold();
    if (window.ResizeObserver) new ResizeObserver(fold).observe(box);
    window.addEventListener('resize', fold);
    side.addEventListener('toggle', function () { if (wide) side.open = true; });
  }
  // Where there is room for them, conditions stand beside the results; where not,
  // they are folded away. The style sheet knows: it hides what opens them.
  function fold() {
    var now = getComputedStyle(opener).display === 'none';
    if (now === wide || box.hidden) return;
    wide = now;
    side.open = wide;
  }
  function button(label, name, act) {
    var b = make('button', { type: 'button', 'class': name }, label);
    b.addEventListener('click', act);
    return b;
  }
  // A facet is a fieldset with a legend, folded behind its title.
  function folded(id, title, content, open) {
    var details = make('details', { id: id }, [make('summary', {}, title), make('fieldset', {}, [make('legend', { 'class': 'unseen' }, title)].concat(content))]);
    details.open = open;
    return details;
  }
  var first = 6, spare = 2; // a button is not worth less than three values
  function facet(d, place) {
    var list = make('ul'), rest = null, content = [list], top = d.values.filter(function (v) { return !v.part; }).length;
    parts[d.key] = d.values.map(function (v, i) {
      var id = 'x-' + d.key + '-' + i, check = make('input', { type: 'checkbox', id: id }), n = make('span', { 'class': 'count' });
      var item = make('li', { 'class': v.part ? 'part' : null }, make('label', { 'for': id }, [check, put(make('span'), v.name), n]));
      check.addEventListener('change', function () {
        var ids = (state.chosen[d.key] || []).filter(function (x) { return x !== v.id; });
        if (check.checked) ids.push(v.id);
        if (ids.length) state.chosen[d.key] = ids; else delete state.chosen[d.key];
        change(false);
      });
      list.appendChild(item);
      return { check: check, count: n, item: item };
    });
    if (top > first + spare) {
      rest = button(say('more', number(top - first)), 'plain', function () {
        d.all = !d.all;
        rest.setAttribute('aria-expanded', !!d.all);
        rest.textContent = d.all ? words.fewer : say('more', number(top - first));
        refresh(d);
      });
      rest.setAttribute('aria-expanded', 'false');
      content.push(make('p', {}, rest));
    }
    var m = d.measure && byKey(head.measures, d.measure);
    if (m && m.asked) content.push(range(m));
    d.box = folded('x-d-' + d.key, d.title, content, place < 3);
    d.box.addEventListener('toggle', function () { refresh(d); });
    return d.box;
  }
  // Of a long facet the first values show, and those that are chosen; parts of a
  // value show with it when it or one of them is chosen. Only what is seen is
  // counted and written.
  function refresh(d) {
    if (!d.box.open || !near) return;
    var counts = tally(d), chosen = {}, wide = {}, n = 0, long = d.values.filter(function (v) { return !v.part; }).length > first + spare;
    (state.chosen[d.key] || []).forEach(function (id) { chosen[id] = true; });
    d.values.forEach(function (v, i) { if (chosen[v.id]) wide[v.part || i + 1] = true; });
    d.values.forEach(function (v, i) {
      var p = parts[d.key][i], hide = v.part ? !wide[v.part] : long && !d.all && n++ >= first && !chosen[v.id], empty = !counts[i + 1] && !chosen[v.id];
      if (p.hide !== hide) p.item.hidden = p.hide = hide;
      if (hide) return;
      if (p.said !== counts[i + 1]) p.count.textContent = number(p.said = counts[i + 1]);
      if (p.empty !== empty) p.item.className = (v.part ? 'part' : '') + ((p.empty = empty) ? ' empty' : '');
    });
  }
  function range(m) {
    var ends = ['from', 'to'].map(function (end, i) {
      var id = 'x-' + m.key + '-' + end, input = make('input', { type: 'text', inputmode: 'decimal', id: id, autocomplete: 'off', 'aria-label': m.title + ' ' + words[end] + (m.unit ? ' (' + m.unit + ')' : '') });
      var timer = 0;
      function take(goesOn) {
        clearTimeout(timer);
        var said = plainly(input.value).replace(/[,\s]/g, ''), value = said === '' ? null : +said, bad = value !== null && !(isFinite(value) && value >= 0);
        if (bad) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
        if (bad) { tellAll(words.wrong); return; }
        var now = (state.spans[m.key] || [null, null]).slice(), base = value === null ? null : +(value * m.factor).toPrecision(12);
        if (now[i] === base) return;
        now[i] = base;
        if (now[0] === null && now[1] === null) delete state.spans[m.key]; else state.spans[m.key] = now;
        change(goesOn);
      }
      input.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(take, 500, false); });
      input.addEventListener('change', function () { take(false); });
      return input;
    });
    parts[m.key] = ends;
    return make('p', { 'class': 'range' }, [make('span', { 'class': 'note' }, say('range', m.title, m.unit || '')), make('span', { 'class': 'ends' }, [ends[0], make('span', { 'aria-hidden': 'true' }, '–'), ends[1]])]);
  }
  function tools() {
    sorts = make('select', { id: 'x-sort' });
    sorts.appendChild(make('option', { value: '' }, words.order));
    head.sorts.forEach(function (s) { sorts.appendChild(make('option', { value: s.key }, s.title)); });
    sorts.addEventListener('change', function () { state.sort = sorts.value; change(false); });
    looks = ['list', 'table', 'cards'].map(function (look) {
      var input = make('input', { type: 'radio', name: 'x-look', id: 'x-look-' + look, value: look });
      input.addEventListener('change', function () { state.look = look; change(false); });
      return input;
    });
    var choice = make('fieldset', { 'class': 'looks' }, [make('legend', { 'class': 'unseen' }, words.look)].concat(looks.map(function (input) {
      return make('label', { 'for': input.id }, [input, make('span', {}, words[input.value])]);
    })));
    return make('div', { 'class': 'tools' }, [make('label', { 'for': 'x-sort' }, words.sort), sorts, choice]);
  }

  // Changes.
  function change(goesOn) {
    state.n = step;
    remember(goesOn);
    apply();
  }
  function clear() {
    state = { q: '', chosen: {}, spans: {}, sort: state.sort, look: state.look, n: step };
    remember(false);
    fill();
    apply();
    (wide ? parts.q : opener).focus();
  }
  function drop(keys, id) { // conditions, or one value of one of them
    keys.forEach(function (key) {
      var left = id == null ? [] : state.chosen[key].filter(function (x) { return x !== id; });
      if (key === 'q') state.q = '';
      delete state.spans[key];
      if (left.length) state.chosen[key] = left; else delete state.chosen[key];
    });
    state.n = step;
    remember(false);
    fill();
    apply();
  }
  function fill() { // the form as the state says
    parts.q.value = state.q;
    sorts.value = state.sort;
    looks.forEach(function (input) { input.checked = input.value === look(); });
    head.divisions.forEach(function (d) {
      if (!d.offered) return;
      var chosen = state.chosen[d.key] || [];
      d.values.forEach(function (v, i) { parts[d.key][i].check.checked = chosen.indexOf(v.id) >= 0; });
      if (chosen.length) document.getElementById('x-d-' + d.key).open = true;
    });
    head.measures.forEach(function (m) {
      if (!m.asked) return;
      var r = state.spans[m.key] || [null, null];
      parts[m.key].forEach(function (input, i) { input.removeAttribute('aria-invalid'); input.value = r[i] === null ? '' : shown(m, r[i]); });
      if (state.spans[m.key]) parts[m.key][0].closest('details').open = true;
    });
  }
  function look() { return state.look || box.getAttribute('data-look'); }
  function tellAll(message) { if (said.textContent !== message) said.textContent = message; }
  // The counts follow at once; rows may have to be fetched.
  function apply() {
    var wanted = state.q.trim(), mine = ++query;
    if (wanted === (text ? text.query.trim() : '')) return update();
    if (!wanted) { text = null; return update(); }
    busy.hidden = false;
    return search(state.q).then(function (found) {
      if (mine !== query) return null;
      text = found;
      return update();
    }, function () { tellAll(box.getAttribute('data-failed')); });
  }
  function update() {
    evaluate();
    head.divisions.forEach(function (d) { if (d.offered) refresh(d); });
    var n = matching(0), any = Object.keys(bits).length;
    opener.textContent = words.open + (any ? ' (' + any + ')' : '');
    tellAll(any ? say('match', number(n), number(count)) : say('all', number(count)));
    sorts.options[0].textContent = text ? words.relevance : words.order;
    tell();
    return show(0);
  }
  // Conditions as chips that take themselves away, and in words for paper.
  function listed() {
    var all = [];
    if (text) all.push({ key: 'q', label: words.text + words.colon, name: text.query });
    head.divisions.forEach(function (d) {
      (state.chosen[d.key] || []).forEach(function (id) { var v = valueOf(d, id); all.push({ key: d.key, id: id, label: d.title + words.colon, name: v.name, href: v.href }); });
    });
    head.measures.forEach(function (m) {
      var r = state.spans[m.key];
      if (!r) return;
      var unit = m.unit ? ' ' + m.unit : '', ends = r.map(function (x) { return x === null ? '' : shown(m, x); });
      var name = ends[0] && ends[1] ? ends[0] + '–' + ends[1] + unit : ends[0] ? say('least', ends[0] + unit) : say('most', ends[1] + unit);
      all.push({ key: m.key, label: m.title + words.colon, name: name });
    });
    return all;
  }
  function tell() {
    var all = listed();
    chips.textContent = '';
    all.forEach(function (c, i) {
      var b = button('', 'chip', function () {
        drop([c.key], c.id);
        var left = chips.querySelectorAll('button');
        (left[Math.min(i, left.length - 1)] || results).focus();
      });
      b.setAttribute('aria-label', say('drop', c.label + plain(c.name)));
      if (c.id == null && c.key !== 'q') b.appendChild(document.createTextNode(c.label)); // a bound says nothing without what it bounds
      put(b, c.name);
      b.appendChild(make('span', { 'aria-hidden': 'true' }, '×'));
      chips.appendChild(make('li', {}, b));
    });
    if (all.length > 1) chips.appendChild(make('li', {}, button(words.clear, 'plain', clear)));
    var one = all.length === 1 && all[0].href && all[0];
    if (one) chips.appendChild(make('li', { 'class': 'about' }, put(make('a', { href: one.href }, words.about), one.name)));
    chips.hidden = !all.length;
    paper.textContent = '';
    if (all.length) {
      paper.appendChild(document.createTextNode(words.conditions + words.colon + all.map(function (c) { return c.label + plain(c.name); }).join(words.stop)));
      paper.appendChild(make('br'));
    }
    paper.appendChild(document.createTextNode(words.edition));
  }

  // Results.
  async function show(from) {
    var mine = ++turn, n = matching(0), ids = [], i;
    if (state.sort === 'name') await named();
    var all = sorted(state.sort);
    for (i = 0; i < all.length && ids.length < state.n; i++) if (!fail[all[i]]) ids.push(all[i]);
    var late = setTimeout(function () { if (mine === turn) busy.hidden = false; }, 250), rows;
    try { rows = await Promise.all(ids.map(row)); } catch (missing) { rows = null; }
    clearTimeout(late);
    if (mine !== turn) return;
    busy.hidden = true;
    if (!rows) { tellAll(box.getAttribute('data-failed')); return; }
    results.textContent = '';
    results.appendChild(n ? draw(ids, rows) : nothing());
    more.hidden = n <= ids.length;
    more.textContent = say('next', number(Math.min(step, n - ids.length))) + ' ' + say('shown', number(ids.length), number(n));
    if (from) {
      var next = results.querySelectorAll('[data-record] a')[from];
      if (next) next.focus();
    }
    document.dispatchEvent(new CustomEvent('records', { detail: results }));
  }
  // Nothing is found: the fewest conditions that keep everything away, those
  // first without which the most is left.
  function nothing() {
    var counts = {}, fewest = 33, names = {}, list = make('ul');
    for (var i = 0; i < count; i++) counts[fail[i]] = (counts[fail[i]] || 0) + 1;
    function size(mask) { for (var n = 0; mask; mask &= mask - 1) n++; return n; }
    Object.keys(counts).forEach(function (mask) { fewest = Math.min(fewest, size(+mask)); });
    listed().forEach(function (c) {
      var d = byKey(head.divisions, c.key), several = d && state.chosen[c.key].length > 1;
      names[c.key] = several ? d.title : c.label + plain(c.name);
    });
    Object.keys(counts).filter(function (mask) { return size(+mask) === fewest; }).sort(function (a, b) { return counts[b] - counts[a]; }).slice(0, 6).forEach(function (mask) {
      var keys = Object.keys(bits).filter(function (key) { return bits[key] & mask; });
      list.appendChild(make('li', {}, button(say('without', keys.map(function (key) { return names[key]; }).join(words.and), number(counts[mask])), 'plain', function () {
        drop(keys);
        results.focus();
      })));
    });
    return make('div', { 'class': 'nothing' }, [make('p', { 'class': 'lead' }, words.none), list]);
  }
  function ident(r) { return r[0].replace(/^.*\//, '').replace(/\.html$/, '').replace('.', '/'); }
  function valueAt(key, i) {
    var d = byKey(head.divisions, key);
    return d && !d.many && d.codes[i] ? d.values[d.codes[i] - 1] : null;
  }
  function facts(i, r) { // of each column, its text
    var at = 4;
    return head.columns.map(function (c) {
      if (!c.division) return r[at++] || '';
      var v = valueAt(c.division, i);
      return v ? v.name : '';
    });
  }
  function badges(i, r, element) {
    var industry = valueAt('industry', i), state = valueAt('state', i), type = valueAt('type', i), p = make(element, { 'class': 'badges' });
    if (industry && industry.seal) p.appendChild(put(make('span', { 'class': 'seal industry-' + industry.id + ' pattern-' + industry.pattern, 'aria-hidden': 'true' }), industry.seal));
    if (state) p.appendChild(put(make('span', { 'class': 'badge state-' + state.id }), state.name));
    if (type) p.appendChild(put(make('span', { 'class': 'badge' }), type.name));
    if (plain(r[2])) p.appendChild(put(make('span', { 'class': 'code' }), r[2]));
    return p;
  }
  function picks() { return make('span', { 'class': 'picks' }); }
  function link(r) { return put(make('a', { href: r[0] }), r[1]); }
  function draw(ids, rows) {
    if (look() === 'table') return table(ids, rows);
    var cards = look() === 'cards', list = make('div', { 'class': cards ? 'cards' : 'entries' });
    ids.forEach(function (i, k) {
      var r = rows[k], state = valueAt('state', i), e = make('article', { 'class': (cards ? 'card' : 'entry') + (state ? ' state-' + state.id : ''), 'data-record': ident(r), 'data-kind': kind });
      e.appendChild(badges(i, r, 'p'));
      e.appendChild(make('h3', {}, link(r)));
      if (plain(r[3])) e.appendChild(put(make('p', { 'class': 'summary' }), r[3]));
      var dl = make('dl');
      facts(i, r).forEach(function (f, c) {
        if (plain(f)) dl.appendChild(make('div', {}, [make('dt', {}, head.columns[c].title), put(make('dd'), f)]));
      });
      e.appendChild(dl);
      e.appendChild(picks());
      list.appendChild(e);
    });
    return list;
  }
  function table(ids, rows) {
    var all = ids.map(function (i, k) { return facts(i, rows[k]); }), used = head.columns.map(function (_, c) { return all.some(function (f) { return plain(f[c]); }); });
    var top = make('tr', {}, make('th', { scope: 'col' }, words.title)), body = make('tbody'), state = byKey(head.divisions, 'state');
    if (state) top.appendChild(make('th', { scope: 'col' }, state.title));
    head.columns.forEach(function (c, k) { if (used[k]) top.appendChild(make('th', { scope: 'col', 'class': c.number ? 'number' : null }, c.title)); });
    ids.forEach(function (i, k) {
      var r = rows[k], v = valueAt('state', i), tr = make('tr', { 'data-record': ident(r), 'data-kind': kind });
      tr.appendChild(make('th', { scope: 'row' }, [link(r), put(make('span', { 'class': 'note' }), r[2]), picks()]));
      if (state) tr.appendChild(make('td', {}, v ? put(make('span', { 'class': 'badge state-' + v.id }), v.name) : ''));
      all[k].forEach(function (f, c) { if (used[c]) tr.appendChild(put(make('td', { 'class': head.columns[c].number ? 'number' : null }), f)); });
      body.appendChild(tr);
    });
    return make('div', { 'class': 'table', role: 'region', tabindex: 0, 'aria-label': words.title }, make('table', {}, [make('caption', { 'class': 'unseen' }, words.title), make('thead', {}, top), body]));
  }

  // From the address, at first and when it changes. Other fragments, such as
  // those of the menu, are places on the page; the conditions stay.
  function follow() {
    if (location.hash && location.hash.indexOf('=') < 0) {
      if (ready && location.hash !== '#sections' && location.hash !== '#large-text') try { history.replaceState(null, '', written(state) || location.hash); } catch (refused) { /* the address is the place's */ }
      if (ready) return null;
    }
    if (ready && written(parse(location.hash)) === written(state)) return null;
    state = parse(location.hash);
    fill();
    return apply();
  }
  async function start() {
    var sheet = dressed();
    head = (await load('head'))[0];
    words = head.words;
    count = head.count;
    columns = (await load('columns', box.getAttribute('data-columns')))[0];
    head.divisions.forEach(decodeCodes);
    head.measures.forEach(decodeSpans);
    columns = null;
    build();
    box.hidden = true;
    await follow();
    await sheet;
    Array.prototype.forEach.call(document.querySelectorAll('[data-static]'), function (e) { e.hidden = true; });
    box.hidden = false;
    fold();
    ready = true;
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    // The ids of all that is found, in order, for what takes them elsewhere.
    window.explore.found = async function () {
      return (await Promise.all(sorted(state.sort).filter(function (i) { return !fail[i]; }).map(row))).map(ident);
    };
  }
  start().catch(function () { box.hidden = true; });
})();
