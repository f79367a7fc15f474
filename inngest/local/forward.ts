import type { TaskList } from 'graphile-worker';
import type { Inngest } from 'inngest';
import { readEvents } from './events';
import { TASK } from './jobs';

/** With an Inngest server configured the outbox is sent there; the ids let it drop what a retry sends twice. */
export function forwardTasks(client: Inngest.Any): TaskList {
  return {
    [TASK.sendEvents]: async (payload: unknown) => {
      const events = readEvents(payload).map((event) => ({ ...event, data: event.data as Record<string, unknown> }));
      if (events.length > 0) await client.send(events);
    },
  };
}
