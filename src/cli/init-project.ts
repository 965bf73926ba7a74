import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeInit } from './describe-init.ts';
import { findProject } from './find-project.ts';
import { writeFiles } from './write-files.ts';

type InitResult =
  | { problem: string; text?: undefined }
  /** `isComplete`: no file failed to be written. */
  | { problem?: undefined; text: string; isComplete: boolean };

/**
 * Writes the files of README's first payment into the app in `folder`.
 *
 * @param examples the folder of the kit that has them, `vite/` and `next/`
 * @returns a text for the terminal; a `problem` is one sentence, and nothing was written
 */
export function initProject({ folder, examples }: { folder: string; examples: string }): InitResult {
  const project = findProject(folder);
  if (typeof project === 'string') return { problem: project };
  const files = writeFiles({ folder, from: join(examples, project.kind), below: project.below });
  const text = describeInit(project, files, existsSync(join(folder, '.env')));
  return { text, isComplete: files.every(({ outcome }) => outcome !== 'failed') };
}
