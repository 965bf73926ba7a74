import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { chromiumArgs, chromiumPath } from '../../test/support/chromium.ts';
import type { PartResult, Row } from '../row.ts';
import { summarize } from '../statistics.ts';
import { buildPage, type PageFiles } from './build-page.ts';
import { heapGrowth } from './heap.ts';
import type { Samples } from './in-turns.ts';
import { layoutShift } from './layout-shift.ts';
import { openPage } from './open-page.ts';
import type { Bench } from './page.tsx';
import { ShopCheckout } from './shop-checkout.tsx';

const TIMES = 200;

/** Times in headless Chromium, each beside its floor; layout shifts; memory. */
export async function run(): Promise<PartResult> {
  const executablePath = chromiumPath();
  if (!existsSync(executablePath))
    return { rows: [], skipped: [`browser: there is no ${executablePath}`], details: [] };
  const files = await buildPage();
  const html = renderToString(createElement(ShopCheckout));
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const page = await openPage(browser, files);
    const rows = [...(await timeRows(page, html)), ...(await shiftRows(browser, files, html))];
    rows.push(...(await heapRows(browser, files, html)));
    return { rows, skipped: [], details: [`Chromium ${browser.version()}; medians of ${TIMES} runs in turns.`] };
  } finally {
    await browser.close();
  }
}

async function timeRows(page: Page, html: string): Promise<Row[]> {
  type Timed = Exclude<keyof Bench, 'mountOften'>;
  const bare = 'its elements in bare react-hook-form';
  const measures: [measure: string, floor: string, name: Timed][] = [
    ['mount', bare, 'mount'],
    ['hydrate', 'its elements without components', 'hydrate'],
    ['mount to ready', `mount of ${bare}`, 'ready'],
    ['click to request_pay', `click to submit, ${bare}`, 'press'],
    ['choosing a method', bare, 'choose'],
  ];
  const rows: Row[] = [];
  for (const [measure, floor, name] of measures) {
    const samples = await page.evaluate(
      ([key, times, page]) => (globalThis as unknown as { bench: Bench }).bench[key](times, page),
      [name, TIMES, html] as const,
    );
    rows.push(timeRow(measure, floor, samples));
  }
  return rows;
}

function timeRow(measure: string, floorName: string, { kit, floor }: Samples): Row {
  return { measure, ...summarize(kit), unit: 'ms', floor: { name: floorName, value: summarize(floor).value } };
}

async function shiftRows(browser: Browser, files: PageFiles, html: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [how, root] of [
    ['hydrated', html],
    ['rendered in the browser', ''],
  ] as const) {
    const { score, moved } = await layoutShift(await openPage(browser, files, root));
    const note = moved.length > 0 ? `moved: ${moved.join(', ')}` : undefined;
    rows.push({ measure: `layout shift, ${how}`, value: score, unit: 'score', note });
  }
  return rows;
}

async function heapRows(browser: Browser, files: PageFiles, html: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, name] of [
    ['kit', 'the kit'],
    ['floor', 'bare react-hook-form'],
  ] as const) {
    const page = await openPage(browser, files);
    const { before, after } = await heapGrowth(page, what, html);
    const floor = { name: 'after 1,000', value: before };
    rows.push({ measure: `heap after 2,000 mounts of ${name}`, value: after, unit: 'bytes', floor });
    await page.close();
  }
  return rows;
}
