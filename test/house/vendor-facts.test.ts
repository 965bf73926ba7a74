import { expect, it } from 'vitest';
import { readSources } from './sources.ts';

/** The files of `src/` whose text matches; the sandbox is independent of the kit, so it has its own copies. */
function filesWith(pattern: RegExp): string[] {
  return readSources(/\.tsx?$/)
    .filter(({ path, text }) => !path.startsWith('sandbox/') && pattern.test(text))
    .map(({ path }) => path);
}

it.each([
  ['the longest installment', /\b36\b/, ['rules/installment-rules.ts']],
  ['the largest page of a list', /PAGE\w* = 1_?000\b|[<>]=? 1_?000\b/, ['server/portone/page-limits.ts']],
  ['the prefix of messages', /['"`]kiwoom-checkout: /, ['cli.ts', 'errors/message-prefix.ts']],
  ['the address of the SDK', /['"`]https:\/\/cdn\.iamport\.kr/, ['sdk/load-sdk.ts']],
  ['the address of the API', /['"`]https:\/\/api\.iamport\.kr/, ['server/portone/create-portone.ts']],
])('%s is in one place', (_fact, pattern, places) => {
  expect(filesWith(pattern)).toEqual(places);
});
