import { issueCode } from '@/lib/services/codes/issue-code';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';

export interface BenchSchool {
  ctx: Ctx;
  programId: string;
}

/** A school in an empty database, with one student programme: fixed cash, a tier, and 10 % for the friend. */
export async function makeBenchSchool(place: { currency: string; timeZone: string }): Promise<BenchSchool> {
  const now = new Date();
  const { id } = await createOrganization(systemCtx(newId(), now), { slug: 'bench', name: 'Bench School', ...place });
  const ctx = systemCtx(id, now);
  const program = await createProgram(ctx, {
    name: 'Bring a friend',
    programType: 'student',
    currency: place.currency,
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
  return { ctx, programId: program.id };
}

/** So many active students with a code each. @returns the codes */
export async function addBenchStudents({ ctx, programId }: BenchSchool, students: number): Promise<string[]> {
  const codes: string[] = [];
  for (let index = 0; index < students; index += 1) {
    const standing = [{ kind: 'student', status: 'active' }];
    const { contact } = await upsertContact(ctx, { externalId: `referrer-${index}`, firstName: 'Ana', standing });
    codes.push((await issueCode(ctx, programId, { contactId: contact.id })).code);
  }
  return codes;
}
