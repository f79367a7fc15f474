import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  admitMilestone,
  DEFAULT_STEPS,
  importMilestoneSchema,
  type MilestoneFacts,
  milestoneStepsSchema,
  recordMilestoneSchema,
} from '@/lib/domain/referrals/milestones';

const at = new Date('2026-09-01T10:00:00Z');
const steps = [{ key: 'trial-booked', label: 'Trial booked' }, { key: 'applied', label: 'Applied' }, ...DEFAULT_STEPS];
const facts = (input: object = {}, more: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  input: { key: 'trial-booked', occurredAt: at, ...input },
  steps,
  isRejected: false,
  known: [],
  referralId: 'r1',
  ...more,
});
const reached = { referralId: 'r1', key: 'trial-booked', externalId: 'x1', occurredAt: at };

describe('a step', () => {
  it('is reached once, and told twice is told once', () => {
    expect(admitMilestone(facts())).toEqual({ ok: true, action: 'record', label: 'Trial booked' });
    expect(admitMilestone(facts({}, { known: [reached] }))).toEqual({ ok: true, action: 'keep' });
    expect(admitMilestone(facts({ externalId: 'x1' }, { known: [reached] }))).toEqual({ ok: true, action: 'keep' });
    const later = new Date(at.getTime() + 1);
    expect(admitMilestone(facts({ occurredAt: later }, { known: [reached] }))).toMatchObject({
      reason: 'milestone-reached',
    });
  });

  it.each([
    [{ key: 'enrolled' }, {}, 'comes-from-conversions'],
    [{ key: 'nonsense' }, {}, 'unknown-milestone'],
    [{}, { isRejected: true }, 'referral-rejected'],
    [{ externalId: 'x1' }, { known: [{ ...reached, referralId: 'r2' }] }, 'external-id-taken'],
    [{ key: 'applied', externalId: 'x1' }, { known: [reached] }, 'external-id-taken'],
    [{ externalId: 'x2' }, { known: [reached] }, 'milestone-reached'],
  ])('%j with %j is refused: %s', (input, more, reason) =>
    expect(admitMilestone(facts(input, more as Partial<MilestoneFacts>))).toEqual({ ok: false, reason }),
  );

  it('property: however often and in whatever order steps are told, each is recorded at most once', () => {
    const told = fc.record({
      key: fc.constantFrom('trial-booked', 'applied', 'enrolled', 'lost'),
      minute: fc.nat(3),
      externalId: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), (all) => {
        const known: (typeof reached | { externalId: null })[] = [];
        for (const { key, minute, externalId } of all) {
          const input = { key, occurredAt: new Date(at.getTime() + minute * 60_000), externalId };
          const decision = admitMilestone(facts(input, { known: known as never }));
          if (decision.ok && decision.action === 'record')
            known.push({
              referralId: 'r1',
              key,
              externalId: externalId ?? null,
              occurredAt: input.occurredAt,
            } as never);
        }
        const keys = known.map((row) => (row as typeof reached).key);
        expect(new Set(keys).size).toBe(keys.length);
        const ids = known.flatMap((row) => row.externalId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the steps of a school', () => {
  it('are in any order, those of conversions always among them', () => {
    expect(milestoneStepsSchema.parse(steps)).toEqual(steps);
    const wrong = (value: unknown) =>
      milestoneStepsSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.'));
    expect(wrong([...steps, { key: 'applied', label: 'Again' }])).toEqual(['5.key']);
    expect(wrong([{ key: 'applied', label: ' ' }, ...DEFAULT_STEPS])).toEqual(['0.label']);
    expect(wrong(DEFAULT_STEPS.slice(1))).toEqual(['']);
    expect(wrong([{ key: 'Applied!', label: 'x' }, ...DEFAULT_STEPS])).toEqual(['0.key']);
    expect(wrong(Array.from({ length: 13 }, (_, index) => ({ key: `s${index}`, label: 'x' })))).toContain('');
  });

  it('are recorded with a key and an instant, and in a file with somebody', () => {
    expect(recordMilestoneSchema.safeParse({ key: 'applied', occurredAt: '2026-09-01T10:00:00Z' }).success).toBe(true);
    expect(recordMilestoneSchema.safeParse({ key: 'applied' }).success).toBe(false);
    const row = { key: 'applied', occurredAt: '2026-09-01T10:00:00Z' };
    expect(importMilestoneSchema.safeParse(row).success).toBe(false);
    expect(importMilestoneSchema.safeParse({ ...row, refereeEmail: 'ben@example.com' }).success).toBe(true);
  });
});
