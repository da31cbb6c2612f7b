// Takes pictures of the page in both languages and sizes, and checks it with axe: npm run mock, then npm run look.
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const site = process.argv[2] ?? 'http://127.0.0.1:5173';
const pictures = new URL('pictures/', import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const top = (lang) => `/?branch=HQ&month=2026-10&kpi=churn_rate&lang=${lang}`;
const scenes = {
  top: (lang) => top(lang),
  outlet: (lang) => `/?branch=SC2-LONG&month=2026-10&kpi=csat_top2&lang=${lang}`,
  running: (lang) => `/?branch=GD&month=2026-11&kpi=durable_save_rate&lang=${lang}`,
  unknown: (lang) => `/?branch=NOWHERE&month=2026-10&kpi=churn_rate&lang=${lang}`,
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let violations = 0;
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
shots.push({ name: 'top-wide-zh-dark', viewport: sizes.wide, address: top('zh'), colorScheme: 'dark' });
for (const act of ['tree', 'search']) {
  shots.push({ name: `${act}-wide-zh`, viewport: sizes.wide, address: top('zh'), colorScheme: 'light', act });
  shots.push({
    name: `${act}-phone-en`,
    viewport: sizes.phone,
    address: top('en'),
    colorScheme: 'light',
    act,
  });
}
const only = process.argv[3];
for (const { name, viewport, address, colorScheme, act } of shots.filter(
  ({ name }) => !only || name.includes(only),
)) {
  const page = await browser.newPage({ viewport, colorScheme });
  page.on('pageerror', (error) => console.log(name, error.message));
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  await page.goto(site + address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (!address.includes('NOWHERE')) await page.locator('.chart svg').waitFor();
  if (act) await page.getByRole('combobox', { name: /机构|Branch/ }).click();
  if (act === 'tree') await page.getByRole('treeitem').nth(3).waitFor();
  if (act === 'search') {
    await page.keyboard.type(name.endsWith('zh') ? '示范' : 'Guang');
    await page.getByRole('option').first().waitFor();
  }
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: !act });
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run());
  for (const { id, help, nodes } of result.violations) {
    violations += nodes.length;
    console.log(
      name,
      id,
      help,
      nodes.slice(0, 3).map((node) => node.html.slice(0, 140)),
    );
  }
  await page.close();
}
await browser.close();
console.log(`${violations} axe violations; pictures in ${pictures}`);
process.exitCode = violations > 0 ? 1 : 0;
