import { connect } from 'node:net';

export interface FreshConnections {
  connections: number;
  /** Until the last of them had its answer. */
  lastMs: number;
  errors: number;
}

/**
 * Opens so many new connections at the same time and asks for one page over each. A connection that only waits in the kernel's
 * queue has not been accepted, so what counts is the first line of the answer.
 */
export async function openAtOnce(
  url: string,
  paths: readonly string[],
  connections: number,
): Promise<FreshConnections> {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  const answered = await Promise.all(
    Array.from({ length: connections }, (_, index) =>
      ask(hostname, Number(port), paths[index % paths.length] as string),
    ),
  );
  const lastMs = Math.round(performance.now() - began);
  return { connections, lastMs, errors: answered.filter((ok) => !ok).length };
}

const PATIENCE_MS = 20_000;

function ask(host: string, port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nuser-agent: Mozilla/5.0 (iPhone)\r\n\r\n`),
    );
    const end = (ok: boolean) => {
      socket.destroy();
      resolve(ok);
    };
    socket.setTimeout(PATIENCE_MS, () => end(false));
    socket.once('data', (bytes) => end(bytes.toString('latin1').startsWith('HTTP/1.1 200')));
    socket.once('error', () => end(false));
  });
}
