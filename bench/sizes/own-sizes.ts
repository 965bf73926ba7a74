import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../row.ts';
import { gzippedSize } from './bundle.ts';
import { bundleWithEsbuild } from './bundle-esbuild.ts';
import { byRoom } from './by-room.ts';
import { IMPORTS, WHOLE_KIT } from './imports.ts';

const LIBRARIES = ['react-hook-form', 'zod'] as const;
const STYLES = ['styles.css', 'styles.layer.css'] as const;

/** First load and total of every import, the libraries in the whole kit, and the style sheets. */
export async function ownSizes(folder: string): Promise<{ rows: Row[]; details: string[] }> {
  const rows: Row[] = [];
  for (const [name, code] of Object.entries(IMPORTS)) {
    const { first, all } = await bundleWithEsbuild({ code, folder });
    rows.push(bytes(`${name}: first load`, gzippedSize(first)), bytes(`${name}: total`, gzippedSize(all)));
  }
  const whole = await bundleWithEsbuild({ code: IMPORTS[WHOLE_KIT], folder });
  rows.push(...(await libraryRows(folder)));
  rows.push(...STYLES.map((name) => bytes(name, gzippedSize([readStyles(folder, name)]))));
  return { rows, details: [`Rooms and libraries in \`${WHOLE_KIT}\`:\n\n${byRoom(whole)}`] };
}

/** What a library adds: the difference to a bundle of a shop that has it already. */
async function libraryRows(folder: string): Promise<Row[]> {
  const bundle = (external: readonly string[]) => bundleWithEsbuild({ code: IMPORTS[WHOLE_KIT], folder, external });
  const names = LIBRARIES.flatMap((name) => [name, `${name}/*`]);
  const [whole, withoutForms, own] = [await bundle([]), await bundle(['react-hook-form']), await bundle(names)];
  const [total, formless, ownTotal] = [gzippedSize(whole.all), gzippedSize(withoutForms.all), gzippedSize(own.all)];
  return [
    bytes(`${WHOLE_KIT}: first load where the shop has react-hook-form`, gzippedSize(withoutForms.first)),
    bytes(`${WHOLE_KIT}: react-hook-form in the total`, total - formless),
    bytes(`${WHOLE_KIT}: zod in the total`, formless - ownTotal),
    bytes(`${WHOLE_KIT}: own code in the total`, ownTotal),
  ];
}

function bytes(measure: string, value: number): Row {
  return { measure, value, unit: 'bytes' };
}

function readStyles(folder: string, name: string): Uint8Array {
  return readFileSync(join(folder, 'node_modules/kiwoom-checkout/dist', name));
}
