import type { Server } from 'node:http';

export interface Stopping {
  server: Server;
  /** How long requests under way may take until their connections are cut. */
  patienceMs: number;
  /** What is closed after the last answer: pools, listeners. */
  after: () => Promise<unknown>;
  /** How long that may take. */
  afterMs: number;
}

/** Takes no new connections, answers what is under way, then closes the rest. Ends within both patiences together. */
export async function stopGracefully({ server, patienceMs, after, afterMs }: Stopping): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections that were kept for a next request end with the answer they are waiting for.
  server.keepAliveTimeout = 1;
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
  await Promise.race([after(), new Promise((resolve) => setTimeout(resolve, afterMs).unref())]);
}
