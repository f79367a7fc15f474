import { randomUUID } from 'node:crypto';
import { nextOccurrence } from './cron';
import { addJob, addJobOnce, endJob, holdLease, type Lease, TASK } from './jobs';
import { startRun } from './start-run';
import type { Core, Tx } from './types';

export interface CronPayload {
  functionId: string;
  cron: string;
}

function cronKey({ functionId, cron }: CronPayload): string {
  return `inngest:cron:${functionId}:${cron}`;
}

/** Plans every function's next occurrence, unless it is planned already: a start must not move what is due. */
export async function planCrons(tx: Tx, core: Core): Promise<void> {
  for (const spec of core.registry.functions.values()) {
    for (const cron of spec.crons) {
      const payload = { functionId: spec.id, cron };
      const runAt = nextOccurrence(cron, new Date());
      await addJobOnce(tx, { task: TASK.cron, payload, key: cronKey(payload), runAt });
    }
  }
}

/** Starts the run of one occurrence and plans the next. What was due while nothing ran is made up for once. */
export async function fireCron(tx: Tx, core: Core, lease: Lease, payload: CronPayload): Promise<void> {
  await holdLease(tx, lease);
  await endJob(tx, lease);
  const spec = core.registry.functions.get(payload.functionId);
  if (!spec?.crons.includes(payload.cron)) return;
  const event = { id: randomUUID(), name: 'inngest/scheduled.timer', data: { cron: payload.cron }, ts: Date.now() };
  await startRun(tx, spec, event);
  const runAt = nextOccurrence(payload.cron, new Date());
  await addJob(tx, { task: TASK.cron, payload, key: cronKey(payload), runAt });
}
