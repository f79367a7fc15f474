import { after } from 'next/server';
import type { EmailConfig } from 'next-auth/providers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { requestSignInMail } from '@/lib/services/notifications/request-sign-in-mail';
import { publicUrl } from '@/lib/services/public-url';
import { clientAddress } from './client-address';
import { countMailRequest } from './rate-limits';
import { safePath } from './safe-path';

/** How long a link works, in seconds. */
const LINK_SECONDS = 20 * 60;

/**
 * Sign-in by mail. The link leads to a page with a button, because mail scanners open links and would spend the token.
 * It begins with APP_URL, never with the request's Host header, which a stranger could set.
 */
export function magicLink(): EmailConfig {
  return {
    id: 'email',
    type: 'email',
    name: 'Email',
    maxAge: LINK_SECONDS,
    options: {},
    async sendVerificationRequest({ identifier, token, expires, url, request }) {
      await countMailRequest(identifier, clientAddress(request.headers, env().TRUSTED_PROXIES));
      const link = new URLSearchParams({ email: identifier, token });
      const to = safePath(new URL(url).searchParams.get('callbackUrl'));
      if (to) link.set('to', to);
      const mail = { email: identifier, url: publicUrl(`/sign-in/link?${link}`), expiresAt: expires };
      // After the answer: its time must not tell whether the address is known.
      after(() => requestSignInMail(mail).catch((error) => log.error({ err: error }, 'sign-in mail not requested')));
    },
  };
}
