import { installOnce } from '../cache.ts';
import type { PartResult, Row } from '../row.ts';
import { gzippedSize } from './bundle.ts';
import { bundleWithEsbuild } from './bundle-esbuild.ts';

interface Peer {
  name: string;
  version: string;
  /** What a shop writes for cards alone. */
  code: string;
  styles: string;
}

/** Kits that bring their own screens in a package. Those that load theirs from a server have no size to compare. */
const PEERS: readonly Peer[] = [
  {
    name: '@adyen/adyen-web',
    version: '6.45.2',
    code: "export { AdyenCheckout, Card, Dropin } from '@adyen/adyen-web';",
    styles: '@adyen/adyen-web/styles/adyen.css',
  },
  {
    name: 'braintree-web-drop-in',
    version: '1.48.0',
    code: "export { create } from 'braintree-web-drop-in';",
    styles: 'braintree-web-drop-in/dropin.css',
  },
];

/** The peers with one pay method, bundled as the kit is. */
export async function peerSizes(): Promise<Pick<PartResult, 'rows' | 'skipped'>> {
  const installed = installOnce('peers', Object.fromEntries(PEERS.map(({ name, version }) => [name, version])));
  if ('failed' in installed) return { rows: [], skipped: [installed.failed] };
  const { folder } = installed;
  const rows: Row[] = [];
  for (const { name, version, code, styles } of PEERS) {
    const script = await bundleWithEsbuild({ code, folder });
    const sheet = await bundleWithEsbuild({ code: `@import '${styles}';`, folder, loader: 'css' });
    const label = `${name} ${version} with one method`;
    rows.push({ measure: `${label}: first load`, value: gzippedSize(script.first), unit: 'bytes' });
    rows.push({ measure: `${label}: total`, value: gzippedSize(script.all), unit: 'bytes' });
    rows.push({ measure: `${label}: styles`, value: gzippedSize(sheet.all), unit: 'bytes' });
  }
  return { rows, skipped: [] };
}

/** Compares the rows of the kit with the smallest peer: first load with first load, total with total. */
export function besidePeers(own: readonly Row[], peers: readonly Row[]): Row[] {
  return own.map((row) => {
    const kind = kindOf(row.measure);
    const same = peers.filter(({ measure }) => measure.endsWith(`: ${kind}`));
    const [smallest] = same.sort((a, b) => a.value - b.value);
    return kind && smallest ? { ...row, floor: { name: smallest.measure, value: smallest.value } } : row;
  });
}

function kindOf(measure: string): string | undefined {
  if (measure.endsWith('.css')) return 'styles';
  return /^\{ KiwoomCheckout \}: (first load|total)$/.exec(measure)?.[1];
}
