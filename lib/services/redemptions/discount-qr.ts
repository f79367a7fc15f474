import QRCode from 'qrcode';
import { findRedemption } from '@/db/queries/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** The discount code of an own redemption as a QR code (SVG), to be scanned at a desk. @throws NotFoundError */
export async function discountQr(ctx: Ctx, redemption: string): Promise<string> {
  authorize(ctx, 'portal');
  const id = idSchema.safeParse(redemption).data;
  const row = id ? await readOnly(ctx, ({ sql }) => findRedemption(sql, id)) : null;
  if (!row?.code || row.contactId !== ctx.actor.id) throw new NotFoundError('discount code');
  return QRCode.toString(row.code, { errorCorrectionLevel: 'M', margin: 4, type: 'svg' });
}
