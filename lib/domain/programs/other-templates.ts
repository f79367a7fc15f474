import { templateTerms } from './template-terms';
import type { TemplateMaker } from './template-type';

const lastTouch = { model: 'last', split: false } as const;

export const parents: TemplateMaker = (toMinor) => ({
  id: 'parents',
  industry: 'Parents and guardians',
  summary: 'Parents recommend the school to other parents; both get credit on the next invoice.',
  notes: [
    'Parents trust parents: ask after a good report, not at a fixed date.',
    'Credit on the invoice feels like thanks, cash can feel like a sale.',
    'Brothers and sisters are of one household and do not count; offer a family discount for them instead.',
  ],
  definition: {
    name: 'Families for families',
    description: 'Parents and guardians of our students recommend us.',
    programType: 'parent',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 14,
    attribution: lastTouch,
    eligibility: {},
    rewards: {
      referrer: { kind: 'credit', amountMinor: toMinor(60) },
      referee: { kind: 'credit', amountMinor: toMinor(60) },
      expiryDays: 365,
    },
    termsAndConditions: templateTerms(
      'parents and guardians of active students and alumni',
      'the other family has paid the first invoice',
      14,
    ),
  },
});

export const affiliates: TemplateMaker = (toMinor) => ({
  id: 'affiliates',
  industry: 'Affiliates',
  summary: 'Bloggers and teachers with an agreement earn a percentage, split between all who took part.',
  notes: [
    'Affiliates meet the same friend on several channels; a split by time keeps the last click from taking all.',
    'A long hold protects you from refunds after the payout.',
    'Write into the agreement which words may be advertised, and end it when they are not kept: the code stops at once.',
  ],
  definition: {
    name: 'Affiliate programme',
    description: 'For publishers with an active agreement.',
    programType: 'affiliate',
    validityDays: 30,
    trigger: { milestone: 'paid' },
    holdDays: 30,
    attribution: { model: 'time-decay', split: true },
    eligibility: {},
    rewards: {
      referrer: { kind: 'cash', rateBps: 1000, capMinor: toMinor(200) },
      tiers: [
        { fromCount: 10, rateBps: 1200 },
        { fromCount: 50, rateBps: 1500 },
      ],
    },
    termsAndConditions: templateTerms('affiliates with an active agreement', 'the visitor has paid a course', 30),
  },
});

export const partners: TemplateMaker = (toMinor) => ({
  id: 'partners',
  industry: 'Partners',
  summary: 'Companies and agencies that send students earn a fixed commission, the student gets a welcome discount.',
  notes: [
    'Partners plan: a fixed amount per student is easier for them than a percentage.',
    'Give each partner one code and print it on what they hand out; codes told at the enrolment beat links.',
    'Settle monthly, and send the statement before the money.',
  ],
  definition: {
    name: 'Partner programme',
    description: 'For agencies and companies with an active agreement.',
    programType: 'partner',
    validityDays: 90,
    trigger: { milestone: 'paid' },
    holdDays: 30,
    attribution: { model: 'first', split: false },
    eligibility: {},
    rewards: {
      referrer: { kind: 'cash', amountMinor: toMinor(200) },
      referee: { kind: 'discount', rateBps: 500, capMinor: toMinor(100) },
      bonuses: [{ atCount: 10, every: true, kind: 'cash', amountMinor: toMinor(150) }],
    },
    termsAndConditions: templateTerms('partners with an active agreement', 'the student has paid the course', 30),
  },
});
