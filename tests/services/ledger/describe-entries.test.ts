import { describe, expect, it } from 'vitest';
import type { Language } from '@/lib/domain/common/languages';
import type { StatementEntry } from '@/lib/domain/ledger/statement';
import { REFUND_REASONS } from '@/lib/domain/refunds/schema';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { describeEntries } from '@/lib/services/ledger/describe-entries';
import { runPayouts } from '@/lib/services/payouts/build';
import { transact } from '@/lib/services/transact';
import { aGrantedReward, NO_EXTRAS, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

type Move = Partial<StatementEntry> & Pick<StatementEntry, 'kind'>;

/** The words for movements of one subject. */
async function wordsOf(
  ctx: Ctx,
  subjectType: string,
  subjectId: string,
  moves: Move[],
  locale?: Language,
): Promise<string[]> {
  const entries = moves.map((move) => ({
    ...{
      transferId: crypto.randomUUID(),
      occurredAt: NOW,
      reason: 'As was typed.',
      subjectType,
      subjectId,
      causeId: null,
    },
    ...{ currency: 'USD', value: 'cash' as const, amountMinor: 100, accounts: {} },
    ...move,
  }));
  const described = await transact(ctx, (tx) => describeEntries(tx, entries, locale));
  expect(described.map(({ description: _, ...entry }) => entry)).toEqual(entries);
  return described.map(({ description }) => description);
}

describe('a reward', () => {
  it('has words for every kind of movement, with the first name of the friend only', async () => {
    const ctx = await anOrganization();
    const { reward, refereeId } = await aGrantedReward(database.owner, ctx);
    await database.owner`update contacts set first_name = ' Ben Carl ' where id = ${refereeId}`;
    const kinds = ['grant', 'approve', 'expire', 'credit-expired', 'hand-over', 'reject', 'clawback', 'something'];
    const what = 'Reward for Ben – Bring a friend';
    expect(
      await wordsOf(
        ctx,
        'reward',
        reward.id,
        kinds.map((kind) => ({ kind })),
      ),
    ).toEqual([
      what,
      `Approved: ${what}`,
      `Ended unused: ${what}`,
      `Ended unused: ${what}`,
      `Handed over: ${what}`,
      `Not approved: ${what}. As was typed.`,
      `Taken back: ${what}. As was typed.`,
      `${what}. As was typed.`,
    ]);
  });

  it('says why it was taken back', async () => {
    const ctx = await anOrganization();
    const { reward, conversionId } = await aGrantedReward(database.owner, ctx);
    for (const reason of REFUND_REASONS) {
      const body = { externalId: reason, amountMinor: 100, reason, occurredAt: NOW.toISOString() };
      await recordRefund(ctx, conversionId, body);
    }
    const refunds = await database.owner<{ id: string; reason: string }[]>`
      select id, reason from conversion_refunds where conversion_id = ${conversionId}`;
    const causes = REFUND_REASONS.map((reason) => refunds.find((row) => row.reason === reason)?.id as string);
    const moves = [...causes, crypto.randomUUID()].map((causeId) => ({ kind: 'clawback', causeId }));
    expect((await wordsOf(ctx, 'reward', reward.id, moves)).map((words) => words.split('. ').at(-1))).toEqual([
      'The course was refunded.',
      'The friend left the course.',
      'The price of the course was lowered.',
      'As was typed.',
    ]);
  });

  it('is named by its side, its line and its present', async () => {
    const ctx = await anOrganization();
    const both = await aGrantedReward(database.owner, ctx, {
      rewards: {
        ...NO_EXTRAS,
        referrer: { kind: 'cash', amountMinor: 500 },
        referee: { kind: 'merchandise', item: 'A bag', amountMinor: 100 },
        bonuses: [{ atCount: 1, every: false, kind: 'cash', amountMinor: 700 }],
      },
    });
    const welcome = await aGrantedReward(database.owner, ctx);
    const present = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('merchandise', 900) });
    const words = async (id: string | undefined) =>
      (await wordsOf(ctx, 'reward', id as string, [{ kind: 'grant' }]))[0];
    const idOf = (line: string) => both.rewards.find((row) => row.side === 'referrer' && row.line.startsWith(line))?.id;
    const ofFriend = (rewards: typeof both.rewards) => rewards.find(({ side }) => side === 'referee')?.id;
    expect(await words(idOf('bonus'))).toBe('Bonus, reached with a friend – Bring a friend');
    expect(await words(ofFriend(both.rewards))).toBe('A bag, a welcome present – Bring a friend');
    expect(await words(ofFriend(welcome.rewards))).toBe('Welcome reward – Bring a friend');
    expect(await words(present.reward.id)).toBe('A bag for a friend – Bring a friend');
  });
});

it('says of a payout what became of it', async () => {
  const ctx = await anOrganization();
  await aGrantedReward(database.owner, ctx);
  const { payouts } = await runPayouts(at(ctx, daysAfter(NOW, 14)));
  const id = payouts[0]?.id as string;
  const words = (...kinds: string[]) =>
    wordsOf(
      ctx,
      'payout',
      id,
      kinds.map((kind) => ({ kind })),
    );
  const become = (status: string, reference: string | null, why: string | null) => database.owner`
    update payouts set status = ${status}, reference = ${reference}, failure_reason = ${why} where id = ${id}`;
  await become('processing', null, null);
  expect(await words('payout-sent', 'payout-failed', 'payout-reversed', 'other')).toEqual([
    'Payment on its way',
    'Payment came back. As was typed.',
    'Payment was returned. As was typed.',
    'As was typed.',
  ]);
  await become('paid', 'T-7', null);
  expect(await words('payout-sent')).toEqual(['Paid out, reference T-7']);
  await become('failed', 'T-7', 'The account is closed.');
  expect(await words('payout-sent', 'payout-failed', 'payout-reversed')).toEqual([
    'Payment that came back, reference T-7',
    'Payment came back, reference T-7. The account is closed.',
    'Payment was returned, reference T-7. The account is closed.',
  ]);
});

it('has words for what is neither', async () => {
  const ctx = await anOrganization();
  const moves = [
    { kind: 'merge' },
    { kind: 'credit-transferred', amountMinor: -1 },
    { kind: 'credit-transferred', amountMinor: 1 },
    { kind: 'credit-redeemed' },
  ];
  expect(await wordsOf(ctx, 'redemption', crypto.randomUUID(), moves)).toEqual([
    'Moved, because two entries were one person',
    'Given to another person',
    'Received from another person',
    'As was typed.',
  ]);
  expect(await wordsOf(ctx, 'reward', crypto.randomUUID(), [{ kind: 'grant' }])).toEqual(['As was typed.']);
});

describe('in the language of the reader', () => {
  it('says what Kith wrote when it moved money, and leaves what somebody typed', async () => {
    const ctx = await anOrganization();
    const moves = [
      { kind: 'credit-reserved', reason: 'Made into a discount code' },
      { kind: 'credit-redeemed', reason: 'Discount code used for R-7' },
      { kind: 'hand-over', reason: 'Handed over: A bag' },
      { kind: 'credit-refunded', reason: 'As was typed.' },
    ];
    expect(await wordsOf(ctx, 'redemption', crypto.randomUUID(), moves, 'de')).toEqual([
      'In einen Rabattcode umgewandelt',
      'Rabattcode eingelöst für R-7',
      'Übergeben: A bag',
      'As was typed.',
    ]);
  });

  it('says why a reward was taken back and why a payout failed', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx);
    const takenBack = [{ kind: 'clawback', reason: 'Somebody else brought this friend' }];
    const [clawback] = await wordsOf(ctx, 'reward', reward.id, takenBack, 'es');
    expect(clawback).toContain('Otra persona trajo a este amigo');
    const { payouts } = await runPayouts(at(ctx, daysAfter(NOW, 14)));
    const id = payouts[0]?.id as string;
    await database.owner`update payouts set failure_reason = 'The bank gave no reason.' where id = ${id}`;
    expect(await wordsOf(ctx, 'payout', id, [{ kind: 'payout-failed' }], 'de')).toEqual([
      'Auszahlung fehlgeschlagen. Die Bank nennt keinen Grund.',
    ]);
  });
});
