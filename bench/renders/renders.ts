import type { ComponentType } from 'react';
import type { PartResult, Row } from '../row.ts';
import { tableOf } from '../table.ts';
import { setBrowserGlobals } from './browser-globals.ts';
import { installRenderCounter, type RenderCounts, sumOf } from './render-counter.ts';

/** So long without a commit, and the page is quiet: nothing in it waits shorter. */
const QUIET_MS = 150;

type Counter = ReturnType<typeof installRenderCounter>;
type Counted = [action: string, RenderCounts];

/** Renders and commits of the whole checkout for each thing that happens to it, for both kinds of orders. */
export async function run(): Promise<PartResult> {
  setBrowserGlobals();
  const notOfTheKit = new Set<unknown>();
  const counter = installRenderCounter((type) => !notOfTheKit.has(type));
  const forms = await import('react-hook-form');
  const { FunctionPage, ObjectPage } = await import('./shop-page.tsx');
  for (const type of [ObjectPage, FunctionPage, ...Object.values(forms)]) notOfTheKit.add(type);

  const result: PartResult = { rows: [], skipped: [], details: [] };
  for (const [name, Page] of [
    ['order as an object', ObjectPage],
    ['order as a function', FunctionPage],
  ] as const) {
    const { counted, mounted } = await countPage(counter, Page);
    result.rows.push(...counted.flatMap(([action, counts]) => rowsOf(`${name}, ${action}`, counts, mounted)));
    result.details.push(`Renders by component, ${name}:\n\n${byComponent(counted)}`);
  }
  return result;
}

async function countPage(counter: Counter, Page: ComponentType): Promise<{ counted: Counted[]; mounted: number }> {
  const { createElement } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const { ACTIONS } = await import('./actions.ts');
  const root = createRoot(document.getElementById('root') as HTMLElement);
  const counted: Counted[] = [['mount to ready', await count(counter, () => root.render(createElement(Page)))]];
  if (!document.querySelector('form[data-status="ready"]')) throw new Error('The checkout did not become ready.');
  const mounted = sumOf(counter.mounted());
  for (const [name, act] of ACTIONS) counted.push([name, await count(counter, act)]);
  root.unmount();
  return { counted, mounted };
}

async function count(counter: Counter, act: () => void): Promise<RenderCounts> {
  counter.take();
  act();
  for (let seen = -1; seen !== counter.commits(); ) {
    seen = counter.commits();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
  return counter.take();
}

function rowsOf(name: string, { renders, commits }: RenderCounts, mounted: number): Row[] {
  const floor = { name: 'each component once', value: mounted };
  return [
    { measure: `${name}: renders`, value: sumOf(renders), unit: 'count', floor },
    { measure: `${name}: commits`, value: commits, unit: 'count' },
  ];
}

function byComponent(counted: readonly Counted[]): string {
  const names = [...new Set(counted.flatMap(([, { renders }]) => [...renders.keys()]))];
  const lines = names.map((name) => [name, ...counted.map(([, { renders }]) => String(renders.get(name) ?? ''))]);
  return tableOf(['component', ...counted.map(([action]) => action)], lines);
}
