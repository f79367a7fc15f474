import type { JobHelpers, TaskList } from 'graphile-worker';
import type { Inngest } from 'inngest';
import { readEvents } from './events';
import { TASK } from './jobs';
import { signalEvents } from './signal-events';

/** With an Inngest server configured the outbox is sent there; the ids let it drop what a retry sends twice. */
export function forwardTasks(client: Inngest.Any): TaskList {
  return {
    [TASK.sendEvents]: async (payload: unknown, helpers: JobHelpers) => {
      const read = readEvents(payload);
      const events = read.map((event) => ({ ...event, data: event.data as Record<string, unknown> }));
      if (events.length > 0) await client.send(events);
      await signalEvents(helpers, read);
    },
  };
}
