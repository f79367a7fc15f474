import type { ProgramView } from '@/lib/services/programs/program-view';

/** What a command prints of a programme. */
export function programSummary({ id, name, status, version }: ProgramView) {
  return { id, name, status, version };
}
