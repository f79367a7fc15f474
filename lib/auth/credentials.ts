import { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { findStaffPassword } from '@/db/queries/auth';
import { env } from '@/lib/env';
import { TooManyRequestsError } from '@/lib/services/errors';
import { clientAddress } from './client-address';
import { verifyPassword } from './password';
import { assertPasswordAllowed, countWrongPassword, forgetWrongPasswords } from './rate-limits';

const input = z.object({ email: z.string().trim().toLowerCase().max(254), password: z.string().min(1).max(1024) });

/** Too many wrong passwords; Auth.js hands `code` back to whoever asked. */
export class RateLimitedSignIn extends CredentialsSignin {
  override code = 'rate-limited';
}

/** E-mail and password, for staff. The limits live here because Auth.js's own route leads here too. */
export function staffPassword() {
  return Credentials({
    credentials: { email: {}, password: {} },
    async authorize(credentials, request) {
      const parsed = input.safeParse(credentials);
      if (!parsed.success) return null;
      const { email, password } = parsed.data;
      const address = clientAddress(request.headers, env().TRUSTED_PROXIES);
      try {
        await assertPasswordAllowed(email, address);
      } catch (error) {
        throw error instanceof TooManyRequestsError ? new RateLimitedSignIn() : error;
      }
      if (await verifyPassword(password, await findStaffPassword(email))) {
        await forgetWrongPasswords(email, address);
        return { id: email, email };
      }
      await countWrongPassword(email, address);
      return null;
    },
  });
}
