import type {
  CodeEvidence,
  DecideInput,
  ProgramEvidence,
  TouchFacts,
  VersionEvidence,
} from '@/lib/domain/attribution/input';
import { DAY_MS } from '@/lib/domain/common/days';

/** The conversion's instant in these tests. */
export const CONVERTED_AT = new Date('2026-06-30T12:00:00Z');

/** `days` × 24 h before the conversion, and `ms` more. */
export function daysBefore(days: number, ms = 0): Date {
  return new Date(CONVERTED_AT.getTime() - days * DAY_MS - ms);
}

export function aVersion(overrides: Partial<VersionEvidence> = {}): VersionEvidence {
  return {
    version: 1,
    inForceFrom: new Date('2026-01-01T00:00:00Z'),
    validityDays: 90,
    model: 'last',
    split: false,
    allowSelfReferral: false,
    allowSameHousehold: false,
    ...overrides,
  };
}

export function aProgram(overrides: Partial<ProgramEvidence> = {}): ProgramEvidence {
  return {
    id: 'p1',
    status: 'active',
    startsAt: new Date('2026-01-01T00:00:00Z'),
    endsAt: null,
    endedAt: null,
    versions: [aVersion()],
    ...overrides,
  };
}

/** A code that is named after its referrer: `A` belongs to `ref-A`. */
export function aCode(name: string, overrides: Partial<CodeEvidence> = {}): CodeEvidence {
  return {
    codeId: `code-${name}`,
    code: name,
    programId: 'p1',
    referrerId: `ref-${name}`,
    isActive: true,
    expiresAt: null,
    referrerEligible: true,
    relation: 'none',
    ...overrides,
  };
}

export function aTouch(id: string, name: string, occurredAt: Date, overrides: Partial<TouchFacts> = {}): TouchFacts {
  return { id, codeId: `code-${name}`, channel: 'whatsapp', occurredAt, counted: true, reason: null, ...overrides };
}

export function aDecision(overrides: Partial<DecideInput> = {}): DecideInput {
  return {
    convertedAt: CONVERTED_AT,
    refereeId: 'friend',
    touches: [],
    givenCode: null,
    codes: [aCode('A'), aCode('B'), aCode('C')],
    programs: [aProgram()],
    openLeadSince: null,
    ...overrides,
  };
}
