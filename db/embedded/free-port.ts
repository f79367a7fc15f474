import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below what systems give to outgoing connections (Linux from 32768, macOS and Windows from 49152): one of those might hold the port
// when whoever listened on it is started again.
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 100;

/** A port of 127.0.0.1 that nobody listens on in this instant, and that no outgoing connection is given. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port was found from ${LOWEST} to ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
