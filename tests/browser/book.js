'use strict';
// book.js PROGRAM FOLDER: the chapters of an EPUB on the screen of a phone. FOLDER is for what is made.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { Checks, launch, measure, open, phone } = require('./harness.js');

const [program, folder] = process.argv.slice(2).map((name) => path.resolve(name));
const address = `https://plans.example.org/${'benchesundertrees'.repeat(6)}`;
const transcript = `Benches for all

Participants

PT - gardener, Park Trust, UK
TC - clerk, Town Council, UK

PT: Benches of oak stand for thirty years. The plans are at ${address} for everybody.

TC: They cost as much as the tents of one summer.

PT: Less, I think.
`;

const make_book = () => {
  const at = (name) => path.join(folder, name);
  fs.writeFileSync(at('benches.txt'), transcript);
  execFileSync(program, ['normalize', '-q', at('benches.txt'), '-o', at('benches.xml')]);
  execFileSync(program, ['epub', '-q', at('benches.xml'), '-o', at('benches.epub')]);
  execFileSync('unzip', ['-q', at('benches.epub'), '-d', at('benches')]);
  const text = at('benches/EPUB/text');
  return fs.readdirSync(text).filter((name) => name.endsWith('.xhtml')).map((name) => path.join(text, name));
};

const main = async () => {
  const checks = new Checks();
  const chapters = make_book();
  const browser = await launch();
  try {
    let words = '';
    for (const chapter of chapters) {
      const page = await open(browser, pathToFileURL(chapter).href, { viewport: phone });
      checks.say(`book/${path.basename(chapter)} fits a phone`, await measure(page));
      words += await page.evaluate(() => document.body.innerText);
      await page.context().close();
    }
    checks.expect('book/has its long address', words.includes(address));
  } finally {
    await browser.close();
  }
  console.log(`book: ${checks.passed} passed, ${checks.failed} failed`);
  process.exitCode = checks.failed ? 1 : 0;
};

main().catch((error) => {
  console.log(`FAIL  book\n      ${error.stack}`);
  process.exitCode = 1;
});
