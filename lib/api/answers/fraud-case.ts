import { z } from '@hono/zod-openapi';
import { CASE_STATUSES } from '@/lib/domain/fraud/lifecycle';
import { FRAUD_DECISIONS } from '@/lib/domain/fraud/schema';
import { SIGNAL_KEYS } from '@/lib/domain/fraud/signal';
import { id, instant, wordOf } from './fields';

const signal = z
  .object({
    key: wordOf(SIGNAL_KEYS),
    weight: z.int().openapi({ description: 'Points of 100. 0 for what could not be checked, which holds by itself.' }),
    reason: z.string().openapi({ description: '`not-checked`, or what was found.' }),
    evidence: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'Figures and ids behind the reason; never an address or details of payment.' }),
  })
  .openapi('FraudSignal');

const common = {
  id,
  referralId: id,
  referrerId: id,
  refereeId: id,
  score: z.int().openapi({ description: '0 to 100: the sum of the weights, cut at 100.' }),
  verdict: wordOf(['review', 'hold']),
  status: wordOf(CASE_STATUSES),
  signals: z.array(signal),
  reason: z.string().nullable().openapi({ description: 'Of the latest decision.' }),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  appealDueAt: instant.nullable().openapi({ description: 'Until when the referrer may appeal a confirmed case.' }),
  appealText: z.string().nullable(),
  appealedAt: instant.nullable(),
  answerDueAt: instant.nullable().openapi({ description: 'Until when an appeal is to be answered.' }),
  escalatedAt: instant.nullable().openapi({ description: 'When the owners were told that it was not.' }),
  closedAt: instant
    .nullable()
    .openapi({ description: 'When a confirmed case became final and its rewards were taken back.' }),
  createdAt: instant,
};

export const fraudCaseSchema = z.object(common).openapi('FraudCase');

const event = z
  .object({
    id,
    kind: wordOf(['opened', 'raised', 'cleared', 'confirmed', 'appealed', 'escalated', 'closed']),
    decidedBy: z.string(),
    decidedByName: z.string(),
    reason: z.string().nullable(),
    score: z.int(),
    decidedAt: instant,
  })
  .openapi('FraudCaseEvent');

export const fraudCaseDetailSchema = z
  .object({
    ...common,
    rewardIds: z.array(id).openapi({ description: 'Rewards of the referral that wait for the case, or went with it.' }),
    history: z.array(event).openapi({ description: 'Everything that happened to it, in order.' }),
  })
  .openapi('FraudCaseDetail');

export const fraudDecisionSchema = z
  .object({
    id,
    status: wordOf(FRAUD_DECISIONS),
    takenBackRewards: z
      .int()
      .openapi({ description: 'How many rewards went with it now; others may follow after an appeal.' }),
  })
  .openapi('FraudDecision');
