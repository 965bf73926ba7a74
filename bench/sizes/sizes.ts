import type { PartOptions, PartResult } from '../row.ts';
import { bundlerSizes } from './bundler-sizes.ts';
import { ownSizes } from './own-sizes.ts';
import { besidePeers, peerSizes } from './peer-sizes.ts';
import { openWorkspace } from './workspace.ts';

/** Bytes by import, by library and by room, beside kits that bring their own screens, and in other bundlers. */
export async function run({ quick }: PartOptions): Promise<PartResult> {
  const workspace = openWorkspace();
  try {
    const own = await ownSizes(workspace.folder);
    if (quick) return { ...own, skipped: [] };
    const peers = await peerSizes();
    const bundlers = await bundlerSizes(workspace.folder);
    return {
      rows: [...besidePeers(own.rows, peers.rows), ...peers.rows, ...bundlers.rows],
      skipped: [...peers.skipped, ...bundlers.skipped],
      details: own.details,
    };
  } finally {
    workspace.close();
  }
}
