// The incentive finder: what a visitor says of an undertaking is compared with
// the conditions of every clause in force. Nothing is asked of any server; what
// was said stays in the fragment of the address. judge says the same as Judge of
// package model, and one table of cases holds the two together. It is written
// for browsers of 2017.
(function () {
  'use strict';
  var data = null, texts = {}, waiting = {};

  // Exact arithmetic: a figure is a fraction of two whole numbers, written as
  // digits, since amounts in two currencies meet at bounds that no binary
  // fraction holds.
  function plain(digits) { return digits.replace(/^0+(?=\d)/, ''); }
  function times(a, b) {
    var places = [], carry = 0, out = '', i, j;
    for (i = 0; i < a.length; i++) {
      for (j = 0; j < b.length; j++) {
        var at = (a.length - 1 - i) + (b.length - 1 - j);
        places[at] = (places[at] || 0) + a.charCodeAt(i) % 48 * (b.charCodeAt(j) % 48);
      }
    }
    for (i = 0; i < places.length || carry; i++) {
      carry += places[i] || 0;
      out = carry % 10 + out;
      carry = Math.floor(carry / 10);
    }
    return plain(out);
  }
  function compareDigits(a, b) {
    if (a.length !== b.length) return a.length < b.length ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  function fraction(text) {
    var parts = text.split('/');
    return { n: plain(parts[0]), d: parts[1] || '1' };
  }
  function compare(a, b) { return compareDigits(times(a.n, b.d), times(b.n, a.d)); }
  function product(a, b) { return { n: times(a.n, b.n), d: times(a.d, b.d) }; }
  // decimal reads 12.5 as 125/10.
  function decimal(text) {
    var parts = text.split('.'), after = parts[1] || '';
    return { n: plain(parts[0] + after), d: '1' + after.replace(/./g, '0') };
  }

  // Judging. The verdicts are those of package model: 0 does not fit, 1 may,
  // 2 fits. A side of a corridor is null, or [strict, low, high]; without figures
  // nobody can compare with it.
  function clear(sign, strict) { return sign > 0 || sign === 0 && !strict; }
  function above(side, figure) {
    if (!side) return 2;
    if (side.length < 2) return 1;
    if (figure.least && clear(compare(figure.least, fraction(side[2] || side[1])), side[0])) return 2;
    if (figure.most && !clear(compare(figure.most, fraction(side[1])), side[0])) return 0;
    return 1;
  }
  function below(side, figure) {
    if (!side) return 2;
    if (side.length < 2) return 1;
    if (figure.most && clear(compare(fraction(side[1]), figure.most), side[0])) return 2;
    if (figure.least && !clear(compare(fraction(side[2] || side[1]), figure.least), side[0])) return 0;
    return 1;
  }
  function judge(rule, u) {
    var verdicts = {}, fit = { verdict: 2, met: [], open: [] }, unfit = { verdict: 0, met: [], open: [] };
    ['industry', 'park', 'region'].forEach(function (by) {
      if (rule[by]) verdicts[by] = u[by] === '?' ? 1 : rule[by].indexOf(u[by]) >= 0 ? 2 : 0;
    });
    if (rule.firm) {
      verdicts.firm = rule.firm.some(function (k) { return u.firm[k] === true; }) ? 2 :
        rule.firm.every(function (k) { return u.firm[k] === false; }) ? 0 : 1;
    }
    (rule.bounds || []).forEach(function (b) {
      var figure = u.figures[b[0]] || {};
      verdicts[b[0]] = Math.min(above(b[1], figure), below(b[2], figure));
    });
    if (rule.further) verdicts.further = 1;
    for (var by in verdicts) if (verdicts[by] === 0) return unfit;
    order.forEach(function (by) {
      if (verdicts[by] === 2) fit.met.push(by);
      if (verdicts[by] === 1) fit.open.push(by);
    });
    if (fit.open.length) fit.verdict = 1;
    return fit;
  }
  var order = ['industry', 'park', 'region', 'investment', 'fixed-assets', 'equipment', 'land', 'jobs', 'revenue', 'firm', 'further'];
  var figures = ['investment', 'fixed-assets', 'equipment', 'land', 'jobs', 'revenue'];

  // What a visitor types as a figure: 3000, 3,000, 3000-5000, 3000-, ~3000,
  // about 3000, 不低于3000, 3000以上, in narrow or full-width characters. Returned
  // as the fragment writes it; null where it is no figure.
  function figure(typed) {
    var text = typed.replace(/[\uff01-\uff5e]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xfee0); })
      .toLowerCase().replace(/(\d)\s*to\s*(?=\d)/g, '$1-').replace(/[\s,，、]/g, '').replace(/[–—−~～至到]|\.\./g, '-');
    var m = /^(about|approx\.?|约|約|≈|-)?(atleast|morethan|over|不低于|不少于|至少|≥|>=?)?(atmost|upto|不超过|至多|≤|<=?)?(\d+(?:\.\d+)?)(-)?(\d+(?:\.\d+)?)?(以上|起|\+|以下|以内)?$/.exec(text);
    if (!m) return null;
    var least = m[2] || /^(以上|起|\+)$/.test(m[7] || ''), most = m[3] || /^(以下|以内)$/.test(m[7] || '');
    if (m[6]) {
      if (!m[5] || m[1] || least || most || compare(decimal(m[4]), decimal(m[6])) > 0) return null;
      return m[4] + '-' + m[6];
    }
    if (m[1] === '-') return /^\s*[~～]/.test(typed) ? '~' + m[4] : '-' + m[4];
    if (m[1]) return '~' + m[4];
    return most ? '-' + m[4] : least || m[5] ? m[4] + '-' : m[4];
  }
  // bounds returns the least and the most that a figure of the fragment can be,
  // in the unit in which clauses are compared.
  function bounds(text, worth) {
    var m = /^(~|-)?(\d+(?:\.\d+)?)(-)?(\d+(?:\.\d+)?)?$/.exec(text);
    if (!m || !worth) return {};
    var low = product(decimal(m[2]), fraction(worth));
    if (m[1] === '~') return { least: product(low, { n: '9', d: '10' }), most: product(low, { n: '11', d: '10' }) };
    if (m[1] === '-') return { least: { n: '0', d: '1' }, most: low };
    if (m[4]) return { least: low, most: product(decimal(m[4]), fraction(worth)) };
    return m[3] ? { least: low } : { least: low, most: low };
  }

  // undertaking makes the answers of a fragment comparable.
  function undertaking(answers, units) {
    var u = { figures: {}, firm: {} };
    ['industry', 'park', 'region'].forEach(function (by) {
      u[by] = !answers[by] ? '?' : answers[by] === '-' ? '' : answers[by];
    });
    figures.forEach(function (by) {
      var worth = by === 'jobs' ? '1' : units[answers[by + '-unit']];
      u.figures[by] = answers[by] ? bounds(answers[by], worth) : {};
    });
    [['fixed-assets', 'investment'], ['equipment', 'fixed-assets']].forEach(function (pair) {
      var part = u.figures[pair[0]], whole = u.figures[pair[1]];
      if (!part.least && !part.most && whole.most) u.figures[pair[0]] = { least: { n: '0', d: '1' }, most: whole.most };
    });
    if (answers.investor) {
      u.firm['foreign-invested'] = answers.investor === 'foreign-invested';
      u.firm.domestic = answers.investor === 'domestic';
    }
    ['small-medium', 'high-tech'].forEach(function (k) {
      if (answers[k]) u.firm[k] = answers[k] === 'yes';
    });
    return u;
  }

  // parse reads a fragment, write makes one.
  function parse(fragment) {
    var answers = {};
    fragment.replace(/^#/, '').split('&').forEach(function (pair) {
      var at = pair.indexOf('=');
      if (at > 0) try { answers[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' ')); } catch (bad) { /* not ours */ }
    });
    return answers;
  }
  function write(answers) {
    return Object.keys(answers).map(function (name) { return name + '=' + encodeURIComponent(answers[name]); }).join('&');
  }
  // shift writes a number with its point n places to the right.
  function shift(text, n) {
    var parts = text.split('.'), whole = parts[0], after = parts[1] || '', point = whole.length + n, digits = whole + after;
    while (digits.length < point) digits += '0';
    while (point < 1) { digits = '0' + digits; point++; }
    after = digits.slice(point).replace(/0+$/, '');
    return plain(digits.slice(0, point)) + (after && '.' + after);
  }

  window.incentives = {
    judge: judge, undertaking: undertaking, parse: parse, figure: figure,
    push: function (kind, value) {
      if (kind === 'rules') data = value; else texts[kind] = value;
      (waiting[kind] || []).forEach(function (done) { done(); });
      delete waiting[kind];
    }
  };

  // The page.
  var form = document.getElementById('ask'), all = document.getElementById('ask-all');
  if (!all) return;
  var folder = form && form.getAttribute('data-folder');
  var said = document.getElementById('ask-said'), found = document.getElementById('ask-found');
  var batch = 30, run = 0;

  function each(list, f) { Array.prototype.forEach.call(list, f); }
  function element(name, text, cls) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  }
  function say(key, values) {
    return (data.words[key] || '').replace(/%\[(\d)\]s/g, function (_, n) { return values[n - 1]; });
  }
  function list(names) {
    var words = names.map(function (by) { return data.words['criterion.' + by]; }), last = words.pop();
    return words.length ? words.join(data.words.between) + data.words.last + last : last;
  }
  function field(name) { return form.elements[name]; }

  // need loads a file of the index; it calls back once that is there.
  function need(kind, done, failed) {
    if (kind === 'rules' ? data : texts[kind]) { done(); return; }
    if (waiting[kind]) { waiting[kind].push(done); return; }
    waiting[kind] = [done];
    var script = document.createElement('script');
    script.src = folder + kind + '.js';
    script.onerror = function () { delete waiting[kind]; failed(); };
    document.head.appendChild(script);
  }

  // A static site ages: what has ended by the visitor's own day is marked. Days
  // are compared as texts, year first.
  function day(after) {
    var d = new Date();
    d.setDate(d.getDate() + after);
    return d.getFullYear() + '-' + ('0' + (d.getMonth() + 1)).slice(-2) + '-' + ('0' + d.getDate()).slice(-2);
  }
  function ended(item) {
    var ends = item.getAttribute('data-ends');
    return !!ends && ends < day(0);
  }
  function mark(word, cls) {
    var badge = element('span', word, cls);
    badge.setAttribute('data-script', '');
    return badge;
  }
  function age(item, words) {
    var badges = item.querySelector('.badges'), soon = badges.querySelector('.soon'), ends = item.getAttribute('data-ends');
    if (ended(item) && !item.classList.contains('ended')) {
      item.classList.add('ended');
      if (soon) soon.remove();
      badges.insertBefore(mark(words.ended, 'badge validity-expired'), badges.firstChild);
    } else if (!soon && ends && !ended(item) && ends <= day(90)) {
      badges.appendChild(mark(words.soon, 'badge soon'));
    }
  }
  var aged = { ended: all.getAttribute('data-ended'), soon: all.getAttribute('data-soon') };
  each(all.querySelectorAll('.measure[data-ends]'), function (item) { age(item, aged); });
  if (!form) return;
  form.hidden = false;

  // The form and the fragment say the same. What was typed is kept as the
  // fragment writes it; what is no figure is said and left out.
  function answers() {
    var a = {};
    each(form.elements, function (control) {
      var name = control.name, value, note;
      if (!/^(INPUT|SELECT)$/.test(control.nodeName) || /-unit$/.test(name)) return;
      value = control.value.trim();
      if (control.nodeName === 'INPUT') {
        note = document.getElementById(control.id + '-note');
        var canonical = value && figure(value);
        control.removeAttribute('aria-invalid');
        if (value && canonical === null) control.setAttribute('aria-invalid', 'true');
        note.textContent = form.getAttribute(value && canonical === null ? 'data-bad' : 'data-hint');
        value = canonical;
      }
      if (!value) return;
      a[name] = value;
      if (field(name + '-unit')) a[name + '-unit'] = field(name + '-unit').value;
    });
    return a;
  }
  // fill puts answers into the form. An amount in a unit that this language does
  // not offer is put in one that it does, exactly.
  function fill(a) {
    each(form.elements, function (control) {
      if (!/^(INPUT|SELECT)$/.test(control.nodeName) || /-unit$/.test(control.name)) return;
      var value = a[control.name] || '', unit = field(control.name + '-unit'), wanted = a[control.name + '-unit'];
      if (control.nodeName === 'SELECT') {
        control.value = value;
        if (control.selectedIndex < 0) control.selectedIndex = 0;
        return;
      }
      if (unit && value) {
        unit.value = wanted || '';
        if (unit.selectedIndex < 0) {
          var m = /^([A-Z]{3})(\d+)$/.exec(wanted || ''), same = m && [].filter.call(unit.options, function (o) { return o.value.slice(0, 3) === m[1]; })[0];
          unit.selectedIndex = same ? [].indexOf.call(unit.options, same) : 0;
          value = same ? value.replace(/\d+(\.\d+)?/g, function (n) { return shift(n, m[2] - same.value.slice(3)); }) : '';
        }
      }
      control.value = value;
    });
    each(form.querySelectorAll('details'), function (box) {
      if ([].some.call(box.querySelectorAll('[name]'), function (c) { return a[c.name] && !/-unit$/.test(c.name); })) box.open = true;
    });
  }

  // What was answered, in words: paper has no form.
  function summary(a) {
    var terms = element('dl', '', 'stated');
    Object.keys(a).forEach(function (name) {
      if (/-unit$/.test(name) || !field(name)) return;
      var control = field(name), unit = field(name + '-unit');
      var text = control.nodeName === 'SELECT' ? control.options[control.selectedIndex].text : a[name] + (unit ? ' ' + unit.options[unit.selectedIndex].text : '');
      var row = element('div');
      row.appendChild(element('dt', form.querySelector('label[for="' + control.id + '"]').textContent));
      row.appendChild(element('dd', text));
      terms.appendChild(row);
    });
    return terms;
  }

  function show() {
    var a = answers(), n = ++run, to = write(a);
    each(document.querySelectorAll('.languages a'), function (link) {
      if (link.getAttribute('href')) link.hash = to;
    });
    if (!to) {
      found.hidden = true;
      all.hidden = false;
      said.textContent = '';
      return;
    }
    said.textContent = form.getAttribute('data-loading');
    need('rules', function () { if (n === run) answer(a, n); }, failed);
  }
  function failed() {
    said.textContent = form.getAttribute('data-failed');
    found.hidden = true;
    all.hidden = false;
  }

  // answer judges every clause and shows those that are not ruled out: first
  // those that meet most, among them what leaves least open, then what ends
  // first.
  function answer(a, n) {
    // Who names a park and no region is in the park's.
    if (a.park && !a.region && data.regions[a.park]) { var whole = JSON.parse(JSON.stringify(a)); whole.region = data.regions[a.park]; a = whole; }
    var u = undertaking(a, data.units), today = day(0), parts = { fits: [], depends: [], everybody: [], ended: [] }, unfit = 0;
    data.rules.forEach(function (rule, i) {
      var fit = judge(rule, u), hit = { at: i, fit: fit, ends: rule.ends || '9999' };
      if (!fit.verdict) unfit++;
      else if (hit.ends < today) parts.ended.push(hit);
      else if (fit.verdict === 1) parts.depends.push(hit);
      else parts[fit.met.length ? 'fits' : 'everybody'].push(hit);
    });
    for (var name in parts) {
      parts[name].sort(function (x, y) {
        return y.fit.met.length - x.fit.met.length || x.fit.open.length - y.fit.open.length || (x.ends < y.ends ? -1 : x.ends > y.ends ? 1 : x.at - y.at);
      });
    }
    var counts = [parts.fits.length, parts.depends.length, parts.everybody.length, unfit];
    found.textContent = '';
    found.appendChild(element('h2', data.words.answers, 'paper'));
    var terms = summary(answers());
    terms.classList.add('paper');
    found.appendChild(terms);
    if (!parts.fits.length) found.appendChild(element('p', data.words.nothing, 'remark'));
    ['fits', 'depends', 'everybody', 'ended'].forEach(function (name) { if (parts[name].length) section(name, parts[name], n); });
    said.textContent = say('status', counts);
    found.hidden = false;
    all.hidden = true;
  }
  function section(name, hits, n) {
    var part = element('section'), heading = element('h2', data.words[name] + ' '), items = element('ul', '', 'measures');
    heading.appendChild(element('span', String(hits.length), 'count'));
    part.appendChild(heading);
    if (data.words[name + '-lead']) part.appendChild(element('p', data.words[name + '-lead'], 'note'));
    part.appendChild(items);
    found.appendChild(part);
    more(part, items, hits, n);
  }
  // more shows the next of a section's clauses, and a button for those after.
  function more(part, items, hits, n) {
    var next = hits.splice(0, batch), files = {}, left;
    next.forEach(function (hit) { files['t' + Math.floor(hit.at / data.per)] = true; });
    left = Object.keys(files).length;
    Object.keys(files).forEach(function (file) {
      need(file, function () {
        if (--left || n !== run) return;
        var first = items.children.length;
        next.forEach(function (hit) { items.appendChild(entry(hit)); });
        if (first && items.children[first]) items.children[first].querySelector('a').focus();
        if (!hits.length) return;
        var button = element('button', say('show-more', [Math.min(batch, hits.length)]));
        button.type = 'button';
        button.addEventListener('click', function () { button.remove(); more(part, items, hits, n); });
        part.appendChild(button);
      }, failed);
    });
  }
  // entry is the clause as the page writes it, with why it is listed.
  function entry(hit) {
    var box = element('ul'), item, why = [], fit = hit.fit;
    box.innerHTML = texts['t' + Math.floor(hit.at / data.per)][hit.at % data.per];
    item = box.firstChild;
    if (fit.met.length) why.push(say('met', [list(fit.met)]));
    if (fit.open.length) why.push(say('open', [list(fit.open)]));
    if (why.length) item.insertBefore(element('p', why.join(data.words.stop), 'why'), item.children[1]);
    age(item, data.words);
    return item;
  }

  var timer = 0;
  function changed() {
    clearTimeout(timer);
    var to = write(answers());
    try { history.replaceState(null, '', to ? '#' + to : location.pathname + location.search); } catch (refused) { location.replace('#' + to); }
    show();
  }
  form.addEventListener('change', changed);
  form.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(changed, 400); });
  form.addEventListener('submit', function (event) { event.preventDefault(); changed(); });
  form.addEventListener('reset', function () {
    setTimeout(function () { changed(); form.elements[1].focus(); }, 0);
  });
  document.getElementById('ask-print').addEventListener('click', function () { window.print(); });
  function enter() {
    var a = parse(location.hash);
    if (location.hash && !Object.keys(a).length) return; // an anchor of the page
    fill(a);
    show();
  }
  window.addEventListener('hashchange', enter);
  if (parse(location.hash) && location.hash) enter();
})();
