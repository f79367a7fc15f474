import { currencyExponent } from '@/lib/domain/money/currencies';

/** Where Stripe's minor unit is not ISO 4217's (docs.stripe.com/currencies). */
const STRIPE_EXPONENTS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** In currencies with three decimals Stripe takes only whole tens. */
const STEP_OF_THREE_DECIMALS = 10;

/** Our minor units in Stripe's; null when Stripe cannot express the amount. Most currencies pass as they are, JPY too. */
export function toStripeAmount(amountMinor: number, currency: string): number | null {
  const exponent = currencyExponent(currency);
  const stripeExponent = STRIPE_EXPONENTS[currency] ?? exponent;
  if (stripeExponent >= exponent) {
    const amount = amountMinor * 10 ** (stripeExponent - exponent);
    return stripeExponent === 3 && amount % STEP_OF_THREE_DECIMALS !== 0 ? null : amount;
  }
  const unit = 10 ** (exponent - stripeExponent);
  return amountMinor % unit === 0 ? amountMinor / unit : null;
}

/** Stripe's minor units in ours. */
export function fromStripeAmount(amount: number, currency: string): number {
  const exponent = currencyExponent(currency);
  const stripeExponent = STRIPE_EXPONENTS[currency] ?? exponent;
  return Math.round(amount * 10 ** (exponent - stripeExponent));
}
