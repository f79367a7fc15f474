import type { CodeRow, PersonRow, ProgramRow } from '@/db/queries/conversion-world';
import { type AttributionDecision, decide } from '@/lib/domain/attribution/decide';
import type { CodeEvidence, ProgramEvidence } from '@/lib/domain/attribution/input';
import { dayIn } from '@/lib/domain/common/days';
import { relationOf } from '@/lib/domain/people/household';
import type { Standing } from '@/lib/domain/people/standing';
import { checkReferrer } from '@/lib/domain/programs/eligibility';
import type { ProgramStatus } from '@/lib/domain/programs/lifecycle';
import type { ProgramType } from '@/lib/domain/programs/types';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import type { ConversionItem, World } from './world';

/** Lays the facts of one conversion before the core and returns its decision, evidence included. */
export function attribute(world: World, { input, refereeId }: ConversionItem): AttributionDecision {
  const touches = world.touches.get(refereeId) ?? [];
  const given = input.code ? world.codesByKey.get(input.code) : undefined;
  const codes = new Map(touches.flatMap(({ codeId }) => world.codes.get(codeId) ?? []).map((code) => [code.id, code]));
  if (given) codes.set(given.id, given);
  const ruling = world.rulings.get(refereeId);
  const ruled = ruling && world.codes.get(ruling.codeId);
  if (ruled) codes.set(ruled.id, ruled);
  const programs = new Map(
    [...codes.values()]
      .flatMap(({ programId }) => world.programs.get(programId) ?? [])
      .map((program) => [program.id, program]),
  );
  return decide({
    convertedAt: input.occurredAt,
    refereeId,
    touches,
    givenCode: input.code ? { code: input.code, codeId: given?.id ?? null } : null,
    codes: [...codes.values()].map((code) => codeEvidence(world, code, refereeId, input.occurredAt)),
    programs: [...programs.values()].map((program) => programEvidence(world, program)),
    ...(ruling && { ruling }),
    openLeadSince: world.people.get(refereeId)?.leadSince ?? null,
  });
}

/** What the core asks about a code at a conversion: its state, and what its owner is to the school and to the referee. */
export function codeEvidence(world: World, code: CodeRow, refereeId: string, at: Date): CodeEvidence {
  const referrer = world.people.get(code.referrerId);
  const referee = world.people.get(refereeId);
  const { id, ...facts } = code;
  return {
    codeId: id,
    code: facts.code,
    programId: facts.programId,
    referrerId: facts.referrerId,
    isActive: facts.isActive,
    expiresAt: facts.expiresAt,
    referrerEligible: referrer !== undefined && isEligible(world, code, referrer, at),
    relation: referrer && referee ? relationOf(referrer, referee) : 'none',
  };
}

function isEligible(world: World, code: CodeRow, referrer: PersonRow, at: Date): boolean {
  const program = world.programs.get(code.programId);
  const version = program && (versionInForce(program.versions, at) ?? program.versions.at(-1));
  const definition = version && world.definitions.get(version.id);
  if (!program || !definition) return false;
  return checkReferrer({
    programType: program.programType as ProgramType,
    eligibility: definition.eligibility,
    referrer: {
      standings: referrer.standings as Standing[],
      wards: referrer.wards as Standing[][],
      birthDate: referrer.birthDate,
    },
    today: dayIn(world.organization.timeZone, at),
  }).ok;
}

/** What the core asks about a programme and its versions. */
export function programEvidence(world: World, program: ProgramRow): ProgramEvidence {
  return {
    id: program.id,
    status: program.status as ProgramStatus,
    startsAt: program.startsAt,
    endsAt: program.endsAt,
    endedAt: program.endedAt,
    versions: program.versions.flatMap(({ id, version, inForceFrom }) => {
      const definition = world.definitions.get(id);
      if (!definition) return [];
      const { validityDays, attribution, eligibility } = definition;
      const { allowSelfReferral, allowSameHousehold } = eligibility;
      return [{ version, inForceFrom, validityDays, ...attribution, allowSelfReferral, allowSameHousehold }];
    }),
  };
}
