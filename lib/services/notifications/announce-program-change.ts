import { findCodeHolders } from '@/db/queries/engagement-notices';
import type { EventInput } from '@/lib/domain/events';
import type { ProgramChange } from '@/lib/domain/notifications/mails';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { transact } from '../transact';

export type ProgramEvent = Extract<EventInput, { name: 'program/published' | 'program/status.changed' }>;

const PAGE = 100;

/**
 * A programme has changed: whoever has a working code is to hear of it, a hundred people an event, so that none grows with the
 * school. The first version and a programme that begins are no change for anybody. @returns how many people
 */
export async function announceProgramChange(
  ctx: Ctx,
  event: ProgramEvent,
  eventId: string,
): Promise<{ people: number }> {
  authorize(ctx, 'people:write');
  const change = changeOf(event);
  if (!change) return { people: 0 };
  const { programId } = event.data;
  const { organizationId } = ctx;
  return transact(ctx, async (tx) => {
    let people = 0;
    for (let after: string | null = null; ; ) {
      const contactIds: string[] = await findCodeHolders(tx.sql, programId, { after, limit: PAGE });
      if (!contactIds.length) return { people };
      const data = { organizationId, programId, change, announcementId: eventId, contactIds };
      await emit(tx, [{ name: 'program/change.announced', data }]);
      people += contactIds.length;
      after = contactIds.at(-1) ?? null;
    }
  });
}

function changeOf(event: ProgramEvent): ProgramChange | null {
  if (event.name === 'program/published') return event.data.version > 1 ? 'new-terms' : null;
  const { from, to } = event.data;
  if (to === 'paused' || to === 'ended') return to;
  return from === 'paused' && to === 'active' ? 'resumed' : null;
}
