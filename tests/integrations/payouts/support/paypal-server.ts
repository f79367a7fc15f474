import { createHmac, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Answer, type Asked, type Fault, type LocalServer, serveLocally } from './http-server';

export interface PaypalPayoutRow {
  batchId: string;
  senderBatchId: string;
  senderItemId: string;
  receiver: string;
  value: string;
  currency: string;
  note: string;
  batchStatus: string;
  /** Null until PayPal has looked at the item. */
  itemStatus: string | null;
  error: { name: string; message: string } | null;
  transactionId: string;
  createdAt: Date;
}

const CLIENT_ID = 'client-local';
const CLIENT_SECRET = 'secret-local';
const SIGNING_KEY = 'stands for the private key of the certificate';
const DAY_MS = 86_400_000;

/**
 * A local server that behaves as PayPal documents it (developer.paypal.com): client-credentials tokens that expire, payouts by
 * `sender_batch_id` with its answer to a used one, batches by their own id only, the transaction search, and the check of a
 * notification's signature. What breaks the documented shape is answered 400 and listed in `violations`.
 */
export async function paypalServer() {
  const state = new PaypalState();
  const server = await serveLocally((asked) => state.handle(asked));
  state.url = server.url;
  return Object.assign(state, {
    close: server.close,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
  }) satisfies LocalServer;
}

class PaypalState {
  url = '';
  payouts: PaypalPayoutRow[] = [];
  violations: string[] = [];
  asked: string[] = [];
  /** One fault for each coming `POST /v1/payments/payouts`. */
  faults: Fault[] = [];
  tokensMade = 0;
  now = new Date('2026-09-15T12:00:00Z');
  /** The next payout is answered with this instead. */
  refusal: Answer | undefined;
  /** Notifications can be checked only when up. */
  isUp = true;
  maySearch = true;
  private tokens = new Map<string, number>();

  expireTokens(): void {
    this.tokens.clear();
  }

  /** As after 30 days. */
  forgetKeys(): void {
    for (const row of this.payouts) row.senderBatchId = `forgotten-${row.batchId}`;
  }

  settle(itemStatus: string, error: PaypalPayoutRow['error'] = null): void {
    for (const row of this.payouts) Object.assign(row, { itemStatus, error, batchStatus: 'SUCCESS' });
  }

  /** Headers of a notification that PayPal signed. */
  sign(rawBody: string, webhookId: string, time = this.now.toISOString()): Record<string, string> {
    const id = randomUUID();
    return {
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42',
      'paypal-transmission-id': id,
      'paypal-transmission-sig': signature(id, time, webhookId, rawBody),
      'paypal-transmission-time': time,
    };
  }

  handle(asked: Asked): Answer | 'silence' | 'drop' {
    this.asked.push(`${asked.method} ${asked.path}`);
    if (!this.isUp) return { status: 503, body: {} };
    if (asked.path === '/v1/oauth2/token') return this.token(asked);
    const bearer = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '')?.[1] ?? '';
    if ((this.tokens.get(bearer) ?? 0) <= this.now.getTime())
      return failure(401, 'invalid_token', 'Token signature verification failed');
    if (asked.method === 'POST' && !asked.headers['content-type']?.startsWith('application/json')) {
      return this.violation(`content-type ${asked.headers['content-type']}`);
    }
    if (asked.method === 'POST' && asked.path === '/v1/payments/payouts') return this.pay(asked);
    if (asked.method === 'POST' && asked.path === '/v1/notifications/verify-webhook-signature')
      return this.verify(asked.body);
    if (asked.method === 'GET' && asked.path === '/v1/reporting/transactions') return this.transactions(asked.query);
    const batch = /^\/v1\/payments\/payouts\/([\w-]+)$/.exec(asked.path);
    if (asked.method === 'GET' && batch) return this.batch(batch[1] as string);
    return this.violation(`unknown ${asked.method} ${asked.path}`);
  }

  private token({ headers, body }: Asked): Answer {
    if (headers['content-type'] !== 'application/x-www-form-urlencoded' || body !== 'grant_type=client_credentials') {
      return this.violation('token request');
    }
    const basic = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64');
    if (headers.authorization !== `Basic ${basic}`)
      return failure(401, 'invalid_client', 'Client Authentication failed');
    const value = randomUUID();
    this.tokensMade++;
    this.tokens.set(value, this.now.getTime() + 3_600_000);
    return { status: 200, body: { access_token: value, token_type: 'Bearer', expires_in: 3600 } };
  }

  private pay(asked: Asked): Answer | 'silence' | 'drop' {
    const fault = this.faults.shift();
    if (fault === 'busy') return failure(429, 'RATE_LIMIT_REACHED', 'Too many requests');
    if (fault === 'error-before') return failure(500, 'INTERNAL_ERROR', 'An internal service error occurred.');
    const refusal = this.refusal;
    this.refusal = undefined;
    const answer = refusal ?? this.accept(asked);
    if (fault === 'timeout') return 'silence';
    if (fault === 'drop') return 'drop';
    return fault === 'error-after' ? failure(500, 'INTERNAL_ERROR', 'An internal service error occurred.') : answer;
  }

  private accept({ headers, body }: Asked): Answer {
    const requestId = headers['paypal-request-id'];
    const { sender_batch_header: header, items } = JSON.parse(body);
    const item = items?.[0];
    if (typeof requestId !== 'string' || requestId.length > 1000) return this.violation('no PayPal-Request-Id');
    if (items?.length !== 1 || !header?.sender_batch_id || header.sender_batch_id.length > 256)
      return this.violation('batch');
    if (requestId !== header.sender_batch_id || item.sender_item_id !== requestId)
      return this.violation('three names, one payout');
    if (!/^\d+(\.\d{2,3})?$/.test(item.amount?.value) || !/^[A-Z]{3}$/.test(item.amount?.currency))
      return this.violation('amount');
    if (item.recipient_type !== 'EMAIL' || header.email_subject.length > 255 || item.note.length > 1000)
      return this.violation('item');
    const used = this.payouts.find((row) => row.senderBatchId === header.sender_batch_id);
    if (used) return this.duplicate(used);
    if (!/^[^@\s]+@[^@\s]+$/.test(item.receiver))
      return invalid('items[0].receiver', 'Receiver is invalid or does not match with type');
    const number = String(this.payouts.length + 1).padStart(6, '0');
    const row: PaypalPayoutRow = {
      batchId: `BATCH${number}`,
      senderBatchId: header.sender_batch_id,
      senderItemId: item.sender_item_id,
      receiver: item.receiver,
      value: item.amount.value,
      currency: item.amount.currency,
      note: item.note,
      batchStatus: 'PENDING',
      itemStatus: null,
      error: null,
      transactionId: `TX${number}`,
      createdAt: this.now,
    };
    this.payouts.push(row);
    return { status: 201, body: { batch_header: headerOf(row) } };
  }

  private duplicate(used: PaypalPayoutRow): Answer {
    const link = [{ href: `${this.url}/v1/payments/payouts/${used.batchId}`, rel: 'self', method: 'GET' }];
    return invalid('SENDER_BATCH_ID', 'Batch with given sender_batch_id already exists', {
      link,
      name: 'USER_BUSINESS_ERROR',
    });
  }

  private batch(id: string): Answer {
    const row = this.payouts.find(({ batchId }) => batchId === id);
    if (!row) return failure(404, 'INVALID_RESOURCE_ID', 'Requested resource ID was not found.');
    const item = {
      payout_item_id: `ITEM-${row.batchId}`,
      transaction_status: row.itemStatus,
      payout_batch_id: row.batchId,
      payout_item: {
        recipient_type: 'EMAIL',
        receiver: row.receiver,
        amount: { currency: row.currency, value: row.value },
        sender_item_id: row.senderItemId,
      },
      ...(row.error && { errors: row.error }),
    };
    return { status: 200, body: { batch_header: headerOf(row), items: row.itemStatus ? [item] : [] } };
  }

  private transactions(query: URLSearchParams): Answer {
    if (!this.maySearch) return failure(403, 'NOT_AUTHORIZED', 'Authorization failed due to insufficient permissions.');
    const from = new Date(query.get('start_date') ?? 'x').getTime();
    const to = new Date(query.get('end_date') ?? 'x').getTime();
    const size = Number(query.get('page_size') ?? 100);
    const page = Number(query.get('page') ?? 1);
    if (!(to > from) || to - from > 31 * DAY_MS || size < 1 || size > 500) return this.violation('search');
    const rows = this.payouts.filter(
      // What is younger than three hours does not show yet.
      ({ createdAt }) => +createdAt >= from && +createdAt <= to && +createdAt <= this.now.getTime() - 3 * 3_600_000,
    );
    const shown = rows.slice((page - 1) * size, page * size);
    const body = {
      transaction_details: shown.map((row) => ({ transaction_info: transactionOf(row) })),
      total_items: rows.length,
      total_pages: Math.ceil(rows.length / size),
      page,
    };
    return { status: 200, body };
  }

  private verify(body: string): Answer {
    const asked = JSON.parse(body);
    const rawEvent = body.slice(body.indexOf('"webhook_event":') + '"webhook_event":'.length, -1);
    const { transmission_id: id, transmission_time: time, webhook_id: webhookId } = asked;
    if (!asked.auth_algo || !/^https:/.test(asked.cert_url)) return this.violation('verify');
    const isRight = signature(id, time, webhookId, rawEvent) === asked.transmission_sig;
    return { status: 200, body: { verification_status: isRight ? 'SUCCESS' : 'FAILURE' } };
  }

  private violation(what: string): Answer {
    this.violations.push(what);
    return invalid('request', what);
  }
}

/** What PayPal signs: transmission id, time, webhook id and the checksum of the text. */
function signature(id: string, time: string, webhookId: string, rawBody: string): string {
  const text = [id, time, webhookId, crc32(rawBody)].join('|');
  return createHmac('sha256', SIGNING_KEY).update(text).digest('base64');
}

function headerOf(row: PaypalPayoutRow) {
  const sender = { sender_batch_id: row.senderBatchId, email_subject: row.note };
  return { payout_batch_id: row.batchId, batch_status: row.batchStatus, sender_batch_header: sender };
}

const SEARCH_STATUS: Record<string, string> = {
  SUCCESS: 'S',
  FAILED: 'D',
  BLOCKED: 'D',
  DENIED: 'D',
  REVERSED: 'V',
  REFUNDED: 'V',
};

function transactionOf(row: PaypalPayoutRow) {
  return {
    transaction_id: row.transactionId,
    transaction_event_code: 'T0001',
    transaction_initiation_date: row.createdAt.toISOString(),
    transaction_amount: { currency_code: row.currency, value: `-${row.value}` },
    transaction_status: SEARCH_STATUS[row.itemStatus ?? ''] ?? 'P',
    custom_field: row.senderItemId,
  };
}

function invalid(
  field: string,
  issue: string,
  { link, name = 'VALIDATION_ERROR' }: { link?: object[]; name?: string } = {},
): Answer {
  return {
    status: 400,
    body: {
      name,
      message: 'Invalid request - see details',
      debug_id: 'x',
      details: [{ field, issue, link }],
      links: [],
    },
  };
}

function failure(status: number, name: string, message: string): Answer {
  return { status, body: { name, message, error: name, error_description: message } };
}
