import { courseFindings } from './check-courses';
import { priceFindings } from './check-prices';
import { promotionFindings } from './check-promotions';
import { reachFindings } from './check-reach';
import { type Finding, type FindingCode, sayAmount } from './finding';
import type { ProgramProblem } from './problems';
import type { Rewards } from './rewards-schema';
import { type CheckInput, type WorstCase, worstCase } from './worst-case';

export type CheckResult = { readonly findings: readonly Finding[]; readonly worstCase: WorstCase };

/**
 * What a manager should know before publishing: rules that give nothing, give less than they seem, or cost more than they
 * bring, and the most that one referral and a month can cost. Errors must not be published (`publishingErrors`).
 */
export function checkProgram(input: CheckInput): CheckResult {
  const worst = worstCase(input);
  if (worst.uncutMinor === 0 || worst.totalMinor === 0) return { findings: [neverGives(input)], worstCase: worst };
  const findings = [...moneyFindings(input, worst), ...priceFindings(input), ...ruleFindings(input)];
  return { findings, worstCase: worst };
}

function neverGives({ limitMinor }: CheckInput): Finding {
  const isLimit = limitMinor === 0;
  const message = isLimit
    ? 'The school gives nothing per referral: its limit is 0.'
    : 'By these rules nobody ever gets anything.';
  const key = isLimit ? 'never-gives-limit' : 'never-gives';
  return { code: 'never-gives', severity: 'error', path: ['rewards'], message, key, params: {} };
}

function moneyFindings(input: CheckInput, worst: WorstCase): Finding[] {
  const { definition, limitMinor, currency } = input;
  const say = (minor: number) => sayAmount(minor, currency);
  const findings: Finding[] = [];
  const add = (code: FindingCode, message: string, params: Finding['params'], rest: Partial<Finding> = {}) => {
    findings.push({ code, severity: 'warning', path: ['rewards'], message, key: code, params, ...rest });
  };
  if (worst.uncutMinor > limitMinor) {
    const message = `One referral could earn ${say(worst.uncutMinor)}; it is cut to ${say(limitMinor)}.`;
    add('limit-cuts', message, { amountMinor: worst.uncutMinor, limitMinor });
  }
  if (Math.max(worst.referrerMinor, worst.refereeMinor) > input.approvalThresholdMinor) {
    const message = `One person may get more than ${say(input.approvalThresholdMinor)}: somebody has to approve it.`;
    add('needs-approval', message, { limitMinor: input.approvalThresholdMinor }, { severity: 'advice' });
  }
  if (input.lowestPriceMinor !== null && worst.fixedMinor > input.lowestPriceMinor) {
    const message = `The fixed rewards are ${say(worst.fixedMinor)}, more than a course of ${say(input.lowestPriceMinor)}.`;
    add('more-than-price', message, { amountMinor: worst.fixedMinor, limitMinor: input.lowestPriceMinor });
  }
  if (definition.budgetMinor !== null && definition.budgetMinor < worst.totalMinor) {
    const message = `The budget of ${say(definition.budgetMinor)} does not cover the dearest referral, ${say(worst.totalMinor)}.`;
    const params = { amountMinor: worst.totalMinor, limitMinor: definition.budgetMinor };
    add('budget-below-one', message, params, { path: ['budgetMinor'] });
  }
  return findings;
}

function ruleFindings(input: CheckInput): Finding[] {
  const { rewards, holdDays } = input.definition;
  const findings = [...tierFindings(rewards), ...emptyRules(rewards), ...reachFindings(input)];
  findings.push(...promotionFindings(input), ...courseFindings(input));
  if (holdDays === 0) {
    const message = 'Without a hold, rewards are payable before the time for refunds is over.';
    findings.push({ ...told('no-hold', message), severity: 'advice', path: ['holdDays'] });
  }
  if (!rewards.referee && !rewards.courses.some(({ referee }) => referee)) {
    const message = 'Friends get nothing. Programmes that reward both sides bring more enrolments.';
    findings.push({ ...told('no-referee-reward', message), severity: 'advice', path: ['rewards', 'referee'] });
  }
  return findings;
}

function tierFindings({ referrer, tiers }: Rewards): Finding[] {
  return tiers.flatMap((tier, index) => {
    const before = index === 0 ? referrer : tiers[index - 1];
    const findings: Finding[] = [];
    const path = ['rewards', 'tiers', index];
    if (before && lessThan(tier, before)) {
      const message = `From ${tier.fromCount} on the reward is lower than before.`;
      findings.push({ ...told('tier-gives-less', message, { count: tier.fromCount }), path });
    }
    const cap = tier.capMinor ?? referrer?.capMinor;
    if (cap !== undefined && tier.amountMinor !== undefined && tier.amountMinor > cap) {
      const message = `The cap of the line is lower than the reward from ${tier.fromCount} on.`;
      findings.push({ ...told('tier-capped', message, { count: tier.fromCount }), path });
    }
    return findings;
  });
}

/** A warning whose key is its code. */
function told(code: FindingCode, message: string, params: Finding['params'] = {}): Omit<Finding, 'path'> {
  return { code, severity: 'warning', message, key: code, params };
}

type Value = { readonly amountMinor?: number; readonly rateBps?: number };

/** Only like can be compared with like. */
function lessThan(a: Value, b: Value): boolean {
  if (a.amountMinor !== undefined && b.amountMinor !== undefined) return a.amountMinor < b.amountMinor;
  return a.rateBps !== undefined && b.rateBps !== undefined && a.rateBps < b.rateBps;
}

function emptyRules(rewards: Rewards): Finding[] {
  const rules: [ProgramProblem['path'], Value | undefined][] = [
    [['rewards', 'referrer'], rewards.referrer],
    [['rewards', 'referee'], rewards.referee],
    ...rewards.tiers.map((tier, index): [ProgramProblem['path'], Value] => [['rewards', 'tiers', index], tier]),
    ...rewards.bonuses.map((bonus, index): [ProgramProblem['path'], Value] => [['rewards', 'bonuses', index], bonus]),
  ];
  return rules
    .filter(([, rule]) => rule?.rateBps === 0)
    .map(([path]) => ({ ...told('gives-nothing', 'A rate of 0 gives nothing.'), path }));
}
