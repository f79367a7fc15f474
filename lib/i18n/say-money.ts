import { CURRENCIES } from '@/lib/domain/money/currencies';
import { formatMoney } from '@/lib/domain/money/money';
import { sayMinor } from '@/lib/domain/rewards/receipt';
import type { Locale } from './config';

/** What stands in a sentence, each amount (an argument named `money…`) as the reader writes it. */
export function sayGivenMoney<Given extends Record<string, string>>(given: Given, locale: Locale): Given {
  const said = Object.entries(given).map(([name, text]) => [
    name,
    name.startsWith('money') ? sayMoney(text, locale) : text,
  ]);
  return Object.fromEntries(said);
}

/** An amount that `formatMoney` wrote in English, or a receipt, as the reader writes it; what is no amount stays as it is. */
function sayMoney(english: string, locale: Locale): string {
  const amountMinor = Number(english.replace(/\D/g, ''));
  const currency = CURRENCIES.find((code) =>
    [formatMoney({ amountMinor, currency: code }, 'en'), sayMinor(amountMinor, code)].includes(english),
  );
  return currency ? formatMoney({ amountMinor, currency }, locale) : english;
}
