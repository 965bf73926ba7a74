import { tableOf } from '../table.ts';
import { gzippedSize } from './bundle.ts';
import type { EsbuildBundle } from './bundle-esbuild.ts';

interface Weight {
  first: number;
  total: number;
}

/**
 * Minified bytes of every room and library, and their share of the compressed total: a file is compressed as a whole, so a
 * room has no compressed size of its own.
 */
export function byRoom(bundle: EsbuildBundle): string {
  const minified = bundle.all.reduce((sum, file) => sum + file.length, 0);
  const compression = gzippedSize(bundle.all) / minified;
  const lines = [...weightsOf(bundle)]
    .filter(([, { total }]) => total > 0)
    .sort(([, a], [, b]) => b.total - a.total)
    .map(([owner, { first, total }]) => [owner, inKb(first), inKb(total), inKb(total * compression)]);
  const head = ['room or library', 'first load, minified', 'total, minified', 'share of the compressed total'];
  return tableOf(head, lines);
}

function weightsOf({ metafile, firstFiles }: EsbuildBundle): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = ownerOf(path);
      const { first, total } = weights.get(owner) ?? { first: 0, total: 0 };
      const addedFirst = firstFiles.has(file) ? bytesInOutput : 0;
      weights.set(owner, { first: first + addedFirst, total: total + bytesInOutput });
    }
  }
  return weights;
}

/** `src/rules`, or the name of a package. */
function ownerOf(path: string): string {
  const [, library] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  if (library) return library;
  const [, room] = /dist\/([^/]+)\//.exec(path) ?? [];
  return room ? `src/${room}` : 'entries';
}

function inKb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(2)} kB`;
}
