import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/cli/read-command.ts';
import { OUTCOME_NAMES } from '../../src/sandbox/state/sandbox-outcomes.ts';

const read = (line: string) => readCommand(line.split(' ').filter(Boolean));

describe('the command line', () => {
  it('runs the sandbox with what is given, and defaults', () => {
    expect(read('sandbox')).toEqual({ kind: 'sandbox', port: 4010, host: 'localhost', auto: false });
    expect(
      read('sandbox --port=0 --host ::1 --auto --outcome decline --webhook http://localhost:3000/hook?a=1'),
    ).toEqual({
      kind: 'sandbox',
      port: 0,
      host: '::1',
      auto: true,
      outcome: 'decline',
      webhook: 'http://localhost:3000/hook?a=1',
    });
  });

  it.each(['-h', '--help', 'sandbox --help', 'sandbox -h', '--help nonsense'])('%s prints the usage', (line) => {
    expect(read(line)).toEqual({ kind: 'help' });
  });

  it.each(['--version', '-v', 'sandbox --version'])('%s prints the version', (line) => {
    expect(read(line)).toEqual({ kind: 'version' });
  });

  it.each<[string, RegExp]>([
    ['', /Name a command: kiwoom-checkout init, or kiwoom-checkout sandbox/],
    ['sandbx', /no command "sandbx"; there are init and sandbox/],
    ['init vite --port 1', /init takes nothing, not "vite" --port/],
    ['sandbox now please', /not "now" "please"/],
    ['sandbox --prot 1', /no option "--prot".*--port/],
    ['sandbox -x', /no option "-x"/],
    ['sandbox --port', /--port needs a value, for example --port 4010/],
    ['sandbox --port --auto', /--port needs a value|--port is a whole number/],
    ['sandbox --port http', /--port is a whole number.*"http"/],
    ['sandbox --port 65536', /65535, not "65536"/],
    ['sandbox --port -1', /--port needs a value|"-1"/],
    ['sandbox --port 1e3', /"1e3"/],
    ['sandbox --auto=yes', /--auto takes no value/],
    ['sandbox --host a/b', /--host is a name or an address.*"a\/b"/],
    ['sandbox --webhook /hook', /--webhook is not an absolute URL.*http:\/\/localhost/],
    ['sandbox --webhook ftp://localhost/a', /--webhook is an address of ftp:/],
    ['sandbox --webhook https://shop.example/hook', /shop\.example, which is not this machine/],
    ['sandbox --outcome aprove', /no outcome "aprove"\. Outcomes: approve, decline/],
    ['sandbox --outcome __proto__', /no outcome "__proto__"/],
  ])('%s is answered by one sentence', (line, sentence) => {
    const command = read(line);
    expect(command.kind).toBe('problem');
    if (command.kind === 'problem') {
      expect(command.problem).toMatch(sentence);
      expect(command.problem).not.toContain('\n');
    }
  });

  it('takes init alone', () => {
    expect(read('init')).toEqual({ kind: 'init' });
  });

  it('takes every outcome', () => {
    for (const outcome of OUTCOME_NAMES) expect(read(`sandbox --outcome ${outcome}`)).toMatchObject({ outcome });
  });

  it('quotes a long word in part only', () => {
    const command = readCommand(['x'.repeat(100_000)]);
    expect(command.kind === 'problem' && command.problem.length).toBeLessThan(200);
  });
});
