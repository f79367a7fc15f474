import type { DemoPerson } from '@/db/seed/demo-school';
import { upsertContactSchema } from '@/lib/domain/people/schema';
import type { Ctx } from '@/lib/services/context';
import { upsertContacts } from '@/lib/services/people/upsert-contacts';
import { settled } from './settled';

/** Writes people of the demo as the school's own system would. */
export function addPeople(ctx: Ctx, people: readonly DemoPerson[]): Promise<void> {
  const inputs = people.map(({ code: _, familyCode: __, ...person }) => upsertContactSchema.parse(person));
  return settled(upsertContacts(ctx, inputs));
}
