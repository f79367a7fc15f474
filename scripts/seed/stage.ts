import { STAFF } from '@/db/seed/demo-school';
import { type Random, seededRandom } from '@/db/seed/random';
import { API_SCOPES, type StaffRole, scopesOfRole } from '@/lib/domain/organizations/roles';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { createStaff } from '@/lib/services/organizations/create-staff';

const HOUR_MS = 3_600_000;
const SEED = 20_26;

/** Something that happened in the demo's past. */
export interface DemoEvent {
  daysAgo: number;
  act: () => Promise<unknown>;
}

/** Who acts in the demo's past, and a clock that can be set back. */
export interface Stage {
  random: Random;
  system: Ctx;
  manager: Ctx;
  finance: Ctx;
  /** The school's enrolment system. */
  enrolment: Ctx;
  /** The same actor so many days ago. */
  at: (ctx: Ctx, daysAgo: number) => Ctx;
  daysAgo: (days: number) => Date;
}

/** Adds the staff and the enrolment system's API client, and sets the stage for the rest. */
export async function makeStage(system: Ctx): Promise<Stage> {
  const daysAgo = (days: number) => new Date(Math.round(system.now.getTime() - days * 24 * HOUR_MS));
  const at = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: daysAgo(days) });
  const begin = at(system, 140);
  const staff = new Map<StaffRole, Ctx>();
  for (const member of STAFF) {
    const { id } = await createStaff(begin, member);
    const { role, name, email } = member;
    staff.set(role, { ...system, actor: { type: 'staff', id, name, email }, scopes: scopesOfRole(role) });
  }
  const client = await createApiClient(begin, { name: 'Enrolment system', scopes: [...API_SCOPES] });
  const actor = { type: 'api-client' as const, id: client.id, name: client.name };
  return {
    random: seededRandom(SEED),
    system,
    manager: staff.get('manager') as Ctx,
    finance: staff.get('finance') as Ctx,
    enrolment: { ...system, actor, scopes: new Set(API_SCOPES) },
    at,
    daysAgo,
  };
}

/** The system acting in a new organisation. */
export function demoSystem(organizationId: string, now: Date): Ctx {
  return systemCtx(organizationId, now, 'Demo');
}
