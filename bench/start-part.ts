import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { PartName } from './parts.ts';
import type { PartOptions, PartResult } from './row.ts';

/**
 * Runs a part in a process of its own, so that no part meets the globals, the memory or the compiled code of another. React
 * and the kit run there as in production.
 */
export function startPart(name: PartName, options: PartOptions): Promise<PartResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'run-part.ts'), [name, JSON.stringify(options)], {
      execArgv: [...process.execArgv, '--expose-gc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let result: PartResult | undefined;
    child.on('message', (message) => {
      result = message as PartResult;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (result === undefined)
        reject(new Error(`The part ${name} ended with exit code ${code} and without a result.`));
      else resolve(result);
    });
  });
}
