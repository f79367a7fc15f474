import QRCode from 'qrcode';
import { z } from 'zod';
import { CHANNELS } from '@/lib/domain/tracking/channels';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { codeUrl } from './code-view';
import { findOwnCode } from './find-own-code';

export const codeQrSchema = z.strictObject({
  format: z.enum(['svg', 'png']).default('svg'),
  /** What its scans are counted as. */
  channel: z.enum(CHANNELS).default('qr'),
});

export interface QrImage {
  contentType: 'image/svg+xml' | 'image/png';
  body: string | Uint8Array<ArrayBuffer>;
  /** What a phone reads from it. */
  url: string;
}

/**
 * A QR code of a code's link. Input: `{format?: svg|png, channel?}`. A referrer gets those of his own codes.
 * @throws NotFoundError, also for another school's or another referrer's code
 */
export async function codeQr(ctx: Ctx, code: string, input: unknown = {}): Promise<QrImage> {
  const isReferrer = ctx.actor.type === 'referrer';
  authorize(ctx, isReferrer ? 'portal' : 'programs:read');
  const { format, channel } = parse(codeQrSchema, input);
  const found = await readOnly(ctx, (tx) => findOwnCode(tx, code));
  if (!found || (isReferrer && found.referrerId !== ctx.actor.id)) throw new NotFoundError('code');
  return drawQr(`${codeUrl(found.code)}?c=${channel}`, format);
}

// Level M survives a coffee stain; four modules of quiet zone are what ISO/IEC 18004 asks for.
async function drawQr(url: string, format: 'svg' | 'png'): Promise<QrImage> {
  const options = { errorCorrectionLevel: 'M', margin: 4 } as const;
  if (format === 'svg')
    return { contentType: 'image/svg+xml', url, body: await QRCode.toString(url, { ...options, type: 'svg' }) };
  return {
    contentType: 'image/png',
    url,
    body: new Uint8Array(await QRCode.toBuffer(url, { ...options, width: 1024 })),
  };
}
