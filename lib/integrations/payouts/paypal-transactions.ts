import { currencyExponent, isCurrency } from '@/lib/domain/money/currencies';
import { type PaypalTransaction, transactionsSchema, wordsOf } from './paypal-answers';
import type { PaypalClient } from './paypal-client';
import type { ProviderEntry } from './port';
import { ProviderUnavailableError } from './unavailable-error';

/** Money sent by Payouts (developer.paypal.com, "transaction event codes"). */
const PAYOUT_EVENT = 'T0001';
/** The longest range of one search. */
const WINDOW_MS = 31 * 86_400_000;
const PAGE = 500;

const STATUSES: Readonly<Record<string, ProviderEntry['status']>> = {
  S: 'settled',
  P: 'pending',
  D: 'failed',
  V: 'reversed',
};

/** The account may not use the transaction search: it is a permission of its own at PayPal. */
export class SearchNotAllowedError extends ProviderUnavailableError {}

/**
 * Payouts that PayPal's transaction search knows since an instant, oldest first. A transaction shows up within three hours; its
 * reference is the transaction's, not the batch's.
 */
export async function entriesSince(client: PaypalClient, since: Date, now: Date): Promise<ProviderEntry[]> {
  const entries: ProviderEntry[] = [];
  for (let from = since.getTime(); from < now.getTime(); from += WINDOW_MS) {
    const to = Math.min(from + WINDOW_MS - 1000, now.getTime());
    entries.push(...(await entriesBetween(client, new Date(from), new Date(to))));
  }
  return entries.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

async function entriesBetween(client: PaypalClient, from: Date, to: Date): Promise<ProviderEntry[]> {
  const rows: PaypalTransaction[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = new URLSearchParams({
      start_date: from.toISOString(),
      end_date: to.toISOString(),
      transaction_type: PAYOUT_EVENT,
      fields: 'transaction_info',
      page_size: String(PAGE),
      page: String(page),
    });
    const { status, body } = await client.ask('GET', `/v1/reporting/transactions?${query}`);
    if (status === 403)
      throw new SearchNotAllowedError('PayPal', 'switch on "Transaction search" for this app at PayPal');
    const answer = transactionsSchema.safeParse(body);
    if (status !== 200 || !answer.success) {
      throw new ProviderUnavailableError('PayPal', `the transaction search said: ${wordsOf(status, body)}`);
    }
    rows.push(...answer.data.transaction_details.map(({ transaction_info }) => transaction_info));
    pages = answer.data.total_pages ?? 1;
  }
  return rows.flatMap(entryOf);
}

// The same event is money received when somebody pays the school that way; only what left is a payout.
function entryOf(row: PaypalTransaction): ProviderEntry[] {
  const { currency_code: currency, value } = row.transaction_amount;
  const status = STATUSES[row.transaction_status];
  if (!status || !isCurrency(currency) || !value.startsWith('-')) return [];
  return [
    {
      idempotencyKey: row.custom_field ?? null,
      reference: row.transaction_id,
      amountMinor: Math.round(Number(value.slice(1)) * 10 ** currencyExponent(currency)),
      currency,
      status,
      createdAt: new Date(row.transaction_initiation_date),
    },
  ];
}
