import { listActivePrograms, type ProgramFigures, sumProgramFigures } from '@/db/queries/program-figures';
import { dayIn } from '@/lib/domain/common/days';
import { MAX_ACTIVE_PROGRAMS } from '@/lib/domain/organizations/limits';
import { offerOf, type ProgramOffer } from '@/lib/domain/programs/offer';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly } from '../transact';
import { healthOf, type ProgramHealth } from './program-health';
import type { ProgramView } from './program-view';
import { listPrograms } from './reads';

export interface ProgramCard extends ProgramView {
  figures: ProgramFigures;
  offer: ProgramOffer;
  health: ProgramHealth | null;
}

export interface ProgramCards {
  programs: ProgramCard[];
  nextCursor: string | null;
  /** Active programmes and how many there may be (rule 6). */
  slots: { used: number; of: number };
}

const NONE: ProgramFigures = {
  touches: 0,
  leads: 0,
  conversions: 0,
  conversionValueMinor: 0,
  rewardMinor: 0,
  paidMinor: 0,
};

/** The programmes for the overview page, newest first, each with its all-time figures. Input: as `listPrograms`. */
export async function listProgramCards(ctx: Ctx, input: unknown = {}): Promise<ProgramCards> {
  authorize(ctx, 'programs:read');
  const { data, nextCursor } = await listPrograms(ctx, input);
  return readOnly(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    const today = dayIn(timeZone, ctx.now);
    const ids = data.map(({ id }) => id);
    const figures = new Map((await sumProgramFigures(tx.sql, ids)).map(({ programId, ...sums }) => [programId, sums]));
    const health = await healthOf(tx, ctx, data, timeZone);
    const programs = data.map((program) => ({
      ...program,
      health: health.get(program.id) ?? null,
      figures: figures.get(program.id) ?? NONE,
      offer: offerOf(program.rewards, program.currency, today),
    }));
    const used = (await listActivePrograms(tx.sql, ctx.now)).length;
    return { programs, nextCursor, slots: { used, of: MAX_ACTIVE_PROGRAMS } };
  });
}
