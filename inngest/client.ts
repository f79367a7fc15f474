import { Inngest } from 'inngest';
import { log } from '@/lib/log';
import { localClientOptions, usesInngestServer } from './local/client-options';

/**
 * The one Inngest client. With INNGEST_EVENT_KEY or INNGEST_BASE_URL set it talks to that server; otherwise the embedded engine runs
 * the functions, and events that they send stay in the process. Never in development mode: that would turn signatures off.
 */
export const inngest = new Inngest({
  id: 'kith',
  logger: log,
  ...(usesInngestServer() ? { isDev: false } : localClientOptions(process.env.INNGEST_SIGNING_KEY)),
});
