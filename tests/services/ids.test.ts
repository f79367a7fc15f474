import { expect, it } from 'vitest';
import { newId } from '@/lib/services/ids';

it('gives UUIDv7 that ascend, also many in one millisecond', () => {
  const before = Date.now();
  const ids = Array.from({ length: 50_000 }, newId);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(ids.every((id, index) => index === 0 || id > String(ids[index - 1]))).toBe(true);
  expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length);
  const stamp = Number.parseInt(String(ids[0]).replace('-', '').slice(0, 12), 16);
  expect(Math.abs(stamp - before)).toBeLessThan(10_000);
});
