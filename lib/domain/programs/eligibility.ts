import { ageOn } from '../people/age';
import type { Standing, StandingKind } from '../people/standing';
import { no, type Verdict, YES } from '../rule-codes';
import type { Eligibility } from './schema';
import type { ProgramType } from './types';

/** What the school knows of a person who wants to refer. */
export type ReferrerFacts = {
  readonly standings: readonly Standing[];
  /** The standings of each person whose guardian he is. */
  readonly wards: readonly (readonly Standing[])[];
  /** `YYYY-MM-DD`, when known. */
  readonly birthDate: string | null;
};

export type EligibilityInput = {
  readonly programType: ProgramType;
  readonly eligibility: Pick<Eligibility, 'kinds' | 'minimumAge'>;
  readonly referrer: ReferrerFacts;
  /** The day of the question in the organisation's time zone. */
  readonly today: string;
};

/**
 * Rule 1, asked when a code is issued and when a reward is granted. A student programme takes active students and alumni;
 * a parent programme the guardians of such; affiliate and partner programmes those whose agreement is active. The
 * programme's own criteria only narrow this.
 */
export function checkReferrer(input: EligibilityInput): Verdict {
  const { programType, eligibility, referrer } = input;
  const kinds = eligibility.kinds;
  const admitted =
    programType === 'parent'
      ? referrer.wards.some((standings) => isStudentOrAlumnus(standings, childKinds(kinds)))
      : programType === 'student'
        ? isStudentOrAlumnus(referrer.standings, kinds)
        : isActive(referrer.standings, programType, kinds);
  if (!admitted) return no('referrer-not-eligible');
  if (eligibility.minimumAge === undefined) return YES;
  const age = referrer.birthDate ? ageOn(referrer.birthDate, input.today) : 0;
  return age >= eligibility.minimumAge ? YES : no('referrer-not-eligible');
}

// In a parent programme `parent` names the referrer himself and says nothing of the child.
function childKinds(kinds: readonly StandingKind[] | undefined): readonly StandingKind[] | undefined {
  const ofChild = kinds?.filter((kind) => kind !== 'parent');
  return ofChild && ofChild.length > 0 ? ofChild : undefined;
}

// An alumnus stays one: only a student's standing has to be active.
function isStudentOrAlumnus(standings: readonly Standing[], kinds: readonly StandingKind[] | undefined): boolean {
  return standings.some(
    ({ kind, status }) =>
      (kind === 'alumnus' || (kind === 'student' && status === 'active')) && (!kinds || kinds.includes(kind)),
  );
}

function isActive(
  standings: readonly Standing[],
  wanted: StandingKind,
  kinds: readonly StandingKind[] | undefined,
): boolean {
  return (
    standings.some(({ kind, status }) => kind === wanted && status === 'active') && (!kinds || kinds.includes(wanted))
  );
}
