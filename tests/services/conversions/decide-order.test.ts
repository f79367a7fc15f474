import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeRow, PersonRow, ProgramRow } from '@/db/queries/conversion-world';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { systemCtx } from '@/lib/services/context';
import { decideConversion } from '@/lib/services/conversions/decide-conversion';
import type { ConversionItem, World } from '@/lib/services/conversions/world';
import { anyRewards, RUNS } from '../../domain/support/arbitrary-rewards';
import { DEFINITION } from '../../factories/referral-code';

const NOW = new Date('2026-06-15T12:00:00Z');
const ctx = systemCtx('org', NOW);
const long = new Date('2020-01-01T00:00:00Z');

const program: ProgramRow = {
  ...{ id: 'p', programType: 'student', status: 'active', currency: 'USD', budgetSpentMinor: 0 },
  ...{ startsAt: long, endsAt: null, endedAt: null, versions: [{ id: 'v', version: 1, inForceFrom: long }] },
};

function person(id: string): PersonRow {
  const nothing = { externalId: null, phone: null, firstName: null, lastName: null, birthDate: null, guardianId: null };
  const email = `${id}@example.org`;
  const standings = [{ kind: 'student', status: 'active' }];
  return {
    id,
    ...nothing,
    email,
    emailNormalized: email,
    leadSince: null,
    consentAt: null,
    createdAt: long,
    standings,
    wards: [],
  };
}

function codeOf(referrerId: string): CodeRow {
  const code = `CODE-${referrerId}`;
  return {
    id: code,
    code,
    codeKey: code,
    programId: 'p',
    referrerId,
    isActive: true,
    expiresAt: null,
    createdAt: long,
  };
}

type Event = { valueMinor: number; milestone: 'enrolled' | 'paid' | 'attended'; earlierCount: number; minutes: number };

/** A school in which friend n comes by referrer n, who has brought some before. */
function worldOf(definition: ProgramDefinition, events: readonly Event[]): World {
  const codes = events.map((_, index) => codeOf(`referrer-${index}`));
  const names = events.flatMap((_, index) => [`referrer-${index}`, `friend-${index}`]);
  return {
    organization: {
      ...{ id: 'org', slug: 'org', name: 'Org', currency: 'USD', timeZone: 'America/New_York' },
      ...({
        rewardLimitMinor: null,
        approvalThresholdMinor: null,
        secondApprovalAboveMinor: null,
      } as World['organization']),
    },
    sources: new Map(),
    rulings: new Map(),
    touches: new Map(),
    codes: new Map(codes.map((code) => [code.id, code])),
    codesByKey: new Map(codes.map((code) => [code.codeKey, code])),
    programs: new Map([['p', program]]),
    definitions: new Map([['v', definition]]),
    people: new Map(names.map((name) => [name, person(name)])),
    referrals: new Map(),
    attended: new Map(),
    rewardedCounts: new Map(events.map(({ earlierCount }, index) => [`p|referrer-${index}`, earlierCount])),
    budgetSpent: new Map(),
  };
}

function itemOf({ valueMinor, milestone, minutes }: Event, index: number): ConversionItem {
  const occurredAt = new Date(NOW.getTime() + minutes * 60_000);
  const code = `CODE-referrer-${index}`;
  const input = {
    externalId: `c-${index}`,
    referee: {},
    milestone,
    valueMinor,
    discountMinor: 0,
    currency: 'USD',
    occurredAt,
    code,
  };
  return { input, contentHash: '', requestId: '', refereeId: `friend-${index}`, courseId: null } as ConversionItem;
}

/** What every conversion came to, in the order of the people and without the ids that are new each time. */
function decideAll(definition: ProgramDefinition, events: readonly Event[], order: readonly number[]) {
  const world = worldOf(definition, events);
  const outcomes = order.map((index) => {
    const { conversion, rewards, transfers } = decideConversion(ctx, world, itemOf(events[index] as Event, index));
    const { externalId, attributed, reason } = conversion;
    const facts = rewards.map(
      ({ recipientId, side, line, rewardAmountMinor, requiresApproval, payableAt, receipt }) => ({
        ...{ recipientId, side, line, rewardAmountMinor, requiresApproval, payableAt, receipt },
      }),
    );
    const sums = transfers.map(({ postings }) => postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
    return { externalId, attributed, reason, facts, sums };
  });
  return outcomes.sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

describe('conversions of people who have nothing to do with each other', () => {
  const event = fc.record({
    valueMinor: fc.integer({ min: 0, max: 200_000 }),
    milestone: fc.constantFrom('enrolled' as const, 'paid' as const, 'attended' as const),
    earlierCount: fc.integer({ min: 0, max: 6 }),
    minutes: fc.integer({ min: -600, max: 600 }),
  });
  const events = fc.array(event, { minLength: 2, maxLength: 5 });

  it('earn the same in whatever order they are decided', () => {
    const orders = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(anyRewards, events, orders, (rewards, given, random) => {
        const definition = { ...DEFINITION, rewards };
        const straight = given.map((_, index) => index);
        const keys = straight.map(() => random.next().value as number);
        const shuffled = straight.toSorted((a, b) => (keys[a] as number) - (keys[b] as number) || b - a);
        const result = decideAll(definition, given, straight);
        expect(decideAll(definition, given, shuffled)).toEqual(result);
        for (const { attributed, sums } of result) {
          expect(attributed).toBe(true);
          expect(sums.every((sum) => sum === 0)).toBe(true);
        }
      }),
      RUNS,
    );
    // A thousand cases take a while on a busy machine.
  }, 60_000);
});
