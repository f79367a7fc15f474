import type { CheckResult } from '@/lib/domain/programs/check';
import type { Finding } from '@/lib/domain/programs/finding';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { checkVersion } from './check-version';
import { loadProgram } from './load-program';

export interface ProgramCheck extends Omit<CheckResult, 'findings'> {
  programId: string;
  version: number;
  versionStatus: 'draft' | 'published';
  currency: string;
  /** Paths as errors name fields: `rewards.tiers.0`. */
  findings: (Pick<Finding, 'code' | 'severity' | 'message'> & { path: string })[];
}

/**
 * What the rule checker finds in a programme's draft, or in its live version when it has none, with the school's prices and
 * limits; and the worst case. Writes nothing.
 * @throws NotFoundError
 */
export async function checkProgram(ctx: Ctx, programId: string): Promise<ProgramCheck> {
  authorize(ctx, 'programs:read');
  return readOnly(ctx, async (tx) => {
    const { program, draft, published } = await loadProgram(tx, programId, { lock: false });
    const checked = draft ?? published;
    if (!checked) throw new Error(`Programme ${programId} has no version`);
    const { id, currency } = program;
    const result = await checkVersion(tx, ctx, program, checked.definition);
    const findings = result.findings.map(({ code, severity, path, message }) => {
      return { code, severity, path: path.join('.'), message };
    });
    const { version, status: versionStatus } = checked;
    return { ...result, programId: id, version, versionStatus, currency, findings };
  });
}
