import { findPriceRange } from '@/db/queries/courses';
import { dayIn } from '@/lib/domain/common/days';
import { approvalThresholdMinor, rewardLimitMinor } from '@/lib/domain/organizations/limits';
import { type CheckResult, checkProgram as checkRules, type Finding } from '@/lib/domain/programs/check';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly } from '../transact';
import { loadProgram } from './load-program';

export interface ProgramCheck extends Omit<CheckResult, 'findings'> {
  programId: string;
  version: number;
  versionStatus: 'draft' | 'published';
  currency: string;
  /** Paths as errors name fields: `rewards.tiers.0`. */
  findings: (Omit<Finding, 'path'> & { path: string })[];
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
    const { id, currency, startsAt, endsAt } = program;
    const organization = await organizationFacts(tx, ctx);
    const { timeZone } = organization;
    // The organisation's own limits are in its own currency.
    const own = organization.currency === currency ? organization : null;
    const { lowestMinor, highestMinor } = await findPriceRange(tx.sql, currency);
    const result = checkRules({
      definition: checked.definition,
      currency,
      startsOn: dayIn(timeZone, startsAt),
      endsOn: endsAt && dayIn(timeZone, endsAt),
      limitMinor: rewardLimitMinor(currency, own?.rewardLimitMinor ?? null),
      approvalThresholdMinor: approvalThresholdMinor(currency, own?.approvalThresholdMinor ?? null),
      highestPriceMinor: highestMinor,
      lowestPriceMinor: lowestMinor,
    });
    const findings = result.findings.map((finding) => ({ ...finding, path: finding.path.join('.') }));
    const { version, status: versionStatus } = checked;
    return { ...result, programId: id, version, versionStatus, currency, findings };
  });
}
