/** The parts of the table, in its order, each with its module. Each runs in a process of its own. */
export const PARTS = {
  sizes: './sizes/sizes.ts',
  renders: './renders/renders.ts',
  browser: './browser/browser.ts',
  server: './server/server.ts',
} as const;

export type PartName = keyof typeof PARTS;

/** The parts that count and weigh, and therefore give the same figures on any machine. */
export const QUICK_PARTS: readonly PartName[] = ['sizes', 'renders'];

export function isPartName(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}
