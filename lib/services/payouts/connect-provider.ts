import { findConnections, lockConnections, putConnection } from '@/db/queries/payout-connections';
import {
  type ConnectionFacts,
  type ConnectionSettings,
  connectionFacts,
  connectionFactsSchema,
  connectProviderSchema,
} from '@/lib/domain/payouts/connections';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { encryptSecret } from '../encryption/secret-box';
import { ConflictError, InvalidInputError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { settingsPlace } from './open-connection';
import { probeConnection } from './probe-connection';

/**
 * Connects the school to a provider, or replaces the settings of one that is connected. The provider is asked first, and nothing
 * is stored that it does not accept. The first one becomes the one that pays. Input: see `connectProviderSchema`.
 * @throws InvalidInputError at the secret when the provider refuses it or does not answer
 * @throws ConflictError `payouts-under-way` when it is another account and payouts through the one before have not settled
 */
export async function connectProvider(ctx: Ctx, input: unknown): Promise<ConnectionFacts> {
  authorize(ctx, 'settings:write');
  const settings = parse(connectProviderSchema, input);
  const answer = await probeConnection(settings);
  if (!answer.ok) throw new InvalidInputError([{ path: SECRET_FIELD[settings.provider], message: answer.reason }]);
  const { account, live } = answer;
  const facts = connectionFacts(settings, { account, live });
  await transact(ctx, async (tx) => {
    await lockConnections(tx.sql);
    await store(tx, ctx, settings, facts);
  });
  return facts;
}

const SECRET_FIELD = { stripe: 'secretKey', paypal: 'clientSecret', manual: 'debtorIban' } as const;

async function store(tx: Tx, ctx: Ctx, settings: ConnectionSettings, facts: ConnectionFacts): Promise<void> {
  const { provider } = settings;
  const all = await findConnections(tx.sql);
  const before = all.find((row) => row.provider === provider);
  const known = before && connectionFactsSchema.parse(before.facts);
  // A payout under way is asked for at the account that took it: another would not know it, and pay it again.
  if (before?.underWay && provider !== 'manual' && known?.account !== facts.account) {
    throw new ConflictError(
      `${before.underWay} payouts through ${known?.account} have not settled. Connect another account when they have.`,
      'payouts-under-way',
    );
  }
  const id = before?.id ?? newId();
  const isDefault = before?.isDefault || !all.some((row) => row.isDefault);
  const settingsEncrypted = encryptSecret(JSON.stringify(settings), settingsPlace(ctx.organizationId, id));
  await putConnection(tx.sql, ctx.organizationId, { id, provider, isDefault, facts, settingsEncrypted, now: ctx.now });
  const action = before?.status === 'connected' ? 'payout-connection.replaced' : 'payout-connection.connected';
  const data = { provider, isDefault, ...facts };
  await appendAudit(tx, ctx, [{ action, subjectType: 'payout-connection', subjectId: id, data }]);
}
