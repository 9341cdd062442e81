// The reader of the index: it finds, ranks and shows. What the files hold, how
// texts are cut and how results are ranked is said in the comment of package
// search; engine.go does the same in Go, and one table of queries holds both.
// It is loaded when a visitor first searches. No request leaves the site, and
// what is searched for stays in the page's fragment.
(function () {
  'use strict';
  var perMeta = 128, endField = '\x02', endRow = '\x03';
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
      decodes(h.codes || []);
      head = h;
    }
    return head;
  }
  function bytes(text) {
    var b = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) b[i] = text.charCodeAt(i) - 35;
    return b;
  }

  // Compressed files: two bytes a character.
  function narrow(text) { // see pack.go
    var b = new Uint8Array(text.length * 2 + 2), n = 0, held = 0, left = 0;
    function put(v, width) {
      held = held << width | v;
      for (left += width; left >= 8; left -= 8) b[n++] = held >> left - 8;
      held &= 255;
    }
    for (var i = 0; i < text.length; i++) {
      var u = text.charCodeAt(i);
      if (u === 91) put(text.charCodeAt(++i) ^ 0x8000, 16);
      else if (u >> 10 === 54) {
        put(27, 5);
        put((u & 1023) << 10 | text.charCodeAt(++i) & 1023, 20);
      } else put(u, 16);
    }
    put(0, 7);
    return b.subarray(0, n);
  }
  var extra = 'AAAAAAAABBBBCCCCDDDDEEEEFFFFA', farther = 'AAAABBCCDDEEFFGGHHIIJJKKLLMMNN', order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  var lengths = steps(extra, 3), distances = steps(farther, 1), fixed = null;
  lengths[28] = 258;
  function steps(letters, from) {
    return letters.split('').map(function (c) { var at = from; from += 1 << c.charCodeAt(0) - 65; return at; });
  }
  function more(letters, i) { return letters.charCodeAt(i) - 65; }
  function codesOf(sizes) { // a table: of the bits that come next the symbol and how many they are
    var most = Math.max.apply(null, sizes), table = new Uint16Array(1 << most), code = 0;
    for (var length = 1; length <= most; length++, code <<= 1) {
      for (var symbol = 0; symbol < sizes.length; symbol++) {
        if (sizes[symbol] !== length) continue;
        for (var turned = 0, i = 0; i < length; i++) turned |= (code >> i & 1) << length - 1 - i;
        for (; turned < table.length; turned += 1 << length) table[turned] = symbol << 4 | length;
        code++;
      }
    }
    return { table: table, mask: table.length - 1 };
  }
  function inflate(from) {
    var out = new Uint8Array(from.length * 5 + 1024), n = 0, at = 0, held = 0, left = 0, last = 0;
    function room(size) {
      if (n + size <= out.length) return;
      var wider = new Uint8Array(2 * out.length + size);
      wider.set(out);
      out = wider;
    }
    function bits(need) {
      while (left < need) { held |= from[at++] << left; left += 8; }
      var v = held & (1 << need) - 1;
      held >>>= need;
      left -= need;
      return v;
    }
    function symbol(codes) {
      while (left < 15) { held |= from[at++] << left; left += 8; }
      var found = codes.table[held & codes.mask];
      held >>>= found & 15;
      left -= found & 15;
      return found >> 4;
    }
    function sizes() {
      var literals = bits(5) + 257, far = bits(5) + 1, all = bits(4) + 4, own = new Array(19).fill(0), list = [];
      for (var i = 0; i < all; i++) own[order[i]] = bits(3);
      own = codesOf(own);
      while (list.length < literals + far) {
        var s = symbol(own), times = s < 16 ? 1 : s === 16 ? 3 + bits(2) : s === 17 ? 3 + bits(3) : 11 + bits(7), value = s < 16 ? s : s === 16 ? list[list.length - 1] : 0;
        while (times--) list.push(value);
      }
      return [codesOf(list.slice(0, literals)), codesOf(list.slice(literals))];
    }
    function block(codes) {
      for (;;) {
        var s = symbol(codes[0]);
        if (s === 256) return;
        room(258);
        if (s < 256) { out[n++] = s; continue; }
        var size = lengths[s - 257] + bits(more(extra, s - 257)), d = symbol(codes[1]), back = distances[d] + bits(more(farther, d));
        for (; size; size--, n++) out[n] = out[n - back];
      }
    }
    while (!last) {
      last = bits(1);
      var how = bits(2);
      if (how === 0) {
        at -= left >> 3; // whole bytes go back
        held = left = 0;
        var size = from[at] | from[at + 1] << 8;
        room(size);
        out.set(from.subarray(at + 4, at + 4 + size), n);
        at += 4 + size;
        n += size;
      } else if (how === 1) block(fixed = fixed || [codesOf(Array.from({ length: 288 }, function (_, i) { return i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8; })), codesOf(new Array(30).fill(5))]);
      else block(sizes());
    }
    return out.subarray(0, n);
  }
  var code = [], leads = false; // texts of bytes
  function decodes(codes) {
    var k = 0;
    for (var b = 0; b < 256; b++) {
      var may = b > 3 && b < 31 && b !== 10 || b > 127;
      code[b] = may && k < codes.length ? codes[k++] : b < 128 ? String.fromCharCode(b) : '';
    }
    leads = codes.length <= 72;
  }
  function textOf(data) {
    var out = '';
    for (var i = 0; i < data.length; i++) {
      var b = data[i];
      if (b === 31) out += String.fromCharCode(data[++i] << 8 | data[++i]);
      else if (leads && b >= 0xae) out += String.fromCharCode(0x4e00 + (b - 0xae << 8) + data[++i]);
      else out += code[b];
    }
    return out;
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

  // Terms and where they stand: a list is a Map from documents to how they
  // match: four times the field that holds the term (0 the body, 1 the body more
  // than once, 2 names, 3 the title) and how well it fits: 0 exact, 1 another
  // form, 2 a beginning.
  var fields = [1, 2, 4, 12], fitness = [1, 0.7, 0.4];
  function weight(m) { return fields[m >> 2] * fitness[m & 3]; }
  function put(list, doc, m) {
    var old = list.get(doc);
    if (old === undefined || weight(m) > weight(old)) list.set(doc, m);
  }
  function both(a, b) { return Math.min(a >> 2, b >> 2) << 2 | Math.max(a & 3, b & 3); }
  function less(a, b) { // in the order of UTF-8
    for (var i = 0; i < a.length && i < b.length; i++) {
      var x = a.charCodeAt(i), y = b.charCodeAt(i);
      if (x !== y) return (x >= 0xd800 && x < 0xe000 ? x + 0x10000 : x) < (y >= 0xd800 && y < 0xe000 ? y + 0x10000 : y);
    }
    return a.length < b.length;
  }
  function shardOf(term) { // the last file that begins with the term or before it
    var low = 0, high = head.terms.length;
    while (low < high) {
      var mid = low + high >> 1;
      if (less(term, head.terms[mid])) high = mid; else low = mid + 1;
    }
    return low - 1;
  }
  async function shard(kind, n) {
    var got = await load(kind, n);
    if (!got.index) {
      var data = narrow(got[got.length - 1]), at = { data: data, i: 0 }, keys = number(at), size = number(at);
      var texts = inflate(data.subarray(at.i, at.i + size));
      got.terms = textOf(texts.subarray(0, keys)).split('\n');
      got.terms.pop();
      got.texts = textOf(texts.subarray(keys)).split('\n');
      postings(got, ranged(data, at.i + size));
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

  // Numbers, as range.go writes them.
  var pace = new Uint8Array([1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5]);
  function odds(group, at) { return group[at] || (group[at] = new Uint16Array(160).fill(32768)); }
  function ranged(data, at) {
    var now = new Uint32Array(2); // width and code between calls; within, they are variables, which is quick
    for (var i = 0; i < 4; i++) now[1] = now[1] * 256 + byte();
    now[0] = 0xffffffff;
    function byte() { return at < data.length ? data[at++] : 0; }
    function tree(m, from, n) { // bits with odds, each by those above it
      var width = now[0], code = now[1];
      for (var place = 1, i = n; i; i--) {
        var known = m[from + place], p = known >> 4, asked = known & 15, bound = (width >>> 12) * p;
        if (code < bound) {
          width = bound;
          p += 4095 - p >> pace[asked];
          place <<= 1;
        } else {
          code -= bound;
          width -= bound;
          p -= p - 1 >> pace[asked];
          place = place << 1 | 1;
        }
        m[from + (place >> 1)] = p << 4 | (asked < 15 ? asked + 1 : asked);
        while (width < 0x1000000) { width *= 256; code = code * 256 + byte(); }
      }
      now[0] = width;
      now[1] = code;
      return place - (1 << n);
    }
    function plain(n) { // bits without
      for (var v = 0; n; n--) {
        now[0] >>>= 1;
        v <<= 1;
        if (now[1] >= now[0]) { now[1] -= now[0]; v |= 1; }
        while (now[0] < 0x1000000) { now[0] *= 256; now[1] = now[1] * 256 + byte(); }
      }
      return v;
    }
    return {
      tree: tree,
      plain: plain,
      number: function (m, from) {
        var n = tree(m, from, 5);
        if (n < 2) return n;
        var to = n > 2 ? 2 : 1, v = 1 << to | tree(m, from + 32 + 4 * n, to);
        return n > 3 ? v << n - 3 | plain(n - 3) : v;
      }
    };
  }
  // Texts of documents, as text.go writes them: bytes, and stretches that stand
  // before, also in the dictionary.
  var ofKinds = 1 << 16, ofSame = ofKinds + 4, ofLengths = ofSame + 4, ofFar = ofLengths + 160;
  async function written(kind, number, base) {
    var got = await load(kind, number);
    if (got.data) return got;
    var from = ranged(narrow(got[got.length - 1]), 0), odds = got.odds = base ? base.odds.slice() : new Uint16Array(ofFar + 4 * 160).fill(32768);
    var start = base ? base.data.length : 0, size = start + from.plain(24), text = new Uint8Array(size), n = start, last = 0, after = 0;
    if (base) text.set(base.data);
    while (n < size) {
      if (!from.tree(odds, ofKinds + 2 * after, 1)) {
        text[n] = from.tree(odds, (n ? text[n - 1] : 0) << 8, 8);
        n++;
        after = 0;
        continue;
      }
      var same = from.tree(odds, ofSame + 2 * after, 1), length = from.number(odds, ofLengths);
      if (!same) last = from.number(odds, ofFar + 160 * Math.min(length, 3));
      for (length += 3; length; length--, n++) text[n] = text[n - last];
      after = 1;
    }
    got.data = text.subarray(start);
    return got;
  }
  function classOf16(n) { return Math.min(32 - Math.clz32(n), 15); }
  function rising(from, group, n, limit) { // so many numbers that rise, below a limit
    for (var list = new Array(n), last = -1, before = 0, i = 0; i < n; i++) {
      var gap = from.number(odds(group, classOf16((limit - last - 1) / (n - i)) * 3 + before), 0);
      list[i] = last += gap + 1;
      before = Math.min(gap, 2);
    }
    return list;
  }
  function postings(got, from) { // the documents of each key, and which of them each rest has
    var counts = [], rests = [], docs = [], fields = [], ranks = [], shares = [], again = [], old = [], line = 0;
    got.index = new Map();
    got.terms.forEach(function (term) {
      var n = from.number(odds(counts, 0), 0), own = { docs: rising(from, docs, n, head.count), line: line, rests: null, places: [] };
      for (var i = 0, c = classOf16(n) * 4, f = 0; i < n; i++) own.docs[i] = own.docs[i] * 4 + (f = from.tree(odds(fields, c + f), 0, 2));
      line += own.lines = from.number(odds(rests, classOf16(n)), 0);
      if (n > 1) places(own, n);
      got.index.set(term, own);
    });
    function places(own, n) { // see share in postings.go
      var free = own.docs.map(function (_, i) { return i; }), taken = new Uint8Array(n), stale = 0;
      for (var r = 0; r < own.lines; r++) {
        if (stale && stale * 16 >= free.length) {
          free = free.filter(function (p) { return !taken[p]; });
          stale = 0;
        }
        var left = free.length - stale, fresh = from.number(odds(shares, classOf16(left)), 0), more = left < n ? from.number(odds(again, classOf16(n)), 0) : 0;
        var list = rising(from, ranks, fresh, free.length).map(function (at) { return free[at]; });
        for (var last = -1; more; more--) list.push(last += 1 + from.number(odds(old, classOf16((n - last - 1) / more)), 0));
        for (var i = 0; i < fresh; i++) taken[list[i]] = 1;
        stale += fresh;
        own.places.push(list);
      }
    }
  }
  function entryOf(got, term) { // the documents of a key, and what follows it in which
    var own = got.index.get(term);
    if (!own || own.rests) return own;
    var last = '';
    own.rests = got.texts.slice(own.line, own.line + own.lines).map(function (text, i) {
      last = last.slice(0, text.charCodeAt(0) - 32) + text.slice(1);
      return [last, own.places[i] || null];
    });
    return own;
  }
  async function entry(file, key, g) { // of its own file, where that is needed
    var own = g.rest ? head.wide.indexOf(key) : -1;
    return entryOf(own < 0 ? file : await shard('w', own), key);
  }
  // take puts the documents of a key that hold a gram into lists: of those that
  // hold the whole, and of those that hold it as far as is known at this place.
  function take(entry, g, quality, lists) {
    if (!entry) return;
    function all(list, places) {
      (places || entry.docs).forEach(function (p) {
        var d = places ? entry.docs[p] : p;
        put(list, Math.floor(d / 4), d % 4 << 2 | quality);
      });
    }
    if (!g.rest) { all(lists.whole, null); return; }
    entry.rests.forEach(function (r) {
      if (r[0].startsWith(g.rest) || g.open && r[0].startsWith(g.rest.replace(/ $/, ''))) all(lists.whole, r[1]);
      else if (g.rest.startsWith(r[0])) all(lists.part, r[1]);
    });
  }
  var widest = 3, most = 60; // files, terms that a beginning may mean
  async function beginnings(start, each) {
    var n = Math.max(shardOf(start), 0), taken = 0;
    for (var i = n; i < head.terms.length && i < n + widest; i++) {
      if (i > n && !head.terms[i].startsWith(start)) break;
      var file = await shard('t', i);
      for (var k = 0; k < file.terms.length && taken < most; k++) {
        if (file.terms[k].startsWith(start) && await each(file, file.terms[k])) taken++;
      }
    }
  }
  async function seek(g, exact) {
    var lists = { whole: new Map(), part: new Map() };
    if (g.word && !exact) {
      await forms(g, lists);
      if (lists.whole.size + lists.part.size) return lists;
    }
    var n = shardOf(g.key);
    if (n >= 0) take(await entry(await shard('t', n), g.key, g), g, 0, lists);
    return lists;
  }
  async function forms(g, lists) {
    var t = g.word, text = t.text, open = g.open && !g.rest;
    var root = t.cl === DIGIT ? text : stem(text), start = t.cl === DIGIT ? text : trunk(text);
    if (t.cl === DIGIT && !open || start.length < 2) return;
    await beginnings(start, async function (file, term) {
      var quality = term === text ? 0 : t.cl === LETTER && stem(term) === root ? 1 : open && term.startsWith(text) && same(term, t.cl) ? 2 : -1;
      if (quality >= 0) take(await entry(file, term, g), g, quality, lists);
      return quality >= 0;
    });
  }
  function same(term, cl) { return Array.from(term).every(function (c) { return c === '.' || classOf(c) === cl; }); }

  // Phrases.
  function runsOf(ts) { // tokens that are neighbours
    var runs = [];
    ts.forEach(function (t, i) {
      if (!i || t.at !== ts[i - 1].at + 1) runs.push([]);
      runs[runs.length - 1].push(t);
    });
    return runs;
  }
  function gramAt(run, i, open) {
    var t = run[i], next = run[i + 1], g = { key: t.text, step: 1, rest: '' }, from = i + 1;
    if (t.cl !== MARK) g.word = t;
    else if (next && next.cl === MARK) { g.key += next.text; g.step = 2; from++; } else if (next) g.key += sign(next);
    for (var k = from; k < run.length; k++) g.rest += run[k].text + (run[k].cl === MARK ? '' : ' ');
    g.open = open && run[run.length - 1].cl !== MARK;
    return g;
  }
  async function told(found, open, run) { // few are left: their titles tell
    var docs = Array.from(open.keys()).sort(function (a, b) { return a - b; });
    for (var i = 0; i < docs.length; i++) {
      var m = open.get(docs[i]);
      if (m >> 2 !== 3 || !within(tokens((await meta(docs[i]))[0], 0))) continue;
      put(found, docs[i], m);
      open.delete(docs[i]);
    }
    function within(title) {
      return title.some(function (t, at) {
        return run.every(function (q, k) { var own = title[at + k]; return own && own.at === t.at + k && own.text === q.text; });
      });
    }
  }
  async function along(exact, run, next) {
    var found = null, open = null;
    for (var at = 0; ;) {
      var g = next(at), lists = await seek(g, exact);
      if (!found) {
        found = lists.whole;
        open = lists.part;
      } else open = further(found, open, lists);
      found.forEach(function (_, doc) { open.delete(doc); });
      if (at && run && open.size <= 3) await told(found, open, run);
      if (!open.size) return found;
      at += g.step;
    }
  }
  function further(found, open, lists) {
    var later = new Map();
    open.forEach(function (m, doc) {
      if (lists.whole.has(doc)) put(found, doc, both(m, lists.whole.get(doc)));
      if (lists.part.has(doc)) put(later, doc, both(m, lists.part.get(doc)));
    });
    return later;
  }
  async function meet(ts, exact, open, titled) { // titled: in one title
    var runs = runsOf(ts), found = null;
    for (var i = 0; i < runs.length && (!found || found.size); i++) {
      var list = await along(exact, runs[i], function (at) { return gramAt(runs[i], at, open && i === runs.length - 1); });
      if (!found) found = new Map(list);
      else found.forEach(function (m, doc) { if (list.has(doc)) found.set(doc, both(m, list.get(doc))); else found.delete(doc); });
      if (titled) found.forEach(function (m, doc) { if (m >> 2 < 3) found.delete(doc); });
    }
    return found || new Map();
  }
  async function phraseList(p) {
    var list = await meet(p.tokens, p.exact, p.open);
    if (p.tokens.length > 1 && plain(p.tokens)) {
      var codes = (await seek({ key: p.tokens.map(function (t) { return t.text; }).join(''), rest: '' }, true)).whole;
      codes.forEach(function (m, doc) { if (!list.has(doc)) list.set(doc, m); });
    }
    if (!list.size && !p.exact && p.tokens.length === 1 && /^[a-z]{2,}$/.test(p.tokens[0].text)) return spoken(p.tokens[0].text);
    return list;
  }
  function plain(ts) { return ts.every(function (t) { return t.cl !== MARK; }); }

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
  async function spoken(text) {
    var list = new Map(), ways = readings(text);
    for (var i = 0; i < ways.length; i++) {
      var way = ways[i];
      gather(list, await along(true, null, function (at) {
        return { key: "'" + way[at], step: 3, rest: way.slice(at + 1).map(function (s) { return s + ' '; }).join('') };
      }), 1);
    }
    if (!list.size && text.length <= 8) gather(list, (await seek({ key: ',' + text.slice(0, 2), rest: text.slice(2) }, true)).whole, 2);
    return list;
  }
  function gather(list, found, quality) {
    found.forEach(function (m, doc) { if (!list.has(doc)) list.set(doc, m >> 2 << 2 | quality); });
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
  function idf(phrase) { var n = phrase.list.size; return Math.log(1 + (head.count - n + 0.5) / (n + 0.5)); }
  function score(phrase, doc) {
    var norm = head.norms[doc], m = phrase.list.get(doc), w = weight(m), rare = idf(phrase), field = m >> 2;
    if (field === 3) w /= 0.5 + 0.5 * (2 * (norm >> 4) + 1) / head.title;
    else if (field < 2) w /= 0.6 + 0.4 * ((32 << (norm & 15)) / 2) / head.body;
    return rare * 5 * w / (4 + w) + (field === 3 ? rare : 0);
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
    if (ts.length < 3 || ts.length > 10 || !ts.every(function (t) { return t.cl === MARK; })) return '';
    for (var kind = 0; kind < 3; kind++) {
      for (var i = 0; i < ts.length; i++) {
        var v = variant(ts, i, kind);
        if (!v) continue;
        var pairs = [].concat.apply([], runsOf(v.tokens).filter(function (run) { return run.length > 1; }));
        var name = await nameLike(await meet(pairs, true, false, true), v);
        if (name) return name;
      }
    }
    return '';
  }
  async function nameLike(found, v) { // the words of a title, of the first few
    var docs = Array.from(found.keys()).sort(function (a, b) { return a - b; }).slice(0, 3);
    for (var i = 0; i < docs.length; i++) {
      var title = (await meta(docs[i]))[0], ts = tokens(title, 0), own = new Map();
      ts.forEach(function (t) { own.set(t.at, t.text); });
      for (var k = 0; k < ts.length; k++) {
        var at = ts[k].at, fits = v.tokens.every(function (t) { return own.get(at + t.at) === t.text; });
        for (var n = 0; n < v.span && fits; n++) fits = own.has(at + n);
        if (fits) return Array.from(title).slice(ts[k].from, ts[k + v.span - 1].to).join('');
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
      var parts = p.tokens.length > 2 ? piecesOf(p.tokens) : [];
      for (var k = 0; k < parts.length; k++) {
        var list = (await seek(parts[k].gram, false)).whole;
        if (list.size) pieces.push({ list: list, tokens: parts[k].tokens });
      }
    }
    var all = rank(pieces, true);
    return { pieces: pieces, found: all.slice(0, 10) };
  }

  function piecesOf(ts) { // words and pairs of characters that hold a phrase, or its beginning
    var parts = [];
    runsOf(ts).forEach(function (run) {
      for (var i = 0; i < run.length && parts.length < 4;) {
        if (i && i + 1 === run.length && run[i].cl === MARK) {
          if (run[i - 1].cl !== MARK) break;
          i--;
        }
        var g = gramAt(run, i, false);
        g.rest = '';
        parts.push({ gram: g, tokens: run.slice(i, i + g.step) });
        i += g.step;
      }
    });
    return parts;
  }

  // What is shown of a document.
  async function meta(doc) { // title, code, facts, address, file of its text
    var n = Math.floor(doc / perMeta), got = await load('m', n);
    if (!got.rows) {
      var lines = textOf(inflate(narrow(got[0]))).split(endRow), file = +lines[0];
      got.rows = lines.slice(1, -1).map(function (line, i) {
        var row = line.split(endField);
        row[4] = file += row[4].length;
        row[3] = row[3] || head.kinds[kindOf(n * perMeta + i)].name + '/' + row[1].toLowerCase() + '.html';
        return row;
      });
    }
    return got.rows[doc % perMeta];
  }
  function kindOf(doc) {
    var k = head.kinds.length - 1;
    while (k > 0 && head.kinds[k].first > doc) k--;
    return k;
  }
  function fits(t, q, p, last) {
    return t.text === q.text || !p.exact && t.cl === q.cl && (q.cl === LETTER && stem(t.text) === stem(q.text) || p.open && last && q.cl !== MARK && q.text.length > 1 && t.text.startsWith(q.text));
  }
  function marks(text, phrases) { // the stretches of a text that were found
    var ts = tokens(text, 0), at = new Map(), hit = [], spans = [];
    ts.forEach(function (t, i) { at.set(t.at, i); });
    phrases.forEach(function (p) {
      ts.forEach(function (t) {
        var places = p.tokens.map(function (q, k) {
          var i = at.get(t.at + q.at - p.tokens[0].at);
          return i !== undefined && fits(ts[i], q, p, k === p.tokens.length - 1) ? i : -1;
        });
        if (places.indexOf(-1) < 0) places.forEach(function (i) { hit[i] = true; });
      });
    });
    ts.forEach(function (t, i) {
      if (!hit[i]) return;
      var last = spans[spans.length - 1];
      if (last && t.after === 0 && last[1] === t.from) last[1] = t.to; else spans.push([t.from, t.to]);
    });
    return spans;
  }
  async function snippet(doc, row, phrases) {
    var got = await written('d', row[4], await written('base')), best = null;
    got.docs = got.docs || textOf(got.data).split(endRow);
    var texts = got.docs[doc - got[0]].split(endField).map(function (field) { return field.split('\n'); });
    texts[1].concat(texts[0]).forEach(function (text) {
      var spans = marks(text, phrases);
      if (spans.length && (!best || spans.length > best.spans.length)) best = { text: text, spans: spans };
    });
    return best || { text: texts[0][texts[0].length - 1] || '', spans: [] };
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
  var many = 10, few = 3, screen = 5; // of the first kind, of others, of all at once
  function titles(rows) { return Promise.all(rows.map(function (r) { return meta(r.doc); })); }
  function grouped(found) { // kinds in the order of their best
    var groups = [], of = {};
    found.forEach(function (r) {
      var k = kindOf(r.doc), g = of[k];
      if (!g) groups.push(g = of[k] = { kind: head.kinds[k], rows: [] });
      g.rows.push(r);
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
      var near = !r.found.length && r.near.found, groups = grouped(near || r.found), phrases = near ? r.near.pieces : r.phrases;
      var fresh = document.createDocumentFragment(), at = [], rows = [];
      groups.forEach(function (g, i) { // those further down are asked for when they come into view
        if (at[i] = rows.length < screen) rows = rows.concat(g.rows.slice(0, i ? few : many));
      });
      await titles(rows);
      if (r.meant) fresh.appendChild(suggestion(r, input, run));
      for (var i = 0; i < groups.length; i++) fresh.appendChild(await section(groups[i], phrases, i ? few : many, at[i]));
      if (late()) return;
      out.textContent = '';
      out.appendChild(fresh);
      out.setAttribute('data-found', r.found.length); // the ranked list stands
      said.textContent = status(r);
      remember();
    }
    async function section(g, phrases, first, now) {
      var s = make('section'), h = make('h2', {}, g.kind.word + ' '), list = make('ol', { 'class': 'found' }), shown = 0;
      h.appendChild(make('span', { 'class': 'count' }, String(g.rows.length)));
      s.appendChild(h);
      s.appendChild(list);
      async function on(count) { // shows so many more, and returns the first of them
        var rows = g.rows.slice(shown, shown + count), items = [];
        await titles(rows);
        for (var i = 0; i < rows.length; i++) items.push(await entry(rows[i].doc, phrases));
        items.forEach(function (item) { list.appendChild(item); });
        shown += items.length;
        return items[0];
      }
      async function begins() {
        await on(first);
        if (g.rows.length > shown) s.appendChild(further(on, function () { return g.rows.length - shown; }));
      }
      if (now) await begins(); else seen(list, begins);
      return s;
    }
    function further(on, left) {
      var p = make('p', { 'class': 'more' }), button = make('button', { type: 'button' }, fill(head.words.more, left()));
      button.addEventListener('click', async function () {
        var first = await on(many * 2);
        if (left()) button.textContent = fill(head.words.more, left()); else p.remove();
        first.querySelector('a').focus();
      });
      p.appendChild(button);
      return p;
    }
    async function entry(doc, phrases) {
      var row = await meta(doc), item = make('li'), a = make('a', { href: home + row[3] }), facts = make('p', { 'class': 'note' }, [row[1], row[2]].filter(Boolean).join(' · '));
      item.appendChild(marked(a, row[0], marks(row[0], phrases)));
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
      var near = !r.found.length && r.near.found, groups = grouped(near || r.found).slice(0, 6), phrases = near ? r.near.pieces : r.phrases;
      var fresh = document.createDocumentFragment(), n = 0;
      groups.forEach(function (g, i) { g.shown = g.rows.slice(0, i ? few : 4); });
      await titles([].concat.apply([], groups.map(function (g) { return g.shown; })));
      for (var i = 0; i < groups.length; i++) {
        var g = make('div', { role: 'group', 'aria-labelledby': 'find-kind' + i });
        g.appendChild(make('div', { 'class': 'kind', id: 'find-kind' + i, role: 'presentation' }, groups[i].kind.word + ' ' + groups[i].rows.length));
        for (var k = 0; k < groups[i].shown.length; k++) g.appendChild(await option(groups[i].shown[k].doc, phrases, n++));
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
      marked(title, row[0], marks(row[0], phrases));
      var o = optionOf(n, home + row[3], title), note = [row[1], row[2]].filter(Boolean).join(' · ');
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
