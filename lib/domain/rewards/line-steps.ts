import { applyBps, MAX_AMOUNT_MINOR } from '../money/money';
import type { Promotion } from '../programs/rewards-schema';
import { type ReceiptLine, type ReceiptStep, sayBps, sayMinor } from './receipt';

/** A reward line while it is worked out: the amount so far and a receipt line for each step that spoke. */
export type Draft = { amountMinor: number; readonly receipt: ReceiptLine[]; readonly currency: string };

type Value = { readonly amountMinor?: number; readonly rateBps?: number; readonly capMinor?: number };

function say(
  draft: Draft,
  step: ReceiptStep,
  rule: string,
  afterMinor: number,
  key: string,
  why: string,
  params: Record<string, string | number>,
): void {
  draft.receipt.push({ step, rule, beforeMinor: draft.amountMinor, afterMinor, why, key, params });
  draft.amountMinor = afterMinor;
}

/** The base: a fixed amount, or a rate of the net value rounded half up. */
export function takeBase(draft: Draft, rule: string, value: Value, netMinor: number, named: string): void {
  const { currency } = draft;
  if (value.rateBps !== undefined) {
    const amount = applyBps(netMinor, value.rateBps);
    const net = sayMinor(netMinor, currency);
    const why = `${named}: ${sayBps(value.rateBps)} of the net value ${net} is ${sayMinor(amount, currency)}.`;
    say(draft, 'base', rule, amount, 'base.rate', why, { rateBps: value.rateBps, netMinor });
    return;
  }
  const amount = value.amountMinor ?? 0;
  say(draft, 'base', rule, amount, 'base.fixed', `${named}: ${sayMinor(amount, currency)}.`, { amountMinor: amount });
}

/** One promotion: multiplies or adds. */
export function takePromotion(draft: Draft, promotion: Promotion): void {
  const { currency } = draft;
  const { name, multiplierBps, extraMinor } = promotion;
  if (multiplierBps !== undefined) {
    const amount = Math.min(applyBps(draft.amountMinor, multiplierBps), MAX_AMOUNT_MINOR);
    const from = sayMinor(draft.amountMinor, currency);
    const why = `${name}: ${from} × ${multiplierBps / 10_000} is ${sayMinor(amount, currency)}.`;
    say(draft, 'promotion', name, amount, 'promotion.multiplier', why, { multiplierBps });
    return;
  }
  const extra = extraMinor ?? 0;
  const amount = Math.min(draft.amountMinor + extra, MAX_AMOUNT_MINOR);
  const why = `${name}: ${sayMinor(extra, currency)} more makes ${sayMinor(amount, currency)}.`;
  say(draft, 'promotion', name, amount, 'promotion.extra', why, { extraMinor: extra });
}

/** A percentage never gives more than the net value, whatever a promotion makes of it; then the line's own cap. */
export function takeCaps(draft: Draft, rule: string, value: Value, netMinor: number): void {
  const { currency } = draft;
  if (value.rateBps !== undefined && draft.amountMinor > netMinor) {
    const why = `A percentage gives at most the net value: cut to ${sayMinor(netMinor, currency)}.`;
    say(draft, 'net-value', rule, netMinor, 'net-value.cut', why, { netMinor });
  }
  if (value.capMinor === undefined) return;
  const cap = sayMinor(value.capMinor, currency);
  const isCut = draft.amountMinor > value.capMinor;
  const why = isCut ? `Cut to the line's cap of ${cap}.` : `Within the line's cap of ${cap}.`;
  const after = Math.min(draft.amountMinor, value.capMinor);
  say(draft, 'cap', rule, after, isCut ? 'cap.cut' : 'cap.within', why, { capMinor: value.capMinor });
}

/** Cuts to what is left of the per-referral limit or of the budget, and says so either way. */
export function takeLeft(draft: Draft, step: 'limit' | 'budget', leftMinor: number, wholeMinor: number): void {
  const { currency } = draft;
  const left = Math.max(0, leftMinor);
  const isCut = draft.amountMinor > left;
  const what = step === 'limit' ? `limit of ${sayMinor(wholeMinor, currency)} per referral` : "programme's budget";
  const why = isCut
    ? `Cut to the ${sayMinor(left, currency)} left of the ${what}.`
    : `Within the ${sayMinor(left, currency)} left of the ${what}.`;
  const after = Math.min(draft.amountMinor, left);
  say(draft, step, step, after, isCut ? `${step}.cut` : `${step}.within`, why, { leftMinor: left, wholeMinor });
}
