// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { classOf } from '../../src/components/ui/slots.tsx';
import { CheckoutProvider, type ClassNames, type Slot } from '../../src/index.ts';
import { ANATOMY, branchesOf, SLOT_WORDS } from '../../stories/pages/anatomy.ts';
import { SCENES } from '../../stories/pages/anatomy-scenes.tsx';

const SLOTS = Object.keys(SLOT_WORDS) as Slot[];

/** A class of the shop's own for each element. */
const OWN: ClassNames = Object.fromEntries(SLOTS.map((slot) => [slot, `own-${slot}`]));

const selector = (slots: readonly Slot[]) => slots.map((slot) => `.${classOf(slot)}`).join('');

describe('the anatomy', () => {
  it('names each element of `classNames` in some part', () => {
    const named = ANATOMY.flatMap(({ tree }) => branchesOf(tree)).flatMap(({ slots }) => slots);
    expect([...new Set(named)].sort()).toEqual([...SLOTS].sort());
  });

  it('has a scene for each part', () => {
    expect(Object.keys(SCENES).sort()).toEqual(ANATOMY.map(({ part }) => part).sort());
  });

  describe.each(ANATOMY)('of $part', ({ part, tree }) => {
    const branches = branchesOf(tree);
    const Scene = SCENES[part] ?? (() => null);

    it('is what the part renders, one inside the other, with the classes of the shop', () => {
      const { container } = render(
        <CheckoutProvider classNames={OWN}>
          <Scene />
        </CheckoutProvider>,
      );
      branches.forEach(({ slots, depth, optional }, index) => {
        const outer = branches.slice(0, index).findLast((branch) => branch.depth === depth - 1);
        const path = outer ? `${selector(outer.slots)} ${selector(slots)}` : selector(slots);
        const found = container.querySelectorAll(path);
        // What stands inside something that is not there now is not there either.
        const isAbsent = outer?.optional && !container.querySelector(selector(outer.slots));
        if (!optional && !isAbsent) expect(found, path).not.toHaveLength(0);
        for (const element of found) for (const slot of slots) expect(element).toHaveClass(`own-${slot}`);
      });
    });
  });
});
