import type { SourceFile } from './imports.ts';
import { resolve } from './imports.ts';

/** Name → where it comes from, `path#name`. */
export type Surface = ReadonlyMap<string, string>;

const REEXPORT = /export\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/g;

/** What an entry publishes. An entry may only re-export, so its text says all. */
export function readSurface(entry: SourceFile, entries: readonly SourceFile[]): Surface {
  const surface = new Map<string, string>();
  for (const [, names = '', from = ''] of entry.text.matchAll(REEXPORT)) {
    const path = resolve(entry.path, from);
    const other = entries.find((candidate) => candidate.path === path);
    const through = other && readSurface(other, entries);
    for (const item of names.split(',')) {
      const [original = '', published = original] = item
        .trim()
        .replace(/^type\s+/, '')
        .split(/\s+as\s+/);
      if (published !== '') surface.set(published, through?.get(original) ?? `${path}#${original}`);
    }
  }
  return surface;
}

/** Exports of an entry that are no re-export by name; they would escape `readSurface`. */
export function otherExports({ text }: SourceFile): string[] {
  return [...text.replace(REEXPORT, '').matchAll(/^\s*export\b.*$/gm)].map(([line]) => line.trim());
}

/** Names that two entries publish for different things, one sentence each. */
export function findAmbiguousNames(entries: readonly SourceFile[]): string[] {
  const meanings = new Map<string, Map<string, string>>();
  for (const entry of entries) {
    for (const [name, origin] of readSurface(entry, entries)) {
      meanings.set(name, (meanings.get(name) ?? new Map()).set(origin, entry.path));
    }
  }
  return [...meanings].flatMap(([name, origins]) =>
    origins.size > 1 ? [`${name} means two things: ${[...origins.keys()].sort().join(', ')}`] : [],
  );
}

/** The names of the first plan and what replaced them; ARCHITECTURE.md has the glossary. */
const OLD_NAMES =
  /^(?:CheckoutSlots|CheckoutSlotsProps|CheckoutDefaults\w*|RenderSlots|OneTimePayment\w*|SavedCard|KeyCharge|CardCharge|KeptCard|LEDGER_MIGRATION|WordTable|useWords|Duty|DutyState|OrderDuties|CardFieldsAsked|KnownShipment)$/;

export function findOldNames(entries: readonly SourceFile[]): string[] {
  return entries.flatMap((entry) =>
    [...readSurface(entry, entries).keys()]
      .filter((name) => OLD_NAMES.test(name))
      .map((name) => `${name} in ${entry.path}`),
  );
}
