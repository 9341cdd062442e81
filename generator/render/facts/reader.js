// The reader of the facts: it notes what a record says when a visitor keeps it,
// draws the pages of the shortlist and of comparison, and watches over a machine
// that stands at a fair. What the files hold, and what a saved list looks like,
// is said in the comment of package facts. The list itself, the stars and how
// links carry a list are the site's own script's. No request leaves the site.
(function () {
  'use strict';
  var kept = window.kept, shelf = document.querySelector('a.shelf');
  if (window.facts || !kept || !shelf) return;
  var base = shelf.getAttribute('data-facts'), home = shelf.getAttribute('href').replace(/shortlist\.html.*/, '');
  var here = document.documentElement.lang, head = null, asked = {}, arrived = {};
  function push(name, value) { arrived[name] = value; }
  function file(name) {
    if (!asked[name]) {
      asked[name] = new Promise(function (done, failed) {
        var s = document.createElement('script');
        s.charset = 'utf-8';
        s.src = base + name + '.js' + (head ? '?v=' + head.hash : '');
        s.onload = function () { s.remove(); done(arrived[name]); };
        s.onerror = function () { s.remove(); delete asked[name]; failed(new Error(name)); };
        document.head.appendChild(s);
      });
    }
    return asked[name];
  }
  async function begin() {
    if (!head) head = await file('head');
    return head;
  }
  function hash(text) { // FNV-1a
    for (var h = 0x811c9dc5, i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return h >>> 0;
  }
  // find returns what the edition says of a record, null where it has none.
  async function find(id) {
    await begin();
    var all = await file(hash(id) % head.files), found = null;
    all.forEach(function (r) { if (r.id === id) found = r; });
    return found && found.is && found.is !== id ? find(found.is) : found;
  }
  function w(name, one, two) { return (head.words[name] || '').replace('%[1]s', one).replace('%[2]s', two); }

  // What the visitor saw: edition, state, amount and its words, title and code.
  function note(item, r) {
    item.e = head.edition;
    item.s = r.state || '';
    item.a = r.amount || '';
    item.w = r.words || '';
    item.t = r.title;
    item.c = r.code || '';
  }
  async function saw(id) {
    try {
      var r = await find(id), item = kept.mine.items.filter(function (i) { return i.id === id && !i.e; })[0];
      if (!r || !item) return;
      note(item, r);
      kept.save();
    } catch (late) { /* it is noted when the shortlist is opened */ }
  }
  // changes says in words what is no longer as the visitor saw it.
  function changes(item, r) {
    if (!r) return [w('gone')];
    if (!item.e) return [];
    var said = [];
    if (item.s && r.state && item.s !== r.state) said.push(w('state-changed', head.states[item.s] || item.s, head.states[r.state]));
    if (item.a !== (r.amount || '')) said.push(w('amount-changed', item.w || item.a || w('unknown'), r.words || w('unknown')));
    return said;
  }

  // Drawing.
  function make(name, attributes, inside) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (a) { if (attributes[a] !== null) e.setAttribute(a, attributes[a]); });
    [].concat(inside === undefined ? [] : inside).forEach(function (part) {
      if (part) e.appendChild(typeof part === 'string' ? document.createTextNode(part) : part);
    });
    return e;
  }
  function button(text, act, attributes) {
    var b = make('button', Object.assign({ type: 'button' }, attributes), text);
    b.addEventListener('click', act);
    return b;
  }
  function badge(state) { return state ? make('span', { 'class': 'badge state-' + state }, head.states[state]) : null; }
  function titled(r) { return make('a', { href: home + r.at, lang: r.lang || null }, r.title); }
  function copier(field, name) {
    var said = make('span', { role: 'status', 'class': 'note' });
    return [button(w(name), function () {
      field.focus();
      field.select();
      document.execCommand('copy'); // works from a disk, where the clipboard interface does not
      said.textContent = w('copied');
    }, { 'class': 'copy' }), said];
  }
  function code(r) {
    if (!r.qr) return null;
    var cut = r.qr.split('.'), size = +cut[0], bits = atob(cut[1]), d = '';
    for (var y = 0; y < size; y++) {
      for (var x = 0; x < size; x++) {
        for (var run = 0, i = y * size + x; x + run < size && bits.charCodeAt((i + run) >> 3) & 128 >> ((i + run) & 7); run++);
        if (run) d += 'M' + (x + 4) + ' ' + (y + 4) + 'h' + run + 'v1h-' + run + 'z';
        x += run;
      }
    }
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 ' + (size + 8) + ' ' + (size + 8));
    svg.setAttribute('class', 'qr');
    svg.setAttribute('shape-rendering', 'crispEdges');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', d);
    svg.appendChild(path);
    return svg;
  }
  // The switch of languages leads to the same list or comparison.
  function keepSwitch() {
    Array.prototype.forEach.call(document.querySelectorAll('.languages a'), function (a) {
      var to = a.getAttribute('href').split('#')[0];
      a.setAttribute('href', to + (/^#(list|p)=/.test(location.hash) ? location.hash : ''));
    });
  }

  // Saved lists.
  var columns = [['record', 'id'], ['note', 'note'], ['edition', 'e'], ['state', 's'], ['amount', 'a'], ['words', 'w'], ['title', 't'], ['code', 'c']];
  function cell(text) { return (text || '').replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\r?\n/g, '\\n'); }
  function uncell(text) { return text.replace(/\\(.)/g, function (all, c) { return c === 'n' ? '\n' : c === 't' ? '\t' : c; }); }
  function save(list) {
    var lines = [columns.map(function (c) { return c[0]; })];
    if (list.title) lines.push(['#title', cell(list.title)]);
    list.items.forEach(function (i) { lines.push(columns.map(function (c) { return cell(i[c[1]]); })); });
    return '\ufeff' + lines.map(function (l) { return l.join('\t') + '\n'; }).join('');
  }
  function parse(text) {
    var list = { title: '', items: [] }, names = null;
    text.replace(/^\ufeff/, '').split(/\r?\n/).forEach(function (line) {
      var cells = line.split('\t').map(uncell);
      if (cells[0] === '#title') list.title = cells[1] || '';
      else if (!line || line[0] === '#') return;
      else if (!names) names = cells;
      else {
        var item = { note: '' };
        columns.forEach(function (c) { item[c[1]] = cells[names.indexOf(c[0])] || ''; });
        if (kept.isRecord(item.id) && !list.items.some(function (i) { return i.id === item.id; })) list.items.push(item);
      }
    });
    return list;
  }

  // The page of the shortlist.
  async function shortlist(root) {
    var said = make('p', { role: 'status', 'class': 'said' }), out = make('div'), book = make('div', { 'class': 'handbook' }), records = {}, undo = null;
    await begin();
    [said, out, book].forEach(function (e) { root.appendChild(e); });
    document.documentElement.classList.add('bound');
    var offered = null;
    var p = kept.parameters();
    if ('list' in p) take(kept.unpack(p, 'list'));
    function same(a, b) { return a.items.map(function (i) { return i.id + '\n' + i.note; }).join('\t') === b.items.map(function (i) { return i.id + '\n' + i.note; }).join('\t'); }
    function take(list) { // a list from a link or a file
      if (!list.items.length || same(list, kept.mine)) return;
      if (kept.mine.items.length) offered = list; else adopt(list);
    }
    function adopt(list) {
      kept.mine.items = list.items;
      kept.mine.title = list.title;
      offered = null;
      done();
    }
    function done() { // the address no longer says what is now the visitor's own
      if (/^#list=/.test(location.hash)) try { history.replaceState(null, '', location.pathname.replace(/^.*\//, '') + location.search); } catch (no) { /* it stays */ }
      kept.save();
    }
    function add(list) {
      list.items.forEach(function (i) {
        var own = kept.mine.items.filter(function (o) { return o.id === i.id; })[0];
        if (!own) kept.mine.items.push(i);
        else if (i.note && own.note.indexOf(i.note) < 0) own.note = (own.note ? own.note + '\n' : '') + i.note;
      });
      offered = null;
      done();
    }
    async function fetch() {
      var missing = 0;
      await Promise.all(kept.mine.items.map(async function (i) {
        if (i.id in records) return;
        try { records[i.id] = await find(i.id); } catch (no) { missing++; }
      }));
      var fresh = false;
      kept.mine.items.forEach(function (i) {
        var r = records[i.id];
        if (r && !i.e) { note(i, r); fresh = true; } else if (r && !i.t) { i.t = r.title; i.c = r.code || ''; }
      });
      if (fresh) kept.save();
      return missing;
    }
    function state(i) { return i.id in records ? changes(i, records[i.id]) : []; }
    function offer() {
      if (!offered) return null;
      var names = offered.items.map(function (i) { return make('li', {}, i.t || i.id.split('/').slice(1).join('/')); });
      return make('section', { 'class': 'offer', 'aria-labelledby': 'offer-title' }, [
        make('h2', { id: 'offer-title' }, w('offered', offered.items.length)), make('ul', {}, names),
        make('p', { 'class': 'buttons' }, [
          button(w('add-offered'), function () { add(offered); draw(w('opened')); }),
          button(w('take-offered'), function () { adopt(offered); draw(w('opened')); }),
          button(w('leave-offered'), function () { offered = null; done(); draw(''); })
        ])
      ]);
    }
    function news() {
      var list = kept.mine.items.filter(function (i) { return state(i).length; });
      if (!list.length) return null;
      return make('section', { 'class': 'news', 'aria-labelledby': 'news-title' }, [
        make('h2', { id: 'news-title' }, w('changed', list.length)),
        make('ul', {}, list.map(function (i) {
          return make('li', {}, [make('strong', {}, (records[i.id] || {}).title || i.t || i.id), w('colon') + state(i).join(w('semicolon')) + (i.e ? ' ' + w('since', i.e) : '')]);
        })),
        make('p', { 'class': 'buttons' }, button(w('noted'), function () {
          kept.mine.items.forEach(function (i) { if (records[i.id]) note(i, records[i.id]); });
          kept.save();
          draw(w('noted-said'));
        }))
      ]);
    }
    function move(at, by) {
      var items = kept.mine.items, to = at + by;
      if (to < 0 || to >= items.length) return;
      items.splice(to, 0, items.splice(at, 1)[0]);
      kept.save();
      draw(w('moved', to + 1, items.length), items[to].id, by < 0 ? 'up' : 'down');
    }
    function remove(at) {
      var item = kept.mine.items.splice(at, 1)[0], next = kept.mine.items[Math.min(at, kept.mine.items.length - 1)];
      kept.save();
      undo = function () { kept.mine.items.splice(at, 0, item); kept.save(); draw('', item.id, 'remove'); };
      draw(w('removed', (records[item.id] || {}).title || item.t || item.id), next && next.id, 'remove');
    }
    function entry(i, at, all) {
      var r = records[i.id], name = r ? r.title : i.t || i.id.split('/').slice(1).join('/'), field = 'note-' + at, change = state(i);
      var text = make('textarea', { id: field, rows: '2' });
      text.value = i.note;
      text.addEventListener('input', function () { i.note = text.value; kept.save(); bind(); letter(); });
      function act(word, name_, does, off) { return button(make('span', { 'class': 'word' }, w(word)), does, { 'class': 'act ' + name_, 'data-act': name_, 'data-of': i.id, 'aria-label': w(word) + w('colon') + name, 'aria-disabled': off ? 'true' : null }); }
      return make('li', { 'class': change.length ? 'entry changed' : 'entry' }, [
        make('div', { 'class': 'what' }, [
          make('p', { 'class': 'badges' }, [make('span', { 'class': 'badge' }, head.kinds[i.id.split('/')[0]]), r ? badge(r.state) : null, make('span', { 'class': 'code' }, r ? r.code || '' : i.c || '')]),
          make('h3', {}, r ? titled(r) : name),
          r && r.groups ? make('dl', { 'class': 'short' }, r.groups[0].rows.slice(0, 4).map(function (row) {
            return make('div', {}, [make('dt', { lang: row[3] || null }, row[0]), make('dd', { lang: row[4] || null }, row[1])]);
          })) : null,
          change.length ? make('p', { 'class': 'remark warn' }, change.join(w('semicolon')) + (i.e && r ? ' ' + w('since', i.e) : '')) : null
        ]),
        make('div', { 'class': 'mine' }, [make('label', { 'for': field }, [w('note'), make('span', { 'class': 'unseen' }, w('colon') + name)]), text]),
        make('div', { 'class': 'acts' }, [
          act('up', 'up', function () { move(at, -1); }, at === 0), act('down', 'down', function () { move(at, 1); }, at === all.length - 1), act('remove', 'remove', function () { remove(at); })
        ])
      ]);
    }
    var letterText = make('textarea', { readonly: '', rows: '9', id: 'kept-letter' }), linkText = make('input', { readonly: '', id: 'kept-link', type: 'text' }), mail = make('a', {});
    function title() { return kept.mine.title || w('title', head.site); }
    function link() {
      var at = head.page && location.protocol === 'file:' ? head.page : location.href.split('#')[0].split('?')[0];
      return at + '#' + kept.fragment('list', kept.mine);
    }
    function lines(full) {
      return kept.mine.items.map(function (i, n) {
        var r = records[i.id], what = [(r ? r.code : i.c) || i.id.split('/').slice(1).join('/')];
        if (full > 0) what.push(r ? r.title : i.t);
        if (full > 1 && r) what.push(r.state ? head.states[r.state] : '', r.words || '');
        return (n + 1) + '. ' + what.filter(Boolean).join(w('comma')) + (i.note && full > 0 ? '\n   ' + w('note') + w('colon') + i.note.replace(/\n/g, '\n   ') : '');
      }).join('\n');
    }
    function letter() {
      var text = w('letter', head.edition, lines(2)), subject = w('subject', kept.mine.items.length, head.edition);
      var whole = text + '\n\n' + w('letter-link') + '\n' + link();
      letterText.value = whole;
      linkText.value = link();
      // Outlook on Windows cuts an address of more than 2,083 bytes short.
      var ways = [whole, text, w('letter', head.edition, lines(1)), w('letter', head.edition, lines(0)), w('letter-paste')];
      for (var k = 0, to = ''; k < ways.length; k++) {
        to = 'mailto:' + (head.mail || '') + '?subject=' + encodeURIComponent(subject) + '&body=' + encodeURIComponent(ways[k].replace(/\n/g, '\r\n'));
        if (to.length <= 2000) break;
      }
      mail.setAttribute('href', to);
      mail.textContent = w('mail');
      keepSwitch();
    }
    function download() {
      var a = make('a', { download: 'shortlist-' + head.edition + '.tsv', href: URL.createObjectURL(new Blob([save(kept.mine)], { type: 'text/tab-separated-values' })) });
      document.body.appendChild(a);
      a.click();
      a.remove();
      setTimeout(function () { URL.revokeObjectURL(a.href); }, 1000);
    }
    function opener() {
      var input = make('input', { type: 'file', hidden: '', accept: '.tsv,.txt,text/plain,text/tab-separated-values' });
      input.addEventListener('change', function () {
        var reader = new FileReader();
        reader.onload = function () {
          var list = parse(String(reader.result));
          if (!list.items.length) { draw(w('no-list')); return; }
          take(list);
          draw(offered ? '' : w('opened'));
        };
        if (input.files[0]) reader.readAsText(input.files[0]);
      });
      return make('span', { 'class': 'opener' }, [input, button(w('open'), function () { input.click(); })]);
    }
    function heading() {
      var input = make('input', { id: 'kept-title', type: 'text', placeholder: title(), maxlength: '80' });
      input.value = kept.mine.title;
      input.addEventListener('input', function () { kept.mine.title = input.value.trim(); kept.save(); bind(); letter(); });
      return make('p', { 'class': 'named' }, [make('label', { 'for': 'kept-title' }, w('name-it')), input]);
    }
    function stands() {
      var on = kept.stand();
      return make('details', { 'class': 'stand' }, [make('summary', {}, w('stand')), make('p', {}, w('stand-what')),
        make('p', { 'class': 'buttons' }, button(on ? w('stand-off') : w('stand-on'), function () { location.hash = on ? 'stand=off' : 'stand'; }))]);
    }
    function draw(news_, focus, act) {
      var items = kept.mine.items, parts = [offer()];
      said.textContent = news_ || (items.length ? w('count', items.length) : w('empty'));
      if (undo) {
        if (act === 'remove' || !items.length) said.appendChild(button(w('undo'), function () { var u = undo; undo = null; u(); }, { 'class': 'undo' }));
        else undo = null;
      }
      if (items.length) {
        parts.push(news(), heading(), make('ol', { 'class': 'entries' }, items.map(entry)), make('section', { 'class': 'take', 'aria-labelledby': 'take-title' }, [
          make('h2', { id: 'take-title' }, w('take')),
          make('p', { 'class': 'buttons' }, [button(w('print'), function () { window.print(); }, { 'class': 'first' }), mail, button(w('save'), download), opener(), button(w('clear'), function () {
            var was = kept.mine.items;
            kept.mine.items = [];
            kept.save();
            undo = function () { kept.mine.items = was; kept.save(); draw(''); };
            draw(w('cleared'));
          })]),
          make('p', { 'class': 'note' }, w('print-what')),
          make('div', { 'class': 'linked' }, [make('label', { 'for': 'kept-link' }, w('link')), linkText].concat(copier(linkText, 'copy-link'))),
          make('details', {}, [make('summary', {}, w('letter-show')), make('label', { 'for': 'kept-letter', 'class': 'unseen' }, w('letter-label')), letterText].concat(copier(letterText, 'copy-letter')))
        ]));
        letter();
      } else {
        parts.push(make('p', {}, w('how')), make('p', { 'class': 'buttons' }, opener()));
        keepSwitch();
      }
      parts.push(stands());
      out.textContent = '';
      parts.forEach(function (e) { if (e) out.appendChild(e); });
      bind();
      var to = focus && Array.prototype.filter.call(out.querySelectorAll('[data-act]'), function (b) { return b.getAttribute('data-of') === focus && b.getAttribute('data-act') === act; })[0];
      if (to) to.focus(); else if (act === 'remove') (said.querySelector('button') || document.body).focus();
    }

    // The handbook, for paper.
    function bind() {
      var mark = document.querySelector('.invented'), items = kept.mine.items, contacts = [];
      book.textContent = '';
      if (!items.length) return;
      var today = new Date().toLocaleDateString(here, { year: 'numeric', month: 'long', day: 'numeric' });
      book.appendChild(make('section', { 'class': 'cover' }, [
        make('p', { 'class': 'publisher' }, head.publisher), make('h2', {}, title()),
        make('dl', {}, [[w('edition'), head.edition + ' · ' + head.digest.slice(0, 8)], [w('printed'), today], [w('entries'), String(items.length)]].map(function (f) {
          return make('div', {}, [make('dt', {}, f[0]), make('dd', {}, f[1])]);
        })),
        mark ? make('p', { 'class': 'mark' }, mark.textContent) : null, make('p', { 'class': 'note' }, w('book-note', head.edition))
      ]));
      book.appendChild(make('section', { 'class': 'toc' }, [make('h2', {}, w('contents')), make('ol', {}, items.map(function (i) {
        var r = records[i.id];
        return make('li', {}, [make('span', { lang: r && r.lang || null, 'class': 'name' }, r ? r.title : i.t || i.id), make('span', { 'class': 'code' }, r ? [r.code, r.words].filter(Boolean).join(' · ') : w('gone'))]);
      }).concat(make('li', {}, make('span', { 'class': 'name' }, w('contacts')))))]));
      items.forEach(function (i, n) {
        var r = records[i.id];
        book.appendChild(sheet(i, r, n + 1));
        if (r && r.contact && r.contact.length) {
          var key = r.contact.join('\n'), c = contacts.filter(function (c) { return c.key === key; })[0];
          if (!c) contacts.push(c = { key: key, lines: r.contact, of: [] });
          c.of.push(n + 1);
        }
      });
      book.appendChild(make('section', { 'class': 'contacts' }, [make('h2', {}, w('contacts'))].concat(contacts.map(function (c) {
        return make('div', { 'class': 'desk' }, [make('p', { 'class': 'name' }, c.lines[0])].concat(c.lines.slice(1).map(function (l) { return make('p', {}, l); }), make('p', { 'class': 'note' }, w('for-sheets', c.of.join(w('comma'))))));
      }))));
      running();
    }
    function sheet(i, r, n) {
      if (!r) return make('section', { 'class': 'sheet' }, [make('h2', {}, n + ' · ' + (i.t || i.id)), make('p', {}, w('gone')), own(i)]);
      var change = state(i), first = r.groups ? r.groups[0] : { rows: [] };
      return make('section', { 'class': 'sheet' }, [
        make('p', { 'class': 'badges' }, [make('span', { 'class': 'badge' }, head.kinds[i.id.split('/')[0]]), badge(r.state), make('span', { 'class': 'code' }, r.code || '')]),
        make('h2', { lang: r.lang || null }, n + ' · ' + r.title),
        r.summary ? make('p', { 'class': 'lead', lang: r.summary[1] || null }, r.summary[0]) : null,
        make('dl', { 'class': 'panel' }, first.rows.map(function (row) {
          return make('div', { 'class': 'figure' }, [make('dt', {}, row[0]), make('dd', { 'class': 'value' }, row[1]), row[2] ? make('dd', { 'class': 'note' }, row[2]) : null]);
        })),
        change.length ? make('p', { 'class': 'remark warn' }, change.join(w('semicolon')) + ' ' + w('since', i.e)) : null,
        own(i),
        make('div', { 'class': 'groups' }, (r.groups || []).slice(1).map(function (g) {
          return make('table', { 'class': 'facts' }, [make('caption', {}, g.title), make('tbody', {}, g.rows.map(function (row) {
            var value = [make('span', { lang: row[4] || null }, row[1] || ''), row[2] ? make('span', { 'class': 'note', lang: row[5] || null }, ' ' + row[2]) : null];
            return make('tr', {}, row[0] ? [make('th', { scope: 'row', lang: row[3] || null }, row[0]), make('td', {}, value)] : [make('td', { colspan: '2' }, value)]);
          }))]);
        })),
        make('div', { 'class': 'end' }, [
          make('div', {}, [r.verified ? make('p', {}, w('verified') + w('colon') + r.verified) : null,
            r.contact ? make('p', {}, [make('strong', {}, w('contact') + w('colon')), r.contact.join(' · ')]) : null, r.url ? make('p', { 'class': 'address' }, r.url) : null]),
          code(r)
        ])
      ]);
    }
    function own(i) { return i.note ? make('div', { 'class': 'own' }, [make('h3', {}, w('note'))].concat(i.note.split('\n').map(function (l) { return make('p', {}, l); }))) : null; }
    function running() { // title and edition at the head of each page
      var style = document.getElementById('kept-running') || document.head.appendChild(make('style', { id: 'kept-running' }));
      function quoted(text) { return '"' + text.replace(/[\\"\n<]/g, function (c) { return '\\' + c.charCodeAt(0).toString(16) + ' '; }) + '"'; }
      style.textContent = '@page book{@top-left{content:' + quoted(title()) + '}@top-right{content:' + quoted(w('edition') + ' ' + head.edition) + '}}';
    }
    async function refresh(news_) {
      var missing = await fetch();
      draw(missing ? w('failed') : news_);
    }
    document.addEventListener('kept', function () { refresh(''); });
    window.addEventListener('beforeprint', bind);
    await refresh('');
  }

  // The page of comparison.
  async function compare(root) {
    await begin();
    var said = make('p', { role: 'status', 'class': 'said' }), out = make('div'), only = false, turn = 0;
    root.appendChild(said);
    root.appendChild(out);
    function chosen() {
      var p = kept.parameters(), all = [];
      ['p', 'projects', 'parks', 'plots', 'buildings'].forEach(function (name) {
        if (!(name in p) || all.length) return;
        all = (p[name] || '').split(',').filter(Boolean).map(function (id) {
          try { id = decodeURIComponent(id); } catch (bad) { return ''; }
          return kept.ids(id)[0] || kept.ids((name === 'p' ? 'projects' : name) + '/' + id)[0] || '';
        });
      });
      if (!all.length && !('p' in p)) all = kept.mine.beside;
      return all.filter(function (id, i) { return id && all.indexOf(id) === i && id.split('/')[0] === all[0].split('/')[0]; }).slice(0, 4);
    }
    function go(ids) {
      kept.mine.beside = ids.slice();
      kept.save();
      location.replace('#p=' + kept.several(ids));
    }
    // rows sets the facts of all records side by side, group by group, in the
    // order of the first that has them.
    function rows(records) {
      var groups = [];
      records.forEach(function (r, column) {
        (r.groups || []).forEach(function (g) {
          if (g.apart) return;
          var into = groups.filter(function (o) { return o.title === g.title; })[0], last = -1;
          if (!into) groups.push(into = { title: g.title, rows: [] });
          g.rows.forEach(function (row) {
            var at = into.rows.map(function (o) { return o.label; }).indexOf(row[0]);
            if (at < 0) into.rows.splice(at = last + 1, 0, { label: row[0], lang: row[3], values: [] });
            into.rows[last = at].values[column] = row;
          });
        });
      });
      groups.forEach(function (g) {
        g.rows.forEach(function (row) {
          row.differs = records.some(function (r, i) { return ((row.values[i] || [])[1] || '') !== ((row.values[0] || [])[1] || ''); });
        });
      });
      return groups;
    }
    function value(row) {
      if (!row || !row[1]) return make('td', {}, make('span', { 'class': 'unknown' }, w('unknown')));
      return make('td', { lang: row[4] || null }, [row[1], row[2] ? make('span', { 'class': 'note', lang: row[5] || null }, row[2]) : null]);
    }
    function table(records, groups) {
      var heads = records.map(function (r) {
        var id = r.id;
        return make('th', { scope: 'col', 'data-record': id }, [
          make('span', { 'class': 'badges' }, [badge(r.state), make('span', { 'class': 'code' }, r.code || '')]), titled(r),
          records.length > 2 ? button(make('span', { 'class': 'word' }, w('leave-out')), function () { go(records.map(function (o) { return o.id; }).filter(function (o) { return o !== id; })); }, { 'class': 'act remove', 'aria-label': w('leave-out') + w('colon') + r.title }) : null
        ]);
      });
      var body = [];
      groups.forEach(function (g) {
        var shown = g.rows.filter(function (row) { return row.differs || !only; });
        if (!shown.length) return;
        body.push(make('tbody', {}, [make('tr', { 'class': 'group' }, make('th', { scope: 'rowgroup', colspan: String(records.length + 1) }, g.title))].concat(shown.map(function (row) {
          return make('tr', { 'class': row.differs ? 'differs' : null }, [
            make('th', { scope: 'row', lang: row.lang || null }, [row.label, row.differs ? make('span', { 'class': 'unlike' }, [make('span', { 'aria-hidden': 'true' }, '≠ '), w('differs')]) : null])
          ].concat(records.map(function (r, i) { return value(row.values[i]); })));
        }))));
      });
      return make('div', { 'class': 'table compared of-' + records.length, role: 'region', tabindex: '0', 'aria-label': w('table') }, make('table', {}, [
        make('caption', {}, w('table')), make('thead', {}, make('tr', {}, [make('th', { scope: 'col' }, w('fact'))].concat(heads)))
      ].concat(body)));
    }
    async function draw() {
      var mine = ++turn, ids = chosen(), records = [], lost = [];
      for (var i = 0; i < ids.length; i++) {
        var r = await find(ids[i]);
        if (r) records.push(r); else lost.push(ids[i]);
      }
      if (mine !== turn) return;
      keepSwitch();
      out.textContent = '';
      if (records.length < 2) {
        said.textContent = (lost.length ? w('not-found', lost.join(', ')) + ' ' : '') + w('too-few');
        return;
      }
      var groups = rows(records), all = [].concat.apply([], groups.map(function (g) { return g.rows; })), unlike = all.filter(function (row) { return row.differs; }).length;
      said.textContent = (lost.length ? w('not-found', lost.join(', ')) + ' ' : '') + w('unlike', unlike, all.length);
      var box = make('input', { type: 'checkbox', id: 'only' }), link = make('input', { type: 'text', readonly: '', id: 'compare-link' });
      box.checked = only;
      box.addEventListener('change', function () { only = box.checked; var old = out.querySelector('.compared'); old.replaceWith(table(records, groups)); });
      link.value = (head.page && location.protocol === 'file:' ? head.page.replace('shortlist', 'compare') : location.href.split('#')[0]) + '#p=' + kept.several(records.map(function (r) { return r.id; }));
      out.appendChild(make('p', { 'class': 'options' }, [make('label', { 'for': 'only' }, [box, w('only-unlike')]), button(w('print-table'), function () { window.print(); }, { 'class': 'copy' })]));
      out.appendChild(table(records, groups));
      out.appendChild(make('div', { 'class': 'linked' }, [make('label', { 'for': 'compare-link' }, w('compare-link')), link].concat(copier(link, 'copy-link'))));
      out.appendChild(make('p', { 'class': 'note' }, w('compared-note', head.edition)));
    }
    window.addEventListener('hashchange', draw);
    await draw();
  }

  // A machine at a fair: what one visitor left, the next must not see. After
  // three minutes in which nobody touched it, 20 seconds are counted down.
  var idle = 180, warning = 20;
  async function stand() {
    await begin();
    var last = Date.now(), touched = !!kept.mine.items.length || !isHome() || scrollY > 0, box = null;
    function isHome() { return path(document.querySelector('.brand a')) === path(location); }
    function path(at) { return at.pathname.replace(/index\.html$/, ''); }
    function over() {
      kept.forget();
      location.replace(document.querySelector('.brand a').getAttribute('href') + (kept.carries() ? '#' + kept.fragment('kept', kept.mine) + kept.trailer() : ''));
      if (isHome()) { touched = false; close(); scrollTo(0, 0); }
    }
    function close() {
      if (!box) return;
      var before = box.before;
      box.veil.remove();
      box = null;
      last = Date.now();
      if (before && before.focus) before.focus();
    }
    function warn() {
      var count = make('strong', { 'class': 'count', 'aria-hidden': 'true' }), said = make('p', { 'class': 'unseen', role: 'status' });
      var go = button(w('go-on'), close, { 'class': 'first' });
      var panel = make('div', { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'idle-title', 'aria-describedby': 'idle-what' }, [
        make('h2', { id: 'idle-title' }, w('still-there')), make('p', { id: 'idle-what' }, w('idle', warning)), count, said, make('p', { 'class': 'buttons' }, [go, button(w('start-over'), over)])
      ]);
      box = { veil: make('div', { 'class': 'veil', 'data-script': '' }, panel), count: count, said: said, before: document.activeElement };
      panel.addEventListener('keydown', function (event) {
        var all = panel.querySelectorAll('button');
        if (event.key === 'Escape') close();
        if (event.key === 'Tab') {
          event.preventDefault();
          all[document.activeElement === all[0] ? 1 : 0].focus();
        }
      });
      document.body.appendChild(box.veil);
      go.focus();
    }
    function tick() {
      var left = idle - Math.floor((Date.now() - last) / 1000);
      if (!touched && !kept.mine.items.length) return;
      if (left <= 0) { over(); return; }
      if (left > warning) return;
      if (!box) warn();
      box.count.textContent = String(left);
      if (left % 10 === 0 || left === 5) box.said.textContent = w('seconds', left);
    }
    ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'].forEach(function (name) {
      document.addEventListener(name, function () { touched = true; if (!box) last = Date.now(); }, { capture: true, passive: true });
    });
    document.body.appendChild(make('div', { 'class': 'over', role: 'region', 'aria-label': w('stand'), 'data-script': '' }, button(w('start-over'), over)));
    document.documentElement.classList.add('attended');
    var sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = shelf.getAttribute('data-dress');
    document.head.appendChild(sheet);
    setInterval(tick, 1000);
  }

  window.facts = { push: push, find: find, saw: saw, parse: parse, save: save, changes: changes };
  function draws(id, page) {
    var root = document.getElementById(id);
    if (!root) return;
    root.setAttribute('data-script', '');
    page(root).catch(function () { root.appendChild(make('p', { role: 'status', 'class': 'missing' }, root.getAttribute('data-failed'))); });
  }
  draws('kept', shortlist);
  draws('compared', compare);
  if (kept.stand()) stand().catch(function () { /* without its words there is no stand */ });
})();
