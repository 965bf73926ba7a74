import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';
import { findCircles, findSharedStems, findSubRoomViolations } from './structure.ts';

describe('the files of src/', () => {
  const files = readSources(/\.tsx?$/);

  it('import only earlier sub-rooms of their room', () => {
    expect(findSubRoomViolations(files)).toEqual([]);
  });

  it('do not import each other in a circle', () => {
    expect(findCircles(files)).toEqual([]);
  });

  it('have a stem of their own', () => {
    expect(findSharedStems(readSources(/./).map(({ path }) => path))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['a reducer that knows the session', 'payment/machine/a.ts', "import type { B } from '../session/b.ts';"],
    ['a button that knows the checkout', 'components/ui/a.tsx', "import { B } from '../checkout/b.tsx';"],
    ['a REST client that knows orders', 'server/portone/a.ts', "export { b } from '../settlement/b.ts';"],
    ['sandbox state that answers REST', 'sandbox/state/a.ts', "import { b } from '../rest/b.ts';"],
    ['a sub-room that knows the root of the room', 'sandbox/sdk/browser/a.ts', "import { b } from '../../b.ts';"],
    ['a file outside the sub-rooms', 'payment/a.ts', ''],
    ['a sub-room that is not in the list', 'server/helpers/a.ts', ''],
  ])('finds %s', (_what, path, text) => {
    expect(findSubRoomViolations([{ path, text }])).toHaveLength(1);
  });

  it('lets imports of earlier sub-rooms and of other rooms through', () => {
    const fine = [
      { path: 'payment/hooks/a.ts', text: "import { b } from '../machine/b.ts';\nimport { c } from './c.ts';" },
      { path: 'payment/machine/a.ts', text: "import { b } from '../../sdk/reply.ts';" },
      { path: 'sandbox/a.ts', text: "import { b } from './control/b.ts';" },
      { path: 'rules/a.ts', text: "import { b } from './b.ts';" },
    ];
    expect(findSubRoomViolations(fine)).toEqual([]);
  });

  it('finds circles, and names their members once', () => {
    const files = [
      { path: 'rules/a.ts', text: "import { b } from './b.ts';" },
      { path: 'rules/b.ts', text: "import type { C } from './c.ts';" },
      { path: 'rules/c.ts', text: "export { a } from './a.ts';" },
      { path: 'rules/d.ts', text: "import { a } from './a.ts';" },
    ];
    expect(findCircles(files)).toEqual(['circle: rules/a.ts, rules/b.ts, rules/c.ts']);
  });

  it('finds stems in two rooms, whatever the extension', () => {
    const paths = ['rules/escrow.ts', 'components/choosing/escrow.tsx', 'locales/en.ts', 'labels/en.ts', 'sandbox.ts'];
    expect(findSharedStems(paths)).toEqual(['shared stem: components/choosing/escrow.tsx, rules/escrow.ts']);
  });
});
