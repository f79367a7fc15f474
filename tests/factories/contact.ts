import { randomBytes } from 'node:crypto';
import type { ContactRow } from '@/db/queries/people';
import type { Ctx } from '@/lib/services/context';
import { upsertContact } from '@/lib/services/people/upsert-contact';

/** A person of the school; an active student unless said otherwise. */
export async function aContact(ctx: Ctx, overrides: Record<string, unknown> = {}): Promise<ContactRow> {
  const externalId = `S-${randomBytes(5).toString('hex')}`;
  const standing = [{ kind: 'student', status: 'active' }];
  const input = { externalId, email: `${externalId}@school.example`, firstName: 'Ana', standing, ...overrides };
  return (await upsertContact(ctx, input)).contact;
}
