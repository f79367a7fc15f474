import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until the server says that it is well.
 * @throws Error after `patienceMs`, with its last answer; the signal's reason when it is aborted before
 */
export async function waitForHealth(url: string, patienceMs: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + patienceMs;
  let last = 'no answer';
  while (performance.now() < until) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message;
    }
    await wait(100);
  }
  throw new Error(`The server did not become well within ${patienceMs / 1000} s: ${last}`);
}
