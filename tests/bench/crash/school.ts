import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { issueCode } from '@/lib/services/codes/issue-code';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import type { ApiCredentials } from './client';

export const SLUG = 'crash';

export interface CrashSchool {
  ctx: Ctx;
  /** Of both programmes. */
  codes: string[];
  /** Three other systems: one records, one approves for the school, one pays. */
  clients: Record<'recorder' | 'approver' | 'payer', ApiCredentials>;
}

const STUDENTS = 10;

// Up to 100.00 the system approves, above it a person has to.
const PROGRAMS = [
  { name: 'Approved by the system', referrer: 5_000, referee: { kind: 'cash', amountMinor: 1_500 } },
  { name: 'Approved by a person', referrer: 15_000, referee: { kind: 'credit', amountMinor: 2_500 } },
];

/** A school whose rewards are due at once, with students who have a code of each programme. */
export async function makeCrashSchool(): Promise<CrashSchool> {
  const now = new Date();
  const place = { slug: SLUG, name: 'Crash School', currency: 'USD', timeZone: 'America/New_York' };
  const { id } = await createOrganization(systemCtx(newId(), now), place);
  const ctx = systemCtx(id, now);
  const contactIds: string[] = [];
  for (let index = 0; index < STUDENTS; index += 1) {
    const person = { externalId: `student-${index}`, email: `student-${index}@example.org`, firstName: 'Ana' };
    const { contact } = await upsertContact(ctx, { ...person, standing: [{ kind: 'student', status: 'active' }] });
    contactIds.push(contact.id);
  }
  const codes: string[] = [];
  for (const { name, referrer, referee } of PROGRAMS) {
    const program = await createProgram(ctx, {
      name,
      programType: 'student',
      currency: 'USD',
      startsAt: '2020-01-01T00:00:00Z',
      trigger: { milestone: 'enrolled' },
      holdDays: 0,
      rewards: { referrer: { kind: 'cash', amountMinor: referrer }, referee },
      termsAndConditions: 'One reward for each friend.',
    });
    await publishProgram(ctx, program.id);
    for (const contactId of contactIds) codes.push((await issueCode(ctx, program.id, { contactId })).code);
  }
  const recorder = await createApiClient(ctx, { name: 'recorder', scopes: ['conversions:write'] });
  const approver = await createApiClient(ctx, { name: 'approver', scopes: ['rewards:read', 'rewards:approve'] });
  const payer = await createApiClient(ctx, { name: 'payer', scopes: ['payouts:write', 'payouts:read'] });
  return { ctx, codes, clients: { recorder, approver, payer } };
}
