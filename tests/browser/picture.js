'use strict';
// picture.js PROGRAM FILE: the review page with a change of a word opened, as a PNG for the README.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { launch, open } = require('./harness.js');

const [program, file] = process.argv.slice(2).map((name) => path.resolve(name));

const main = async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'review-'));
  const html = path.join(folder, 'review.html');
  execFileSync(program, ['review', '-q', path.join(__dirname, 'town-garden'), '-o', html],
    { stdio: 'ignore' });
  const browser = await launch();
  try {
    const page = await open(browser, pathToFileURL(html).href,
      { viewport: { width: 1080, height: 700 }, colorScheme: 'light' });
    await page.evaluate(() => { document.querySelector('.filters').open = true; });
    await page.selectOption('#filter-show', 'all');
    await page.evaluate(() => { document.querySelector('.filters').open = false; });
    await page.locator('a.change[data-rule="N301"]').first().click();
    await page.evaluate(() => scrollBy(0, document.querySelector('#post-1').getBoundingClientRect().top - 100));
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  }
};

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
