import { log } from '@/lib/log';
import { inngest } from './client';
import { functions } from './functions/all';
import { createEngine } from './local/engine';
import { startSealing } from './seal-loop';

/** The worker process: everything that waits, repeats or takes long. Needs DATABASE_URL (the owner's). */
async function main(): Promise<void> {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  // The SDK copies the whole environment on every call; from a plain object that costs a tenth.
  process.env = { ...process.env };
  const engine = createEngine({ connectionString, client: inngest, functions });
  await engine.migrate();
  await engine.start();
  const sealing = startSealing();
  const stop = (signal: string) => {
    log.info({ signal }, 'The worker stops');
    Promise.all([sealing.stop(), engine.stop()]).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ ready: true, worker: process.pid, functions: functions.length })}\n`);
}

main().catch((error: unknown) => {
  log.error({ err: error }, 'The worker could not start');
  process.exit(1);
});
