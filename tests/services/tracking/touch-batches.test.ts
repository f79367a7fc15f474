import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewTouch } from '@/db/queries/touches';
import { newId } from '@/lib/services/ids';
import { storeTouch } from '@/lib/services/tracking/touch-batches';
import { anOrganization, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

const aTouch = (codeKey: string, overrides: Partial<NewTouch> = {}): NewTouch => ({
  id: newId(),
  codeKey,
  channel: 'link',
  source: null,
  referringHost: null,
  visitorId: randomUUID(),
  refereeId: null,
  counted: true,
  reason: null,
  userAgent: null,
  utm: null,
  occurredAt: NOW,
  ...overrides,
});

const entry = (touch: NewTouch) => ({ touch, extend: null });

describe('storeTouch', () => {
  it('says of each touch of a batch whether its code exists', async () => {
    const { code, codeId } = await aCode(database.owner, await anOrganization());
    const stored = await Promise.all([code, 'NOBODY', code, '"},{\\'].map((key) => storeTouch(entry(aTouch(key)))));
    expect(stored).toEqual(['stored', 'no-such-code', 'stored', 'no-such-code']);
    expect(await database.owner`select 1 from touches where code_id = ${codeId}`).toHaveLength(2);
  });

  it('keeps what each touch brings, word for word', async () => {
    const { code } = await aCode(database.owner, await anOrganization());
    const touches = [
      aTouch(code, { userAgent: 'A "quoted" {agent}, \\ and ünïcode 🎉', visitorId: 'v:"1\\' }),
      aTouch(code, { source: 'news, letter', utm: { utm_source: 'a"b' }, channel: 'email' }),
      aTouch(code, { counted: false, reason: 'bot', occurredAt: new Date('2026-08-31T23:59:59.999Z') }),
    ];
    await Promise.all(touches.map((touch) => storeTouch(entry(touch))));
    for (const { id, userAgent, visitorId, source, utm, channel, counted, reason, occurredAt } of touches) {
      const [row] = await database.owner`
        select user_agent, visitor_id, source, utm, channel, counted, reason, occurred_at from touches where id = ${id}`;
      expect(row).toEqual({
        user_agent: userAgent,
        visitor_id: visitorId,
        source,
        utm,
        channel,
        counted,
        reason,
        occurred_at: occurredAt,
      });
    }
  });

  it('does not let one touch that the database refuses take the others with it', async () => {
    const { code, codeId } = await aCode(database.owner, await anOrganization());
    const refused = aTouch(code, { userAgent: 'NUL \u0000' });
    const results = await Promise.allSettled(
      [aTouch(code), refused, aTouch(code)].map((touch) => storeTouch(entry(touch))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await database.owner`select 1 from touches where code_id = ${codeId}`).toHaveLength(2);
  });

  it("leaves out a touch whose person is another organisation's", async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const [{ code }, { referrerId }] = [await aCode(database.owner, ctx), await aCode(database.owner, other)];
    expect(await storeTouch(entry(aTouch(code, { refereeId: referrerId })))).toBe('no-such-code');
  });
});
