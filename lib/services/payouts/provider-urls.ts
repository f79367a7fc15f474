const PAYPAL = { live: 'https://api-m.paypal.com', sandbox: 'https://api-m.sandbox.paypal.com' };

/** Where Stripe is, when it is not at its own address. */
export function stripeBaseUrl(): string | undefined {
  return process.env.STRIPE_BASE_URL || undefined;
}

/** Where PayPal is, by the mode of the connection. */
export function paypalBaseUrl(mode: 'sandbox' | 'live'): string {
  return process.env.PAYPAL_BASE_URL || PAYPAL[mode];
}
