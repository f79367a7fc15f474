import {
  type ActiveProgramRow,
  countProgramRows,
  countReferralsByStatus,
  findStaffNames,
  listActivePrograms,
  type ProgramCounts,
  type ProgramFigures,
  sumProgramFigures,
} from '@/db/queries/program-figures';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { getProgram, type ProgramDetail } from './reads';

export interface ProgramPage extends ProgramDetail {
  /** Null while nothing has happened. */
  figures: ProgramFigures | null;
  counts: ProgramCounts;
  referralsByStatus: Record<string, number>;
  /** Names of those who published versions, by actor key. Who is no member of staff is not in it. */
  publishers: Record<string, string>;
  /** All active programmes of the organisation: what would have to give way. */
  activePrograms: ActiveProgramRow[];
}

/**
 * A programme with what its pages show beside the rules.
 * @throws NotFoundError
 */
export async function getProgramPage(ctx: Ctx, programId: string): Promise<ProgramPage> {
  authorize(ctx, 'programs:read');
  const program = await getProgram(ctx, programId);
  const keys = program.versions.flatMap(({ publishedBy }) => publishedBy ?? []);
  const staffIds = keys.filter((key) => key.startsWith('staff:')).map((key) => key.slice('staff:'.length));
  return readOnly(ctx, async ({ sql }) => {
    const [sums] = await sumProgramFigures(sql, [program.id]);
    const names = await findStaffNames(sql, staffIds);
    return {
      ...program,
      figures: sums ? withoutId(sums) : null,
      counts: await countProgramRows(sql, program.id),
      referralsByStatus: await countReferralsByStatus(sql, program.id),
      publishers: Object.fromEntries([...names].map(([id, name]) => [`staff:${id}`, name])),
      activePrograms: await listActivePrograms(sql, ctx.now),
    };
  });
}

function withoutId({ programId: _, ...figures }: ProgramFigures & { programId: string }): ProgramFigures {
  return figures;
}
