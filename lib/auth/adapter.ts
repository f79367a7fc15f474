import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { createVerificationToken, findIdentitiesByEmail, useVerificationToken } from '@/db/queries/auth';

/**
 * What Auth.js needs of a database for magic links: single-use tokens, and users looked up by e-mail. People are made by
 * schools and never by signing in, so creating one is refused.
 */
export function authAdapter(): Adapter {
  return {
    async createVerificationToken(token) {
      await createVerificationToken({ identifier: token.identifier, tokenHash: token.token, expiresAt: token.expires });
      return token;
    },
    async useVerificationToken({ identifier, token }) {
      const expires = await useVerificationToken({ identifier, tokenHash: token });
      return expires ? { identifier, token, expires } : null;
    },
    getUserByEmail: userOf,
    getUser: userOf,
    async updateUser(user) {
      return { email: user.id, emailVerified: null, ...user };
    },
    createUser() {
      throw new Error('Signing in never makes a person');
    },
  };
}

/** The user of Auth.js is the e-mail address; its id is the address itself. */
async function userOf(email: string): Promise<AdapterUser | null> {
  const identities = await findIdentitiesByEmail(email);
  return identities.length > 0 ? { id: email, email, emailVerified: null } : null;
}
