let supported: Set<string> | null = null;

/**
 * The characters of `text` that EUC-KR cannot represent, each once.
 *
 * This is EUC-KR as browsers implement it (with the Windows extension): the SDK submits its form with
 * `accept-charset="euc-kr"`, so the browser does the encoding.
 */
export function outsideEucKr(text: string): string[] {
  supported ??= readTable();
  const table = supported;
  return [...new Set(text)].filter((character) => !table.has(character));
}

function readTable(): Set<string> {
  const decoder = new TextDecoder('euc-kr', { fatal: true });
  const table = new Set<string>();
  for (let code = 0; code < 0x80; code += 1) table.add(String.fromCharCode(code));
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x41; trail <= 0xfe; trail += 1) {
      try {
        const character = decoder.decode(new Uint8Array([lead, trail]));
        if ([...character].length === 1) table.add(character);
      } catch {
        // Not every byte pair is assigned.
      }
    }
  }
  return table;
}
