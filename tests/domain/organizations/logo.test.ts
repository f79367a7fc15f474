import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogo, isWordmark, logoPath, logoProblem } from '@/lib/domain/organizations/logo';

describe('a logo', () => {
  it.each([
    [48, 48, null],
    [47, 48, 'small'],
    [4096, 4096, null],
    [4097, 600, 'large'],
    [800, 100, null],
    [801, 100, 'long'],
    [100, 801, 'long'],
  ])('of %i × %i: %s', (width, height, problem) => expect(logoProblem({ width, height })).toBe(problem));

  it('holds the name when it is twice as wide as high', () => {
    expect([200, 199].map((width) => isWordmark({ width, height: 100 }))).toEqual([true, false]);
  });

  it('has an address that names its content', () => {
    expect(logoPath({ version: 'ab' })).toBe('/r/-/logo-ab.png');
  });

  const side = fc.integer({ min: 1, max: 640 });
  const size = fc.record({ width: side, height: side });
  it('fits its box, is never enlarged and keeps its shape to a unit', () => {
    fc.assert(
      fc.property(size, size, (logo, box) => {
        const { width, height } = fitLogo(logo, box);
        expect(width).toBeGreaterThanOrEqual(1);
        expect(height).toBeGreaterThanOrEqual(1);
        expect(width).toBeLessThanOrEqual(Math.max(1, Math.min(logo.width, box.width)));
        expect(height).toBeLessThanOrEqual(Math.max(1, Math.min(logo.height, box.height)));
        const scale = Math.min(1, box.width / logo.width, box.height / logo.height);
        expect(Math.abs(width - logo.width * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(height - logo.height * scale)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
