import { decimalString } from '../money/money';
import type { ProgramProblem } from './problems';

export type FindingCode =
  | 'never-gives'
  | 'limit-cuts'
  | 'needs-approval'
  | 'more-than-price'
  | 'referee-more-than-course'
  | 'percentage-over-limit'
  | 'tier-gives-less'
  | 'tier-capped'
  | 'tier-unreachable'
  | 'bonus-unreachable'
  | 'bonus-cut'
  | 'gives-nothing'
  | 'promotion-outside'
  | 'promotions-overlap'
  | 'unknown-course'
  | 'no-hold'
  | 'no-referee-reward'
  | 'budget-below-one';

/** An error cannot be published: it promises what can never be. A warning is asked about, an advice is told. */
export type FindingSeverity = 'error' | 'warning' | 'advice';

/** What a sentence of a finding is filled with; amounts are in minor units, rates in basis points, days `YYYY-MM-DD`. */
type FindingParams = {
  readonly amountMinor?: number;
  readonly limitMinor?: number;
  readonly rateBps?: number;
  readonly count?: number;
  readonly last?: number;
  readonly name?: string;
  readonly other?: string;
  readonly from?: string;
  readonly to?: string;
};

/** `message` in plain English; `key` and `params` to say it in another language, as lines of a receipt have them. */
export type Finding = ProgramProblem & {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly key: string;
  readonly params: FindingParams;
};

/** The findings that block publishing. */
export function publishingErrors(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** `50.00 USD`, as the sentences of findings write amounts. */
export function sayAmount(amountMinor: number, currency: string): string {
  return `${decimalString(amountMinor, currency)} ${currency}`;
}
