import { describe, expect, it } from 'vitest';
import type { Imp } from '../../src/sdk/imp.ts';
import { initOnce } from '../../src/sdk/init-once.ts';

function spy(withAgency = true) {
  const calls: string[] = [];
  const imp: Imp = {
    init: (userCode) => void calls.push(`init ${userCode}`),
    request_pay() {},
    ...(withAgency
      ? { agency: (userCode: string, tierCode: string) => void calls.push(`agency ${userCode} ${tierCode}`) }
      : {}),
  };
  return { imp, calls };
}

describe('initOnce', () => {
  it('calls init once however often it is asked', () => {
    const { imp, calls } = spy();
    for (let i = 0; i < 3; i += 1) initOnce(imp, { userCode: 'imp1' });
    expect(calls).toEqual(['init imp1']);
  });

  it('calls agency for a shop under an agency', () => {
    const { imp, calls } = spy();
    initOnce(imp, { userCode: 'imp1', tierCode: 'A1B' });
    expect(calls).toEqual(['agency imp1 A1B']);
  });

  it('refuses a second merchant, which would kill a running payment', () => {
    const { imp, calls } = spy();
    initOnce(imp, { userCode: 'imp1' });
    expect(() => initOnce(imp, { userCode: 'imp2' })).toThrow('[two-merchants]');
    expect(calls).toHaveLength(1);
  });

  it('says so when the script has no agency call', () => {
    const { imp } = spy(false);
    expect(() => initOnce(imp, { userCode: 'imp1', tierCode: 'A1B' })).toThrow('[no-agency]');
  });

  it('works again with a script that was loaded anew', () => {
    const [first, second] = [spy(), spy()];
    initOnce(first.imp, { userCode: 'imp1' });
    initOnce(second.imp, { userCode: 'imp1' });
    expect(second.calls).toEqual(['init imp1']);
  });
});
