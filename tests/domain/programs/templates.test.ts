import { describe, expect, it } from 'vitest';
import { maxRewardPerReferralMinor } from '@/lib/domain/organizations/limits';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { nextStep, offerOf } from '@/lib/domain/programs/offer';
import { programProblems } from '@/lib/domain/programs/problems';
import { rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { createProgramSchema, eligibilitySchema } from '@/lib/domain/programs/schema';
import { findTemplate, programTemplates } from '@/lib/domain/programs/templates';
import { calculate } from '@/lib/domain/rewards/calculate';
import { facts, rewardsOf } from '../support/rewards';

const startsAt = new Date('2026-01-01T00:00:00Z');

describe('templates', () => {
  it('are at least the eight of the story, each with notes', () => {
    const ids = programTemplates('USD').map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'language-school',
        'tutoring',
        'coding-school',
        'driving-school',
        'college',
        'parents',
        'affiliates',
        'partners',
      ]),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { notes, summary, industry } of programTemplates('USD')) {
      expect(notes.length).toBeGreaterThanOrEqual(3);
      expect(summary && industry).toBeTruthy();
    }
  });

  it.each(['USD', 'JPY', 'KWD'])('each is a programme that could be posted as it is, in %s', (currency) => {
    for (const template of programTemplates(currency)) {
      const posted = { ...template.definition, currency, startsAt: startsAt.toISOString() };
      const program = createProgramSchema.parse(posted);
      expect(programFromTemplate(template, {}, { currency, startsAt })).toEqual(program);
      expect(programProblems(program)).toEqual([]);
      const limitMinor = maxRewardPerReferralMinor(currency);
      const { lines } = calculate(program.rewards, facts({ currency, limitMinor, valueMinor: 10 * limitMinor }));
      expect(lines.length).toBeGreaterThan(0);
    }
  });

  it('are found by id', () => {
    expect(findTemplate('tutoring', 'GBP')?.industry).toBe('Tutoring');
    expect(findTemplate('nothing', 'GBP')).toBeUndefined();
  });

  it('take replacements for every field', () => {
    const template = findTemplate('language-school', 'USD');
    if (!template) throw new Error('the template was expected');
    const changes = {
      name: 'Mine',
      description: 'Ours',
      programType: 'partner' as const,
      currency: 'EUR',
      startsAt: new Date('2026-05-01T00:00:00Z'),
      endsAt: new Date('2026-06-01T00:00:00Z'),
      validityDays: 5,
      trigger: { milestone: 'enrolled' as const },
      holdDays: 1,
      attribution: { model: 'first' as const, split: false },
      eligibility: eligibilitySchema.parse({ kinds: ['student'] }),
      budgetMinor: 10,
      rewards: rewardsSchema.parse({ referee: { kind: 'cash', amountMinor: 1 } }),
      termsAndConditions: 'Ours.',
    };
    const program = programFromTemplate(template, changes, { currency: 'USD', startsAt });
    expect(program).toEqual(changes);
    expect(programProblems(program)).toMatchObject([{ path: ['eligibility', 'kinds', 0] }]);
  });
});

describe('offer', () => {
  const rewards = rewardsOf({
    referrer: { kind: 'cash', amountMinor: 5000 },
    referee: { kind: 'discount', rateBps: 1000, capMinor: 8000 },
    tiers: [{ fromCount: 3, amountMinor: 7500 }],
    bonuses: [
      { atCount: 5, kind: 'credit', amountMinor: 10_000 },
      { atCount: 4, every: true, kind: 'merchandise', item: 'Mug', amountMinor: 900 },
    ],
    promotions: [
      { name: 'Summer', startsAt: '2026-06-01', endsAt: '2026-06-30', side: 'referee', multiplierBps: 20_000 },
    ],
  });

  it('says both sides in parts', () => {
    const offer = offerOf(rewards, 'USD', '2026-06-30');
    expect(offer.referrer).toEqual({
      kind: 'cash',
      form: 'fixed',
      amountMinor: 5000,
      rateBps: null,
      capMinor: null,
      item: null,
      currency: 'USD',
      varies: true,
    });
    expect(offer.referee).toMatchObject({ form: 'percentage', rateBps: 1000, capMinor: 8000, varies: true });
    expect(offer.promotions).toEqual([{ name: 'Summer', endsAt: '2026-06-30', side: 'referee' }]);
    expect(offer.tiers).toEqual([{ fromCount: 3, amountMinor: 7500, rateBps: null, capMinor: null }]);
    expect(offer.bonuses[1]).toMatchObject({ atCount: 4, every: true, item: 'Mug', amountMinor: 900 });
    expect(offerOf(rewards, 'USD', '2026-07-01')).toMatchObject({ promotions: [], referee: { varies: false } });
  });

  it('of courses only, and of nothing', () => {
    const courses = [
      { courseExternalIds: ['a'], referrer: { kind: 'merchandise', item: 'Mug', amountMinor: 1 } as const },
    ];
    const offer = offerOf(rewardsOf({ courses }), 'USD', '2026-06-30');
    expect(offer.referrer).toMatchObject({ kind: 'merchandise', item: 'Mug', varies: true });
    expect(offer.referee).toBeNull();
  });

  it.each([
    [0, 3, 3, 'tier'],
    [2, 3, 1, 'tier'],
    [3, 4, 1, 'bonus'],
    [4, 5, 1, 'bonus'],
    [5, 8, 3, 'bonus'],
  ] as const)('after %i the next step is at %i', (count, atCount, missing, type) => {
    expect(nextStep(rewards, count)).toEqual({ atCount, missing, type });
  });

  it('has no next step when all are reached', () => {
    expect(nextStep(rewardsOf({ referrer: { kind: 'cash', amountMinor: 1 } }), 3)).toBeNull();
  });
});
