import { z } from 'zod';

/** An error of PayPal's REST API. A used `sender_batch_id` is answered with a link to the batch that has it. */
const errorSchema = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  details: z
    .array(
      z.object({
        field: z.string().optional(),
        issue: z.string().optional(),
        link: z.array(z.object({ href: z.string() })).optional(),
      }),
    )
    .optional(),
});

export const createdBatchSchema = z.object({ batch_header: z.object({ payout_batch_id: z.string().min(1) }) });

/** `GET /v1/payments/payouts/{id}`; one item a batch, as we send them. Items appear a moment after the batch. */
export const batchSchema = z.object({
  batch_header: z.object({
    payout_batch_id: z.string(),
    batch_status: z.string(),
    sender_batch_header: z.object({ sender_batch_id: z.string().optional() }).optional(),
  }),
  items: z
    .array(
      z.object({
        transaction_status: z.string().optional(),
        errors: z.object({ name: z.string().optional(), message: z.string().optional() }).optional(),
        payout_item: z.object({
          sender_item_id: z.string().optional(),
          amount: z.object({ currency: z.string(), value: z.string() }),
        }),
      }),
    )
    .default([]),
});
export type PaypalBatch = z.output<typeof batchSchema>;

/** `GET /v1/reporting/transactions`; a payout's `custom_field` is our `sender_item_id`. */
export const transactionsSchema = z.object({
  transaction_details: z
    .array(
      z.object({
        transaction_info: z.object({
          transaction_id: z.string(),
          transaction_initiation_date: z.string(),
          transaction_amount: z.object({ currency_code: z.string(), value: z.string() }),
          transaction_status: z.string(),
          custom_field: z.string().optional(),
        }),
      }),
    )
    .default([]),
  total_pages: z.number().int().optional(),
});
export type PaypalTransaction = z.output<typeof transactionsSchema>['transaction_details'][number]['transaction_info'];

/** Whether PayPal says that this `sender_batch_id` is used, and the batch that has it where it says so. */
export function duplicateOf(body: unknown): { batchId: string | null } | null {
  const error = errorSchema.safeParse(body).data;
  const detail = error?.details?.find(({ issue }) => /already exists|already used|duplicate/i.test(issue ?? ''));
  const isDuplicate = detail || error?.name === 'DUPLICATE_REQUEST_ID';
  if (!isDuplicate) return null;
  const href = detail?.link?.[0]?.href ?? '';
  return { batchId: /\/payouts\/([A-Za-z0-9_-]+)$/.exec(href)?.[1] ?? null };
}

/** What PayPal says is wrong, in one line. */
export function wordsOf(status: number, body: unknown): string {
  const { name, message, details } = errorSchema.safeParse(body).data ?? {};
  const issues = details?.map(({ issue }) => issue).filter(Boolean) ?? [];
  return issues.join(' ') || message || name || `status ${status}`;
}
