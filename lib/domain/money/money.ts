import { currencyExponent } from './currencies';

/** An amount in the smallest unit of an ISO 4217 currency: `{amountMinor: 5000, currency: 'USD'}` is 50.00 dollars. */
export type Money = { readonly amountMinor: number; readonly currency: string };

/** Ten billion in a currency with two decimals: far above any course, far below 2^53. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000;

/** Rates are basis points: 10000 is 100 %. */
export const BPS = 10_000;

/** Makes a Money. Throws RangeError when the amount is no safe integer or the currency is unknown. */
export function money(amountMinor: number, currency: string): Money {
  currencyExponent(currency);
  return { amountMinor: safe(amountMinor), currency };
}

/** Sum of two amounts of one currency. Throws RangeError on mixed currencies or when the sum is not safe. */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { amountMinor: safe(a.amountMinor + b.amountMinor), currency: a.currency };
}

/** `a` less `b`; may be negative. Throws like `addMoney`. */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { amountMinor: safe(a.amountMinor - b.amountMinor), currency: a.currency };
}

/** Sum of minor units, checked to stay a safe integer. */
export function sumMinor(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => safe(sum + amount), 0);
}

/**
 * `rateBps` of a non-negative amount, rounded half up to a minor unit (product.md, "Rewards, exactly"). Exact for every safe
 * integer. Throws RangeError on negative or unsafe input.
 */
export function applyBps(amountMinor: number, rateBps: number): number {
  if (safe(amountMinor) < 0 || safe(rateBps) < 0) throw new RangeError('applyBps takes non-negative integers');
  const product = amountMinor * rateBps;
  if (product <= Number.MAX_SAFE_INTEGER - BPS) {
    const rest = product % BPS;
    return (product - rest) / BPS + (rest * 2 >= BPS ? 1 : 0);
  }
  return safe(Number((BigInt(amountMinor) * BigInt(rateBps) + 5_000n) / 10_000n));
}

/**
 * Splits a non-negative amount by integer weights with the largest-remainder method: the parts sum to the amount to the
 * minor unit; equal remainders favour the earlier weight. Throws RangeError without a positive weight.
 */
export function splitByShares(amountMinor: number, weights: readonly number[]): number[] {
  if (safe(amountMinor) < 0) throw new RangeError('splitByShares takes a non-negative amount');
  const total = sumMinor(weights);
  if (total <= 0 || weights.some((weight) => weight < 0)) throw new RangeError('Shares need a positive weight');
  const parts = weights.map((weight) => portion(amountMinor, weight, total));
  const result = parts.map(({ part }) => part);
  const left = amountMinor - sumMinor(result);
  if (left === 0) return result;
  const order = parts.map((_, index) => index).sort((a, b) => restAt(parts, b) - restAt(parts, a) || a - b);
  for (const index of order.slice(0, left)) result[index] = (result[index] as number) + 1;
  return result;
}

type Portion = { readonly part: number; readonly rest: number };

function restAt(parts: readonly Portion[], index: number): number {
  return (parts[index] as Portion).rest;
}

// amount × weight ÷ total with its remainder; BigInt only where the product is not a safe integer.
function portion(amountMinor: number, weight: number, total: number): Portion {
  const product = amountMinor * weight;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const rest = product % total;
    return { part: (product - rest) / total, rest };
  }
  const exact = BigInt(amountMinor) * BigInt(weight);
  const rest = exact % BigInt(total);
  return { part: Number((exact - rest) / BigInt(total)), rest: Number(rest) };
}

/** An amount stated in whole units, in minor units of the currency: 500 is 50000 in USD, 500 in JPY. */
export function majorToMinor(major: number, currency: string): number {
  return safe(major * 10 ** currencyExponent(currency));
}

/** The exact decimal without symbol or grouping: `-1234.50`, `500` (JPY). For CSV, receipts and providers. */
export function decimalString(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(safe(amountMinor))).padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * For people: `$50.00`, `50,00 €`, `￥500`, in the given BCP 47 locale with the currency's own decimals. Exact.
 * The locale must be named, so that no page forgets its reader; undefined is a reader whose language nobody knows: English.
 */
export function formatMoney(value: Money, locale: string | undefined): string {
  const key = `${locale} ${value.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const exponent = currencyExponent(value.currency);
    formatter = new Intl.NumberFormat(locale ?? 'en', {
      style: 'currency',
      currency: value.currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(decimalString(value.amountMinor, value.currency) as Intl.StringNumericLiteral);
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`Cannot mix ${a.currency} and ${b.currency}`);
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return value;
}
