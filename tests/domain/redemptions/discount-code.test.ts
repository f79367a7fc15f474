import { describe, expect, it } from 'vitest';
import { DISCOUNT_CODE_BYTES, discountCode, discountCodeKey } from '@/lib/domain/redemptions/discount-code';
import { canMoveRedemption, firstStatus, REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';

describe('a discount code', () => {
  it('has three groups of four easy characters', () => {
    const bytes = Uint8Array.from({ length: DISCOUNT_CODE_BYTES }, (_, index) => index * 7);
    expect(discountCode(bytes)).toMatch(/^([C-HJKMNP-RTV-Y346789]{4}-){2}[C-HJKMNP-RTV-Y346789]{4}$/);
    expect(() => discountCode(bytes.slice(1))).toThrow(RangeError);
  });

  it('is the same however it is typed', () => {
    for (const typed of ['7kq4-mwxc-9rtd', ' 7KQ4 MWXC 9RTD ', '7KQ4MWXC9RTD']) {
      expect(discountCodeKey(typed)).toBe('7KQ4MWXC9RTD');
    }
  });
});

describe('the life of a redemption', () => {
  it('has an end that nothing leaves', () => {
    for (const from of ['used', 'fulfilled', 'cancelled', 'expired'] as const) {
      for (const to of REDEMPTION_STATUSES) expect(canMoveRedemption(from, to)).toBe(false);
    }
  });

  it('begins as its kind wants', () => {
    expect(REDEMPTION_KINDS.map(firstStatus)).toEqual(['open', 'used', 'requested']);
    expect(canMoveRedemption('open', 'fulfilled')).toBe(false);
    expect(canMoveRedemption('requested', 'used')).toBe(false);
  });
});
