import type { Ctx } from '@/lib/services/context';
import { listOrganizationIds } from '@/lib/services/organizations/reads';
import { functionCtx } from './context';
import type { Step } from './step';

interface Run {
  step: Step;
  runId: string;
}

/**
 * Does `work` for every organisation, each in a step of its own. One that fails for good does not keep the others from their
 * turn; the run then fails at its end and says which.
 */
export async function forEachOrganization<T>({ step, runId }: Run, work: (ctx: Ctx) => Promise<T>): Promise<number> {
  const ids = await step.run('organizations', () => listOrganizationIds());
  const failed: string[] = [];
  for (const id of ids) {
    try {
      await step.run(`organization-${id}`, () => work(functionCtx(id, runId)));
    } catch (error) {
      failed.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length > 0)
    throw new Error(`Failed for ${failed.length} of ${ids.length} organisations: ${failed.join('; ')}`);
  return ids.length;
}
