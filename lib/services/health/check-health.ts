import { appSql } from '@/db/client';

export interface Health {
  status: 'ok' | 'degraded';
  database: 'ok' | 'unreachable';
  /** Which engine runs the durable functions. */
  engine: 'embedded' | 'inngest';
}

const PATIENCE_MS = 2_000;

/** Whether the database answers within two seconds, and which engine is set. Never throws. */
export async function checkHealth(): Promise<Health> {
  const engine = process.env.INNGEST_BASE_URL || process.env.INNGEST_EVENT_KEY ? 'inngest' : 'embedded';
  const database = (await answers()) ? 'ok' : 'unreachable';
  return { status: database === 'ok' ? 'ok' : 'degraded', database, engine };
}

async function answers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    const ping = appSql()`select 1`.then(() => true);
    ping.catch(() => false);
    return await Promise.race([ping, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
