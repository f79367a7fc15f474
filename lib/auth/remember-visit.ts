import { headers } from 'next/headers';
import { after } from 'next/server';
import { env } from '@/lib/env';
import { readVisitor } from '@/lib/landing/visitor-cookie';
import { log } from '@/lib/log';
import type { Ctx } from '@/lib/services/context';
import { rememberReferrer } from '@/lib/services/fraud/remember-referrer';
import { getOrganization } from '@/lib/services/organizations/reads';
import { clientAddress } from './client-address';

/** Keeps from where a referrer came to his portal, once the page is sent; a page never fails for it. */
export async function rememberVisit(ctx: Ctx): Promise<void> {
  const sent = await headers();
  const address = clientAddress(sent, env().TRUSTED_PROXIES);
  const asked = Object.fromEntries(sent);
  after(async () => {
    try {
      const { organizationId } = ctx;
      const { visitorCookies: cookies } = await getOrganization(ctx);
      const visitorId = readVisitor(asked, { organizationId, organization: { cookies } });
      await rememberReferrer(ctx, { address, visitorId });
    } catch (error) {
      log.warn({ err: error, requestId: ctx.requestId }, 'A visit to the portal was not remembered');
    }
  });
}
