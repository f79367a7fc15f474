import { randomBytes } from 'node:crypto';
import { localFetch } from './transport';

/** What an Inngest client needs to run on the embedded engine. */
export interface LocalClientOptions {
  fetch: typeof fetch;
  baseUrl: string;
  eventKey: string;
  signingKey: string;
  isDev: false;
  checkpointing: false;
}

/**
 * Options of an Inngest client for the embedded engine. Cloud mode with a key that nobody knows: should a handler of this client
 * ever be reached from outside, no request can carry a valid signature.
 */
export function localClientOptions(signingKey?: string): LocalClientOptions {
  return {
    fetch: localFetch as typeof fetch,
    baseUrl: 'http://inngest.invalid',
    eventKey: 'embedded',
    signingKey: signingKey ?? `signkey-embedded-${randomBytes(32).toString('hex')}`,
    isDev: false,
    checkpointing: false,
  };
}

/** True when events go to an Inngest server (cloud or self-hosted) and no function runs in this process's engine. */
export function usesInngestServer(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env.INNGEST_BASE_URL || env.INNGEST_EVENT_KEY);
}
