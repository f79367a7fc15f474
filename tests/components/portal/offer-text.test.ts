import { describe, expect, it } from 'vitest';
import { offerText, type PortalWords, stepText, vestingText } from '@/app/(portal)/portal/_components/offer-text';
import type { Offer, ProgramOffer } from '@/lib/domain/programs/offer';
import { translator } from '@/lib/i18n/translator';

const wordsIn = (locale: 'en' | 'es' | 'de') =>
  ({ t: translator('portal', 'UTC', locale), locale }) as unknown as PortalWords;
const plain = (text: string) => text.replace(/\s/g, ' ');

const discount: Offer = {
  kind: 'discount',
  form: 'percentage',
  amountMinor: null,
  rateBps: 1250,
  capMinor: 150_000,
  item: null,
  currency: 'EUR',
  varies: false,
};
const cash: Offer = {
  ...discount,
  kind: 'cash',
  form: 'fixed',
  amountMinor: 5000,
  rateBps: null,
  capMinor: null,
  currency: 'USD',
};

describe('what a programme promises', () => {
  it.each([
    ['en', '12.5% off, up to €1,500.00', '$50.00 in cash'],
    ['es', '12,5 % de descuento, hasta 1500,00 €', '50,00 US$ en dinero'],
    ['de', '12,5 % Rabatt, höchstens 1.500,00 €', '50,00 $ als Geldprämie'],
  ] as const)('has its figures in the form of the reader: %s', (locale, off, money) => {
    expect(plain(offerText(wordsIn(locale), discount))).toBe(off);
    expect(plain(offerText(wordsIn(locale), cash))).toBe(money);
  });

  it('so have the parts of a reward, and what the next step brings', () => {
    const vesting = [{ shareBps: 5050, afterDays: 60 }];
    expect(plain(vestingText(wordsIn('es'), vesting))).toContain('50,5 %');
    const offer = {
      ...{ referrer: cash, referee: null, currency: 'USD', vesting: [], promotions: [], bonuses: [] },
      tiers: [{ fromCount: 3, amountMinor: 7550, rateBps: null, capMinor: null }],
    } as unknown as ProgramOffer;
    expect(plain(stepText(wordsIn('es'), offer, { atCount: 3, type: 'tier' }))).toContain('75,50 US$');
  });
});
