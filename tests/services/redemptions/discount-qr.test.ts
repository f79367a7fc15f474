import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { discountQr } from '@/lib/services/redemptions/discount-qr';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { anOrganization, as } from '@/tests/factories/organization';
import { aWallet } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

it('is a picture of the own code, with the quiet zone that scanners need', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000);
  const me = as(ctx, 'referrer', referrerId);
  const [one, two] = [
    await redeemCredit(me, referrerId, { kind: 'discount', amountMinor: 1000 }),
    await redeemCredit(me, referrerId, { kind: 'discount', amountMinor: 1000 }),
  ];
  const svg = await discountQr(me, one.id);
  const { size } = QRCode.create(one.code as string, { errorCorrectionLevel: 'M' }).modules;
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  expect(await discountQr(me, one.id)).toBe(svg);
  expect(await discountQr(me, two.id)).not.toBe(svg);
});

it('is not there for another person, another organisation, no id, or what has no code', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000);
  const other = await aWallet(database.owner, ctx, 5000);
  const me = as(ctx, 'referrer', referrerId);
  const code = await redeemCredit(me, referrerId, { kind: 'discount', amountMinor: 1000 });
  const course = await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: 1000 });
  const missing = { status: 404, code: 'not-found' };
  await expect(discountQr(as(ctx, 'referrer', other.referrerId), code.id)).rejects.toMatchObject(missing);
  const elsewhere = as(await anOrganization(), 'referrer', referrerId);
  await expect(discountQr(elsewhere, code.id)).rejects.toMatchObject(missing);
  for (const id of ['no-id', '', crypto.randomUUID(), course.id])
    await expect(discountQr(me, id), id).rejects.toMatchObject(missing);
  await expect(discountQr(as(ctx, 'manager'), code.id)).rejects.toMatchObject({ status: 403 });
});
