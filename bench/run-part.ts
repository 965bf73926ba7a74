// The process of one part: `run-part.ts NAME OPTIONS`, which answers with its result as a message.
import { isPartName, PARTS } from './parts.ts';
import type { PartOptions, RunPart } from './row.ts';

const [name = '', options = '{}'] = process.argv.slice(2);
if (!isPartName(name)) throw new Error(`There is no part ${name}.`);
const { run } = (await import(PARTS[name])) as { run: RunPart };
const result = await run(JSON.parse(options) as PartOptions);
process.send?.(result, () => process.exit(0));
