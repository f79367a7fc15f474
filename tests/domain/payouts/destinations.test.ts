import { describe, expect, it } from 'vitest';
import { destinationText, maskDestination, payoutDestinationSchema } from '@/lib/domain/payouts/destinations';
import { type RouteMethod, routeOf } from '@/lib/domain/payouts/route';

const stripe: RouteMethod = { provider: 'stripe', status: 'active' };
const paypal: RouteMethod = { provider: 'paypal', status: 'active' };
const incomplete: RouteMethod = { provider: 'stripe', status: 'incomplete' };

describe('routeOf', () => {
  it.each<[Parameters<typeof routeOf>, string]>([
    [['sandbox', [], []], 'sandbox'],
    [['sandbox', ['stripe'], [stripe]], 'sandbox'],
    [['stripe', ['stripe'], [stripe]], 'stripe'],
    [['stripe', ['stripe', 'paypal'], [paypal]], 'paypal'],
    [['stripe', ['stripe', 'paypal'], [paypal, incomplete]], 'paypal'],
    [['stripe', ['stripe'], []], 'no-method'],
    [['stripe', ['stripe'], [incomplete]], 'incomplete-method'],
    [['stripe', ['stripe'], [paypal]], 'not-connected'],
  ])('%j: %s', (args, expected) => {
    const route = routeOf(...args);
    expect(route.ok ? route.provider : route.reason).toBe(expected);
  });
});

describe('a destination', () => {
  it.each([
    [{ provider: 'manual', iban: 'gb82 west 1234 5698 7654 32' }, 'GB82WEST12345698765432', '•••• 5432'],
    [{ provider: 'paypal', email: ' ana@example.org ' }, 'ana@example.org', 'a•••@example.org'],
    [{ provider: 'stripe', accountId: 'acct_1A2b3C4d5E' }, 'acct_1A2b3C4d5E', '•••• 4d5E'],
  ])('%j is sent as %s and shown as %s', (input, text, masked) => {
    const destination = payoutDestinationSchema.parse(input);
    expect(destinationText(destination)).toBe(text);
    expect(maskDestination(destination.provider, text)).toBe(masked);
  });

  it.each([
    [{ provider: 'manual', iban: 'GB82WEST12345698765431' }, 'iban'],
    [{ provider: 'manual', iban: '' }, 'iban'],
    [{ provider: 'manual', iban: 'x'.repeat(61) }, 'iban'],
    [{ provider: 'paypal', email: 'ana' }, 'email'],
    [{ provider: 'stripe', accountId: 'ana@example.org' }, 'accountId'],
    [{ provider: 'sandbox' }, 'provider'],
    [{ provider: 'paypal', email: 'a@x.org', iban: 'y' }, ''],
  ])('%j is refused at %s', (input, path) => {
    const result = payoutDestinationSchema.safeParse(input);
    expect(result.error?.issues[0]?.path.join('.')).toBe(path);
  });
});
