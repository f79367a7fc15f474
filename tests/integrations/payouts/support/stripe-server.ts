import { type Answer, type Asked, type Fault, type LocalServer, serveLocally } from './http-server';

export interface StripeTransferRow {
  id: string;
  object: 'transfer';
  amount: number;
  amount_reversed: number;
  reversed: boolean;
  currency: string;
  destination: string;
  transfer_group: string | null;
  description: string | null;
  metadata: Record<string, string>;
  created: number;
}

interface Kept {
  request: string;
  answer: Answer;
}

type Form = Map<string, string>;

const KEY = 'sk_test_local';

/**
 * A local server that behaves as Stripe documents it (docs.stripe.com/api): Basic or Bearer key, form bodies, required fields,
 * idempotency keys that answer the first result again, 5xx included, and refuse other parameters. A request that breaks the
 * documented shape is answered 400 and listed in `violations`.
 */
export async function stripeServer() {
  const state = new StripeState();
  const server = await serveLocally((asked) => state.handle(asked));
  return Object.assign(state, { url: server.url, close: server.close, secretKey: KEY }) satisfies LocalServer;
}

class StripeState {
  transfers: StripeTransferRow[] = [];
  accounts = new Map<string, Record<string, unknown>>();
  coupons = new Map<string, Record<string, unknown>>();
  promotionCodes: Record<string, unknown>[] = [];
  /** Stripe does not take new promotion codes, with these words. */
  refusesCodes: string | null = null;
  /** Stripe does not end promotion codes, with these words. */
  refusesEnds: string | null = null;
  /** Every request is answered 503. */
  down = false;
  violations: string[] = [];
  /** Every request: `POST /v1/transfers`. */
  asked: string[] = [];
  /** One fault for each coming `POST /v1/transfers`. */
  faults: Fault[] = [];
  /** One fault for each coming reversal. */
  reversalFaults: Fault[] = [];
  /** Accounts that have nothing to take back. */
  emptied = new Set<string>();
  /** Destinations that Stripe refuses. */
  closed = new Set<string>();
  balance = Number.POSITIVE_INFINITY;
  keyAccepted = true;
  now = 1_790_000_000;
  private keys = new Map<string, Kept>();
  private sequence = 0;

  /** As after 24 hours. */
  forgetKeys(): void {
    this.keys.clear();
  }

  reverseAtStripe(id: string): void {
    const row = this.transfers.find((transfer) => transfer.id === id);
    if (row) Object.assign(row, { amount_reversed: row.amount, reversed: true });
  }

  /** An order at Stripe takes a code; false when it does not work. */
  useAtStripe(code: string): boolean {
    const row = this.promotionCodes.find((one) => one.code === code);
    if (!row?.active || Number(row.times_redeemed) >= Number(row.max_redemptions)) return false;
    Object.assign(row, { times_redeemed: 1, active: false });
    return true;
  }

  handle(asked: Asked): Answer | 'silence' | 'drop' {
    this.asked.push(`${asked.method} ${asked.path}`);
    if (!this.keyAccepted || asked.headers.authorization !== `Bearer ${KEY}`) {
      return failure(401, 'invalid_request_error', 'Invalid API Key provided');
    }
    if (this.down) return failure(503, 'api_error', 'Stripe is down');
    const fault = asked.method === 'POST' ? this.faultsOf(asked.path)?.shift() : undefined;
    if (fault === 'busy') return failure(429, 'invalid_request_error', 'Too many requests', 'rate_limit');
    if (fault === 'error-before') return failure(500, 'api_error', 'Something went wrong');
    const answer = this.answer(asked, fault);
    if (fault === 'timeout') return 'silence';
    if (fault === 'drop') return 'drop';
    return answer;
  }

  private faultsOf(path: string): Fault[] | undefined {
    if (path === '/v1/transfers') return this.faults;
    return path.endsWith('/reversals') ? this.reversalFaults : undefined;
  }

  private answer(asked: Asked, fault: Fault | undefined): Answer {
    if (asked.method !== 'POST') return this.read(asked);
    const type = asked.headers['content-type'];
    if (type !== 'application/x-www-form-urlencoded') return this.violation(`content-type ${type}`);
    const key = asked.headers['idempotency-key'];
    const isLink = asked.path === '/v1/account_links';
    if (isLink) return this.write(asked.path, formOf(asked.body));
    if (typeof key !== 'string' || key.length > 255) return this.violation(`no Idempotency-Key on ${asked.path}`);
    const request = `${asked.path} ${[...formOf(asked.body)].sort().join('&')}`;
    const kept = this.keys.get(key);
    if (kept && kept.request !== request) {
      return failure(
        400,
        'idempotency_error',
        'Keys for idempotent requests can only be used with the same parameters.',
      );
    }
    if (kept) return kept.answer;
    const done = this.write(asked.path, formOf(asked.body));
    const answer = fault === 'error-after' ? failure(500, 'api_error', 'Something went wrong') : done;
    this.keys.set(key, { request, answer });
    return answer;
  }

  private read({ path, query }: Asked): Answer {
    if (path === '/v1/account') return ok({ id: 'acct_school', object: 'account' });
    if (path === '/v1/transfers') return this.listTransfers(query);
    if (path === '/v1/promotion_codes') {
      const data = this.promotionCodes.filter(({ coupon }) => coupon === query.get('coupon'));
      return ok({ object: 'list', data, has_more: false, url: path });
    }
    const [, collection, id = ''] = /^\/v1\/([a-z]+)\/([\w-]+)$/.exec(path) ?? [];
    const found = this.one(collection ?? '', id);
    return found ? ok(found) : failure(404, 'invalid_request_error', `No such object: '${id}'`, 'resource_missing');
  }

  private one(collection: string, id: string): object | undefined {
    if (collection === 'transfers') return this.transfers.find((row) => row.id === id);
    if (collection === 'accounts') return this.accounts.get(id);
    if (collection === 'coupons') return this.coupons.get(id);
    return undefined;
  }

  private listTransfers(query: URLSearchParams): Answer {
    const limit = Number(query.get('limit') ?? 10);
    if (limit < 1 || limit > 100) return this.violation(`limit ${limit}`);
    const group = query.get('transfer_group');
    const since = Number(query.get('created[gte]') ?? 0);
    const newestFirst = [...this.transfers].reverse();
    const after = query.get('starting_after');
    const from = after ? newestFirst.findIndex(({ id }) => id === after) + 1 : 0;
    const matching = newestFirst
      .slice(from)
      .filter((row) => (!group || row.transfer_group === group) && row.created >= since);
    const data = matching.slice(0, limit);
    return ok({ object: 'list', data, has_more: matching.length > limit, url: '/v1/transfers' });
  }

  private write(path: string, form: Form): Answer {
    if (path === '/v1/transfers') return this.transfer(form);
    const reversal = /^\/v1\/transfers\/(\w+)\/reversals$/.exec(path);
    if (reversal) return this.reversal(reversal[1] as string, form);
    if (path === '/v1/accounts') return this.account(form);
    if (path === '/v1/account_links') return this.accountLink(form);
    if (path === '/v1/coupons') return this.coupon(form);
    if (path === '/v1/promotion_codes') return this.promotionCode(form);
    const code = /^\/v1\/promotion_codes\/(\w+)$/.exec(path);
    if (code) return this.changePromotionCode(code[1] as string, form);
    return this.violation(`unknown path POST ${path}`);
  }

  private transfer(form: Form): Answer {
    const missing = ['amount', 'currency', 'destination'].find((name) => !form.get(name));
    if (missing) return this.violation(`transfer without ${missing}`);
    const amount = Number(form.get('amount'));
    const currency = form.get('currency') as string;
    if (!Number.isSafeInteger(amount) || amount <= 0) return this.violation(`amount ${form.get('amount')}`);
    if (!/^[a-z]{3}$/.test(currency)) return this.violation(`currency ${currency}`);
    const destination = form.get('destination') as string;
    if (!destination.startsWith('acct_') || this.closed.has(destination)) {
      return failure(400, 'invalid_request_error', `No such destination: '${destination}'`, 'resource_missing');
    }
    if (amount > this.balance) {
      return failure(400, 'invalid_request_error', 'You have insufficient available funds.', 'balance_insufficient');
    }
    this.balance -= amount;
    const row: StripeTransferRow = {
      id: this.id('tr'),
      object: 'transfer',
      amount,
      amount_reversed: 0,
      reversed: false,
      currency,
      destination,
      transfer_group: form.get('transfer_group') ?? null,
      description: form.get('description') ?? null,
      metadata: metadataOf(form),
      created: this.now++,
    };
    this.transfers.push(row);
    return ok({ ...row });
  }

  private reversal(id: string, form: Form): Answer {
    const row = this.transfers.find((transfer) => transfer.id === id);
    if (!row) return failure(404, 'invalid_request_error', `No such transfer: '${id}'`, 'resource_missing');
    if (this.emptied.has(row.destination)) {
      return failure(400, 'invalid_request_error', 'The account has too little.', 'balance_insufficient');
    }
    const amount = Number(form.get('amount') ?? row.amount - row.amount_reversed);
    if (amount <= 0 || amount > row.amount - row.amount_reversed) {
      return failure(400, 'invalid_request_error', 'There is nothing left of this transfer to reverse.');
    }
    row.amount_reversed += amount;
    row.reversed = row.amount_reversed === row.amount;
    return ok({ id: this.id('trr'), object: 'transfer_reversal', amount, transfer: id });
  }

  private account(form: Form): Answer {
    if (form.get('type') !== 'express') return this.violation(`account type ${form.get('type')}`);
    if (form.get('capabilities[transfers][requested]') !== 'true') return this.violation('transfers not requested');
    const id = this.id('acct');
    this.accounts.set(id, {
      id,
      object: 'account',
      payouts_enabled: false,
      details_submitted: false,
      capabilities: { transfers: 'inactive' },
      requirements: { currently_due: ['external_account', 'individual.dob.day'] },
      email: form.get('email'),
      country: form.get('country') ?? null,
      metadata: metadataOf(form),
    });
    return ok({ ...this.accounts.get(id) });
  }

  private accountLink(form: Form): Answer {
    const account = form.get('account') ?? '';
    const missing = ['refresh_url', 'return_url'].find((name) => !/^https?:\/\//.test(form.get(name) ?? ''));
    if (missing || form.get('type') !== 'account_onboarding')
      return this.violation(`account link: ${missing ?? 'type'}`);
    if (!this.accounts.has(account)) return failure(404, 'invalid_request_error', `No such account: '${account}'`);
    const url = `https://connect.stripe.example/setup/${account}/${this.id('s')}`;
    return ok({ object: 'account_link', created: this.now, expires_at: this.now + 300, url });
  }

  private coupon(form: Form): Answer {
    const id = form.get('id') ?? this.id('co');
    if (!form.get('amount_off') || !form.get('currency')) return this.violation('coupon without amount');
    if (this.coupons.has(id))
      return failure(400, 'invalid_request_error', 'Coupon already exists.', 'resource_already_exists');
    const coupon = { id, object: 'coupon', amount_off: Number(form.get('amount_off')), currency: form.get('currency') };
    this.coupons.set(id, {
      ...coupon,
      max_redemptions: Number(form.get('max_redemptions')),
      duration: form.get('duration'),
    });
    return ok(coupon);
  }

  private promotionCode(form: Form): Answer {
    const coupon = form.get('promotion[coupon]') ?? '';
    if (form.get('promotion[type]') !== 'coupon' || !this.coupons.has(coupon))
      return this.violation('promotion code without coupon');
    if (this.refusesCodes) return failure(400, 'invalid_request_error', this.refusesCodes);
    const code = form.get('code') ?? '';
    if (!/^[A-Za-z0-9-]+$/.test(code)) return this.violation(`code ${code}`);
    const row = {
      id: this.id('promo'),
      object: 'promotion_code',
      code,
      coupon,
      active: true,
      times_redeemed: 0,
      expires_at: form.has('expires_at') ? Number(form.get('expires_at')) : null,
      metadata: metadataOf(form),
      max_redemptions: Number(form.get('max_redemptions')),
    };
    this.promotionCodes.push(row);
    return ok({ ...row });
  }

  private changePromotionCode(id: string, form: Form): Answer {
    const row = this.promotionCodes.find((one) => one.id === id);
    if (!row) return failure(404, 'invalid_request_error', `No such promotion code: '${id}'`, 'resource_missing');
    if (this.refusesEnds) return failure(400, 'invalid_request_error', this.refusesEnds);
    if (form.get('active') !== 'false') return this.violation(`active ${form.get('active')}`);
    row.active = false;
    return ok({ ...row });
  }

  private violation(what: string): Answer {
    this.violations.push(what);
    return failure(400, 'invalid_request_error', what, 'parameter_invalid');
  }

  private id(prefix: string): string {
    this.sequence++;
    return `${prefix}_${String(this.sequence).padStart(6, '0')}`;
  }
}

function formOf(body: string): Form {
  return new Map(new URLSearchParams(body));
}

function metadataOf(form: Form): Record<string, string> {
  const entries = [...form].flatMap(([name, value]) => {
    const match = /^metadata\[(\w+)\]$/.exec(name);
    return match ? [[match[1] as string, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function failure(status: number, type: string, message: string, code?: string): Answer {
  return { status, body: { error: { type, message, code } } };
}
