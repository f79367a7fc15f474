import { describe, expect, it } from 'vitest';
import {
  isLivePromotion,
  PROMOTION_STATUSES,
  type PromotionFacts,
  promotionTask,
} from '@/lib/domain/redemptions/promotion';

const facts: PromotionFacts = {
  status: 'waiting',
  isOpen: true,
  account: 'acct_1',
  connectedAccount: 'acct_1',
  isConnected: true,
};

describe('what a discount code needs at Stripe', () => {
  it.each([
    ['is made while it waits', {}, 'make'],
    ['is made again after Stripe said no', { status: 'failed' }, 'make'],
    ['is asked about while it works', { status: 'active' }, 'ask'],
    ['is left alone when it ended there before it ended here', { status: 'ended' }, 'nothing'],
    ['is ended when it is not open here', { status: 'active', isOpen: false }, 'end'],
    ['is ended before it was made', { isOpen: false }, 'end'],
    ['is ended again, in case it was being made', { status: 'ended', isOpen: false }, 'end'],
    ['is ended when the school disconnects', { status: 'active', isConnected: false }, 'end'],
    ['is left alone once it was used', { status: 'used', isOpen: false }, 'nothing'],
    ['is given up when the account is another', { status: 'active', connectedAccount: 'acct_2' }, 'give-up'],
    ['is given up when the key is gone', { connectedAccount: null, isConnected: false }, 'give-up'],
    ['is not given up when it ended', { status: 'ended', connectedAccount: null }, 'nothing'],
    ['is not asked about again when it was given up', { status: 'lost', isOpen: false }, 'nothing'],
  ] as const)('%s', (_, change, task) => {
    expect(promotionTask({ ...facts, ...change })).toBe(task);
  });

  it('may be used there until it is known to be over', () => {
    expect(PROMOTION_STATUSES.filter(isLivePromotion)).toEqual(['waiting', 'active', 'failed']);
  });
});
