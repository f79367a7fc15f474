import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, listAsCsv } from '../pages-as-csv';
import { listChallenges, type SchoolChallenge } from './challenge-reads';

const COLUMNS: CsvColumns<SchoolChallenge> = {
  id: (row) => row.id,
  title: (row) => row.title,
  goal: (row) => row.goal,
  programId: (row) => row.programId,
  state: (row) => row.state,
  reached: (row) => row.reached,
  startsAt: (row) => row.startsAt,
  endsAt: (row) => row.endsAt,
};

/** The challenges as CSV, as their list goes. */
export async function openChallengesCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'programs:read');
  return listAsCsv(COLUMNS, await listChallenges(ctx));
}
