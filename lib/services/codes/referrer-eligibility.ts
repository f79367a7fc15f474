import type { ReferrerRow } from '@/db/queries/codes';
import { dayIn } from '@/lib/domain/common/days';
import type { Standing } from '@/lib/domain/people/standing';
import { checkReferrer } from '@/lib/domain/programs/eligibility';
import type { Verdict } from '@/lib/domain/rule-codes';
import type { LoadedProgram } from '../programs/load-program';

/** Rule 1 asked of a contact as it is stored, with the newest published rules of the programme. */
export function referrerEligibility(
  { program, published }: LoadedProgram,
  referrer: ReferrerRow,
  day: { timeZone: string; now: Date },
): Verdict {
  return checkReferrer({
    programType: program.programType,
    eligibility: published?.definition.eligibility ?? {},
    referrer: {
      standings: referrer.standings as Standing[],
      wards: referrer.wards as Standing[][],
      birthDate: referrer.birthDate,
    },
    today: dayIn(day.timeZone, day.now),
  });
}
