import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderEntry } from '@/lib/integrations/payouts/port';

export interface BankEntry extends Omit<ProviderEntry, 'createdAt'> {
  organizationId: string;
  createdAt: string;
}

/** A sandbox bank over HTTP whose books a test may change behind everybody's back. */
export interface BendableBank {
  books: BankEntry[];
  /** While true, every question is answered 503. */
  down: boolean;
  /** How often money was sent. */
  sent: number;
  url: string;
  close(): Promise<void>;
}

/** Starts it; what is sent settles at once. */
export async function aBendableBank(): Promise<BendableBank> {
  const bank = { books: [] as BankEntry[], down: false, sent: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const answer = bank.down
        ? { status: 503, body: {} }
        : reply(bank, request.url ?? '', String(request.headers['idempotency-key']), body);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(bank, { url: `http://127.0.0.1:${port}`, close: () => closed(server) });
}

function reply(bank: { books: BankEntry[]; sent: number }, path: string, key: string, body: string) {
  const query = new URL(path, 'http://bank').searchParams;
  if (body) {
    const { organizationId, amountMinor, currency } = JSON.parse(body);
    const reference = `BANK-${key.slice(-6)}`;
    if (!bank.books.some((row) => row.idempotencyKey === key)) {
      bank.sent += 1;
      const createdAt = new Date().toISOString();
      bank.books.push({
        organizationId,
        idempotencyKey: key,
        reference,
        amountMinor,
        currency,
        status: 'settled',
        createdAt,
      });
    }
    return { status: 201, body: { reference } };
  }
  const own = bank.books.filter(({ organizationId }) => organizationId === query.get('organizationId'));
  if (!query.has('key')) return { status: 200, body: { data: own } };
  const found = own.find(({ idempotencyKey }) => idempotencyKey === query.get('key'));
  const { status, reference } = found ?? { status: 'unknown' };
  return { status: 200, body: { status, reference, reason: 'The account is closed.' } };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
