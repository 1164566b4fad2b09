'use strict';
// review.js PROGRAM FOLDER: the review page in a real browser; see run. FOLDER is for what is made.

const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { Checks, axe_findings, laptop, launch, measure, open, phone } = require('./harness.js');

const [program, folder] = process.argv.slice(2).map((name) => path.resolve(name));
const seed = path.join(folder, 'town-garden');
fs.cpSync(path.join(__dirname, 'town-garden'), seed, { recursive: true });
const out = path.join(folder, 'out');
const checks = new Checks();

const rapporteur = (...words) => {
  const run = spawnSync(program, words, { encoding: 'utf8' });
  return { code: run.status, words: run.stderr + run.stdout };
};
const make_page = (name, ...more) => {
  const file = path.join(folder, name);
  rapporteur('review', '-q', seed, '-o', file, ...more);
  return { url: pathToFileURL(file).href, html: fs.readFileSync(file, 'utf8') };
};
// All editions of the debate as it is ruled now; errors of the program are findings.
const build = () => {
  const { code, words } = rapporteur('build', seed, '-o', out);
  const at = (name) => path.join(out, 'town-garden', name);
  const pdf = execFileSync('pdftotext', [at('article.pdf'), '-'], { encoding: 'utf8' });
  return { faults: code === 0 ? words.split('\n').filter((l) => /: error\[/.test(l)) : [words],
    tei: fs.readFileSync(at('debate.xml'), 'utf8'), pdf: pdf.replace(/\s+/g, ' ') };
};
const mark = (page, rule, before) => page.locator(`a.change[data-rule="${rule}"]`
  + (before === undefined ? '' : `[data-before="${before}"]`)).first();
const press = (page, name) => page.locator('#panel').getByRole('button', { name, exact: true }).click();
const post_at = (page, words) => page.locator('section.post', { hasText: words }).first();
const paragraph = (page, words) => page.locator('.clean p[data-byte]', { hasText: words }).first();
const show_all = async (page) => {
  await page.evaluate(() => { document.querySelector('.filters').open = true; });
  await page.selectOption('#filter-show', 'all');
};
const save = async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save decisions' }).click()]);
  return fs.readFileSync(await download.path(), 'utf8');
};

// The harness must see what is wrong before its word counts.
const refuse_broken = async (browser) => {
  const file = path.join(folder, 'broken.html');
  fs.writeFileSync(file, '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Broken</title>'
    + '<meta name="viewport" content="width=device-width"></head><body><main><h1>Broken</h1>'
    + '<input type="text"><p style="color:#aaa;background:#fff;width:60rem">Pale.</p>'
    + '<button style="width:1rem;height:1rem;padding:0">x</button>'
    + '<img src="https://example.org/a.png" alt=""></main></body></html>');
  const page = await open(browser, pathToFileURL(file).href, { viewport: phone });
  const findings = await axe_findings(page);
  checks.refuses('label axe', findings, 'label');
  checks.refuses('contrast axe', findings, 'color-contrast');
  const sizes = await measure(page);
  checks.refuses('width measure', sizes, 'wider than the screen');
  checks.refuses('target measure', sizes, '16 by 16');
  checks.refuses('network faults', page.faults, 'asked for https://example.org');
  await page.context().close();
};

const look = async (browser, kind, url) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, viewport] of Object.entries({ laptop, phone })) {
      const page = await open(browser, url, { viewport, colorScheme });
      const what = `${kind}, ${colorScheme}, ${name}`;
      checks.say(`${what}: axe`, await axe_findings(page));
      checks.say(`${what}: fits, and can be hit`, await measure(page));
      await show_all(page);
      await page.getByRole('button', { name: 'Side by side' }).click();
      await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
      await mark(page, 'N301').click();
      checks.say(`${what}, everything open: axe`, await axe_findings(page));
      checks.say(`${what}, everything open: fits, and can be hit`, await measure(page));
      checks.say(`${what}: nothing asked for, no error`, page.faults);
      await page.context().close();
    }
  }
};

const read = async (browser, urls) => {
  const page = await open(browser, urls.private);
  checks.expect('private says so', await page.getByText('Do not publish it').isVisible());
  checks.expect('hostile text stays text', await page.evaluate(() => window.pwned === undefined
    && !document.querySelector('main img, main script')
    && document.body.textContent.includes('<script>alert("opening hours")</script>'.replace(/"/g, '“').replace(/“\)/, '”)'))
    || document.body.textContent.includes('<script>alert(')));
  await mark(page, 'N301').hover();
  checks.expect('raw form on hover', /was: qUoGe/.test(await page.locator('#bubble').textContent())
    && await page.locator('#bubble').isVisible());
  const narrow = await open(browser, urls.public, { viewport: phone });
  await narrow.evaluate(() => document.querySelector('a.change[data-rule="N301"]').focus());
  const box = await narrow.locator('#bubble').boundingBox();
  checks.expect('raw form on focus is not cut off on a phone', box && box.x >= 0 && box.x + box.width <= phone.width);
  await narrow.context().close();
  await page.getByRole('button', { name: 'Side by side' }).click();
  checks.expect('raw form side by side', await page.locator('.received del', { hasText: 'qUoGe' }).isVisible());
  const marked = new Set(await page.locator('a.change').evaluateAll((l) => l.map((m) => m.id.slice(5))));
  const listed = await page.locator('.card').evaluateAll((l) => l.map((c) => c.id.slice(7)));
  checks.say('every change is marked in the text', listed.filter((id) => !marked.has(id)));
  await page.locator('.filters summary').click();
  await page.selectOption('#filter-rule', 'D601');
  checks.equal('a filter shows its findings alone', await page.locator('.finding:visible').count(),
    await page.locator('.finding[data-rule="D601"]').count());
  await page.selectOption('#filter-rule', '');
  await page.selectOption('#filter-state', 'suggested');
  checks.expect('a filter by state counts', /^(Place 1 of )?1 place/.test(await page.locator('#status').textContent()));
  await page.context().close();

  const open_page = await open(browser, urls.public);
  checks.expect('public says so', await open_page.getByText('Public report.').isVisible());
  checks.equal('public offers no rulings', await open_page.locator('#panel, .pin, #rulings').count(), 0);
  await open_page.context().close();
};

// What to do first: each kind of place can be gone through, and the page remembers what was seen.
const begin = async (browser, url) => {
  const page = await open(browser, url);
  const counts = () => page.locator('#start .seen span').textContent();
  const all = Number(/of (\d+)/.exec(await counts())[1]);
  const kinds = await page.locator('#start li li button').allTextContents();
  checks.equal('the kinds of places are all the places', kinds.map((text) => parseInt(text, 10)).reduce((a, b) => a + b), all);
  checks.expect('the head of the page says the same', (await page.locator('.counts').textContent()).includes(`To look at: ${all} places`));
  await page.locator('#start').getByRole('button', { name: 'speakers to confirm' }).click();
  checks.expect('a kind begins with its first place', await page.evaluate(() => document.activeElement.matches('a.who[data-eye]')));
  await page.keyboard.press('n');
  await page.reload();
  checks.equal('what was seen is remembered', await counts(), `2 of ${all} places seen`);
  await show_all(page);
  await page.selectOption('#filter-show', 'unseen');
  checks.expect('what was not seen can be asked for', (await page.locator('#status').textContent()).startsWith(`${all - 2} places`));
  const places = await page.locator('.finding').evaluateAll((list) => list.map((finding) => [finding.id, document.querySelector(`.flag[href="#${finding.id}"]`)])
    .filter(([, flag]) => flag).length);
  checks.expect('findings have flags in the text', places > 0);
  await page.context().close();
};

const use_keys = async (browser, url) => {
  const page = await open(browser, url);
  await page.keyboard.press('n');
  const first = await page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await page.keyboard.press('n');
  await page.keyboard.press('p');
  checks.equal('n and p go on and back', await page.evaluate(() => document.activeElement.id
    || document.activeElement.className), first);
  await page.evaluate(() => document.querySelector('a.change[data-rule="N301"]').focus());
  await page.keyboard.press('r');
  const count = () => page.evaluate(() => Number(/(\d+) decisions?/.exec(document.getElementById('status').textContent)[1]));
  checks.equal('r rejects', await mark(page, 'N301').getAttribute('data-ruled'), 'reject');
  await page.keyboard.press('Enter');
  checks.equal('Enter goes to what can be decided', await page.evaluate(() => document.activeElement.id), 'panel-head');
  await page.keyboard.press('Escape');
  checks.expect('Esc goes back to the text', await page.evaluate(() => document.activeElement.matches('a.change')));
  await page.keyboard.press('e');
  await page.keyboard.type('quota');
  checks.equal('e goes to the words to put', await page.evaluate(() => document.activeElement.id), 'replacement');
  await page.keyboard.press('Enter');
  checks.equal('Enter puts them', await mark(page, 'N301').getAttribute('data-ruled'), 'replace');
  checks.equal('one ruling a place', await count(), 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  checks.equal('u undoes', await count(), 0);
  await page.locator('.filters summary').click();
  await page.locator('#keys').uncheck();
  await page.evaluate(() => document.querySelector('a.change[data-rule="N301"]').focus());
  await page.keyboard.press('r');
  checks.equal('keys can be switched off', await count(), 0);
  await page.context().close();
};

// A ruling of each kind, as an editor makes it.
const rule_on_everything = async (page) => {
  await show_all(page);
  await mark(page, 'N301').click();
  await page.locator('#replacement').fill('quotation');
  await press(page, 'Replace');
  await mark(page, 'N207').click();
  await press(page, 'Accept');
  await mark(page, 'N203').click();
  await press(page, 'Reject');
  await page.evaluate(() => { document.querySelector('#rule-N210').open = true; });
  await page.getByRole('button', { name: 'Reject all of N210' }).click();

  await post_at(page, 'A bench under a tree costs less than a tent, and it is there').locator('h3 a.who').click();
  await page.locator('#panel').getByLabel('LIB').check();
  await page.locator('#panel input[type="text"]').fill('a letter to the editor');
  await press(page, 'Attribute');
  await paragraph(page, 'one more thing about').locator('.pin').click();
  await press(page, 'A new post begins here');
  await page.locator('#panel').getByLabel('UoM').check();
  await press(page, 'Attribute');
  await paragraph(page, 'Beds at table height').locator('.pin').click();
  await press(page, 'A new post begins here');
  await paragraph(page, 'Last word from me').locator('.pin').click();
  await press(page, 'Join with the post before');
  await paragraph(page, 'The evenings are what').locator('.pin').click();
  await page.locator('#panel').getByLabel('It quotes').selectOption({ index: 0 });
  await press(page, 'Mark as quotation');
  await paragraph(page, 'The council sweeps them').locator('.pin').click();
  await page.locator('#panel').getByLabel('at the sentence').selectOption({ label: 'Write to garden@example.org or come to the office on the…' });
  await press(page, 'A new post begins at this sentence');
  const finding = page.locator('.finding[data-rule="D601"]').first();
  await finding.evaluate((element) => element.focus());
  await press(page, 'Dismiss');
  await page.getByText('Join participants', { exact: true }).first().click();
  await page.locator('#rulings').getByRole('checkbox', { name: /^UoG/ }).check();
  await page.locator('#rulings').getByRole('checkbox', { name: /^TC/ }).check();
  await page.locator('#rulings').getByRole('button', { name: 'Join participants' }).click();
};

const decide = async (browser) => {
  const before = build();
  checks.say('the debate builds', before.faults);
  let page = await open(browser, make_page('review.html').url);
  await rule_on_everything(page);
  const written = await page.locator('#toml').inputValue();
  const shown_as = async (rule) => [await mark(page, rule).locator('del').textContent(),
    await mark(page, rule).locator('ins').textContent()];
  checks.equal('replace: seen in the text at once', await shown_as('N301'), ['quote', 'quotation']);
  checks.equal('attribute: seen at once', await post_at(page, 'A bench under a tree costs less than a tent, and it is there')
    .locator('h3 a.who').textContent(), 'LIB, named by you');
  checks.equal('join: seen at once', await page.locator('section.post.joined', { hasText: 'Last word from me' }).count(), 1);
  checks.equal('quotation: seen at once', await page.locator('p.as-quotation', { hasText: 'The evenings are what' }).count(), 1);
  await page.reload();
  checks.equal('decisions stay in the browser', await page.locator('#toml').inputValue(), written);
  await page.locator('#rulings').getByRole('button', { name: 'Copy the decisions' }).click();
  const saved = await save(page);
  checks.expect('what to do with the file is said', (await page.locator('#status').textContent()).includes(`rapporteur build ${seed}`));
  checks.expect('and leaves room for the text', (await page.locator('#tools').boundingBox()).height < laptop.height / 5);
  checks.expect('what is saved is the file with what was copied', saved.endsWith(written) && saved.includes('authors = ["A. Clerk"]'));
  fs.writeFileSync(path.join(seed, 'debate.toml'), saved);

  const { faults, tei, pdf } = build();
  checks.say('every ruling is replayed', faults);
  checks.expect('replace: PDF', /My own quotation\d? is from/.test(pdf), pdf.slice(0, 600));  // a note calls there
  checks.expect('accept: PDF', pdf.includes('inside/outside'));
  checks.expect('reject: PDF', pdf.includes('since 2009 , and'));
  checks.expect('a whole rule: PDF', pdf.includes('says "a garden is a room'));
  checks.expect('the record names the editor', /resp="#editor"/.test(tei));
  const post = (words) => tei.split('<post ').find((text) => text.includes(words)) || '';
  checks.expect('attribute: TEI', /who="#LIB"/.test(post('A bench under a tree costs less than a tent, and it is there').split('>')[0]), post('A bench').slice(0, 300));
  checks.expect('split: TEI', post('one more thing about').split('>')[0].includes('who="#UoM"')
    && !post('one more thing about').includes('A bench under'));
  checks.expect('split inside a list: TEI', !post('Beds at table height').includes('A path that a wheelchair'));
  checks.expect('split inside a paragraph: TEI', post('come to the office').includes('<p>Write to')
    && !post('come to the office').includes('sweeps them'));
  checks.expect('join: TEI', post('Last word from me').includes('walled gardens'));
  checks.expect('quotation: TEI', /<quote source="#post-\d+"[^>]*>\s*<p>The evenings are what/.test(tei));
  checks.expect('join participants: TEI', !/<post [^>]*who="#TC"/.test(tei)
    && /who="#UoG"/.test(post('The council sweeps them').split('>')[0]));
  checks.expect('dismiss: the finding is gone', !make_page('again.html').html.includes('data-rule="D601"'));

  // The places that were ruled on hold when posts before them were split and joined.
  await page.goto(make_page('review.html').url);
  checks.equal('the page takes up what was saved', await page.locator('#toml').inputValue(), written);
  await page.locator('#rulings .ruling-list').getByRole('button', { name: /^Withdraw: a new post at “Beds/ }).click();
  fs.writeFileSync(path.join(seed, 'debate.toml'), await save(page));
  const fewer = build();
  checks.say('the others hold when one is withdrawn', fewer.faults);
  checks.equal('one post less', fewer.tei.split('<post ').length, tei.split('<post ').length - 1);
  await page.context().close();
};

// A whole rule is ruled on with one ruling, and what a filter leaves out is left alone.
const rule_in_bulk = async (browser, url) => {
  const page = await open(browser, url);
  await page.evaluate(() => { document.querySelector('#rule-N203').open = true; });
  await page.getByRole('button', { name: 'Accept all of N203' }).click();
  checks.equal('one ruling for a whole rule', await page.locator('#toml').inputValue(),
    '[[ruling]]\nchange = "N203"\ndecision = "accept"\n');
  await page.getByRole('button', { name: 'Undo' }).click();
  checks.equal('and undone as one', await page.locator('#toml').inputValue(), '');
  await page.context().close();
};

const main = async () => {
  const secret = make_page('review.html');
  const report = make_page('public.html', '--public');
  checks.expect('public holds nothing that could identify', !/qUoGe|N301-[0-9a-z]{10}/.test(report.html)
    && !report.html.includes('"settings"'));
  const browser = await launch();
  try {
    await refuse_broken(browser);
    await look(browser, 'private', secret.url);
    await look(browser, 'public', report.url);
    await read(browser, { private: secret.url, public: report.url });
    await begin(browser, secret.url);
    await use_keys(browser, secret.url);
    await rule_in_bulk(browser, secret.url);
    await decide(browser);
  } finally {
    await browser.close();
  }
  console.log(`browser: ${checks.passed} passed, ${checks.failed} failed`);
  process.exitCode = checks.failed ? 1 : 0;
};

main().catch((error) => {
  console.log(`FAIL  browser\n      ${error.stack}`);
  process.exitCode = 1;
});
