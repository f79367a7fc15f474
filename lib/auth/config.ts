import type { NextAuthConfig } from 'next-auth';
import { findIdentitiesByEmail } from '@/db/queries/auth';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { authAdapter } from './adapter';
import { staffPassword } from './credentials';
import { magicLink } from './magic-link';
import type { SessionClaims } from './types';

const TWO_WEEKS = 14 * 24 * 3600;

/** Auth.js, configured at the first request: the settings are not known when Next builds. */
export function authConfig(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    // By the setting and not by each request: pages and route handlers see another protocol behind a proxy.
    useSecureCookies: env().APP_URL.startsWith('https:'),
    adapter: authAdapter(),
    session: { strategy: 'jwt', maxAge: TWO_WEEKS },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in/sent', error: '/sign-in' },
    providers: [staffPassword(), magicLink()],
    callbacks: {
      async signIn({ user, email }) {
        // Asking for a link is answered alike for everybody; the mail itself goes only to those who are known.
        if (email?.verificationRequest) return true;
        return (await findIdentitiesByEmail(user.email ?? '')).length > 0;
      },
      jwt({ token, user, account }) {
        if (!user || !account) return token;
        const method = account.provider === 'credentials' ? 'password' : 'link';
        return { sub: token.sub, claims: { email: user.email ?? '', method, signedInAt: Date.now() } };
      },
      session({ session, token }) {
        return { expires: session.expires, claims: token.claims as SessionClaims | undefined };
      },
    },
    logger: {
      error(error) {
        if (error.name !== 'CredentialsSignin' && error.name !== 'Verification')
          log.error({ err: error }, 'sign-in failed');
      },
      warn: (code) => log.warn({ code }, 'auth warning'),
      debug: () => undefined,
    },
  };
}
