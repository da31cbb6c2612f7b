// Takes pictures of the page in both languages and sizes: npm run mock, then npm run look.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const site = process.argv[2] ?? 'http://127.0.0.1:5173';
const pictures = new URL('pictures/', import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const top = (lang) => `/?branch=HQ&month=2026-10&kpi=churn_rate&lang=${lang}`;
const scenes = {
  top: (lang) => top(lang),
  outlet: (lang) => `/?branch=SC2-LONG&month=2026-10&kpi=csat_top2&lang=${lang}`,
  running: (lang) => `/?branch=GD&month=2026-11&kpi=durable_save_rate&lang=${lang}`,
  closed: (lang) => `/?branch=GD1&month=2026-08&kpi=churn_rate&lang=${lang}`,
  corrected: (lang) => `/?branch=GD1&month=2026-07&kpi=churn_rate&lang=${lang}`,
  assessed: (lang) => `/?branch=GD&month=2026-08&view=assessment&kpi=churn_rate&lang=${lang}`,
  'assessed-outlet': (lang) => `/?branch=SC2-LONG&month=2026-10&view=assessment&kpi=churn_rate&lang=${lang}`,
  'assessed-running': (lang) => `/?branch=ZJ&month=2026-11&view=assessment&kpi=churn_rate&lang=${lang}`,
  'assessed-never': (lang) => `/?branch=HQ&month=2025-12&view=assessment&kpi=churn_rate&lang=${lang}`,
  care: (lang) => `/?branch=SC2-LONG&month=2026-11&view=worklist&kpi=churn_rate&lang=${lang}`,
  'care-warnings': (lang) =>
    `/?branch=GD1-003&month=2026-11&view=worklist&kpi=churn_rate&list=warning&lang=${lang}`,
  'care-over-untold': (lang) => `/?branch=XZ-001&month=2026-10&view=worklist&kpi=churn_rate&lang=${lang}`,
  'care-done': (lang) =>
    `/?branch=GD1-003&month=2026-11&view=worklist&kpi=churn_rate&list=moment&lang=${lang}`,
  'care-above': (lang) => `/?branch=SC2&month=2026-11&view=worklist&kpi=churn_rate&lang=${lang}`,
  'care-top': (lang) => `/?branch=HQ&month=2026-11&view=worklist&kpi=churn_rate&lang=${lang}`,
  unknown: (lang) => `/?branch=NOWHERE&month=2026-10&kpi=churn_rate&lang=${lang}`,
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const shots = Object.entries(sizes).flatMap(([size, viewport]) =>
  Object.entries(scenes).flatMap(([scene, address]) =>
    ['zh', 'en'].map((lang) => ({
      name: `${scene}-${size}-${lang}`,
      viewport,
      address: address(lang),
      colorScheme: 'light',
    })),
  ),
);
for (const scene of ['top', 'assessed-outlet', 'care']) {
  shots.push({
    name: `${scene}-wide-zh-dark`,
    viewport: sizes.wide,
    address: scenes[scene]('zh'),
    colorScheme: 'dark',
  });
}

/** What is done on a page before its picture is taken; pictures of these show the window, not the whole page. */
const openPicker = (page) => page.getByRole('combobox', { name: /机构|Branch/ }).click();
const openRows = (page) => page.getByRole('button', { name: /的明细|rows behind/ }).click();
const acts = {
  tree: [top, openPicker, (page) => page.getByRole('treeitem').nth(3).waitFor()],
  search: [
    top,
    async (page, lang) => {
      await openPicker(page);
      await page.keyboard.type(lang === 'zh' ? '示范' : 'Guang');
    },
    (page) => page.getByRole('option').first().waitFor(),
  ],
  scoring: [
    scenes.assessed,
    (page) =>
      page
        .getByRole('button', { name: /计分$|^Scoring of/ })
        .nth(1)
        .click(),
    (page) => page.getByTestId('scoring').waitFor(),
  ],
  rows: [top, openRows, (page) => page.locator('.evidence-rows').waitFor()],
  'rows-customers': [scenes.outlet, openRows, (page) => page.locator('.evidence-rows').waitFor()],
  'rows-differ': [scenes.corrected, openRows, (page) => page.locator('.evidence-rows').waitFor()],
  'reports-busy': [
    top,
    async (page) => {
      await page.evaluate(() => localStorage.setItem('kpiToken', 'any'));
      await page.getByRole('link', { name: /^(全部机构|All branches)/ }).click();
    },
    (page) => page.getByRole('alert').waitFor(),
  ],
  'rows-fail': [
    (lang) => top(lang).replace('churn_rate', 'revenue_churn'),
    openRows,
    (page) => page.getByRole('alert').waitFor(),
  ],
};
for (const [name, [address, ...act]] of Object.entries(acts)) {
  shots.push(shotOf(name, 'wide', 'zh', address, act), shotOf(name, 'phone', 'en', address, act));
}
function shotOf(name, size, lang, address, act) {
  return {
    name: `${name}-${size}-${lang}`,
    viewport: sizes[size],
    address: address(lang),
    colorScheme: 'light',
    act: act.map((step) => (page) => step(page, lang)),
  };
}
const careShown = '.worklist-items, .empty-list, .outlets';
const only = process.argv[3];
for (const { name, viewport, address, colorScheme, act } of shots.filter(
  ({ name }) => !only || name.includes(only),
)) {
  const page = await browser.newPage({ viewport, colorScheme });
  page.on('pageerror', (error) => console.log(name, error.message));
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  await page.goto(site + address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (address.includes('view=assessment')) await page.locator('.assessment, .problem').waitFor();
  else if (address.includes('view=worklist')) await page.locator(careShown).waitFor();
  else if (!address.includes('NOWHERE')) await page.locator('.chart svg').waitFor();
  for (const step of act ?? []) await step(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: !act });
  await page.close();
}
await browser.close();
console.log(`pictures in ${pictures}`);
