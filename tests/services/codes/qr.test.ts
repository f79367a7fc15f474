import { describe, expect, it } from 'vitest';
import { codeQr } from '@/lib/services/codes/qr';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

describe('codeQr', () => {
  it('draws the link with its channel, as SVG and as PNG', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    const svg = await codeQr(ctx, code.toLowerCase());
    expect(svg).toMatchObject({ contentType: 'image/svg+xml', url: `http://127.0.0.1:3000/r/${code}?c=qr` });
    expect(svg.body).toMatch(/^<svg /);
    const png = await codeQr(ctx, code, { format: 'png', channel: 'print' });
    expect(png.url).toContain('?c=print');
    expect([...(png.body as Uint8Array).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('is for the school, and for the referrer whose code it is', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { code, referrerId } = await aCode(database.owner, ctx);
    expect((await codeQr(as(ctx, 'referrer', referrerId), code)).contentType).toBe('image/svg+xml');
    await expect(codeQr(as(ctx, 'referrer'), code)).rejects.toMatchObject({ status: 404 });
    await expect(codeQr(other, code)).rejects.toMatchObject({ status: 404 });
    await expect(codeQr(ctx, 'NO\u0000BODY')).rejects.toMatchObject({ status: 404 });
    await expect(codeQr(ctx, code, { format: 'gif' })).rejects.toMatchObject({ status: 422 });
    await expect(codeQr({ ...ctx, scopes: new Set() }, code)).rejects.toMatchObject({ status: 403 });
  });
});
