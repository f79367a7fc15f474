import { issueCode } from '@/lib/services/codes/issue-code';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';

/** A school with one student programme (fixed cash, a tier, 10 % for the friend) and so many students with a code each. */
export async function makeBenchSchool(students: number): Promise<{ ctx: Ctx; codes: string[] }> {
  const now = new Date();
  const school = { slug: 'bench', name: 'Bench School', currency: 'USD', timeZone: 'America/New_York' };
  const { id } = await createOrganization(systemCtx(newId(), now), school);
  const ctx = systemCtx(id, now);
  const program = await createProgram(ctx, {
    name: 'Bring a friend',
    programType: 'student',
    currency: 'USD',
    startsAt: '2020-01-01T00:00:00Z',
    trigger: { milestone: 'enrolled' },
    rewards: {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
      tiers: [{ fromCount: 3, amountMinor: 7500 }],
    },
    termsAndConditions: 'One reward for each friend.',
  });
  await publishProgram(ctx, program.id);
  const codes: string[] = [];
  for (let index = 0; index < students; index += 1) {
    const standing = [{ kind: 'student', status: 'active' }];
    const { contact } = await upsertContact(ctx, { externalId: `referrer-${index}`, firstName: 'Ana', standing });
    codes.push((await issueCode(ctx, program.id, { contactId: contact.id })).code);
  }
  return { ctx, codes };
}
