import { SCHOOL_VOICE } from '@/db/seed/demo-community';
import type { Ctx } from '@/lib/services/context';
import { listContacts } from '@/lib/services/people/reads';
import type { Stage } from './stage';

/** Somebody of the demo, so many days ago: a person by the school's id, or the school itself. */
export type As = (who: string, daysAgo: number) => Ctx;

/** Who can act by himself: everybody who is there by now. */
export async function cast({ system, manager, at }: Stage): Promise<As> {
  const { data } = await listContacts(system, { limit: 100 });
  const people = new Map(data.map((person) => [person.externalId, person]));
  return (who, daysAgo) => {
    if (who === SCHOOL_VOICE) return at(manager, daysAgo);
    const person = people.get(who);
    if (!person) throw new Error(`The demo has nobody with the id ${who}`);
    const actor = { type: 'referrer' as const, id: person.id, name: person.firstName ?? who };
    return at({ ...system, actor, scopes: new Set(['portal']) }, daysAgo);
  };
}
