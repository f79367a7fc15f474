import { CURRENCIES } from '@/lib/domain/money/currencies';
import { formatMoney } from '@/lib/domain/money/money';
import type { Locale } from './config';

/** What stands in a sentence, an amount as the reader writes it. */
export function sayGivenMoney<Given extends Record<string, string>>(given: Given, locale: Locale): Given {
  return given.money === undefined ? given : { ...given, money: sayMoney(given.money, locale) };
}

/** An amount that `formatMoney` wrote in English, as the reader writes it; what is no amount stays as it is. */
function sayMoney(english: string, locale: Locale): string {
  const amountMinor = Number(english.replace(/\D/g, ''));
  const currency = CURRENCIES.find((code) => formatMoney({ amountMinor, currency: code }, 'en') === english);
  return currency ? formatMoney({ amountMinor, currency }, locale) : english;
}
