import { findIdentitiesByEmail } from '@/db/queries/auth';
import { systemCtx } from '../context';
import { emit } from '../emit';
import { transact } from '../transact';

export interface SignInMailRequest {
  /** As it was typed. */
  email: string;
  /** The link that signs in; whoever has it can use it. */
  url: string;
  expiresAt: Date;
}

/**
 * Asks for a mail with a sign-in link, to the address that is on record and not to the one typed. An address that nobody has gets
 * none, and the caller cannot tell. The worker renders and sends it.
 */
export async function requestSignInMail({ email, url, expiresAt }: SignInMailRequest): Promise<void> {
  const [identity] = await findIdentitiesByEmail(email);
  if (!identity) return;
  const { organizationId, kind } = identity;
  const ctx = systemCtx(organizationId, new Date());
  const data = { organizationId, email: identity.email, url, audience: kind, expiresAt: expiresAt.toISOString() };
  await transact(ctx, (tx) => emit(tx, [{ name: 'auth/sign-in.requested', data }]));
}
