import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EngineEvent, EventInput } from './types';

const eventSchema = z.object({
  id: z.string().min(1).optional(),
  name: z.string().min(1),
  data: z.unknown().optional(),
  ts: z.union([z.number(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]).optional(),
});
const outboxSchema = z.object({ events: z.array(eventSchema) });

/** Reads the payload of a `send-events` job. @throws ZodError when it is not `{events: [{id, name, data, ts}]}` */
export function readEvents(payload: unknown): EngineEvent[] {
  return outboxSchema.parse(payload).events.map(completeEvent);
}

/** Gives an event the id and time it lacks. */
export function completeEvent(event: EventInput): EngineEvent {
  return { id: event.id ?? randomUUID(), name: event.name, data: event.data ?? {}, ts: event.ts ?? Date.now() };
}
