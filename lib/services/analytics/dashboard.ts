import { countOpenQuestions as countMissing } from '@/db/queries/attribution-questions';
import {
  countFailedPayouts,
  findSetupFacts,
  listProgramNames,
  listWaitingDrafts,
  type SetupFacts,
} from '@/db/queries/dashboard';
import { countWaitingCases } from '@/db/queries/fraud-case-list';
import { countOpenQuestions } from '@/db/queries/questions';
import { countCases } from '@/db/queries/reconciliation-cases';
import { countQueue, type QueueCount } from '@/db/queries/reward-queue';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

export interface DashboardFacts {
  setup: SetupFacts;
  /** What waits for a person. */
  waiting: {
    /** Rewards to approve, per currency. */
    rewards: QueueCount[];
    failedPayouts: number;
    /** Referrals that look suspicious and wait for a person. */
    fraudCases: number;
    /** Differences between the books and the providers that nobody has settled. */
    reconciliationCases: number;
    /** Referrers who miss a referral. */
    missingReferrals: number;
    /** Questions of students to the school. */
    questions: number;
    /** Rules of published programmes that are not published. */
    drafts: { id: string; name: string; version: number }[];
  };
  programs: { id: string; name: string; status: string }[];
}

/** What the overview shows beside the figures: how far the school has come, what waits, and the programmes to choose from. */
export async function getDashboardFacts(ctx: Ctx): Promise<DashboardFacts> {
  authorize(ctx, 'analytics:read');
  return readOnly(ctx, async ({ sql }) => ({
    setup: await findSetupFacts(sql),
    waiting: {
      rewards: await countQueue(sql),
      failedPayouts: await countFailedPayouts(sql),
      fraudCases: await countWaitingCases(sql),
      reconciliationCases: (await countCases(sql)).open,
      missingReferrals: await countMissing(sql),
      questions: await countOpenQuestions(sql),
      drafts: await listWaitingDrafts(sql),
    },
    programs: await listProgramNames(sql),
  }));
}
