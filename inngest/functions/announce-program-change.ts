import { EVENTS } from '@/lib/domain/events';
import {
  announceProgramChange as announce,
  type ProgramEvent,
} from '@/lib/services/notifications/announce-program-change';
import { inngest } from '../client';
import { functionCtx } from './context';

const NAMES = ['program/published', 'program/status.changed'] as const;

/** A programme has changed: everybody who takes part is to hear of it. */
export const announceProgramChange = inngest.createFunction(
  { id: 'announce-program-change', triggers: NAMES.map((event) => ({ event })), retries: 5 },
  async ({ event, step, runId }) => {
    const told = readEvent(event);
    return step.run('announce', () => announce(functionCtx(told.data.organizationId, runId), told, event.id ?? runId));
  },
);

function readEvent({ name, data }: { name: string; data: unknown }): ProgramEvent {
  const known = NAMES.find((candidate) => candidate === name);
  if (!known) throw new Error(`${name} is no change of a programme`);
  return { name: known, data: EVENTS[known].parse(data) } as ProgramEvent;
}
