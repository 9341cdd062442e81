// The reader of the index: it finds, ranks and shows. What the files hold, how
// texts are cut and how results are ranked is said in the comment of package
// search; engine.go does the same in Go, and one table of queries holds both.
// It is loaded when a visitor first searches. No request leaves the site, and
// what is searched for stays in the page's fragment.
(function () {
  'use strict';
  var namesAt = 128, bodyAt = 1152, perMeta = 128;
  var HARD = 0, SOFT = 1, MARK = 2, LETTER = 3, DIGIT = 4, SILENT = 5;
  var link = document.querySelector('a[data-search]');
  if (window.search || !link) return;
  var base = link.getAttribute('data-search');

  // Files. Each is a script that calls search.push with its name and number.
  var asked = {}, arrived = {}, head = null, folding = null;
  function push(kind, number) { arrived[kind + number] = Array.prototype.slice.call(arguments, 2); }
  function load(kind, number) {
    var key = kind + (number || 0), file = kind.length === 1 ? key : kind;
    if (!asked[key]) {
      asked[key] = new Promise(function (done, failed) {
        var s = document.createElement('script');
        s.charset = 'utf-8';
        s.src = base + file + '.js' + (head ? '?v=' + head.hash : '');
        s.onload = function () { s.remove(); done(arrived[key]); };
        s.onerror = function () { s.remove(); delete asked[key]; failed(new Error(file)); };
        document.head.appendChild(s);
      });
    }
    return asked[key];
  }
  async function begin() {
    if (!head) {
      var h = (await load('head'))[0];
      h.norms = bytes(h.norms);
      h.spoken = new Set(h.spoken ? h.spoken.split(' ') : []);
      head = h;
    }
    return head;
  }
  function bytes(text) {
    var b = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) b[i] = text.charCodeAt(i) - 35;
    return b;
  }

  // Tokens.
  function fold(c) {
    var r = c.codePointAt(0);
    if (r >= 0xff01 && r <= 0xff5e) { r -= 0xfee0; c = String.fromCharCode(r); } else if (r === 0x3000) return ' ';
    if (r >= 65 && r <= 90 || r >= 0xc0 && r < 0x530) return c.toLowerCase();
    return folding && folding.get(c) || c;
  }
  function classOf(c) {
    var r = c.codePointAt(0);
    if (r >= 48 && r <= 57) return DIGIT;
    if (r >= 97 && r <= 122 || r >= 0xdf && r < 0x250 && r !== 0xf7 || r >= 0x370 && r < 0x530) return LETTER;
    if (c === "'" || r === 0x2019) return SILENT;
    if (' \t\n\r\u00a0()[]{}-/_·【】〔〕'.indexOf(c) >= 0) return SOFT;
    if ('%‰℃㎡々〇'.indexOf(c) >= 0 || r >= 0x3041 && r <= 0x30fe && c !== '・' || r >= 0x3400 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 ||
      r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff) return MARK;
    return HARD;
  }
  function parting(cl, c) { return cl === HARD || cl === SILENT ? 3 : ' \t\n\r\u00a0'.indexOf(c) >= 0 ? 2 : 1; }
  function tokenEnd(cs, i, c) {
    var end = i + 1;
    while (end < cs.length && c !== MARK) {
      var next = classOf(cs[end]), then = end + 1 < cs.length ? classOf(cs[end + 1]) : -1;
      if (next === c) end++;
      else if (c === LETTER && next === SILENT && then === LETTER || c === DIGIT && cs[end] === '.' && then === DIGIT ||
        c === DIGIT && cs[end] === ',' && thousand(cs, end + 1)) end += 2;
      else break;
    }
    return end;
  }
  function thousand(cs, i) {
    var n = 0;
    while (i + n < cs.length && classOf(cs[i + n]) === DIGIT) n++;
    return n === 3;
  }
  function tokens(text, at) {
    var cs = Array.from(text, fold), found = [], after = 0, brief = SOFT;
    for (var i = 0; i < cs.length;) {
      var c = classOf(cs[i]);
      if (c === HARD || c === SOFT || c === SILENT) {
        after = Math.max(after, parting(c, cs[i++]));
        continue;
      }
      var end = tokenEnd(cs, i, c);
      if (found.length) at += 1 + (after === 3 || after && c === MARK && brief === MARK ? 1 : 0);
      var word = cs.slice(i, end).filter(function (x) { return x === '.' || classOf(x) >= MARK && classOf(x) <= DIGIT; }).join('');
      found.push({ text: word, cl: c, at: at, from: i, to: end, after: after });
      after = 0;
      brief = c;
      i = end;
    }
    return found;
  }
  function sign(t) { return t.cl === LETTER ? 'a' : t.cl === DIGIT ? '0' : t.text; }
  function stem(w) {
    if (w.length < 4 || /[^a-z.0-9]/.test(w)) return w;
    if (/sses$/.test(w)) w = w.slice(0, -2);
    else if (/ies$/.test(w)) w = w.slice(0, -3) + 'y';
    else if (/(x|ch|sh)es$/.test(w)) w = w.slice(0, -2);
    else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
    else if (/ied$/.test(w)) w = w.slice(0, -3) + 'y';
    else if (/ed$/.test(w) && w.length > 5) w = undouble(w.slice(0, -2));
    else if (/ing$/.test(w) && w.length > 6) w = undouble(w.slice(0, -3));
    return w.replace(/e$/, '');
  }
  function undouble(w) { return w.length > 3 && /([^aeioulsz])\1$/.test(w) ? w.slice(0, -1) : w; }
  function trunk(w) { return stem(w).replace(/y$/, ''); }

  // Terms and where they stand: a list is a Map from documents to places, each
  // place times four with how well it fits: 0 exact, 1 another form, 2 a beginning.
  function shardOf(term) { // the last file that begins with the term or before it
    var low = 0, high = head.terms.length;
    while (low < high) {
      var mid = low + high >> 1;
      if (head.terms[mid] <= term) low = mid + 1; else high = mid;
    }
    return low - 1;
  }
  async function shard(n) {
    var got = await load('t', n);
    if (!got.index) {
      got.index = new Map();
      got.terms = got[0].split(' ');
      got.data = bytes(got[1]);
      var at = { data: got.data, i: 0 };
      got.terms.forEach(function (term) {
        var length = number(at);
        got.index.set(term, [at.i, at.i + length]);
        at.i += length;
      });
    }
    return got;
  }
  function number(at) {
    for (var n = 0, by = 1; ; by *= 128) {
      var b = at.data[at.i++];
      n += (b & 127) * by;
      if (b < 128) return n;
    }
  }
  async function postings(term, quality, into) {
    var n = shardOf(term);
    if (n >= 0) read(await shard(n), term, quality, into);
    return into;
  }
  function read(file, term, quality, into) {
    var span = file.index.get(term);
    if (!span) return;
    var at = { data: file.data, i: span[0] }, doc = -1, place = 0, places = null;
    while (at.i < span[1]) {
      var v = number(at);
      if (v % 2) {
        doc += (v - 1) / 2;
        place = 0;
        places = into.get(doc);
        if (!places) into.set(doc, places = []);
      } else {
        place += v / 2;
        places.push(place * 4 + quality);
      }
    }
  }
  var widest = 3, most = 60; // files, terms that a beginning may mean
  async function beginnings(start, each) {
    var n = Math.max(shardOf(start), 0), taken = 0;
    for (var i = n; i < head.terms.length && i < n + widest; i++) {
      if (i > n && !head.terms[i].startsWith(start)) break;
      var file = await shard(i);
      for (var k = 0; k < file.terms.length && taken < most; k++) {
        if (file.terms[k].startsWith(start) && each(file, file.terms[k])) taken++;
      }
    }
  }
  async function wordList(token, exact, open) {
    var list = new Map(), text = token.text;
    if (exact || token.cl === DIGIT && (!open || text.length < 2)) return postings(text, 0, list);
    var root = token.cl === DIGIT ? text : stem(text), start = token.cl === DIGIT ? text : trunk(text);
    if (start.length < 2) return postings(text, 0, list);
    await beginnings(start, function (file, term) {
      var quality = term === text ? 0 : token.cl === LETTER && stem(term) === root ? 1 : open && text.length > 1 && term.startsWith(text) && same(term, token.cl) ? 2 : -1;
      if (quality >= 0) read(file, term, quality, list);
      return quality >= 0;
    });
    if (!list.size) await postings(text, 0, list);
    return list;
  }
  function same(term, cl) { return Array.from(term).every(function (c) { return c === '.' || classOf(c) === cl; }); }

  // Phrases.
  function cover(ts) { // terms that together hold every token
    var parts = [];
    for (var i = 0; i < ts.length;) {
      if (ts[i].cl !== MARK) {
        parts.push({ token: ts[i], at: ts[i].at });
        i++;
        continue;
      }
      var end = i + 1;
      while (end < ts.length && ts[end].cl === MARK && ts[end].at === ts[end - 1].at + 1) end++;
      if (end - i === 1) parts.push(alone(ts, i));
      for (var k = i; k + 1 < end; k += 2) parts.push({ term: ts[k].text + ts[k + 1].text, at: ts[k].at });
      if ((end - i) % 2 && end - i > 1) parts.push({ term: ts[end - 2].text + ts[end - 1].text, at: ts[end - 2].at });
      i = end;
    }
    return parts;
  }
  function alone(ts, i) {
    var t = ts[i], before = ts[i - 1], next = ts[i + 1];
    if (before && before.at === t.at - 1) return { term: sign(before) + t.text, at: before.at };
    if (next && next.at === t.at + 1) return { term: t.text + sign(next), at: t.at };
    return { term: t.text, at: t.at };
  }
  async function meet(parts, exact, open) {
    var lists = await Promise.all(parts.map(function (p, i) {
      return p.token ? wordList(p.token, exact, open && i === parts.length - 1) : postings(p.term, 0, new Map());
    }));
    if (!parts.length) return new Map();
    var first = 0;
    lists.forEach(function (l, i) { if (l.size < lists[first].size) first = i; });
    var found = new Map();
    lists[first].forEach(function (places, doc) {
      var others = [];
      for (var i = 0; i < lists.length; i++) {
        if (i === first) continue;
        var theirs = lists[i].get(doc);
        if (!theirs) return;
        others.push([parts[i].at, placeMap(theirs)]);
      }
      var kept = fitting(places, parts[first].at, others);
      if (kept.length) found.set(doc, kept);
    });
    return found;
  }
  function placeMap(places) {
    var m = new Map();
    places.forEach(function (p) {
      var at = Math.floor(p / 4), q = p % 4;
      if (!m.has(at) || m.get(at) > q) m.set(at, q);
    });
    return m;
  }
  function fitting(places, offset, others) { // beginnings of the phrase
    var kept = [];
    places.forEach(function (p) {
      var start = Math.floor(p / 4) - offset, quality = p % 4;
      if (start < 0) return;
      for (var i = 0; i < others.length; i++) {
        var q = others[i][1].get(start + others[i][0]);
        if (q === undefined) return;
        quality = Math.max(quality, q);
      }
      kept.push(start * 4 + quality);
    });
    return kept.sort(function (a, b) { return a - b; });
  }
  function plain(ts) { return ts.every(function (t) { return t.cl !== MARK; }); }
  async function phraseList(phrase) {
    var ts = phrase.tokens, list = await meet(cover(ts), phrase.exact, phrase.open);
    if (ts.length > 1 && plain(ts)) {
      var code = await postings(ts.map(function (t) { return t.text; }).join(''), 0, new Map());
      code.forEach(function (places, doc) { if (!list.has(doc)) list.set(doc, places); });
    }
    if (!list.size && !phrase.exact && ts.length === 1 && /^[a-z]{2,}$/.test(ts[0].text)) list = await spoken(ts[0].text, phrase);
    return list;
  }

  // Pinyin, in full and by initials.
  function readings(text) { // the ways to cut it into syllables, at most four
    var ways = [];
    (function cut(rest, said) {
      if (ways.length >= 4) return;
      if (!rest) { ways.push(said); return; }
      for (var n = Math.min(6, rest.length); n > 0; n--) {
        if (head.spoken.has(rest.slice(0, n))) cut(rest.slice(n), said.concat(rest.slice(0, n)));
      }
    })(text, []);
    return ways;
  }
  async function spoken(text, phrase) {
    var list = new Map(), ways = readings(text);
    for (var i = 0; i < ways.length; i++) {
      var parts = ways[i].map(function (s, k) { return { term: "'" + s, at: k }; });
      gather(list, await meet(parts), 1, parts.length, phrase);
    }
    if (!list.size && text.length <= 8) {
      var pairs = [];
      for (var k = 0; k + 1 < text.length; k++) pairs.push({ term: ',' + text.slice(k, k + 2), at: k });
      gather(list, await meet(pairs), 2, text.length, phrase);
    }
    return list;
  }
  function gather(list, found, quality, span, phrase) {
    found.forEach(function (places, doc) {
      phrase.span = span;
      if (!list.has(doc)) list.set(doc, places.map(function (p) { return p - p % 4 + quality; }));
    });
  }

  // Queries.
  function parse(query) {
    var phrases = [];
    query.split(/["“”「」『』]/).forEach(function (part, i) {
      var now = [], exact = i % 2 === 1;
      tokens(part, 0).forEach(function (t) {
        if (now.length && !exact && t.after >= 2) {
          phrases.push({ tokens: now, exact: false });
          var number = t.after === 2 && now[now.length - 1].cl === DIGIT;
          now = [];
          if (number) phrases[phrases.length - 1].joins = true;
        }
        now.push(t);
      });
      if (now.length) phrases.push({ tokens: now, exact: exact });
    });
    phrases.forEach(function (p) {
      var from = p.tokens[0].at;
      p.tokens = p.tokens.map(function (t) { return Object.assign({}, t, { at: t.at - from }); });
      p.span = p.tokens[p.tokens.length - 1].at + 1;
    });
    var last = phrases[phrases.length - 1];
    if (last && !last.exact) last.open = true;
    return phrases;
  }
  function together(a, b) { // a number and its unit
    var at = a.span, ts = a.tokens.concat(b.tokens.map(function (t) { return Object.assign({}, t, { at: t.at + at }); }));
    return { tokens: ts, exact: false, open: b.open, span: a.span + b.span };
  }
  async function evaluate(phrases) {
    var done = [];
    for (var i = 0; i < phrases.length; i++) {
      var p = phrases[i];
      if (p.joins && phrases[i + 1]) {
        var both = together(p, phrases[i + 1]);
        both.list = await phraseList(both);
        if (both.list.size) { done.push(both); i++; continue; }
      }
      p.list = await phraseList(p);
      done.push(p);
    }
    return done;
  }
  function score(phrase, doc) {
    var norm = head.norms[doc], long = 2 * (norm >> 4) + 1, body = (32 << (norm & 15)) / 2;
    var n = phrase.list.size, idf = Math.log(1 + (head.count - n + 0.5) / (n + 0.5)), weight = 0, titled = false;
    phrase.list.get(doc).forEach(function (p) {
      var fits = [1, 0.7, 0.4][p % 4], place = Math.floor(p / 4);
      if (place < namesAt) {
        titled = true;
        weight += fits * 12 / (0.5 + 0.5 * long / head.title);
      } else if (place < bodyAt) weight += fits * 4;
      else weight += fits / (0.6 + 0.4 * body / head.body);
    });
    return idf * 5 * weight / (4 + weight) + (titled ? idf : 0);
  }
  function rank(phrases, any) {
    var sums = new Map();
    phrases.forEach(function (p, i) {
      p.list.forEach(function (_, doc) {
        if (i === 0 || any || sums.has(doc) && sums.get(doc).n === i) {
          var had = sums.get(doc) || { doc: doc, score: 0, n: 0 };
          had.score += score(p, doc);
          had.n++;
          sums.set(doc, had);
        }
      });
    });
    var all = Array.from(sums.values()).filter(function (r) { return any || r.n === phrases.length; });
    all.forEach(function (r) { r.score = Math.floor(r.score * 1e6 + 0.5); });
    return all.sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
  }
  async function find(query) {
    await begin();
    var phrases = await evaluate(parse(query)), found = phrases.length ? rank(phrases) : [];
    if (!found.length && !folding && phrases.some(function (p) { return !plain(p.tokens); })) {
      var pairs = Array.from((await load('fold'))[0]);
      folding = new Map();
      for (var i = 0; i + 1 < pairs.length; i += 2) folding.set(pairs[i], pairs[i + 1]);
      phrases = await evaluate(parse(query));
      found = rank(phrases);
    }
    var result = { query: query, phrases: phrases, found: found, near: [], meant: '' };
    if (!found.length && phrases.length) {
      result.meant = await meant(query, phrases);
      if (!result.meant) result.near = await near(phrases);
    }
    return result;
  }

  // What was meant, and what is near.
  async function meant(query, phrases) {
    for (var i = 0; i < phrases.length; i++) {
      var p = phrases[i];
      if (p.list.size) continue;
      var better = p.tokens.length === 1 && p.tokens[0].cl === LETTER ? await likeWord(p.tokens[0].text) : await likeName(p.tokens);
      if (!better) continue;
      return phrases.map(function (q) { return q === p ? better : q.tokens.map(function (t) { return (t.after && t.at ? ' ' : '') + t.text; }).join(''); }).join(' ');
    }
    return '';
  }
  async function likeWord(word) {
    if (word.length < 4) return '';
    var all = (await load('names'))[0].split(' ').filter(function (w) { return oneOff(w, word); });
    return all.filter(function (w) { return w[0] === word[0]; })[0] || all[0] || '';
  }
  function oneOff(a, b) { // one letter changed, added, left out, or two exchanged
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, j = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    var x = a.length - i - j, y = b.length - i - j;
    return x <= 1 && y <= 1 || x === 2 && y === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
  }
  async function likeName(ts) {
    if (ts.length < 3 || ts.length > 12 || !ts.every(function (t) { return t.cl === MARK; })) return '';
    for (var kind = 0; kind < 3; kind++) {
      for (var i = 0; i < ts.length; i++) {
        var v = variant(ts, i, kind);
        if (!v) continue;
        var found = await meet(cover(v.tokens), true), best = -1;
        found.forEach(function (places, doc) { if (places[0] < namesAt * 4 && (best < 0 || doc < best)) best = doc; });
        if (best < 0) continue;
        var start = Math.floor(found.get(best)[0] / 4), title = (await meta(best))[1], chars = Array.from(title);
        var own = tokens(title, 0).filter(function (t) { return t.at >= start && t.at < start + v.span; });
        if (own.length === v.span) return chars.slice(own[0].from, own[own.length - 1].to).join('');
      }
    }
    return '';
  }
  function variant(ts, i, kind) { // the character at i is wrong, one is missing before it, or it is too much
    var n = ts.length, rest = ts.filter(function (_, k) { return kind === 1 || k !== i; });
    if (kind === 1 && i === 0 || kind === 2 && n < 4) return null;
    return {
      span: kind === 0 ? n : kind === 1 ? n + 1 : n - 1,
      tokens: rest.map(function (t) { return Object.assign({}, t, { at: t.at + (kind === 1 && t.at >= i ? 1 : kind === 2 && t.at > i ? -1 : 0) }); })
    };
  }
  async function near(phrases) {
    var pieces = [];
    for (var i = 0; i < phrases.length; i++) {
      var p = phrases[i];
      if (p.list.size) { pieces.push(p); continue; }
      var parts = p.tokens.length > 2 ? cover(p.tokens) : [];
      for (var k = 0; k < parts.length; k++) {
        var list = parts[k].token ? await wordList(parts[k].token, false, false) : await postings(parts[k].term, 0, new Map());
        if (list.size) pieces.push({ list: list, span: 2 });
      }
    }
    var all = rank(pieces, true);
    return { pieces: pieces, found: all.slice(0, 10) };
  }

  // What is shown of a document.
  async function meta(doc) { return (await load('m', Math.floor(doc / perMeta)))[0][doc % perMeta]; }
  function kindOf(doc) {
    var k = head.kinds.length - 1;
    while (k > 0 && head.kinds[k].first > doc) k--;
    return k;
  }
  function hits(phrases, doc) { // the places of what was found
    var set = new Set();
    phrases.forEach(function (p) {
      (p.list.get(doc) || []).forEach(function (at) {
        for (var i = 0; i < p.span; i++) set.add(Math.floor(at / 4) + i);
      });
    });
    return set;
  }
  function marks(text, at, set) { // the stretches of a text that were found
    var spans = [];
    tokens(text, at).forEach(function (t) {
      if (!set.has(t.at)) return;
      var last = spans[spans.length - 1];
      if (last && t.after === 0 && last[1] === t.from) last[1] = t.to; else spans.push([t.from, t.to]);
    });
    return spans;
  }
  async function snippet(doc, row, phrases) {
    var got = await load('d', row[4]), texts = got[1][doc - got[0]], set = hits(phrases, doc), best = null;
    [[texts[1], bodyAt], [texts[0], namesAt]].forEach(function (field) {
      var at = field[1];
      field[0].forEach(function (text) {
        var ts = tokens(text, at);
        if (!ts.length) return;
        var spans = marks(text, at, set);
        if (spans.length && (!best || spans.length > best.spans.length)) best = { text: text, spans: spans };
        at = ts[ts.length - 1].at + 2;
      });
    });
    if (!best) return { text: texts[0][texts[0].length - 1] || '', spans: [] };
    return best;
  }

  // Drawing.
  function make(name, attributes, text) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (a) { e.setAttribute(a, attributes[a]); });
    if (text) e.textContent = text;
    return e;
  }
  function marked(into, text, spans, around) {
    var cs = Array.from(text), from = 0, to = cs.length;
    if (around && spans.length && cs.length > around) {
      from = Math.max(0, spans[0][0] - Math.floor(around / 3));
      to = Math.min(cs.length, from + around);
    } else if (around && cs.length > around) to = around;
    if (from) into.appendChild(document.createTextNode('…'));
    spans.forEach(function (s) {
      if (s[0] < from || s[0] >= to) return;
      into.appendChild(document.createTextNode(cs.slice(from, s[0]).join('')));
      into.appendChild(make('mark', {}, cs.slice(s[0], Math.min(s[1], to)).join('')));
      from = Math.min(s[1], to);
    });
    into.appendChild(document.createTextNode(cs.slice(from, to).join('') + (to < cs.length ? '…' : '')));
    return into;
  }
  function fill(words, value) { return words.replace('%[1]s', value); }
  function grouped(found, limit) { // kinds in the order of their best
    var groups = [], of = {};
    found.forEach(function (r) {
      var k = kindOf(r.doc), g = of[k];
      if (!g) groups.push(g = of[k] = { kind: head.kinds[k], rows: [], count: 0 });
      g.count++;
      if (g.rows.length < limit) g.rows.push(r);
    });
    return groups;
  }
  var home = link.href.replace(/search\.html.*$/, '');
  function status(r) {
    if (!r.phrases.length) return head.words.hint;
    if (r.found.length) return fill(head.words.count, r.found.length);
    return fill(head.words.none, r.query) + (r.near.found && r.near.found.length ? ' ' + head.words.near : '');
  }
  // A search follows what is typed after a short pause; one that is overtaken
  // is not shown.
  function watch(input, show, failed) {
    var timer = 0, turn = 0;
    async function run() {
      var mine = ++turn, query = input.value;
      try {
        var result = await find(query);
        if (mine === turn) await show(result, function () { return mine !== turn; });
      } catch (e) { if (mine === turn) failed(e); }
    }
    input.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(run, 120); });
    return run;
  }
  function suggestion(r, input, run) {
    var p = make('p', { 'class': 'meant' }), button = make('button', { type: 'button' }, r.meant);
    p.appendChild(document.createTextNode(head.words.meant + ' '));
    button.addEventListener('click', function () { input.value = r.meant; run(); input.focus(); });
    p.appendChild(button);
    return p;
  }

  // The page of results.
  function page(form) {
    var input = form.querySelector('input'), said = document.getElementById('find-said'), out = document.getElementById('find-results');
    var run = watch(input, show, function () { said.textContent = form.getAttribute('data-failed'); });
    function query() {
      var m = /^#q=(.*)$/.exec(location.hash) || /[?&]q=([^&]*)/.exec(location.search);
      try { return m ? decodeURIComponent(m[1].replace(/\+/g, ' ')) : ''; } catch (bad) { return ''; }
    }
    function remember() {
      var to = input.value ? '#q=' + encodeURIComponent(input.value) : location.pathname.replace(/^.*\//, '') + location.search;
      try { history.replaceState(null, '', to); } catch (refused) { /* the address stays */ }
    }
    async function show(r, late) {
      var near = !r.found.length && r.near.found, groups = grouped(near || r.found, 10), phrases = near ? r.near.pieces : r.phrases;
      var fresh = document.createDocumentFragment();
      if (r.meant) fresh.appendChild(suggestion(r, input, run));
      for (var i = 0; i < groups.length; i++) fresh.appendChild(await section(groups[i], phrases));
      if (late()) return;
      out.textContent = '';
      out.appendChild(fresh);
      out.setAttribute('data-found', r.found.length); // the ranked list stands
      said.textContent = status(r);
      remember();
    }
    async function section(g, phrases) {
      var s = make('section'), h = make('h2', {}, g.kind.word + ' '), list = make('ol', { 'class': 'found' });
      h.appendChild(make('span', { 'class': 'count' }, String(g.count)));
      s.appendChild(h);
      s.appendChild(list);
      for (var i = 0; i < g.rows.length; i++) list.appendChild(await entry(g.rows[i].doc, phrases));
      var shown = g.rows.length;
      if (g.count > shown) s.appendChild(make('p', { 'class': 'note' }, fill(head.words.more, g.count - shown)));
      return s;
    }
    async function entry(doc, phrases) {
      var row = await meta(doc), item = make('li'), a = make('a', { href: home + row[0] }), facts = make('p', { 'class': 'note' }, [row[2], row[3]].filter(Boolean).join(' · '));
      item.appendChild(marked(a, row[1], marks(row[1], 0, hits(phrases, doc))));
      item.appendChild(facts);
      var p = make('p', { 'class': 'snippet' });
      item.appendChild(p);
      seen(item, async function () {
        var s = await snippet(doc, row, phrases);
        marked(p, s.text, s.spans, 110);
      });
      return item;
    }
    styled();
    form.hidden = false;
    form.addEventListener('submit', function (event) { event.preventDefault(); run(); });
    window.addEventListener('hashchange', function () { if (query() !== input.value) { input.value = query(); run(); } });
    input.value = query();
    if (input.value) run(); else begin().catch(function () {});
  }
  // Texts are asked for when their place comes into view.
  function seen(element, then) {
    function go() { then().catch(function () { /* the title stands without it */ }); }
    if (!window.IntersectionObserver) { go(); return; }
    new IntersectionObserver(function (entries, o) {
      if (entries.some(function (e) { return e.isIntersecting; })) { o.disconnect(); go(); }
    }, { rootMargin: '50px' }).observe(element);
  }

  // The box over any page.
  var box = null;
  async function open() {
    var own = document.getElementById('find-query');
    if (box || own) { (box ? box.input : own).focus(); return; }
    var before = document.activeElement;
    await Promise.all([begin(), styled()]);
    if (box) return;
    var veil = make('div', { 'class': 'finder', 'data-script': '' }), panel = make('div', { role: 'dialog', 'aria-modal': 'true', 'aria-label': head.words.title });
    var input = make('input', { type: 'search', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'find-list', 'aria-autocomplete': 'list', 'aria-label': head.words.label, placeholder: head.words.label, autocomplete: 'off', enterkeyhint: 'search' });
    var shut = make('button', { type: 'button' }, head.words.close), said = make('p', { role: 'status' }, head.words.hint), offer = make('div');
    var list = make('div', { role: 'listbox', id: 'find-list', 'aria-label': head.words.title }), active = -1;
    [input, shut, said, offer, list].forEach(function (e) { panel.appendChild(e); });
    veil.appendChild(panel);
    document.body.appendChild(veil);
    document.documentElement.style.overflow = 'hidden';
    box = { input: input };
    list.hidden = true;
    function close() {
      veil.remove();
      document.documentElement.style.overflow = '';
      box = null;
      if (before && before.focus) before.focus();
    }
    function options() { return list.querySelectorAll('[role=option]'); }
    function choose(n) {
      var all = options();
      if (!all.length) return;
      active = (n + all.length) % all.length;
      Array.prototype.forEach.call(all, function (o, i) { o.setAttribute('aria-selected', String(i === active)); });
      input.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
    function follow(option) { location.href = option.getAttribute('data-href'); }
    function allResults() { return home + 'search.html#q=' + encodeURIComponent(input.value); }
    var run = watch(input, show, function () { said.textContent = head.words.failed; });
    async function show(r, late) {
      var near = !r.found.length && r.near.found, groups = grouped(near || r.found, 4).slice(0, 6), phrases = near ? r.near.pieces : r.phrases;
      var fresh = document.createDocumentFragment(), n = 0;
      for (var i = 0; i < groups.length; i++) {
        var g = make('div', { role: 'group', 'aria-labelledby': 'find-kind' + i });
        g.appendChild(make('div', { 'class': 'kind', id: 'find-kind' + i, role: 'presentation' }, groups[i].kind.word + ' ' + groups[i].count));
        for (var k = 0; k < groups[i].rows.length; k++) g.appendChild(await option(groups[i].rows[k].doc, phrases, n++));
        fresh.appendChild(g);
      }
      if (late() || !box) return;
      if (r.found.length) fresh.appendChild(optionOf(n, allResults(), make('span', {}, fill(head.words.all, r.found.length))));
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.textContent = '';
      list.appendChild(fresh);
      list.hidden = !options().length;
      input.setAttribute('aria-expanded', String(!list.hidden));
      offer.textContent = '';
      if (r.meant) offer.appendChild(suggestion(r, input, run));
      said.textContent = status(r);
    }
    async function option(doc, phrases, n) {
      var row = await meta(doc), title = make('span', { 'class': 'name' });
      marked(title, row[1], marks(row[1], 0, hits(phrases, doc)));
      var o = optionOf(n, home + row[0], title), note = [row[2], row[3]].filter(Boolean).join(' · ');
      if (note) o.appendChild(make('span', { 'class': 'note' }, note));
      return o;
    }
    function optionOf(n, href, content) {
      var o = make('div', { role: 'option', id: 'find-option' + n, 'aria-selected': 'false', 'data-href': href });
      o.appendChild(content);
      o.addEventListener('click', function () { follow(o); });
      return o;
    }
    shut.addEventListener('click', close);
    veil.addEventListener('click', function (event) { if (event.target === veil) close(); });
    panel.addEventListener('keydown', function (event) {
      var all = options();
      if (event.key === 'Escape') close();
      else if (event.key === 'ArrowDown') choose(active + 1);
      else if (event.key === 'ArrowUp') choose(active < 0 ? -1 : active - 1);
      else if (event.key === 'Enter' && event.target === input) { if (active >= 0) follow(all[active]); else if (input.value) location.href = allResults(); }
      else if (event.key === 'Tab') {
        var stops = panel.querySelectorAll('input, button'), last = stops[stops.length - 1];
        if (!event.shiftKey && document.activeElement === last) input.focus();
        else if (event.shiftKey && document.activeElement === input) last.focus();
        else return;
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    input.focus();
  }
  function styled() {
    var href = link.getAttribute('data-dress');
    if (document.querySelector('link[href="' + href + '"]')) return null;
    return new Promise(function (done) {
      var sheet = make('link', { rel: 'stylesheet', href: href });
      sheet.onload = sheet.onerror = done;
      document.head.appendChild(sheet);
    });
  }

  // Which records of a kind are found, by their places among its pages, the best
  // first.
  async function within(kind, query) {
    var found = (await find(query)).found, k = head.kinds.findIndex(function (row) { return row.name === kind; });
    return found.filter(function (r) { return kindOf(r.doc) === k; }).map(function (r) { return r.doc - head.kinds[k].first; });
  }

  window.search = { push: push, find: find, within: within, meta: meta, open: open };
  var form = document.getElementById('find');
  if (form) page(form);
})();
