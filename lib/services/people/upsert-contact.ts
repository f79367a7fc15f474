import { upsertContactSchema } from '@/lib/domain/people/schema';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { type UpsertResult, upsertContacts } from './upsert-contacts';

/**
 * Adds a person or brings him up to date: found by externalId, else by e-mail or phone. `standing` is all that he is.
 * @throws InvalidInputError, also when the guardian is unknown
 */
export async function upsertContact(ctx: Ctx, input: unknown): Promise<UpsertResult> {
  const [result] = await upsertContacts(ctx, [parse(upsertContactSchema, input)]);
  if (result?.status === 'fulfilled') return result.value;
  throw result?.reason;
}
