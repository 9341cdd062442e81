// What the browser tests ask of a page. The whole file is evaluated before each
// question, so it declares functions and does nothing. A question is answered
// with a list of faults, each a sentence for the message of a test.

// called names an element as a developer finds it again.
const called = e => {
	const id = e.id ? '#' + e.id : '';
	const classes = [...e.classList].map(c => '.' + c).join('');
	const from = e.parentElement && !id && !classes ? [...e.parentElement.classList].map(c => '.' + c).join('') : '';
	const text = (e.textContent || e.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim().slice(0, 40);
	return (from ? e.parentElement.localName + from + ' > ' : '') + e.localName + id + classes + (text ? ' “' + text + '”' : '');
};

// grouped joins what is wrong in the same way, so that a fault of a template
// is one line and not a hundred.
const grouped = faults => {
	const groups = new Map();
	for (const { what, at } of faults) groups.set(what, [...(groups.get(what) || []), at]);
	return [...groups].map(([what, at]) => `${what}: ${at.length}×, ${[...new Set(at)].slice(0, 4).join('; ')}`);
};

// rendered tells what has a box, unseen what is kept for the ear only.
const rendered = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const unseen = e => {
	for (; e && e !== document.body; e = e.parentElement) {
		const r = e.getBoundingClientRect(), s = getComputedStyle(e);
		if (s.overflow !== 'visible' && (r.width <= 1 && r.height <= 1 || s.clipPath === 'inset(50%)')) return true;
		if (s.position !== 'static' && (r.right + scrollX <= 0 || r.bottom + scrollY <= 0)) return true;
	}
	return false;
};
const visible = e => rendered(e) && !unseen(e);

// foldedAway tells what a visitor can unfold: a closed box whose summary shows.
const foldedAway = e => {
	for (let box = e.closest('details:not([open])'); box; box = box.parentElement.closest('details:not([open])')) {
		const summary = box.querySelector('summary');
		if (summary !== null && visible(summary)) return true;
	}
	return false;
};

// layOut lays out what the page leaves until it comes near the screen: a reader
// who has come to it sees it so.
const layOut = () => {
	const style = document.createElement('style');
	style.textContent = '* { content-visibility: visible !important }';
	document.head.append(style);
	return 0;
};

// textsOf lists the text nodes that are seen. Text within a picture is part of
// the picture, whose content stands beside it as a table or list.
const textsOf = (root, keep = visible) => {
	const found = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement;
		if (!/\S/.test(n.data) || e.closest('script, style, noscript, template, option, svg[role=img], svg[aria-hidden=true]')) continue;
		if (keep(e)) found.push(n);
	}
	return found;
};

// --- large text

const smallText = () => {
	const faults = [];
	for (const e of new Set([...textsOf(document.body).map(n => n.parentElement), ...controls().filter(e => e.matches('input, select, textarea'))])) {
		const s = getComputedStyle(e), drawing = e.closest('svg'), size = parseFloat(s.fontSize) * (drawing ? drawing.getScreenCTM().a : 1), line = drawing ? 2 : parseFloat(s.lineHeight) / size;
		if (size < 23.99) faults.push({ what: `text of ${+size.toFixed(2)} px, want 24 or more`, at: called(e) });
		if (!(line >= 1.299)) faults.push({ what: `line height ${isNaN(line) ? s.lineHeight : +line.toFixed(2)}, want 1.3 or more`, at: called(e) });
	}
	return grouped(faults);
};

// The link to large text, and what leads back from there: a link of its own, or
// the same one again.
const toLarge = () => document.querySelector('a.large-text[href="#large-text"]');
const toNormal = () => [...document.querySelectorAll('a.normal-text, button.normal-text'), toLarge()].find(e => e && rendered(e));
const isLarge = () => smallText().length === 0;

// --- targets

// A target is at least 44 px high. Across, where a word of two characters is
// narrower than it is high, the 24 px of WCAG 2.2 (2.5.8) must do.
const leastHeight = 44, leastWidth = 24;

const controls = () => [...document.querySelectorAll('a[href], area[href], button, summary, input:not([type=hidden]), select, textarea')].filter(visible);

// inText tells a link that stands in running text: its block holds words of
// its own besides what can be pressed.
const blockOf = e => { while (e.parentElement && getComputedStyle(e).display.startsWith('inline')) e = e.parentElement; return e };
const inText = e => {
	const block = blockOf(e.parentElement);
	return block.matches('p, td, th, dd, dt, li, figcaption, caption, blockquote') && textsOf(block)
		.some(n => !n.parentElement.closest('a, button, summary, label') && /[\p{L}\p{N}]/u.test(n.data) && blockOf(n.parentElement) === block);
};

// pressable tells whether a finger that misses the middle of a control by half
// of that still meets it, or what belongs to it: its ground may be larger than
// its box.
const pressable = e => {
	e.scrollIntoView({ block: 'center', behavior: 'instant' });
	const r = e.getClientRects()[0], x = r.left + r.width / 2, y = r.top + r.height / 2;
	const meets = (x, y) => {
		const hit = document.elementFromPoint(x, y);
		return hit !== null && (e.contains(hit) || hit.closest('label')?.control === e);
	};
	const across = leastWidth / 2 - .5, up = leastHeight / 2 - .5;
	return meets(x - across, y) && meets(x + across, y) && meets(x, y - up) && meets(x, y + up);
};

const smallTargets = () => {
	const faults = [];
	for (const e of controls()) {
		const r = e.getBoundingClientRect(), low = r.height < leastHeight - .5, narrow = r.width < leastWidth - .5;
		if (!low && !narrow || inText(e) || pressable(e)) continue;
		faults.push({ what: `a target less than ${low ? leastHeight + ' px high' : leastWidth + ' px wide'}`, at: `${called(e)} (${r.width.toFixed(0)} × ${r.height.toFixed(0)})` });
	}
	scrollTo({ top: 0, behavior: 'instant' });
	return grouped(faults);
};

// --- motion

const seconds = list => Math.max(0, ...list.split(',').map(t => parseFloat(t) * (t.trim().endsWith('ms') ? .001 : 1)));
const motion = () => {
	const faults = document.getAnimations()
		.filter(a => a.playState === 'running' && a.effect.getComputedTiming().activeDuration > 10)
		.map(a => ({ what: 'an animation runs', at: called(a.effect.target) }));
	for (const e of document.querySelectorAll('*')) {
		for (const part of [null, '::before', '::after']) {
			const s = getComputedStyle(e, part);
			if (part && s.content === 'none') continue;
			if (seconds(s.transitionDuration) > .01 && s.transitionProperty !== 'none') faults.push({ what: `a transition of ${s.transitionDuration}`, at: called(e) });
			if (seconds(s.animationDuration) > .01 && s.animationName !== 'none') faults.push({ what: `an animation of ${s.animationDuration}`, at: called(e) });
			if (!part && s.scrollBehavior === 'smooth') faults.push({ what: 'smooth scrolling', at: called(e) });
		}
	}
	return grouped(faults);
};

// --- scripts off

// words lists the texts of main that are there, or can be unfolded, whether or
// not scripts run; scripted what exists with scripts only, by its own account.
const words = () => textsOf(document.querySelector('main') || document.body, e => (visible(e) || foldedAway(e)) && !e.closest('[data-script]'))
	.map(n => n.data.replace(/\s+/g, ' ').trim());
const scripted = () => [...document.querySelectorAll('[data-script]')].filter(visible).map(called);

// --- keyboard

// watchFocus notes which of the elements that Tab should reach it reaches.
const watchFocus = () => {
	const expected = [...document.querySelectorAll('a[href], area[href], button, summary, input, select, textarea, iframe, [tabindex], [contenteditable]')]
		.filter(e => e.tabIndex >= 0 && !e.disabled && rendered(e) && !e.closest('[inert]') && !(e.localName === 'summary' && e !== e.parentElement.querySelector(':scope > summary')))
		.filter((e, i, all) => e.type !== 'radio' || (e.form ? [...e.form.elements] : all).find(r => r.name === e.name && r.checked) === e
			|| !all.some(r => r.name === e.name && r.checked) && all.find(r => r.name === e.name) === e);
	const ring = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join() };
	const before = expected.map(ring), order = [], blind = new Set(), hidden = new Set();
	document.addEventListener('focusin', event => {
		const e = event.target, i = expected.indexOf(e);
		order.push(i >= 0 ? i : called(e));
		if (i >= 0 && ring(e) === before[i]) blind.add(e);
		if (unseen(e)) hidden.add(e);
	}, true);
	window.focusWatch = { expected, order, blind, hidden };
	return expected.length;
};

// focusSeen judges what watchFocus noted after one round with Tab.
const focusSeen = () => {
	const { expected, order, blind, hidden } = window.focusWatch, faults = [];
	const is = i => typeof i === 'number' ? (expected[i] ? called(expected[i]) : 'nothing') : i;
	const stray = [...new Set(order.filter(i => typeof i === 'string'))], ours = order.filter(i => typeof i === 'number');
	if (stray.length) faults.push(`Tab stops at what is no control: ${stray.slice(0, 4).join('; ')}`);
	const wrong = expected.findIndex((_, i) => ours[i] !== i);
	if (wrong >= 0) faults.push(`Tab stop ${wrong + 1} of ${expected.length} is ${wrong < ours.length ? is(ours[wrong]) : 'nothing'}, want ${is(wrong)}`);
	else if (ours.length > expected.length && ours[expected.length] !== 0) faults.push(`Tab does not leave the page after ${is(expected.length - 1)}, but goes to ${is(ours[expected.length])}`);
	if (blind.size) faults.push(`focus is not seen (outline and box-shadow stay as they are): ${[...blind].slice(0, 4).map(called).join('; ')}`);
	if (hidden.size) faults.push(`focused and off the screen: ${[...hidden].slice(0, 4).map(called).join('; ')}`);
	return faults;
};

// skipLink focuses the link that skips to main. A page on which nothing comes
// before main needs none.
const skipLink = () => {
	const main = document.querySelector('main'), all = window.focusWatch.expected, first = all[0];
	if (!main || !first || main.contains(first)) return { needed: false };
	const to = first.getAttribute('href') || '';
	if (!to.startsWith('#') || document.getElementById(to.slice(1)) !== main) return { needed: true, fault: `the first stop, ${called(first)}, does not skip to main` };
	first.focus();
	return { needed: true };
};
const skipped = () => {
	const main = document.querySelector('main'), e = document.activeElement, inside = window.focusWatch.expected.some(f => main.contains(f));
	if (main.contains(e) && e !== document.body) return [];
	if (!inside && (e === document.body || main.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) return [];
	return [`after the skip link Tab goes to ${called(e)}, which is not in main`];
};

// boxes counts what unfolds, and focuses the summary of one.
const boxes = () => [...document.querySelectorAll('details')].filter(d => d.querySelector('summary') && rendered(d.querySelector('summary')));
const focusBox = i => { boxes()[i].open = false; boxes()[i].querySelector('summary').focus(); return called(boxes()[i]) };
const boxOpen = i => boxes()[i].open;

// --- zoom

// noteTexts keeps the texts of main that a wide screen shows.
const noteTexts = () => { window.wideTexts = textsOf(document.querySelector('main') || document.body); return window.wideTexts.length };

// drawnElsewhere: another layout of the same drawing, by its title, is shown.
const drawnElsewhere = e => {
	const drawing = e.closest('svg.scene'), title = d => d.querySelector('title').textContent;
	return !!drawing && [...drawing.parentElement.querySelectorAll(':scope > svg.scene')].some(d => d !== drawing && rendered(d) && title(d) === title(drawing));
};

const zoomFaults = () => {
	const faults = [], root = document.documentElement;
	if (root.scrollWidth > root.clientWidth) {
		const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && visible(e) && !sideways(e));
		faults.push({ what: `the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth}`, at: wide.slice(-3).map(called).join('; ') });
	}
	for (const n of window.wideTexts) {
		const e = n.parentElement;
		if (e && e.isConnected && (visible(e) || foldedAway(e) || drawnElsewhere(e))) continue;
		faults.push({ what: 'text that a wide screen shows is gone', at: e ? called(e) : n.data.slice(0, 40) });
	}
	for (const e of document.body.querySelectorAll('*')) faults.push(...boxFaults(e));
	return grouped(faults);
};

// sideways tells whether something lies in a box that scrolls sideways.
const sideways = e => { for (e = e.parentElement; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) return true; return false };

// boxFaults judges a box whose content is larger than itself.
const boxFaults = e => {
	const s = getComputedStyle(e), wider = e.scrollWidth > e.clientWidth + 1, higher = e.scrollHeight > e.clientHeight + 1;
	if (!wider && !higher || s.display === 'inline' || s.overflow === 'visible' || !visible(e) || s.webkitLineClamp !== 'none') return [];
	if (wider && /auto|scroll/.test(s.overflowX) && !(e.getAttribute('role') === 'region' && e.tabIndex === 0)) {
		return [{ what: 'a box scrolls sideways without role=region and tabindex=0', at: called(e) }];
	}
	const clips = wider && /hidden|clip/.test(s.overflowX) || higher && /hidden|clip/.test(s.overflowY);
	return clips && textsOf(e).some(n => outside(n, e)) ? [{ what: 'text is cut off', at: called(e) }] : [];
};
const outside = (n, e) => {
	const range = document.createRange(), box = e.getBoundingClientRect();
	range.selectNodeContents(n);
	return [...range.getClientRects()].some(r => r.right > box.right + 1 || r.left < box.left - 1 || r.bottom > box.bottom + 2 || r.top < box.top - 2);
};

// clamped lists the summaries that are cut on purpose: the whole text is on
// the page that their card leads to. One without a link is a fault.
const clamped = () => [...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).webkitLineClamp !== 'none' && e.scrollHeight > e.clientHeight + 1 && visible(e))
	.map(e => ({ at: called(e), linked: !!(e.closest('a[href]') || e.closest('article, li, section')?.querySelector('a[href]')) }));

// --- print

// navigation lists the labels of each list of links outside main: they lead
// nowhere on paper. Called while print is emulated, printed lists what shows.
const navigation = () => [...document.querySelectorAll('nav, header ul, footer ul')].filter(n => !n.closest('main'))
	.map(n => [...n.querySelectorAll('a')].map(a => a.textContent.replace(/\s+/g, ''))).filter(l => l.length > 1);
const printed = () => grouped([...document.querySelectorAll('nav, a.skip, a.large-text, details > summary, header a[hreflang]')]
	.filter(e => !e.closest('main') && visible(e)).map(e => ({ what: 'navigation is printed', at: called(e) })));

// --- states of a page, for axe; each answers -1 where the page has no such state

const unfold = () => {
	const all = boxes().filter(d => !d.open);
	for (const d of all) d.open = true;
	// A menu may also be a part that its link brings out through the fragment.
	const menu = [...document.querySelectorAll('header a[href^="#"]')].find(a => rendered(a) && !a.matches('.large-text, .normal-text, .skip') && a.hash.length > 1);
	if (menu) location.hash = menu.hash;
	return all.length || menu ? 1 : -1;
};
// explore opens the conditions of a list, chooses one and shows a table; again,
// what is left of a search that finds nothing.
const until = async f => { for (let i = 0; i < 250 && !f(); i++) await new Promise(done => setTimeout(done, 20)); };
const explore = async () => {
	if (!document.querySelector('#x-filters')) return -1;
	for (const d of boxes()) d.open = true;
	document.querySelector('#x-filters input[type=checkbox]').click();
	document.querySelector('#x-look-table').click();
	await until(() => document.querySelector('#x-found table') && document.querySelector('.chip'));
	return 0;
};
const exploreNothing = async () => {
	const least = document.querySelector('#x-area-from');
	if (!least) return -1;
	least.value = '99999999';
	least.dispatchEvent(new Event('change'));
	await until(() => document.querySelector('.nothing'));
	return 0;
};
const enlarge = () => {
	for (const d of boxes()) d.open = false;
	if (!document.querySelector('a.large-text')) return -1;
	location.hash = '#large-text';
	return new Promise(done => setTimeout(() => done(0), 50)); // a script may have its share in it
};

// --- stability

// shifts scrolls to the end of the page as somebody does who reads fast, and
// sums what moved since the page was opened.
const shifts = async () => {
	let sum = 0;
	new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value }).observe({ type: 'layout-shift', buffered: true });
	for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
		scrollTo({ top: y, behavior: 'instant' });
		await new Promise(done => setTimeout(done, 30));
	}
	await new Promise(done => setTimeout(done, 300));
	return sum;
};
