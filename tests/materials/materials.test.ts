import { describe, expect, it } from 'vitest';
import { drawAppIcon } from '@/lib/materials/app-icon';
import { APP_ICONS, appManifest } from '@/lib/materials/app-manifest';
import { cardsPdf, tenCards } from '@/lib/materials/cards-pdf';
import { drawPicture } from '@/lib/materials/draw-picture';
import { drawable, materialWords } from '@/lib/materials/material-words';
import { posterPdf } from '@/lib/materials/poster-pdf';
import { qrModules } from '@/lib/materials/qr-modules';
import { PICTURE_FORMATS, PICTURE_SIZES } from '@/lib/materials/share-picture';
import { codeCards } from '@/lib/services/codes/code-cards';
import { codeMaterial, publicCodeMaterial } from '@/lib/services/codes/code-material';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { aDraftProgram } from '@/tests/factories/program';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

/** Width and height as the header of a PNG says them. */
function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;

describe('what is drawn for a code', () => {
  it('is for its owner, the school and who has the link; not for others, and not when it does not work', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const { code, referrerId, codeId } = await aCode(database.owner, ctx);
    const ana = as(ctx, 'referrer', referrerId);
    expect(await codeMaterial(ana, code.toLowerCase())).toMatchObject({
      code,
      url: `http://127.0.0.1:3000/r/${code}`,
      referrerName: 'Ana',
      school: { name: 'Lingua School' },
    });
    expect((await codeMaterial(as(ctx, 'viewer'), code)).code).toBe(code);
    expect((await publicCodeMaterial(code, NOW))?.material.code).toBe(code);
    for (const [who, what] of [
      [as(ctx, 'referrer'), code],
      [other, code],
      [ctx, 'NO\u0000BODY'],
      [ctx, 'UNKNOWN-1'],
    ] as const) {
      await expect(codeMaterial(who, what)).rejects.toMatchObject({ status: 404 });
    }
    await database.owner`update referral_codes set is_active = false where id = ${codeId}`;
    await closeCodeFacts();
    await expect(codeMaterial(ana, code)).rejects.toMatchObject({ status: 404 });
    expect(await publicCodeMaterial(code, NOW)).toBeNull();
    await closeCodeFacts();
  });

  it('is a picture in each format, a poster and cards', async () => {
    const ctx = await anOrganization({ name: 'École 学校 “Sol”' });
    const { code } = await aCode(database.owner, ctx);
    const material = await codeMaterial(ctx, code);
    expect(materialWords(material)).toMatchObject({
      invites: 'Ana invites you',
      to: 'to École “Sol”',
      figure: '10% off',
      code,
    });
    for (const format of PICTURE_FORMATS) {
      expect(sizeOf(await drawPicture(material, format))).toEqual(PICTURE_SIZES[format]);
    }
    const day = new Date('2026-09-15T00:00:00Z');
    const poster = await posterPdf(material, day);
    expect(pagesOf(poster)).toBe(1);
    expect(Buffer.from(await posterPdf(material, day)).equals(Buffer.from(poster))).toBe(true);
    const german = materialWords({ ...material, school: { ...material.school, language: 'de' } });
    expect(german).toMatchObject({ figure: '10\u00a0% Rabatt', detail: expect.stringContaining('auf deinen Kurs') });
    const nothing = { ...material, offer: { ...material.offer, referee: null }, referrerName: null };
    expect(materialWords(nothing)).toMatchObject({ invites: 'You are invited', figure: null });
    expect(pagesOf(await posterPdf(nothing, day))).toBe(1);
    expect(sizeOf(await drawPicture(nothing, 'og'))).toEqual([1200, 630]);
    const options = { title: 'Codes', school: 'École', day };
    expect(pagesOf(await cardsPdf(tenCards(material), options))).toBe(1);
    expect(pagesOf(await cardsPdf([...tenCards(material), nothing], options))).toBe(2);
    await closeCodeFacts();
  });

  it('for a sheet are the working codes of a programme', async () => {
    const ctx = await anOrganization();
    const fixture = await aCode(database.owner, ctx);
    for (const [suffix, more] of [
      ['-2', { is_active: false, expires_at: null }],
      ['-3', { is_active: true, expires_at: new Date(0) }],
      ['-4', { is_active: true, expires_at: null }],
    ] as const) {
      const code = `${fixture.code}${suffix}`;
      await database.owner`
        insert into referral_codes (organization_id, program_id, referrer_id, code, code_key, is_active, expires_at)
        values (${ctx.organizationId}, ${fixture.programId}, ${fixture.referrerId}, ${code}, ${code}, ${more.is_active}, ${more.expires_at})`;
    }
    const { cards, nextCursor, programName } = await codeCards(as(ctx, 'viewer'), fixture.programId);
    expect(cards.map(({ code }) => code)).toEqual([`${fixture.code}-4`, fixture.code]);
    expect(cards[0]).toMatchObject({ referrerName: 'Ana', school: { name: 'Lingua School' } });
    expect({ nextCursor, programName }).toEqual({ nextCursor: null, programName: 'Bring a friend' });
    const draft = await aDraftProgram(ctx);
    await expect(codeCards(ctx, draft.id)).rejects.toMatchObject({ code: 'program-not-active' });
    await expect(codeCards(as(ctx, 'referrer'), fixture.programId)).rejects.toMatchObject({ status: 403 });
  });
});

describe('words and modules', () => {
  it('leave out what the embedded font cannot draw, so that nothing is asked of the internet', () => {
    expect(drawable('Ana 😀 Müller-Łoś — Привет 你好 €5')).toBe('Ana Müller-Łoś — Привет €5');
    expect(drawable('你好')).toBe('');
    expect(drawable('e\u0301')).toBe('é');
  });

  it('draw a QR code with its quiet zone, counted by its channel', () => {
    const { size, dark } = qrModules('https://kith.example/r/ANA-24', 'print');
    expect((size - 8 - 17) % 4).toBe(0);
    expect(Math.min(...dark.map(({ x }) => x))).toBe(4);
    expect(Math.max(...dark.map(({ y }) => y))).toBe(size - 5);
    const other = qrModules('https://kith.example/r/ANA-24', 'qr');
    expect(other.dark).not.toEqual(dark);
  });
});

describe('the installed portal', () => {
  it('has the school’s name, colour and icons of the sizes it says', async () => {
    const manifest = appManifest({ name: 'Lingua Language School', slug: 'lingua', accentColor: '#2457a6' });
    expect(manifest).toMatchObject({ name: 'Lingua Language School', short_name: 'Lingua', theme_color: '#2457a6' });
    expect(appManifest({ name: 'Sol', slug: 's', accentColor: null }).short_name).toBe('Sol');
    expect(manifest.icons.map(({ src }) => src)).toContain('/portal-app/lingua/maskable-512.png');
    for (const { size, shape } of Object.values(APP_ICONS)) {
      const icon = await drawAppIcon({ name: '学校', accentColor: null }, size, shape);
      expect(sizeOf(icon)).toEqual([size, size]);
    }
  });
});
