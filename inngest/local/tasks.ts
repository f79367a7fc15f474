import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { advance } from './advance';
import { fireCron } from './crons';
import { inTransaction } from './database';
import { readEvents } from './events';
import { ingest } from './ingest';
import { endJob, holdLease, leaseOf, TASK } from './jobs';
import { purge } from './purge';
import { signalEvents } from './signal-events';
import { fireTimer } from './timer';
import type { Core } from './types';

const threadSchema = z.object({ runId: z.string(), stepId: z.string().optional() });
const timerSchema = z.object({ runId: z.string(), stepId: z.string() });
const cronSchema = z.object({ functionId: z.string(), cron: z.string() });

export const PURGE_TASK = 'inngest-purge';

/** The engine's tasks for graphile-worker. Each ends its own job in the transaction that stores what it did. */
export function engineTasks(core: Core): TaskList {
  const tasks: Record<string, Task> = {
    [TASK.run]: (payload, helpers) => advance(core, threadSchema.parse(payload), leaseOf(helpers)),
    [TASK.timer]: (payload, helpers) =>
      inTransaction(core.pool, (tx) => fireTimer(tx, leaseOf(helpers), timerSchema.parse(payload))),
    [TASK.cron]: (payload, helpers) =>
      inTransaction(core.pool, (tx) => fireCron(tx, core, leaseOf(helpers), cronSchema.parse(payload))),
    [TASK.sendEvents]: (payload, helpers) => takeOutbox(core, payload, helpers),
    [PURGE_TASK]: () => inTransaction(core.pool, purge),
  };
  return tasks;
}

async function takeOutbox(core: Core, payload: unknown, helpers: JobHelpers): Promise<void> {
  const events = readEvents(payload);
  await inTransaction(core.pool, async (tx) => {
    await holdLease(tx, leaseOf(helpers));
    await endJob(tx, leaseOf(helpers));
    await ingest(tx, core, events);
  });
  await signalEvents(helpers, events);
}
