'use strict';
// Reading the review page: filters, steps from one place to the next, and what stood there before.
// rulings.js, which follows in the same script, adds the deciding on private pages.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element[key] = value;
    else if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
};
const button = (text, onclick, attributes = {}) =>
  make('button', { type: 'button', onclick, ...attributes }, text);
const select_of = (options, attributes = {}) =>
  make('select', attributes, ...options.map(([value, text]) => make('option', { value }, text)));
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

const data = JSON.parse(document.getElementById('review-data').textContent);
const may_rule = Boolean(data.persons);
const marks = all('a.change');
const cards = all('.card');
const findings = all('.finding');
const speakers = all('h3 > a.who');
const places = all('a.change, .finding, h3 > a.who');  // in the order of the page
const status = make('p', { role: 'status', id: 'status' });
const id_of = (place) => place.id.replace(/^(mark|finding|change)-/, '');
const kind_of = (place) => place.matches('.finding') ? 'finding'
  : place.matches('a.change') ? 'change' : place.matches('.who') ? 'speaker' : 'paragraph';
const is_eye = (place) => place.dataset.eye !== undefined;  // an editor should look at it
const group_of = (place) => kind_of(place) !== 'change' ? kind_of(place)
  : /^N[34]/.test(place.dataset.rule) ? 'word' : 'change';
const groups = { word: ['changed word', 'changed words'], change: ['uncertain change', 'uncertain changes'],
  finding: ['thing to check', 'things to check'], speaker: ['speaker to confirm', 'speakers to confirm'] };
const sentence = (text) => text.replace(/[.]$/, '');

// ---- What was looked at ------------------------------------------------------------------------
// A place is seen once it was selected; a private page remembers it in the browser.

const seen_store = may_rule ? `rapporteur-seen-${data.source}` : null;
const seen = new Set();
try { for (const key of JSON.parse(localStorage.getItem(seen_store)) || []) seen.add(key); } catch { /* none */ }
const seen_key = (place) => {
  if (kind_of(place) !== 'speaker') return id_of(place);
  const post = place.closest('.post');
  const paragraph = post.querySelector('.clean p[data-byte]');
  return `speaker ${paragraph ? paragraph.dataset.byte : post.id}`;
};
const note_seen = (place) => {
  if (!places.includes(place) || seen.has(seen_key(place))) return;
  seen.add(seen_key(place));
  try { if (seen_store) localStorage.setItem(seen_store, JSON.stringify([...seen])); } catch { /* full */ }
};

// ---- What stood there ---------------------------------------------------------------------------

const bubble = make('div', { role: 'tooltip', id: 'bubble', hidden: '' });
let is_told = () => false;  // rulings.js shows the same beside the text
const show_bubble = (mark) => {
  bubble.replaceChildren('was: ', make('del', {}, mark.dataset.before));
  bubble.hidden = is_told(mark);
  const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
  const above = at.bottom + size.height + 12 > innerHeight;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above ? Math.max(8, at.top - size.height - 6) : at.bottom + 6}px`;
  mark.setAttribute('aria-describedby', 'bubble');
};
const hide_bubble = () => {
  bubble.hidden = true;
  for (const mark of all('[aria-describedby="bubble"]')) mark.removeAttribute('aria-describedby');
};
const mark_of = (event) => event.target.closest && event.target.closest('a.change');
for (const [shows, hides] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
  document.addEventListener(shows, (e) => { if (mark_of(e)) show_bubble(mark_of(e)); });
  document.addEventListener(hides, (e) => { if (mark_of(e)) hide_bubble(); });
}
document.addEventListener('scroll', () => {
  const mark = document.querySelector('a.change:hover')
    || (document.activeElement.matches('a.change') ? document.activeElement : null);
  if (mark) show_bubble(mark);
  else hide_bubble();
}, { passive: true });
for (const mark of marks) mark.removeAttribute('title');

// ---- Filters ------------------------------------------------------------------------------------

const choices = { show: 'eye', rule: '', certainty: '', state: '' };
const fits_choice = (place) => ['rule', 'certainty', 'state']
  .every((key) => !choices[key] || place.dataset[key] === choices[key]);
const views = [['eye', 'what to look at', is_eye],
  ['unseen', 'what I have not seen yet', (place) => is_eye(place) && !seen.has(seen_key(place))],
  ...Object.entries(groups).map(([group, [, many]]) =>
    [group, many, (place) => is_eye(place) && group_of(place) === group]),
  ['all', 'everything', () => true],
  ...(may_rule ? [['ruled', 'what I decided', (place) => place.dataset.ruled !== undefined],
    ['open', 'what I did not decide', (place) => place.dataset.ruled === undefined]] : [])];
const view = () => views.find(([name]) => name === choices.show);
const fits_show = (place) => choices.rule || view()[2](place);
const is_shown = (place) => fits_choice(place) && fits_show(place);
let shown = [];
const show = () => {
  shown = places.filter(is_shown);
  const fit = new Set(shown);
  for (const mark of marks) {
    // What is not shown is no link either: neither keys nor a reader's voice stop there.
    mark.classList.toggle('off', !fit.has(mark));
    if (fit.has(mark)) mark.setAttribute('href', `#change-${id_of(mark)}`);
    else mark.removeAttribute('href');
  }
  for (const finding of findings) finding.hidden = !fit.has(finding);
  for (const card of cards) card.hidden = !fits_choice(card);
  for (const group of all('details.kind-of-change, details.rule')) {
    const count = all('.card', group).filter((card) => !card.hidden).length;
    group.hidden = count === 0;
    group.querySelector('.count').textContent = count;
  }
  tell();
};
const filter = (key, text) => {
  const counts = new Map();
  for (const place of places) {
    counts.set(place.dataset[key], (counts.get(place.dataset[key]) || 0) + 1);
  }
  const values = [...counts.keys()].sort();
  const title = (v) => key === 'rule' ? `${sentence(data.rules[v] || '')} (${v}, ${counts.get(v)})`
    : `${v} (${counts.get(v)})`;
  const select = select_of([['', 'all'], ...values.map((v) => [v, title(v)])],
    { onchange: (e) => { choices[key] = e.target.value; show(); }, id: `filter-${key}` });
  return make('label', {}, `${text} `, select);
};

// ---- Steps --------------------------------------------------------------------------------------

let current = null;
let open_place = () => {};  // rulings.js shows what can be decided there
const select = (place) => {
  for (const one of all('[aria-current]')) one.removeAttribute('aria-current');
  current = place;
  place.setAttribute('aria-current', 'true');
  note_seen(place);
  open_place(place);
  tell();
};
const reveal = (place) => {
  for (let d = place.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  select(place);
  if (place.matches('a.change') && !place.hasAttribute('href')) place.tabIndex = -1;
  const beside = matchMedia('(min-width: 60rem)').matches;  // else the panel takes the lower half
  place.scrollIntoView({ block: beside ? 'center' : 'start' });
  place.focus({ preventScroll: true });
};
const step = (by) => {
  if (choices.show === 'unseen') show();
  if (shown.length === 0) return;
  const at = shown.indexOf(current);
  if (at >= 0) return reveal(shown[(at + by + shown.length) % shown.length]);
  // From wherever the reader is: the next place after the selected one, or the first on the screen.
  const from = current
    ? shown.findIndex((p) => current.compareDocumentPosition(p) & Node.DOCUMENT_POSITION_FOLLOWING)
    : shown.findIndex((p) => p.getBoundingClientRect().top >= 0);
  if (by > 0) return reveal(shown[from < 0 ? 0 : from]);
  reveal(shown[((from < 0 ? shown.length : from) - 1 + shown.length) % shown.length]);
};
let tell = () => {
  const at = shown.indexOf(current);
  const eyes = places.filter(is_eye);
  status.textContent = (at >= 0 ? `Place ${at + 1} of ${shown.length}` : plural(shown.length, 'place', 'places'))
    + ` · ${eyes.filter((place) => seen.has(seen_key(place))).length} of ${eyes.length} seen`;
  summary.textContent = `Showing ${choices.rule || choices.certainty || choices.state ? 'a selection' : view()[1]}`;
};
document.addEventListener('click', (e) => {
  const place = e.target.closest('a.change, h3 > a.who, .flag, .card .where a');
  if (!place || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const target = place.matches('.flag, .card a')
    ? document.getElementById(place.getAttribute('href').slice(1)) : place;
  if (!target) return;
  e.preventDefault();
  if (target === place) select(place);
  else reveal(target);
});
document.addEventListener('focusin', (e) => {
  if (places.includes(e.target) && e.target !== current) select(e.target);
});

// ---- The tools ----------------------------------------------------------------------------------

const summary = make('summary', {});
const side = button('Side by side', () => {
  side.setAttribute('aria-pressed', document.body.classList.toggle('side'));
}, { 'aria-pressed': 'false' });
const keys = make('input', { type: 'checkbox', id: 'keys' });
keys.checked = true;
const acts = { n: () => step(1), p: () => step(-1), s: () => side.click() };
const tools = document.getElementById('tools');
const primary = make('div', { class: 'row', role: 'group', 'aria-label': 'Steps' },
  button('Previous', () => step(-1), { class: 'step', 'aria-keyshortcuts': 'p' }),
  button('Next', () => step(1), { class: 'step', 'aria-keyshortcuts': 'n' }));
const shows = select_of(views.map(([name, text]) => [name, text]),
  { id: 'filter-show', onchange: (e) => { choices.show = e.target.value; show(); } });
const key_help = 'n next, p previous, s side by side'
  + (may_rule ? ', a accept, r reject, e replace, u undo, Enter to what can be decided, Esc back to the text' : '');
const filters = make('details', { class: 'filters' }, summary,
  make('div', { class: 'row' }, make('label', {}, 'Show ', shows), filter('rule', 'Kind'),
    filter('certainty', 'Certainty'), filter('state', 'State'),
    make('label', { class: 'keys' }, keys, ` Keys: ${key_help}`)));
primary.append(side);
document.querySelector('main').append(bubble);

document.addEventListener('keydown', (e) => {
  if (e.key === 'Escape') hide_bubble();
  if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (!acts[e.key]) return;
  e.preventDefault();
  acts[e.key]();
});
const open_target = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (places.includes(target)) return reveal(target);
  for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  target.scrollIntoView();
};
window.addEventListener('hashchange', open_target);
tools.append(primary, make('div', { class: 'below' }, status, filters));
document.body.classList.add('live');
