import { connect } from 'node:net';

/** Resolves when a server listens on that port of this machine; rejects after ten seconds. */
export async function untilOpen(port: number, name: string): Promise<void> {
  for (let tried = 0; tried < 100; tried += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not start.`);
}
