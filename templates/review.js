'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'onclick' || key === 'onchange') element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const button = (text, onclick, attributes = {}) =>
    make('button', { type: 'button', onclick, ...attributes }, text);

  const block = document.getElementById('review-data');
  const data = block ? JSON.parse(block.textContent) : null;
  const marks = all('a.change');
  const cards = all('.card');
  const status = make('p', { role: 'status', 'aria-live': 'polite', id: 'status' });

  // ---- Filters and steps ---------------------------------------------------------------------

  const choices = { rule: '', certainty: '', state: '' };
  const fits = (element) =>
    Object.entries(choices).every(([key, value]) => !value || element.dataset[key] === value);
  const show = () => {
    for (const mark of marks) {
      mark.classList.toggle('off', !fits(mark));
      if (fits(mark)) mark.removeAttribute('tabindex');
      else mark.setAttribute('tabindex', '-1');
    }
    for (const card of cards) card.hidden = !fits(card);
    for (const rule of all('details.rule')) {
      const shown = all('.card', rule).filter((card) => !card.hidden).length;
      rule.hidden = shown === 0;
      rule.querySelector('.count').textContent = shown;
    }
    tell();
  };
  const filter = (key, text) => {
    const values = [...new Set(cards.map((card) => card.dataset[key]))].sort();
    const select = make('select', { onchange: (e) => { choices[key] = e.target.value; show(); } },
      make('option', { value: '' }, 'all'), ...values.map((v) => make('option', { value: v }, v)));
    return make('label', {}, text + ' ', select);
  };
  let current = -1;
  const step = (by) => {
    const shown = marks.filter((mark) => !mark.classList.contains('off'));
    if (shown.length === 0) return;
    const at = shown.indexOf(marks[current]);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1)
      : (at + by + shown.length) % shown.length];
    for (const mark of marks) mark.removeAttribute('aria-current');
    next.setAttribute('aria-current', 'true');
    current = marks.indexOf(next);
    next.focus();
  };
  document.addEventListener('focusin', (e) => {
    const at = marks.indexOf(e.target);
    if (at >= 0) current = at;
  });

  // ---- Rulings -------------------------------------------------------------------------------

  const names = { ruling: 'change', speaker: 'post', quotation: 'text' };
  const key_of = (r) => r.table + ' ' + (r.table === 'boundary' ? r.split || r.join
    : r.table === 'person' ? r.same.join('+') : r[names[r.table]]);
  const place = data && 'rapporteur-review-' + data.source;
  let rulings = data ? data.rulings : [];
  const past = [];
  let saved = true;
  const keep = () => {
    try { localStorage.setItem(place, JSON.stringify(rulings)); } catch { /* private mode */ }
  };
  const rule = (...more) => {
    past.push(rulings);
    const keys = new Set(more.map(key_of));
    rulings = rulings.filter((r) => !keys.has(key_of(r))).concat(more);
    saved = false;
    keep();
    paint();
  };
  const undo = () => {
    if (past.length === 0) return;
    rulings = past.pop();
    keep();
    paint();
  };
  const tell = () => {
    const shown = cards.filter((card) => !card.hidden).length;
    status.textContent = `${shown} of ${cards.length} changes shown` +
      (data ? `; ${rulings.length} rulings${saved ? '' : ', not saved yet'}` : '');
  };
  const paint = () => {
    const decided = new Map(rulings.filter((r) => r.table === 'ruling').map((r) => [r.change, r]));
    for (const card of cards) {
      const r = decided.get(card.id.slice('change-'.length));
      const said = card.querySelector('.decision');
      if (!said) continue;
      card.toggleAttribute('data-ruled', Boolean(r));
      said.textContent = r ? ` Ruled: ${r.decision}${r.text === undefined ? '' : ` with “${r.text}”`}` : '';
    }
    const out = document.getElementById('rulings');
    if (out) out.value = write();
    tell();
  };
  const quote = (text) => JSON.stringify(text).replace(/\u007f/g, '\\u007F');
  const write = () => rulings.map((r) => {
    const lines = Object.entries(r).filter(([k, v]) => k !== 'table' && !(k === 'reason' && !v));
    return `[[${r.table}]]\n` + lines.map(([k, v]) => `${k} = ` +
      (Array.isArray(v) ? `[${v.map(quote).join(', ')}]` : quote(v)) + '\n').join('');
  }).join('\n');
  const download = () => {
    const text = data.settings.replace(/\n*$/, '\n\n') + write();
    const url = URL.createObjectURL(new Blob([text], { type: 'application/toml' }));
    const link = make('a', { href: url, download: 'debate.toml' });
    link.click();
    URL.revokeObjectURL(url);
    saved = true;
    tell();
  };
  const copy = () => {
    const area = document.getElementById('rulings');
    area.select();
    document.execCommand('copy');
    status.textContent = 'The rulings are on the clipboard.';
  };
  const decide = (id, decision) => {
    const card = document.getElementById('change-' + id);
    if (!card || !card.dataset.rule.startsWith('N')) return;
    const one = { table: 'ruling', change: id, decision };
    if (decision === 'replace') {
      const text = window.prompt('What shall stand here?', card.dataset.after);
      if (text === null) return;
      one.text = text;
    }
    rule(one);
  };

  const add_card_actions = () => {
    for (const card of cards) {
      if (!card.dataset.rule.startsWith('N')) continue;
      const id = card.id.slice('change-'.length);
      card.append(make('p', { class: 'actions' },
        ...['accept', 'reject', 'replace'].map((d) =>
          button(d[0].toUpperCase() + d.slice(1), () => decide(id, d), { 'aria-label': `${d} ${id}` })),
        make('span', { class: 'decision' })));
    }
    for (const group of all('details.rule')) {
      if (!group.dataset.rule.startsWith('N')) continue;
      const each = (decision) => rule(...all('.card', group).filter((c) => !c.hidden)
        .map((c) => ({ table: 'ruling', change: c.id.slice('change-'.length), decision })));
      group.querySelector('summary').after(make('p', { class: 'actions' },
        button(`Accept all of ${group.dataset.rule}`, () => each('accept')),
        button(`Reject all of ${group.dataset.rule}`, () => each('reject'))));
    }
  };
  const select_of = (options) =>
    make('select', {}, ...options.map(([value, text]) => make('option', { value }, text)));
  const add_post_actions = (posts) => {
    for (const post of posts) {
      const paragraphs = all('.clean p[data-opening]', post).filter((p) => p.dataset.opening);
      if (paragraphs.length === 0) continue;
      const boxes = data.persons.map((p) => make('input', { type: 'checkbox', value: p }));
      const reason = make('input', { type: 'text' });
      const passage = select_of(paragraphs.map((p) => [p.dataset.opening, p.dataset.opening]));
      const source = select_of([['', 'no other post'],
        ...posts.map((p) => [p.id, 'post ' + p.id.slice('post-'.length)])]);
      const opening = paragraphs[0].dataset.marker + paragraphs[0].dataset.opening;
      const panel = make('details', { class: 'rule-post' }, make('summary', {}, 'Rule on this post'),
        make('fieldset', {}, make('legend', {}, 'Written by'),
          ...boxes.map((box) => make('label', {}, box, ' ' + box.value))),
        make('label', {}, 'Reason ', reason),
        button('Attribute', () => rule({ table: 'speaker', post: post.id,
          persons: boxes.filter((b) => b.checked).map((b) => b.value), reason: reason.value })),
        make('label', {}, 'Passage ', passage),
        button('A new post begins here', () => {
          const at = paragraphs[passage.selectedIndex];
          if (at.closest('li') || at.dataset.marker === '-') status.textContent = 'A post cannot begin inside a list.';
          else rule({ table: 'boundary', split: at.dataset.marker + passage.value });
        }),
        make('label', {}, 'The passage quotes ', source),
        button('Mark as quotation',
          () => rule({ table: 'quotation', text: passage.value, source: source.value })));
      if (!post.querySelector('.label')) {
        panel.append(button('Join with the post before', () => rule({ table: 'boundary', join: opening })));
      }
      post.append(panel);
    }
  };
  const join_panel = () => {
    const boxes = data.persons.map((p) => make('input', { type: 'checkbox', value: p }));
    return make('details', {}, make('summary', {}, 'Join participants'),
      make('fieldset', {}, make('legend', {}, 'One and the same'),
        ...boxes.map((box) => make('label', {}, box, ' ' + box.value))),
      button('Join', () => {
        const same = boxes.filter((b) => b.checked).map((b) => b.value);
        if (same.length > 1) rule({ table: 'person', same });
      }));
  };

  // ---- The tools -----------------------------------------------------------------------------

  const tools = document.getElementById('tools');
  const side = button('Side by side', () => {
    side.setAttribute('aria-pressed', document.body.classList.toggle('side'));
  }, { 'aria-pressed': 'false' });
  const keys = make('input', { type: 'checkbox', id: 'keys' });
  keys.checked = true;
  tools.append(make('div', { class: 'toolbar', role: 'group', 'aria-label': 'View' },
    filter('rule', 'Rule'), filter('certainty', 'Certainty'), filter('state', 'State'), side,
    button('Previous', () => step(-1)), button('Next', () => step(1)),
    make('label', {}, keys, ' Keys: n next, p previous' +
      (data ? ', a accept, r reject, e replace, u undo' : ''))));
  if (data) {
    try { rulings = JSON.parse(localStorage.getItem(place)) || rulings; } catch { /* damaged */ }
    saved = JSON.stringify(rulings) === JSON.stringify(data.rulings);
    tools.append(make('div', { class: 'toolbar', role: 'group', 'aria-label': 'Rulings' },
      button('Undo', undo), button('Save debate.toml', download), button('Copy rulings', copy),
      join_panel()),
    make('details', {}, make('summary', {}, 'The rulings as they will be saved'),
      make('textarea', { id: 'rulings', readonly: '', 'aria-label': 'Rulings' })));
    add_card_actions();
    add_post_actions(all('section.post'));
    window.addEventListener('beforeunload', (e) => { if (!saved) e.preventDefault(); });
  }
  tools.append(status);
  document.addEventListener('keydown', (e) => {
    if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    const id = current >= 0 ? marks[current].id.slice('mark-'.length) : '';
    const acts = { n: () => step(1), p: () => step(-1) };
    if (data) {
      acts.u = undo;
      if (id) {
        acts.a = () => decide(id, 'accept');
        acts.r = () => decide(id, 'reject');
        acts.e = () => decide(id, 'replace');
      }
    }
    if (!acts[e.key]) return;
    e.preventDefault();
    acts[e.key]();
  });
  const open_target = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const group = target && target.closest('details.rule');
    if (group) { group.open = true; target.scrollIntoView(); target.focus(); }
  };
  window.addEventListener('hashchange', open_target);
  show();
  paint();
  open_target();
})();
