import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A folder outside the repository in which the built package is installed, so that bundlers find it by its name. */
export function openWorkspace(): { folder: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-checkout-bench-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'kiwoom-checkout'), 'dir');
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
