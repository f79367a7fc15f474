import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { MOST_PICTURE_BYTES } from '@/lib/domain/common/picture';
import { MOST_LOGO_BYTES } from '@/lib/domain/organizations/logo';
import { landing } from '@/lib/landing/app';
import { cardsPdf, tenCards } from '@/lib/materials/cards-pdf';
import { drawPicture } from '@/lib/materials/draw-picture';
import { posterPdf } from '@/lib/materials/poster-pdf';
import { PICTURE_FORMATS } from '@/lib/materials/share-picture';
import { codeCards } from '@/lib/services/codes/code-cards';
import { codeMaterial } from '@/lib/services/codes/code-material';
import { statementFile } from '@/lib/services/ledger/statement-file';
import { getTemplate } from '@/lib/services/notifications/template-reads';
import { logoContent } from '@/lib/services/organizations/logo-content';
import { getOrganization } from '@/lib/services/organizations/reads';
import { removeLogo, saveLogo } from '@/lib/services/organizations/save-logo';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { aLogo } from '@/tests/factories/logo';
import { anOrganization, as, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);

const pageOf = async (code: string) => (await landing.request(`/r/${code}`)).text();

describe('the logo of a school', () => {
  it('is drawn anew as PNG, replaced and removed, with a trail', async () => {
    const ctx = await anOrganization();
    const owner = as(ctx, 'owner');
    expect((await getOrganization(owner)).logo).toBeNull();
    const first = await saveLogo(owner, await aLogo({ width: 1600, height: 400, format: 'webp' }));
    expect(first).toEqual({ width: 640, height: 160, version: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect((await getOrganization(as(ctx, 'viewer'))).logo).toEqual(first);
    const second = await saveLogo(owner, await aLogo({ width: 100, height: 100, format: 'jpeg' }));
    expect(second).toMatchObject({ width: 100, height: 100 });
    expect(await logoContent(first.version)).toBeNull();
    const kept = await sharp((await logoContent(second.version)) as Uint8Array).metadata();
    expect([kept.format, kept.width, kept.exif]).toEqual(['png', 100, undefined]);
    await updateSettings(owner, { name: 'Another name' });
    expect((await getOrganization(owner)).logo).toEqual(second);
    await removeLogo(owner);
    await removeLogo(owner);
    expect((await getOrganization(owner)).logo).toBeNull();
    const trail = await database.owner`
      select action from audit_events where organization_id = ${ctx.organizationId} and action like '%logo%' order by id`;
    expect(trail.map(({ action }) => action)).toEqual([
      ...['organization.logo-set', 'organization.logo-set', 'organization.logo-removed'],
    ]);
  });

  it('leaves out what a file says besides its picture, and stands upright', async () => {
    const ctx = await anOrganization();
    const turned = await sharp(await aLogo({ width: 300, height: 100 }))
      .jpeg()
      .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'Secret place' } } })
      .toBuffer();
    const { version, width, height } = await saveLogo(ctx, turned);
    expect([width, height]).toEqual([80, 240]);
    expect(Buffer.from((await logoContent(version)) as Uint8Array).includes('Secret place')).toBe(false);
  });

  it('always fits, also a photograph that compresses badly', async () => {
    const ctx = await anOrganization();
    const { version } = await saveLogo(ctx, await aLogo({ width: 640, height: 240, noise: true, format: 'jpeg' }));
    expect(((await logoContent(version)) as Uint8Array).length).toBeLessThanOrEqual(MOST_PICTURE_BYTES);
  });

  it.each([
    ['empty', async () => new Uint8Array(), /PNG, JPEG or WebP/],
    ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG, JPEG or WebP/],
    ['GIF', () => aLogo({ format: 'gif' }), /PNG, JPEG or WebP/],
    ['too heavy', async () => Buffer.concat([await aLogo(), Buffer.alloc(MOST_LOGO_BYTES)]), /2 MB/],
    ['too small', () => aLogo({ width: 47, height: 47 }), /at least 48/],
    ['too large', () => aLogo({ width: 4097, height: 1000 }), /at most 4096/],
    ['too long', () => aLogo({ width: 900, height: 100 }), /8 times/],
    ['cut off', async () => (await aLogo({ noise: true })).slice(0, 2_000), /broken/],
    ['a head without a body', async () => (await aLogo()).slice(0, 8), /broken/],
  ])('is refused at its field when it is %s', async (_name, file, message) => {
    const ctx = await anOrganization();
    const saved = saveLogo(ctx, await file());
    await expect(saved).rejects.toMatchObject({ errors: [{ path: 'logo', message: expect.stringMatching(message) }] });
    expect((await getOrganization(ctx)).logo).toBeNull();
  });

  it('is changed by who may change settings, and by nobody of another school', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    const { version } = await saveLogo(as(ctx, 'owner'), await aLogo());
    for (const role of ['viewer', 'finance', 'referrer'] as const) {
      await expect(saveLogo(as(ctx, role), await aLogo())).rejects.toMatchObject({ status: 403 });
      await expect(removeLogo(as(ctx, role))).rejects.toMatchObject({ status: 403 });
    }
    await removeLogo(as(stranger, 'owner'));
    expect((await getOrganization(as(stranger, 'owner'))).logo).toBeNull();
    expect((await getOrganization(ctx)).logo?.version).toBe(version);
    await saveLogo(as(stranger, 'owner'), await aLogo({ width: 64, height: 64 }));
    expect((await getOrganization(ctx)).logo?.version).toBe(version);
  });
});

describe('where the logo is shown', () => {
  it('is the landing page: at once after a change, script-free and small, and the thanks', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    expect(await pageOf(code)).not.toContain('/r/-/logo-');
    const { version } = await saveLogo(ctx, await aLogo({ width: 404 }));
    const address = `/r/-/logo-${version}.png`;
    await vi.waitFor(async () => expect(await pageOf(code)).toContain(`src="${address}"`));
    const html = await pageOf(code);
    expect(html).not.toContain('<script');
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(await (await landing.request(`/r/${code}/thanks`)).text()).toContain(address);
    const picture = await landing.request(address);
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('cache-control')).toContain('immutable');
    expect((await sharp(await picture.arrayBuffer()).metadata()).width).toBe(404);
    await removeLogo(ctx);
    await vi.waitFor(async () => expect(await pageOf(code)).not.toContain('/r/-/logo-'));
    for (const path of [address, '/r/-/logo-x.png', '/r/-/other.png'])
      expect((await landing.request(path)).status).toBe(404);
  });

  it('is every picture, poster, card, mail and statement', async () => {
    const ctx = await anOrganization();
    const { code, referrerId, programId } = await aCode(database.owner, ctx);
    const day = new Date('2026-09-15T00:00:00Z');
    const plain = await codeMaterial(ctx, code);
    const contact = { contactId: referrerId, format: 'pdf' };
    const before = (await statementFile(ctx, contact)).body.length;
    for (const [width, height] of [
      [400, 100],
      [120, 120],
    ] as const) {
      const { version } = await saveLogo(ctx, await aLogo({ width, height }));
      await closeCodeFacts();
      const material = await codeMaterial(ctx, code);
      expect(material.school.logo).toMatchObject({ version, width, height });
      for (const format of PICTURE_FORMATS)
        expect(
          Buffer.from(await drawPicture(material, format)).equals(Buffer.from(await drawPicture(plain, format))),
        ).toBe(false);
      expect(images(await posterPdf(material, day))).toBe(1);
      expect(images(await posterPdf(plain, day))).toBe(0);
      const { cards } = await codeCards(ctx, programId);
      const options = { title: 'Cards', school: 'Lingua', day: NOW };
      // A sheet of ten holds the picture once.
      expect(images(await cardsPdf(tenCards(cards[0] as (typeof cards)[number]), options))).toBe(1);
      expect((await getTemplate(ctx, 'welcome')).school.logo).toEqual({
        ...{ url: `http://127.0.0.1:3000/r/-/logo-${version}.png`, width, height },
      });
      expect((await statementFile(ctx, contact)).body.length).toBeGreaterThan(before);
    }
  });
});

/** How many pictures a file holds; one with transparency is two objects, of which one is named as the mask. */
function images(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return (text.match(/\/Subtype \/Image/g)?.length ?? 0) - (text.match(/\/SMask/g)?.length ?? 0);
}
