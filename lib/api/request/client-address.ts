import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { env } from '@/lib/env';

/**
 * The address of whoever asks. `X-Forwarded-For` can be written by anybody: it counts only as far as the setting
 * TRUSTED_PROXIES says that our own proxies wrote it.
 */
export function clientAddress(context: Context): string {
  const direct = (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown';
  const proxies = env().TRUSTED_PROXIES;
  if (proxies === 0) return direct;
  const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-proxies) || direct;
}
