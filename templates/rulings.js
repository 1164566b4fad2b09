
// ---- Rulings ------------------------------------------------------------------------------------
// What the editor decides, as plain values: one object for each table of debate.toml. The list is
// replaced as a whole, so that undo is the list before; the browser keeps it until it is saved.

const rulings_of = () => {
  const store = `rapporteur-review-${data.source}`;
  const given = JSON.stringify(data.rulings);
  let list = data.rulings, saved = given, stored = null;
  try { stored = JSON.parse(localStorage.getItem(store)); } catch { /* damaged, or no storage */ }
  const past = [];
  let keeps = true;
  const keep = () => {
    try { localStorage.setItem(store, JSON.stringify({ base: given, saved, list })); keeps = true; }
    catch { keeps = false; }
  };
  let stale = null;
  if (stored && Array.isArray(stored.list) && JSON.stringify(stored.list) !== given) {
    if (stored.base === given) { list = stored.list; saved = stored.saved; }
    else stale = stored.list;
  }
  return {
    get list() { return list; },
    get stale() { return stale; },
    get is_saved() { return JSON.stringify(list) === saved; },
    get keeps() { return keeps; },
    get can_undo() { return past.length > 0; },
    put(next) { past.push(list); list = next; stale = null; keep(); },
    undo() { if (past.length) { list = past.pop(); keep(); } },
    mark_saved() { saved = JSON.stringify(list); keep(); },
    drop_stale() { stale = null; keep(); },
  };
};

// One place has one ruling of a kind: the newer takes the older's place.
const key_of = (r) => r.table === 'ruling' ? `ruling ${r.change}`
  : r.table === 'person' ? `person ${[...r.same].sort().join('+')}`
    : `${r.table} ${r.byte ?? r.post ?? r.text ?? r.split ?? r.join}`;

const toml_string = (text) => JSON.stringify(text).replace(/\u007f/g, '\\u007F');
const toml_value = (value) => Array.isArray(value) ? `[${value.map(toml_string).join(', ')}]`
  : typeof value === 'number' ? String(value) : toml_string(value);
const toml_of = (list) => list.map((r) => `[[${r.table}]]\n` + Object.entries(r)
  .filter(([key, value]) => key !== 'table' && !(key === 'reason' && !value))
  .map(([key, value]) => `${key} = ${toml_value(value)}\n`).join('')).join('\n');

const is_rulable = (rule) => rule.startsWith('N') || rule === 'D103';
const post_name = (post) => `post ${post.querySelector('h3 .number').textContent}`;
const first_paragraph = (post) => post && post.querySelector('.clean p[data-byte]');

const start_rulings = () => {
  const rulings = rulings_of();
  const posts = all('section.post');
  const paragraphs = all('.clean p[data-byte]');
  const at_byte = new Map(paragraphs.map((p) => [Number(p.dataset.byte), p]));
  const find_place = (byte, words) => at_byte.get(byte)
    || paragraphs.find((p) => p.dataset.opening && words && p.dataset.opening.startsWith(words));
  const place_words = (paragraph) => ({ words: paragraph.dataset.opening || paragraph.textContent.slice(0, 40),
    byte: Number(paragraph.dataset.byte) });

  // In the order in which the program hands them back, so that a saved list is known again.
  const tables = ['ruling', 'speaker', 'boundary', 'quotation', 'person'];
  const put = (added, removed = []) => {
    const keys = new Set([...added, ...removed].map(key_of));
    rulings.put(rulings.list.filter((r) => !keys.has(key_of(r))).concat(added)
      .sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table)));
    paint();
  };
  const withdraw = (ruling) => put([], [ruling]);
  const find = (probe) => rulings.list.find((r) => key_of(r) === key_of(probe));

  // ---- What can be decided about a place ----

  const panel = make('aside', { id: 'panel', 'aria-labelledby': 'panel-head', hidden: '' });
  document.querySelector('.desk').append(panel);
  const heading = (text) => make('h2', { id: 'panel-head', tabindex: '-1' }, text);
  const decision_of = (place) => {
    const id = id_of(place);
    return find({ table: 'ruling', change: id }) || find({ table: 'ruling', change: place.dataset.rule });
  };
  const said = (r) => !r ? 'Not ruled on.' : `Ruled: ${r.decision}`
    + (r.text === undefined ? '' : ` with “${r.text}”`)
    + (r.change.includes('-') ? '.' : `, with all of ${r.change}.`);
  const decide = (place, decision, text) => {
    if (!place || !['change', 'finding'].includes(kind_of(place))) return;
    if (!is_rulable(place.dataset.rule) && kind_of(place) === 'change') return;
    if (kind_of(place) === 'finding' && decision !== 'reject') return;
    put([{ table: 'ruling', change: id_of(place), decision, ...(text === undefined ? {} : { text }) }]);
  };
  const withdraw_button = (ruling) => ruling && button('Withdraw the ruling', () => withdraw(ruling));

  const change_panel = (place) => {
    const card = document.getElementById(`change-${id_of(place)}`);
    const ruling = decision_of(place);
    const parts = [heading(`${place.dataset.rule} ${data.rules[place.dataset.rule] || ''}`),
      make('p', { class: 'quiet' }, card ? card.querySelector('.state').textContent : ''),
      make('div', { class: 'pair' }, make('span', {}, 'As received'), make('del', {}, place.dataset.before),
        make('span', {}, 'Now'), make('ins', {}, place.dataset.after === undefined ? 'structure'
          : place.dataset.after || 'nothing')),
      card && card.querySelector('.evidence') && card.querySelector('.evidence').cloneNode(true)];
    if (!is_rulable(place.dataset.rule)) {
      return [...parts, make('p', { class: 'quiet' }, 'This belongs to the structure of the text; '
        + 'split, join or mark paragraphs to change it.')];
    }
    const text = make('input', { type: 'text', id: 'replacement', autocomplete: 'off' });
    text.value = ruling && ruling.text !== undefined ? ruling.text : place.dataset.after || '';
    const replace = make('form', { class: 'replace', onsubmit: (e) => {
      e.preventDefault();
      decide(place, 'replace', text.value);
    } }, make('label', { for: 'replacement' }, 'Put instead'), text,
    make('button', { type: 'submit' }, 'Replace'));
    return [...parts, make('p', { class: 'said-ruling' }, said(ruling)),
      make('div', { class: 'row' },
        button('Accept', () => decide(place, 'accept'), { 'aria-keyshortcuts': 'a' }),
        button('Reject', () => decide(place, 'reject'), { 'aria-keyshortcuts': 'r' }),
        withdraw_button(ruling)), replace];
  };
  const finding_panel = (place) => {
    const ruling = decision_of(place);
    return [heading(`${place.dataset.rule} ${data.rules[place.dataset.rule] || ''}`),
      make('p', {}, ...[...place.childNodes].slice(1).map((n) => n.cloneNode(true))),
      make('p', { class: 'said-ruling' }, ruling ? 'Dismissed: it will not be reported again.' : 'Open.'),
      make('div', { class: 'row' },
        button('Dismiss', () => decide(place, 'reject'), { 'aria-keyshortcuts': 'r' }),
        withdraw_button(ruling))];
  };
  const attribution = (paragraph, ruling) => {
    const chosen = new Set(ruling ? ruling.persons : []);
    const boxes = data.persons.map(({ id, text }) => {
      const box = make('input', { type: 'checkbox', value: id });
      box.checked = chosen.has(id);
      return [box, make('label', { class: 'person' }, box, ` ${text}`)];
    });
    const reason = make('input', { type: 'text', autocomplete: 'off' });
    reason.value = (ruling && ruling.reason) || '';
    const { words, byte } = place_words(paragraph);
    const attribute = () => put([{ table: 'speaker', post: words, byte,
      persons: boxes.map(([box]) => box).filter((b) => b.checked).map((b) => b.value),
      reason: reason.value }]);
    return [make('fieldset', {}, make('legend', {}, 'Written by (several: one of these; none: not known)'),
      ...boxes.map(([, label]) => label)),
    make('label', { class: 'stacked' }, 'Reason ', reason),
    make('div', { class: 'row' }, button('Attribute', attribute), withdraw_button(ruling))];
  };
  const boundary = (paragraph, kind) => {
    const { words, byte } = place_words(paragraph);
    return { table: 'boundary', [kind]: words, byte };
  };
  // A post that joins the one before has no speaker of its own any more.
  const join = (paragraph) => {
    const probe = { table: 'speaker', byte: Number(paragraph.dataset.byte) };
    put([boundary(paragraph, 'join')], find(probe) ? [find(probe)] : []);
  };
  const speaker_panel = (place) => {
    const post = place.closest('.post');
    const paragraph = first_paragraph(post);
    if (!paragraph) return [heading(`Who wrote ${post_name(post)}?`), make('p', {}, place.textContent)];
    const byte = Number(paragraph.dataset.byte);
    const ruling = find({ table: 'speaker', byte })
      || rulings.list.find((r) => r.table === 'speaker' && r.byte === undefined && r.post === post.id);
    const evidence = post.querySelector('details.evidence ul');
    const joined = find({ table: 'boundary', byte });
    const may_join = posts.indexOf(post) > 0 && !post.querySelector('.clean .label');
    return [heading(`Who wrote ${post_name(post)}?`),
      make('p', { class: 'quiet' }, `As found: ${place.dataset.found || place.textContent}`),
      evidence && evidence.cloneNode(true), ...attribution(paragraph, ruling),
      may_join && make('div', { class: 'row' }, joined ? withdraw_button(joined)
        : button('Join with the post before', () => join(paragraph)))];
  };
  const paragraph_panel = (paragraph) => {
    const post = paragraph.closest('.post');
    const { words, byte } = place_words(paragraph);
    const cut = find({ table: 'boundary', byte });
    const quote = find({ table: 'quotation', byte });
    const source = select_of(posts.filter((p) => p !== post && first_paragraph(p))
      .map((p) => [first_paragraph(p).dataset.byte, post_name(p)]));
    const mark = (from) => {
      const at = from && place_words(at_byte.get(Number(from)));
      put([{ table: 'quotation', text: words, byte, source: at ? at.words : '',
        ...(at ? { source_byte: at.byte } : {}) }]);
    };
    const is_first = first_paragraph(post) === paragraph;
    return [heading(`Paragraph in ${post_name(post)}`), make('p', { class: 'quiet' }, `“${words}…”`),
      make('h3', {}, 'Posts'),
      make('div', { class: 'row' }, cut ? withdraw_button(cut)
        : is_first ? posts.indexOf(post) > 0 && !post.querySelector('.clean .label')
          && button('Join with the post before', () => join(paragraph))
          : button('A new post begins here', () => put([boundary(paragraph, 'split')]))),
      ...(cut && cut.split ? attribution(paragraph, find({ table: 'speaker', byte })) : []),
      make('h3', {}, 'Quotation'),
      make('div', { class: 'row' }, make('label', {}, 'It quotes ', source),
        button('Mark as quotation', () => mark(source.value)),
        button('It is no quotation', () => mark('')), withdraw_button(quote))];
  };
  const panels = { change: change_panel, finding: finding_panel, speaker: speaker_panel,
    paragraph: paragraph_panel };
  const back_to_text = () => {
    if (current) (current.querySelector('.pin') || current).focus();
  };
  const fill_panel = (place) => {
    const close = button('Close', () => { panel.hidden = true; back_to_text(); }, { class: 'close' });
    panel.hidden = false;
    panel.replaceChildren(close, ...panels[kind_of(place)](place).filter(Boolean));
  };
  open_place = fill_panel;

  // ---- What was decided, shown in its place ----

  const describe = (r) => {
    const at = r.byte === undefined ? '' : ` (byte ${r.byte})`;
    if (r.table === 'ruling') return `${r.decision} ${r.change}${r.text === undefined ? '' : `: “${r.text}”`}`;
    if (r.table === 'speaker') return `“${r.post}…”${at} by ${r.persons.join(' or ') || 'nobody known'}`;
    if (r.table === 'boundary') return r.split ? `a new post at “${r.split}…”${at}` : `no new post at “${r.join}…”${at}`;
    if (r.table === 'quotation') return `“${r.text}…”${at} ${r.source ? `quotes “${r.source}…”` : 'is no quotation'}`;
    return `${r.same.join(' and ')} are one participant`;
  };
  const place_of = (r) => r.table === 'ruling'
    ? document.getElementById(`mark-${r.change}`) || document.getElementById(`finding-${r.change}`)
      || document.getElementById(`rule-${r.change}`)
    : r.table === 'person' ? null : find_place(r.byte, r.post || r.text || r.split || r.join);

  const rulings_section = document.getElementById('rulings');
  const list = make('ol', { class: 'ruling-list' });
  const area = make('textarea', { id: 'toml', readonly: '', 'aria-label': 'The rulings as they are saved' });
  const note = make('p', { class: 'quiet', id: 'note' });
  const paint_list = () => {
    list.replaceChildren(...rulings.list.map((r) => {
      const at = place_of(r);
      return make('li', {}, make('span', {}, describe(r), r.reason ? `: ${r.reason}` : ''), ' ',
        at && button('Show', () => {
          if (at.matches('details')) { at.open = true; at.scrollIntoView(); } else reveal(at);
        }),
        button('Withdraw', () => withdraw(r), { 'aria-label': `Withdraw: ${describe(r)}` }));
    }));
    area.value = toml_of(rulings.list);
    note.textContent = rulings.list.length === 0 ? 'Nothing is decided yet.'
      : `${plural(rulings.list.length, 'ruling', 'rulings')}. `
      + (rulings.is_saved ? 'They are what was last saved.'
        : rulings.keeps ? 'Not saved yet; this browser keeps them.' : 'Not saved yet, and this browser keeps nothing: save before you close the page.');
  };
  const paint_places = () => {
    const decided = new Map(rulings.list.filter((r) => r.table === 'ruling').map((r) => [r.change, r]));
    for (const place of [...marks, ...findings, ...cards]) {
      const rulable = is_rulable(place.dataset.rule) || kind_of(place) === 'finding';
      const r = rulable && (decided.get(id_of(place)) || decided.get(place.dataset.rule));
      if (r) place.dataset.ruled = r.decision;
      else delete place.dataset.ruled;
    }
    for (const who of speakers) {
      who.dataset.found ??= who.textContent;
      const paragraph = first_paragraph(who.closest('.post'));
      const r = paragraph && find({ table: 'speaker', byte: Number(paragraph.dataset.byte) });
      who.textContent = r ? `${r.persons.join(' or ') || 'speaker not known'}, ruled by you` : who.dataset.found;
      if (r) who.dataset.ruled = 'speaker';
      else delete who.dataset.ruled;
    }
    for (const sign of all('.ruled-here')) sign.remove();
    for (const r of rulings.list) {
      const at = ['boundary', 'quotation'].includes(r.table) && place_of(r);
      if (!at || at.matches('a')) continue;
      const by = r.split && find({ table: 'speaker', byte: r.byte });
      const text = r.split ? `A new post begins here${by ? `, by ${by.persons.join(' or ') || 'nobody known'}` : ''}`
        : r.join ? 'This joins the post before' : r.source ? `Quotes “${r.source}…”` : 'No quotation';
      at.before(make('span', { class: 'ruled-here' }, text));
    }
  };
  const tell_place = tell;
  tell = () => {
    tell_place();
    status.textContent += ` · ${plural(rulings.list.length, 'ruling', 'rulings')}`
      + (rulings.is_saved ? '' : ', not saved');
  };
  const paint = () => {
    paint_places();
    paint_list();
    undo.disabled = !rulings.can_undo;
    if (current && !panel.hidden) {
      const had_focus = panel.contains(document.activeElement);
      fill_panel(current);
      if (had_focus) panel.querySelector('h2').focus({ preventScroll: true });
    }
    show();
  };

  // ---- Tools of the desk ----

  const undo = button('Undo', () => { rulings.undo(); paint(); }, { 'aria-keyshortcuts': 'u' });
  const save = () => {
    const text = data.settings.replace(/\n*$/, data.settings ? '\n\n' : '') + toml_of(rulings.list);
    const url = URL.createObjectURL(new Blob([text], { type: 'application/toml' }));
    make('a', { href: url, download: 'debate.toml' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    rulings.mark_saved();
    paint();
  };
  const copy = () => {
    area.focus();
    area.select();
    document.execCommand('copy');
    status.textContent = 'The rulings are on the clipboard.';
  };
  primary.append(undo, button('Save debate.toml', save, { class: 'strong' }));

  const join_boxes = data.persons.map(({ id, text }) => {
    const box = make('input', { type: 'checkbox', value: id });
    return [box, make('label', { class: 'person' }, box, ` ${text}`)];
  });
  rulings_section.append(note, make('div', { class: 'row' }, button('Copy the rulings', copy)), list,
    make('details', {}, make('summary', {}, 'As they are saved in debate.toml'), area),
    make('details', { class: 'join-persons' }, make('summary', {}, 'Join participants'),
      make('fieldset', {}, make('legend', {}, 'One and the same'), ...join_boxes.map(([, label]) => label)),
      button('Join participants', () => {
        const same = join_boxes.map(([box]) => box).filter((b) => b.checked).map((b) => b.value);
        if (same.length > 1) put([{ table: 'person', same }]);
        else status.textContent = 'Choose at least two participants.';
      })));
  if (rulings.stale) {
    const stale = make('p', { class: 'finding' }, `This browser holds ${plural(rulings.stale.length, 'ruling', 'rulings')} `
      + 'from before debate.toml was changed. ',
    button('Take them over', () => { const old = rulings.stale; stale.remove(); put(old); }), ' ',
    button('Drop them', () => { rulings.drop_stale(); stale.remove(); }));
    rulings_section.prepend(stale);
    tools.prepend(stale);
  }

  // One ruling for a whole rule where it says exactly that, one for each change where a filter
  // leaves some of them out.
  for (const group of all('details.rule')) {
    if (!is_rulable(group.dataset.rule)) continue;
    const each = (decision) => {
      const own = all('.card', group);
      const wanted = own.filter((card) => !card.hidden);
      const own_rulings = own.map((c) => ({ table: 'ruling', change: id_of(c) }));
      if (wanted.length === own.length) {
        put([{ table: 'ruling', change: group.dataset.rule, decision }], own_rulings);
      } else {
        put(wanted.map((c) => ({ table: 'ruling', change: id_of(c), decision })));
      }
    };
    group.querySelector('summary').after(make('p', { class: 'row' },
      button(`Accept all of ${group.dataset.rule}`, () => each('accept')),
      button(`Reject all of ${group.dataset.rule}`, () => each('reject'))));
  }
  for (const kind of all('details.kind-of-change')) {
    if (!is_rulable(kind.closest('.rule').dataset.rule)) continue;
    const each = (decision) => put(all('.card', kind).filter((c) => !c.hidden)
      .map((c) => ({ table: 'ruling', change: id_of(c), decision })));
    const which = kind.querySelector('summary').firstChild.textContent;
    kind.querySelector('summary').after(make('p', { class: 'row' },
      button('Accept these', () => each('accept'), { 'aria-label': `Accept these, all that were ${which}` }),
      button('Reject these', () => each('reject'), { 'aria-label': `Reject these, all that were ${which}` })));
  }
  for (const paragraph of paragraphs) {
    const pin = button('¶', () => select(paragraph), { class: 'pin',
      'aria-label': `Rule on the paragraph “${paragraph.dataset.opening.slice(0, 30)}…”` });
    paragraph.prepend(pin);
  }

  acts.u = () => { rulings.undo(); paint(); };
  acts.a = () => decide(current, 'accept');
  acts.r = () => decide(current, 'reject');
  acts.e = () => {
    const text = panel.querySelector('#replacement');
    if (text) { text.focus(); text.select(); }
  };
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && panel.contains(document.activeElement)) back_to_text();
    if (e.key === 'Enter' && places.includes(e.target)) {
      e.preventDefault();
      select(e.target);
      panel.querySelector('h2').focus({ preventScroll: true });
    }
  });
  window.addEventListener('beforeunload', (e) => { if (!rulings.keeps && !rulings.is_saved) e.preventDefault(); });
  paint();
};

if (may_rule) start_rulings();
else show();
open_target();
