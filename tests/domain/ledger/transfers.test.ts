import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_KINDS, isContactAccount } from '@/lib/domain/ledger/accounts';
import {
  approveTransfer,
  clawbackTransfer,
  creditExpiredTransfer,
  creditRedeemedTransfer,
  creditRefundedTransfer,
  creditReservedTransfer,
  creditReturnedTransfer,
  creditTransferredTransfer,
  expireTransfer,
  grantTransfer,
  handOverTransfer,
  type Movement,
  payoutFailedTransfer,
  payoutReversedTransfer,
  payoutSentTransfer,
  payoutSettledTransfer,
  rejectTransfer,
  reservedHandOverTransfer,
  settlementAccount,
  TRANSFER_KINDS,
  type Transfer,
} from '@/lib/domain/ledger/transfers';
import { REWARD_KINDS } from '@/lib/domain/rewards/kinds';

const all: ((movement: Movement) => Transfer)[] = [
  (movement) => grantTransfer(movement, 'r'),
  (movement) => rejectTransfer(movement, 'r'),
  (movement) => payoutSentTransfer(movement, 'r'),
  (movement) => payoutSettledTransfer(movement, 'r'),
  (movement) => payoutFailedTransfer(movement, 'r'),
  (movement) => payoutReversedTransfer(movement, 'r'),
  (movement) => handOverTransfer(movement, 'r'),
  (movement) => creditExpiredTransfer(movement, 'r'),
  (movement) => creditReservedTransfer(movement, 'r'),
  (movement) => creditReturnedTransfer(movement, 'r'),
  (movement) => creditRefundedTransfer(movement, 'r'),
  (movement) => creditRedeemedTransfer(movement, 'credit', 'r'),
  (movement) => creditRedeemedTransfer(movement, 'reserved', 'r'),
  (movement) => reservedHandOverTransfer(movement, 'r'),
  (movement) => creditTransferredTransfer(movement, 'credit', 'ben', 'r'),
  (movement) => creditTransferredTransfer(movement, 'reserved', 'ben', 'r'),
  ...REWARD_KINDS.map((kind) => (movement: Movement) => approveTransfer(movement, kind, 'r')),
  ...(['accrued', ...REWARD_KINDS] as const).flatMap((from) => [
    (movement: Movement) => expireTransfer(movement, from, 'r'),
    (movement: Movement) => clawbackTransfer(movement, from, 'r'),
  ]),
];

const five = { contactId: 'ana', amountMinor: 500, currency: 'USD' };
/** `debited > credited`. */
const way = ({ postings }: Transfer) => postings.map(({ account }) => account.kind).join(' > ');

describe('every transfer', () => {
  it('sums to zero, in one currency, between two different accounts', () => {
    const movement = fc.record({
      contactId: fc.uuid(),
      amountMinor: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    });
    fc.assert(
      fc.property(movement, fc.constantFrom(...all), (given, make) => {
        const { postings, kind, reason } = make(given);
        expect(postings[0].amountMinor + postings[1].amountMinor).toBe(0);
        expect(postings[0].amountMinor).toBe(given.amountMinor);
        expect(postings.map(({ currency }) => currency)).toEqual([given.currency, given.currency]);
        expect(postings[0].account).not.toEqual(postings[1].account);
        expect(TRANSFER_KINDS).toContain(kind);
        expect(reason).toBe('r');
        for (const { account } of postings) {
          expect(ACCOUNT_KINDS).toContain(account.kind);
          const owners = isContactAccount(account.kind) ? [given.contactId, 'ben'] : [null];
          expect(owners).toContain(account.contactId);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of every kind is among those that are tried here', () => {
    const kinds = new Set(all.map((make) => make(five).kind));
    expect([...kinds].sort()).toEqual([...TRANSFER_KINDS].sort());
  });

  it('in any order leaves the ledger at zero, and each account at what went through it', () => {
    const amounts = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...all), amounts), { maxLength: 30 }), (moves) => {
        const made = moves.map(([make, amountMinor]) => make({ ...five, amountMinor }));
        const sumOf = (transfers: Transfer[]) => {
          const balances = new Map<string, number>();
          for (const { account, amountMinor } of transfers.flatMap(({ postings }) => postings)) {
            balances.set(account.kind, (balances.get(account.kind) ?? 0) + amountMinor);
          }
          return Object.fromEntries([...balances].sort(([a], [b]) => (a < b ? -1 : 1)));
        };
        expect(Object.values(sumOf(made)).reduce((sum, balance) => sum + balance, 0)).toBe(0);
        expect(sumOf(made.toReversed())).toEqual(sumOf(made));
      }),
      { numRuns: 1000 },
    );
  });

  it('moves a positive whole amount', () => {
    for (const amountMinor of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
      for (const make of all) expect(() => make({ ...five, amountMinor })).toThrow(RangeError);
    }
  });
});

describe('the way of the money', () => {
  it.each([
    [grantTransfer(five, 'r'), 'expense:rewards > liability:accrued'],
    [approveTransfer(five, 'cash', 'r'), 'liability:accrued > liability:payable'],
    [approveTransfer(five, 'credit', 'r'), 'liability:accrued > liability:credit'],
    [approveTransfer(five, 'discount', 'r'), 'liability:accrued > liability:credit'],
    [approveTransfer(five, 'merchandise', 'r'), 'liability:accrued > liability:goods'],
    [rejectTransfer(five, 'r'), 'liability:accrued > expense:rewards'],
    [expireTransfer(five, 'accrued', 'r'), 'liability:accrued > expense:rewards'],
    [expireTransfer(five, 'cash', 'r'), 'liability:payable > expense:rewards'],
    [clawbackTransfer(five, 'accrued', 'r'), 'liability:accrued > expense:rewards'],
    [clawbackTransfer(five, 'cash', 'r'), 'liability:payable > expense:rewards'],
    [clawbackTransfer(five, 'credit', 'r'), 'liability:credit > expense:rewards'],
    [clawbackTransfer(five, 'merchandise', 'r'), 'liability:goods > expense:rewards'],
    [payoutSentTransfer(five, 'r'), 'liability:payable > clearing:payout'],
    [payoutSettledTransfer(five, 'r'), 'clearing:payout > asset:bank'],
    [payoutFailedTransfer(five, 'r'), 'clearing:payout > liability:payable'],
    [payoutReversedTransfer(five, 'r'), 'asset:bank > liability:payable'],
    [handOverTransfer(five, 'r'), 'liability:goods > asset:bank'],
    [creditExpiredTransfer(five, 'r'), 'liability:credit > income:breakage'],
  ])('%#: %s', (transfer, expected) => expect(way(transfer)).toBe(expected));

  it('settles to nothing owed and the bank paid', () => {
    const balances = new Map<string, number>();
    const path = [
      grantTransfer(five, 'r'),
      approveTransfer(five, 'cash', 'r'),
      payoutSentTransfer(five, 'r'),
      payoutFailedTransfer(five, 'r'),
      payoutSentTransfer(five, 'r'),
      payoutSettledTransfer(five, 'r'),
    ];
    for (const { account, amountMinor } of path.flatMap(({ postings }) => postings)) {
      balances.set(account.kind, (balances.get(account.kind) ?? 0) + amountMinor);
    }
    expect(Object.fromEntries(balances)).toEqual({
      'expense:rewards': 500,
      'liability:accrued': 0,
      'liability:payable': 0,
      'clearing:payout': 0,
      'asset:bank': -500,
    });
  });

  it('each kind waits where it is used from', () => {
    expect(REWARD_KINDS.map(settlementAccount)).toEqual([
      'liability:payable',
      'liability:credit',
      'liability:credit',
      'liability:goods',
    ]);
  });
});
