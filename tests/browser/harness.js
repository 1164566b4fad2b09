'use strict';
// What every check of a page in a browser needs: a browser, a verdict, and two measures.

const { chromium } = require('playwright-core');
const axe = require('axe-core');

const laptop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

// A page on which every request that leaves the machine, and every error, is written down.
const open = async (browser, url, options = {}) => {
  const context = await browser.newContext({ viewport: laptop, acceptDownloads: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('request', (request) => {
    if (!/^(file|blob|data|about):/.test(request.url())) page.faults.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url);
  return page;
};

// The rules of WCAG 2.2 A and AA and axe's best practices, as sentences.
const axe_findings = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`);
};

// What does not fit the width of the screen, and controls smaller than 24 by 24 pixels (WCAG 2.5.8;
// links inside a sentence are exempt there).
const measure = (page) => page.evaluate(() => {
  const found = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.push(`the page is ${wide} px wider than the screen`);
  for (const control of document.querySelectorAll('button, select, input, summary, textarea, nav a')) {
    const target = control.type === 'checkbox' && control.closest('label') || control;
    const { width, height } = target.getBoundingClientRect();
    if (width > 0 && (width < 24 || height < 24)) {
      found.push(`${control.outerHTML.slice(0, 80)} is ${Math.round(width)} by ${Math.round(height)} px`);
    }
  }
  return found;
});

class Checks {
  constructor() { this.failed = 0; this.passed = 0; }
  // `findings` are sentences; none means that it passes.
  say(name, findings) {
    const list = [findings].flat().filter(Boolean);
    if (list.length) this.failed += 1;
    else this.passed += 1;
    console.log(`${list.length ? 'FAIL' : 'pass'}  browser/${name}`);
    for (const finding of list.slice(0, 8)) console.log(`      ${finding}`);
  }
  expect(name, condition, why) { this.say(name, condition ? [] : [why || 'it does not hold']); }
  equal(name, found, expected) {
    this.say(name, JSON.stringify(found) === JSON.stringify(expected) ? []
      : [`found ${JSON.stringify(found)}`, `expected ${JSON.stringify(expected)}`]);
  }
  // A check that must fail; anything else is a harness that sees nothing.
  refuses(name, findings, word) {
    const seen = findings.some((finding) => finding.includes(word));
    this.say(`sample/${name}`, seen ? [] : [`a broken page was not refused ('${word}' not found)`, ...findings]);
  }
}

module.exports = { Checks, axe_findings, laptop, launch, measure, open, phone };
