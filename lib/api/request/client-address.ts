import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { clientAddress } from '@/lib/auth/client-address';
import { env } from '@/lib/env';

/**
 * The address of whoever asks. `X-Forwarded-For` can be written by anybody: it counts only as far as the setting
 * TRUSTED_PROXIES says that our own proxies wrote it.
 */
export function addressOf(context: Context): string {
  const direct = (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress;
  const hops = [context.req.header('x-forwarded-for'), direct].filter(Boolean).join(', ');
  return clientAddress({ get: () => hops }, env().TRUSTED_PROXIES);
}
