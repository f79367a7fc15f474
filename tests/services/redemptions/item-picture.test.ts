import { describe, expect, it, vi } from 'vitest';
import { pictureResponse } from '@/lib/auth/picture-response';
import { MOST_PICTURE_BYTES, pictureType } from '@/lib/domain/common/picture';
import { itemPicture } from '@/lib/services/redemptions/item-picture';
import { listItems, listOfferedItems } from '@/lib/services/redemptions/merchandise';
import { createItem } from '@/lib/services/redemptions/save-item';
import { removePicture, savePicture } from '@/lib/services/redemptions/save-picture';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

vi.mock('next-intl/server', () => ({ getLocale: async () => 'en' }));

const database = useDatabase();
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(20)]);
const WEBP = Buffer.concat([Buffer.from('RIFF'), Buffer.from([9, 0, 0, 0]), Buffer.from('WEBPVP8 ')]);

describe('what a file is', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
  ])('%s by its first bytes', (type, bytes) => {
    expect(pictureType(bytes)).toBe(type);
    expect(pictureType(Buffer.concat([Buffer.from(' '), bytes]))).toBeNull();
    expect(pictureType(bytes.subarray(0, 2))).toBeNull();
  });

  it.each(['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'GIF89a', 'RIFF____WAVE', '<html>', ''])(
    '%j is no picture',
    (text) => expect(pictureType(Buffer.from(text))).toBeNull(),
  );
});

async function anItem() {
  const ctx = await anOrganization();
  const { id } = await createItem(ctx, { name: 'A mug', valueMinor: 900 });
  return { ctx, id, manager: as(ctx, 'manager'), referrer: as(ctx, 'referrer') };
}

describe('the picture of an item', () => {
  it('is stored to the byte, shown to staff and in the portal, replaced and removed, with a trail', async () => {
    const { ctx, id, manager, referrer } = await anItem();
    expect((await listItems(manager))[0]?.picture).toBeNull();
    const { picture } = await savePicture(manager, id, PNG, { alt: ' A white mug ' });
    expect(picture).toEqual({ alt: 'A white mug', version: expect.stringMatching(/^[0-9a-f]{32}$/) });
    for (const who of [manager, referrer, as(ctx, 'viewer')]) {
      const read = await itemPicture(who, id);
      expect([read.contentType, Buffer.from(read.content).equals(PNG)]).toEqual(['image/png', true]);
    }
    expect((await listOfferedItems(referrer))[0]?.picture).toEqual(picture);
    const second = await savePicture(as(ctx, 'finance'), id, WEBP, { alt: 'Another' });
    expect(second.picture?.version).not.toBe(picture?.version);
    expect((await itemPicture(referrer, id)).contentType).toBe('image/webp');
    expect((await removePicture(manager, id)).picture).toBeNull();
    await removePicture(manager, id);
    await expect(itemPicture(referrer, id)).rejects.toMatchObject({ status: 404 });
    const trail = await database.owner`
      select action from audit_events where subject_id = ${id} and action like 'item.picture%' order by id`;
    expect(trail.map(({ action }) => action)).toEqual(['item.picture-set', 'item.picture-set', 'item.picture-removed']);
  });

  it('is refused at its field when it is none, too large, or without words', async () => {
    const { id, manager } = await anItem();
    const save = (bytes: Uint8Array, alt: unknown = 'A mug') => savePicture(manager, id, bytes, { alt });
    const largest = Buffer.concat([PNG, Buffer.alloc(MOST_PICTURE_BYTES - PNG.length)]);
    expect((await save(largest)).picture).not.toBeNull();
    const tooLarge = Buffer.concat([largest, Buffer.alloc(1)]);
    await expect(save(tooLarge)).rejects.toMatchObject({ errors: [{ path: 'picture', message: /300 KB/ }] });
    await expect(save(Buffer.from('<svg/>'))).rejects.toMatchObject({ errors: [{ path: 'picture', message: /PNG/ }] });
    await expect(save(Buffer.alloc(0))).rejects.toMatchObject({ errors: [{ path: 'picture' }] });
    for (const alt of ['', ' ', null, 'x'.repeat(201)])
      await expect(save(PNG, alt)).rejects.toMatchObject({ errors: [{ path: 'alt' }] });
  });

  it('is for those who keep the catalogue, and not there for another school', async () => {
    const { ctx, id, manager, referrer } = await anItem();
    await savePicture(manager, id, PNG, { alt: 'A mug' });
    for (const who of [referrer, as(ctx, 'viewer')]) {
      await expect(savePicture(who, id, PNG, { alt: 'x' })).rejects.toMatchObject({ status: 403 });
      await expect(removePicture(who, id)).rejects.toMatchObject({ status: 403 });
    }
    const stranger = await anOrganization();
    for (const who of [as(stranger, 'owner'), as(stranger, 'referrer')])
      await expect(itemPicture(who, id)).rejects.toMatchObject({ status: 404 });
    await expect(savePicture(as(stranger, 'owner'), id, PNG, { alt: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(removePicture(as(stranger, 'owner'), id)).rejects.toMatchObject({ status: 404 });
    for (const none of ['no-id', crypto.randomUUID()])
      await expect(itemPicture(manager, none)).rejects.toMatchObject({ status: 404 });
    expect((await itemPicture(manager, id)).alt).toBe('A mug');
  });

  it('is sent by its own type only, kept by its version, and not sent twice', async () => {
    const { id, manager } = await anItem();
    const { picture } = await savePicture(manager, id, PNG, { alt: 'A mug' });
    const ask = (query: string, headers: Record<string, string> = {}) =>
      pictureResponse(new Request(`https://kith.test/p${query}`, { headers }), () => itemPicture(manager, id));
    const first = await ask('');
    expect(Object.fromEntries(first.headers)).toEqual({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${picture?.version}"`,
    });
    expect(Buffer.from(await first.arrayBuffer()).equals(PNG)).toBe(true);
    expect((await ask(`?v=${picture?.version}`)).headers.get('cache-control')).toContain('immutable');
    expect((await ask('?v=old')).headers.get('cache-control')).toBe('private, max-age=86400');
    const again = await ask('', { 'if-none-match': `"${picture?.version}"` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const none = await pictureResponse(new Request('https://kith.test/p'), () => itemPicture(manager, 'none'));
    expect(none.status).toBe(404);
  });
});
