import { COURSES, INTENSIVE, PEOPLE } from '@/db/seed/demo-school';
import { issueCodes } from '@/lib/services/codes/issue-codes';
import type { Ctx } from '@/lib/services/context';
import { createCourses } from '@/lib/services/courses/create-courses';
import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { addPeople } from './add-people';
import { settled } from './settled';
import type { Stage } from './stage';

/** More than 100.00, so that finance has something to decide. */
const INTENSIVE_REWARD_MINOR = 12_500;

export interface DemoPrograms {
  students: string;
  families: string;
}

/** Courses, people, two published programmes and a draft, and everybody's codes. */
export async function makeCatalogue(stage: Stage): Promise<DemoPrograms> {
  const begin = stage.at(stage.manager, 130);
  await settled(
    createCourses(
      begin,
      COURSES.map((course) => ({ ...course, currency: 'USD' })),
    ),
  );
  await addPeople(begin, PEOPLE);
  const startsAt = begin.now.toISOString();
  const students = await published(begin, {
    templateId: 'language-school',
    startsAt,
    rewards: {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
      tiers: [{ fromCount: 3, amountMinor: 7500 }],
      courses: [{ courseExternalIds: [INTENSIVE], referrer: { kind: 'cash', amountMinor: INTENSIVE_REWARD_MINOR } }],
    },
  });
  const families = await published(begin, { templateId: 'parents', startsAt });
  await createProgram(stage.at(stage.manager, 3), { templateId: 'affiliates' });
  await giveCodes(begin, students, 'code');
  await giveCodes(begin, families, 'familyCode');
  return { students, families };
}

async function published(ctx: Ctx, body: Record<string, unknown>): Promise<string> {
  const { id } = await createProgram(ctx, body);
  await publishProgram(ctx, id);
  return id;
}

function giveCodes(ctx: Ctx, programId: string, which: 'code' | 'familyCode'): Promise<void> {
  const codes = PEOPLE.flatMap(({ externalId, [which]: code }) =>
    code ? { code, contactExternalId: externalId } : [],
  );
  return settled(issueCodes(ctx, programId, codes));
}
