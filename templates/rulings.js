
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
  for (const paragraph of paragraphs) {
    for (const [byte] of JSON.parse(paragraph.dataset.sentences || '[]')) {
      if (!at_byte.has(byte)) at_byte.set(byte, paragraph);
    }
  }
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
  const rule_heading = (place) => heading(sentence(data.rules[place.dataset.rule] || place.dataset.rule));
  const rule_code = (place) => make('p', { class: 'quiet' }, `Rule ${place.dataset.rule}.`);
  const words_of_state = { applied: 'Changed', suggested: 'Proposed, not changed',
    reported: 'Reported, not changed', rejected: 'Not changed, as you decided' };
  const decision_of = (place) => {
    const id = id_of(place);
    return find({ table: 'ruling', change: id }) || find({ table: 'ruling', change: place.dataset.rule });
  };
  const past = { accept: 'accepted', reject: 'rejected', replace: 'replaced' };
  const said = (r) => !r ? 'Not decided yet.' : `You ${past[r.decision]} it`
    + (r.text === undefined ? '' : ` with “${r.text}”`)
    + (r.change.includes('-') ? '.' : `, with all of rule ${r.change}.`);
  // What will stand there: undefined where nobody can say it here.
  const result_of = (place, ruling) => {
    const { before, after, state } = place.dataset;
    if (after === undefined) return undefined;
    const received = before === 'nothing' ? '' : before;
    if (!ruling) return state === 'applied' ? after : received;
    return { accept: after, reject: received, replace: ruling.text }[ruling.decision];
  };
  const quoted = (text) => text ? `“${text}”` : 'nothing';
  const decide = (place, decision, text) => {
    if (!place || !['change', 'finding'].includes(kind_of(place))) return;
    if (!is_rulable(place.dataset.rule) && kind_of(place) === 'change') return;
    if (kind_of(place) === 'finding' && decision !== 'reject') return;
    put([{ table: 'ruling', change: id_of(place), decision, ...(text === undefined ? {} : { text }) }]);
  };
  const withdraw_button = (ruling) => ruling && button('Withdraw the decision', () => withdraw(ruling));

  const change_panel = (place) => {
    const card = document.getElementById(`change-${id_of(place)}`);
    const ruling = decision_of(place);
    const { before, after, certainty, state } = place.dataset;
    const received = before === 'nothing' ? '' : before;
    const parts = [rule_heading(place),
      make('p', { class: 'quiet' }, `${words_of_state[state] || state}; certainty ${certainty}.`),
      make('div', { class: 'pair' }, make('span', {}, 'As received'), make('del', {}, before),
        make('span', {}, state === 'applied' ? 'Changed to' : 'Proposed'), make('ins', {}, after === undefined ? 'structure'
          : after || 'nothing')),
      card && card.querySelector('.evidence') && card.querySelector('.evidence').cloneNode(true)];
    if (!is_rulable(place.dataset.rule)) {
      return [...parts, make('p', { class: 'quiet' }, 'This belongs to the structure of the text; '
        + 'split, join or mark paragraphs (¶) to change it.'), rule_code(place)];
    }
    const text = make('input', { type: 'text', id: 'replacement', autocomplete: 'off' });
    text.value = ruling && ruling.text !== undefined ? ruling.text : after || '';
    const replace = make('form', { class: 'replace', onsubmit: (e) => {
      e.preventDefault();
      decide(place, 'replace', text.value);
    } }, make('label', { for: 'replacement' }, 'Put instead'), text,
    make('button', { type: 'submit' }, 'Replace'));
    return [...parts, make('p', { class: 'said-ruling' }, said(ruling)),
      make('div', { class: 'row' },
        button('Accept', () => decide(place, 'accept'), { 'aria-keyshortcuts': 'a',
          'aria-pressed': String(Boolean(ruling) && ruling.decision === 'accept') }),
        button('Reject', () => decide(place, 'reject'), { 'aria-keyshortcuts': 'r',
          'aria-pressed': String(Boolean(ruling) && ruling.decision === 'reject') }),
        withdraw_button(ruling)), make('p', { class: 'quiet' }, state === 'applied'
      ? `Accept keeps ${quoted(after)}; Reject puts ${quoted(received)} back.`
      : `Accept puts ${quoted(after)} there; Reject leaves ${quoted(received)}.`), replace, rule_code(place)];
  };
  const finding_panel = (place) => {
    const ruling = decision_of(place);
    const hint = place.querySelector('.hint');
    return [heading(sentence(place.querySelector('strong').textContent)),
      hint && make('p', {}, hint.textContent),
      make('p', { class: 'said-ruling' }, ruling ? 'Dismissed: it will not be reported again.' : 'Not decided yet.'),
      make('p', { class: 'quiet' }, 'Dismiss it when nothing has to be done. What has to be done, do in '
        + 'the places around it; leave it open as a reminder.'),
      make('div', { class: 'row' },
        button('Dismiss', () => decide(place, 'reject'), { 'aria-keyshortcuts': 'r' }),
        withdraw_button(ruling)), rule_code(place)];
  };
  const attribution = (paragraph, ruling, found = []) => {
    const chosen = new Set(ruling ? ruling.persons : found);
    const boxes = data.persons.map(({ id, text }) => {
      const box = make('input', { type: 'checkbox', value: id });
      box.checked = chosen.has(id);
      return [box, make('label', { class: 'person' }, box, ` ${text}`)];
    });
    const reason = make('input', { type: 'text', autocomplete: 'off' });
    reason.value = (ruling && ruling.reason) || '';
    const { words, byte } = place_words(paragraph);
    const attribute = (persons) => put([{ table: 'speaker', post: words, byte, persons, reason: reason.value }]);
    const checked = () => boxes.map(([box]) => box).filter((b) => b.checked).map((b) => b.value);
    const confirm = found.length > 0 && !ruling && make('div', { class: 'row' },
      button(`Confirm ${found.join(' or ')}`, () => attribute(found), { class: 'strong' }));
    return [make('p', { class: 'said-ruling' }, ruling ? 'You decided this.' : 'Not decided yet.'), confirm,
      make('fieldset', {}, make('legend', {}, 'Written by'), ...boxes.map(([, label]) => label)),
      make('p', { class: 'quiet' }, 'Several: it is one of these. None: it is not known.'),
      make('label', { class: 'stacked' }, 'How you know (optional) ', reason),
      make('div', { class: 'row' }, button('Attribute', () => attribute(checked())), withdraw_button(ruling))];
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
      evidence && evidence.cloneNode(true),
      ...attribution(paragraph, ruling, post.dataset.persons.split(' ').filter(Boolean)),
      ...(may_join ? [make('h3', {}, 'Is it a post of its own?'), make('div', { class: 'row' },
        joined ? withdraw_button(joined) : button('Join with the post before', () => join(paragraph)))] : [])];
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
    const sentences = JSON.parse(paragraph.dataset.sentences || '[]');
    const inside = sentences.map(([at]) => find({ table: 'boundary', byte: at })).find(Boolean);
    const where = select_of(sentences.map(([at, text]) => [at, `${text}…`]));
    const split_inside = () => {
      const [at, text] = sentences.find(([one]) => one === Number(where.value));
      put([{ table: 'boundary', split: text, byte: at }]);
    };
    return [heading(`Paragraph in ${post_name(post)}`), make('p', { class: 'quiet' }, `“${words}…”`),
      make('h3', {}, 'Posts'),
      make('div', { class: 'row' }, cut ? withdraw_button(cut)
        : is_first ? posts.indexOf(post) > 0 && !post.querySelector('.clean .label')
          && button('Join with the post before', () => join(paragraph))
          : button('A new post begins here', () => put([boundary(paragraph, 'split')]))),
      ...(cut && cut.split ? attribution(paragraph, find({ table: 'speaker', byte })) : []),
      ...(inside ? [make('p', {}, `A new post begins at “${inside.split}…”.`), make('div', { class: 'row' }, withdraw_button(inside))]
        : sentences.length > 0 ? [make('label', { class: 'stacked' }, 'Or inside it, at the sentence ', where),
          make('div', { class: 'row' }, button('A new post begins at this sentence', split_inside))] : []),
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
  const start = make('aside', { id: 'start', 'aria-labelledby': 'start-head' });
  const is_narrow = () => !matchMedia('(min-width: 60rem)').matches;
  const close_panel = () => { panel.hidden = true; start.hidden = false; };
  const fill_panel = (place) => {
    const close = button('Close', () => { close_panel(); back_to_text(); }, { class: 'close' });
    panel.hidden = false;
    start.hidden = !is_narrow();  // beside the text there is room for one
    panel.replaceChildren(close, ...panels[kind_of(place)](place).filter(Boolean));
    bubble.hidden = true;
    // On a small screen the panel must not lie on what it is about.
    if (is_narrow() && place.getBoundingClientRect().bottom > panel.getBoundingClientRect().top) {
      place.scrollIntoView({ block: 'start' });
    }
  };
  open_place = fill_panel;
  is_told = (mark) => mark === current && !panel.hidden;

  // ---- What was decided, shown in its place ----

  const describe = (r) => {
    if (r.table === 'ruling') return describe_ruling(r);
    const place = place_of(r);
    const where = place ? `, ${post_name(place.closest('.post'))}` : '';
    if (r.table === 'speaker') return `“${r.post}…”${where}, by ${r.persons.join(' or ') || 'nobody known'}`;
    if (r.table === 'boundary') return r.split ? `a new post at “${r.split}…”${where}` : `no new post at “${r.join}…”${where}`;
    if (r.table === 'quotation') return `“${r.text}…”${where}, ${r.source ? `quotes “${r.source}…”` : 'is no quotation'}`;
    return `${r.same.join(' and ')} are one participant`;
  };
  const describe_ruling = (r) => {
    const done = past[r.decision];
    const place = document.getElementById(`mark-${r.change}`) || document.getElementById(`finding-${r.change}`);
    if (!r.change.includes('-')) return `${done}: all of ${r.change}, ${sentence(data.rules[r.change] || '')}`;
    if (!place) return `${done}: ${r.change}`;
    const post = place.closest('.post');
    const where = post ? ` in ${post_name(post)}` : '';
    if (kind_of(place) === 'finding') return `dismissed${where}: ${place.querySelector('strong').textContent}`;
    return `${done}${where}: ${quoted(place.dataset.before === 'nothing' ? '' : place.dataset.before)} to `
      + quoted(r.text === undefined ? place.dataset.after : r.text);
  };
  const place_of = (r) => r.table === 'ruling'
    ? document.getElementById(`mark-${r.change}`) || document.getElementById(`finding-${r.change}`)
      || document.getElementById(`rule-${r.change}`)
    : r.table === 'person' ? null : find_place(r.byte, r.post || r.text || r.split || r.join);

  const folder = data.folder || '.';
  const what_then = `Put the saved file as debate.toml into the folder ${folder}, in place of the old one; then run: `
    + `rapporteur build ${/[^\w./-]/.test(folder) ? `"${folder}"` : folder}`;
  const rulings_section = document.getElementById('rulings');
  const list = make('ol', { class: 'ruling-list' });
  const area = make('textarea', { id: 'toml', readonly: '', 'aria-label': 'The decisions as they are saved' });
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
      : `${plural(rulings.list.length, 'decision', 'decisions')}. `
      + (rulings.is_saved ? `They are what was last saved. ${what_then}`
        : rulings.keeps ? 'Not saved yet; this browser keeps them until you do.' : 'Not saved yet, and this browser keeps nothing: save before you close the page.');
  };
  // The text as it will be, beside what it takes the place of.
  const texts = new Map(marks.map((mark) => [mark, [...mark.childNodes]]));
  const paint_result = (mark, ruling) => {
    const now = result_of(mark, undefined), then = result_of(mark, ruling);
    if (now === then) return mark.replaceChildren(...texts.get(mark));
    mark.replaceChildren(...(now ? [make('del', {}, now)] : []), make('ins', {}, then || '∅'));
  };
  const paint_places = () => {
    const same = new Map(rulings.list.filter((r) => r.table === 'person')
      .flatMap((r) => r.same.map((id) => [id, r.same[0]])));
    const decided = new Map(rulings.list.filter((r) => r.table === 'ruling').map((r) => [r.change, r]));
    for (const place of [...marks, ...findings, ...cards]) {
      const rulable = is_rulable(place.dataset.rule) || kind_of(place) === 'finding';
      const r = rulable && (decided.get(id_of(place)) || decided.get(place.dataset.rule));
      if (r) place.dataset.ruled = r.decision;
      else delete place.dataset.ruled;
      if (kind_of(place) === 'change') paint_result(place, r);
    }
    for (const who of speakers) {
      who.dataset.found ??= who.textContent;
      const paragraph = first_paragraph(who.closest('.post'));
      const r = paragraph && find({ table: 'speaker', byte: Number(paragraph.dataset.byte) });
      const found = who.closest('.post').dataset.persons.split(' ').filter(Boolean);
      const joined = found.some((id) => same.has(id)) && [...new Set(found.map((id) => same.get(id) || id))];
      who.textContent = r ? `${r.persons.join(' or ') || 'speaker not known'}, named by you`
        : joined ? `${joined.join(' or ')}, joined by you` : who.dataset.found;
      if (r) who.dataset.ruled = 'speaker';
      else delete who.dataset.ruled;
    }
    for (const post of posts) {
      const first = first_paragraph(post);
      const r = first && find({ table: 'boundary', byte: Number(first.dataset.byte) });
      post.classList.toggle('joined', Boolean(r && r.join));
    }
    for (const paragraph of paragraphs) {
      const r = find({ table: 'quotation', byte: Number(paragraph.dataset.byte) });
      paragraph.classList.toggle('as-quotation', Boolean(r && r.source));
    }
    for (const sign of all('.ruled-here')) sign.remove();
    for (const r of rulings.list) {
      const at = ['boundary', 'quotation'].includes(r.table) && place_of(r);
      if (!at || at.matches('a')) continue;
      const by = r.split && find({ table: 'speaker', byte: r.byte });
      const is_inside = r.split && Number(at.dataset.byte) !== r.byte;
      const text = is_inside ? `A new post begins in this paragraph, at “${r.split}…”`
        : r.split ? `A new post begins here${by ? `, by ${by.persons.join(' or ') || 'nobody known'}` : ''}`
        : r.join ? 'This joins the post before' : r.source ? `Quotes “${r.source}…”` : 'No quotation';
      at.before(make('span', { class: 'ruled-here' }, text));
    }
  };
  const tell_place = tell;
  tell = () => {
    tell_place();
    status.textContent += ` · ${plural(rulings.list.length, 'decision', 'decisions')}`
      + (rulings.is_saved ? '' : ', not saved');
    paint_start();
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
    status.textContent = `Saved. ${what_then}`;
  };
  const copy = () => {
    area.focus();
    area.select();
    document.execCommand('copy');
    status.textContent = 'The decisions are on the clipboard.';
  };
  primary.append(undo, button('', save, { class: 'strong save' }));
  primary.lastChild.append('Save', make('span', { class: 'more' }, ' decisions'));

  // ---- What to do first ----

  const progress = make('progress', { 'aria-label': 'Places seen' });
  const progress_words = make('span', {});
  const start_at = (group) => {
    choices.show = shows.value = group;
    show();
    const next = shown.find((place) => !seen.has(seen_key(place))) || shown[0];
    if (next) reveal(next);
  };
  const group_buttons = Object.entries(groups).map(([group, [one, many]]) => {
    const count = places.filter((place) => is_eye(place) && group_of(place) === group).length;
    return count === 0 ? null : make('li', {}, button(plural(count, one, many), () => start_at(group)));
  }).filter(Boolean);
  const eyes = places.filter(is_eye);
  start.append(make('h2', { id: 'start-head' }, 'What to do'),
    make('p', { class: 'seen' }, progress, progress_words),
    make('ol', {}, make('li', {}, 'Look at the marked places, one after the other with Next:',
      make('ul', {}, ...group_buttons)),
    make('li', {}, 'Decide where you know better. What you leave alone stays as the program has it.'),
    make('li', {}, 'Save your decisions. ', make('span', { class: 'then' }, what_then))),
    make('p', { class: 'quiet keys-help' }, `Keys: ${key_help}.`));
  const paint_start = () => {
    const done = eyes.filter((place) => seen.has(seen_key(place))).length;
    progress.max = Math.max(1, eyes.length);
    progress.value = done;
    progress_words.textContent = `${done} of ${plural(eyes.length, 'place', 'places')} seen`;
  };
  document.querySelector('.desk').prepend(start);

  const join_boxes = data.persons.map(({ id, text }) => {
    const box = make('input', { type: 'checkbox', value: id });
    return [box, make('label', { class: 'person' }, box, ` ${text}`)];
  });
  rulings_section.append(note, make('div', { class: 'row' }, button('Copy the decisions', copy)), list,
    make('details', {}, make('summary', {}, 'As they are saved in debate.toml'), area),
    make('details', { class: 'join-persons' }, make('summary', {}, 'Join participants'),
      make('fieldset', {}, make('legend', {}, 'One and the same'), ...join_boxes.map(([, label]) => label)),
      button('Join participants', () => {
        const same = join_boxes.map(([box]) => box).filter((b) => b.checked).map((b) => b.value);
        if (same.length > 1) put([{ table: 'person', same }]);
        else status.textContent = 'Choose at least two participants.';
      })));
  if (rulings.stale) {
    const stale = make('p', { class: 'finding' }, `This browser holds ${plural(rulings.stale.length, 'decision', 'decisions')} `
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
      button('Accept all', () => each('accept'), { 'aria-label': `Accept all of ${group.dataset.rule}` }),
      button('Reject all', () => each('reject'), { 'aria-label': `Reject all of ${group.dataset.rule}` })));
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
      'aria-label': `Decide about the paragraph “${paragraph.dataset.opening.slice(0, 30)}…”` });
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
