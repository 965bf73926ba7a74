import type { Page } from 'playwright-core';
import type { Bench } from './page.tsx';

const WARM_UP = 1_000;
const MOUNTS = 1_000;

export interface HeapGrowth {
  before: number;
  after: number;
}

/** The heap of the page after a thousand mounts, when what is stored once is there, and after a thousand more. */
export async function heapGrowth(page: Page, what: 'kit' | 'floor', html: string): Promise<HeapGrowth> {
  const session = await page.context().newCDPSession(page);
  const measure = async (count: number) => {
    await page.evaluate(
      ([kind, times, page]) => (globalThis as unknown as { bench: Bench }).bench.mountOften(kind, times, page),
      [what, count, html] as const,
    );
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  return { before: await measure(WARM_UP), after: await measure(MOUNTS) };
}
