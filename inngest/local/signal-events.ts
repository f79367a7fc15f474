import type { JobHelpers } from 'graphile-worker';
import type { EngineEvent } from './types';

/**
 * What open pages of a school's staff hear of some events: that something of their kind has happened, once for each kind. Told
 * by the worker and not by the transaction that wrote them, since committing with a notification takes a lock of the whole database.
 */
export function signalsOf(events: readonly Pick<EngineEvent, 'name' | 'data'>[]): string[] {
  const signals = events.flatMap(({ name, data }) => {
    const { organizationId } = data as { organizationId?: unknown };
    const [topic] = name.split('/');
    return typeof organizationId === 'string' && !/\s/.test(organizationId) ? [`${organizationId} ${topic} *`] : [];
  });
  return [...new Set(signals)];
}

/** Tells open pages. */
export async function signalEvents(helpers: JobHelpers, events: readonly EngineEvent[]): Promise<void> {
  const signals = signalsOf(events);
  if (signals.length > 0) await helpers.query(`select pg_notify('live', s) from unnest($1::text[]) s`, [signals]);
}
