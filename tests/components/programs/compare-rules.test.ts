import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { compareRules } from '@/app/(manager)/programs/_components/compare-rules';
import type { ProgramTranslate } from '@/app/(manager)/programs/_components/translate';
import { type ProgramDefinition, programDefinitionSchema } from '@/lib/domain/programs/schema';
import { messages } from '@/lib/i18n/messages';

const t = createTranslator({ locale: 'en', messages, namespace: 'programs' }) as unknown as ProgramTranslate;
const about = { currency: 'USD', programType: 'student' } as const;

const live = programDefinitionSchema.parse({
  validityDays: 90,
  trigger: { milestone: 'paid' },
  holdDays: 14,
  attribution: { model: 'last' },
  eligibility: {},
  budgetMinor: null,
  rewards: {
    referrer: { kind: 'cash', amountMinor: 5000 },
    referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
    tiers: [{ fromCount: 3, amountMinor: 7500 }],
  },
  termsAndConditions: 'One reward a friend.\nEnds when we say.',
});

function changed(change: Partial<ProgramDefinition>) {
  return compareRules(live, { ...live, ...change }, about, { t, locale: 'en' });
}

describe('two versions of a programme', () => {
  it('that are the same have no difference', () => {
    expect(changed({})).toEqual([]);
  });

  it('differ rule by rule, in words', () => {
    const rewards = {
      ...live.rewards,
      referrer: { kind: 'credit', amountMinor: 6000 } as const,
      tiers: [],
      bonuses: [{ atCount: 5, every: true, kind: 'cash', amountMinor: 10_000 } as const],
    };
    expect(changed({ rewards, holdDays: 0 })).toEqual([
      { key: 'referrer', label: 'Who invites gets', before: '$50.00 in cash', after: '$60.00 course credit' },
      { key: 'bonus:0', label: 'Bonus for every 5 friends', before: null, after: '$100.00 in cash' },
      { key: 'hold', label: 'Payable after', before: '14 days', after: 'No waiting time' },
      { key: 'tier:3', label: 'From friend 3 on', before: '$75.00', after: null },
    ]);
  });

  it('differ in the terms line by line', () => {
    const changes = changed({ termsAndConditions: 'One reward a friend.\nEnds in May.' });
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      ['Ends when we say.', null],
      [null, 'Ends in May.'],
    ]);
  });
});
