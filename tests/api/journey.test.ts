import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { clientOf, type School, school } from './client';
import { ago, aWorld, DAY, made, programBody, type World } from './world';

useDatabase();

let demo: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'one');
});

describe('the main job over the API', () => {
  it('attributes the enrolment and rewards both sides at once, each with a receipt', async () => {
    const conversion = made(await demo.get(`/conversions/${world.conversion}`), 200);
    expect(conversion).toMatchObject({ attributed: true, referralId: world.referral, referrerId: world.referrer });
    expect(conversion.reason).toBeUndefined();
    expect(
      conversion.rewards.map(({ side, kind, rewardAmountMinor }: Record<string, unknown>) => [
        side,
        kind,
        rewardAmountMinor,
      ]),
    ).toEqual([
      ['referrer', 'cash', 5000],
      ['referee', 'discount', 4000],
    ]);
    for (const reward of conversion.rewards) expect(reward.receipt[0].why).toMatch(/USD/);
  });

  it('tells the story of the referral', async () => {
    const referral = made(await demo.get(`/referrals/${world.referral}`), 200);
    expect(referral).toMatchObject({
      programId: world.program,
      programVersion: 1,
      code: world.code,
      referrerId: world.referrer,
      refereeId: world.friend,
      status: 'converted',
      conversionValueMinor: 40_000,
      rewardAmountMinor: 9000,
    });
    expect(referral.timeline.length).toBeGreaterThan(1);
    const listed = made(
      await demo.get(`/referrals?status=converted&programId=${world.program}&referrerId=${world.referrer}`),
      200,
    );
    expect(listed.data.map(({ id }: { id: string }) => id)).toEqual([world.referral]);
    expect(made(await demo.get('/referrals?status=expired'), 200).data).toEqual([]);
  });

  it('approves, pays out and keeps the ledger at zero', async () => {
    const before = made(await demo.get(`/contacts/${world.referrer}/balance`), 200);
    expect(before).toMatchObject({ currency: 'USD', cash: { pendingMinor: 5000, payableMinor: 0, paidMinor: 0 } });
    const run = made(await demo.post('/payouts/run', {}), 200);
    expect(run.payouts).toMatchObject([
      { recipientId: world.referrer, amountMinor: 5000, currency: 'USD', status: 'processing', provider: 'sandbox' },
    ]);
    expect(made(await demo.post('/payouts/run'), 200).payouts).toEqual([]);
    const payout = made(await demo.get(`/payouts/${run.payouts[0].id}`), 200);
    expect(payout.rewardIds).toEqual([world.rewards.find(({ side }) => side === 'referrer')?.id]);
    const list = made(await demo.get(`/payouts?status=processing&recipientId=${world.referrer}`), 200);
    expect(list.data).toEqual([payout]);
    const { currencies } = made(await demo.get('/ledger/trial-balance'), 200);
    expect(currencies).toMatchObject([{ currency: 'USD', sumMinor: 0 }]);
    const sum = currencies[0].accounts.reduce(
      (total: number, { balanceMinor }: { balanceMinor: number }) => total + balanceMinor,
      0,
    );
    expect(sum).toBe(0);
    const reward = made(await demo.get(`/rewards/${payout.rewardIds[0]}`), 200);
    expect(reward.status).toBe('approved');
  });

  it('explains why the conversion is owed to whom', async () => {
    const receipt = made(await demo.get(`/referrals/${world.referral}/attribution`), 200);
    expect(receipt).toMatchObject({
      referralId: world.referral,
      conversionId: world.conversion,
      attributed: true,
      rule: 'model',
      model: 'last',
      winner: { code: world.code, referrerId: world.referrer, programVersion: 1 },
      referrerShares: [{ referrerId: world.referrer, ppm: 1_000_000 }],
      superseded: [],
    });
    expect(receipt.touches.map(({ touchId }: { touchId: string }) => touchId)).toContain(world.touch);
    expect(Object.keys(receipt.shares).sort()).toEqual(['first', 'last', 'linear', 'position', 'time-decay']);
    for (const shares of Object.values<{ ppm: number }[]>(receipt.shares))
      expect(shares.reduce((sum, { ppm }) => sum + ppm, 0)).toBe(1_000_000);
    const pending = made(await demo.post('/referrals', { code: world.code, referee: { email: 'pia@example.com' } }));
    expect((await demo.get(`/referrals/${pending.id}/attribution`)).body.code).toBe('not-found');
  });

  it('shows its figures', async () => {
    const overview = made(await demo.get(`/analytics/overview?programId=${world.program}&granularity=week`), 200);
    expect(overview).toMatchObject({
      currency: 'USD',
      granularity: 'week',
      totals: {
        touches: 2,
        conversions: 1,
        conversionValueMinor: 40_000,
        rewardMinor: 9000,
        costPerAcquisitionMinor: 9000,
      },
      topReferrers: [{ referrerId: world.referrer, conversions: 1 }],
    });
    for (const range of [
      'from=1900-01-01',
      'to=9999-12-31',
      'from=1970-01-01&to=2199-12-31',
      'from=2026-02-01&to=2026-01-01',
    ])
      expect((await demo.get(`/analytics/overview?granularity=day&${range}`)).status, range).toBe(422);
    const none = await demo.get('/analytics/overview?programId=0198a000-0000-7000-8000-000000000000');
    expect(none.status).toBe(404);
  });

  it('writes every step into the audit trail', async () => {
    const { data } = made(await demo.get('/audit-events?limit=100'), 200);
    const actions = data.map(({ action }: { action: string }) => action);
    for (const action of ['course.created', 'program.published', 'code.issued']) expect(actions).toContain(action);
    expect(data[0]).toMatchObject({
      actorType: expect.any(String),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('shows the figures of a contact as a statement, and as a table', async () => {
    const statement = made(await demo.get(`/contacts/${world.friend}/statement`), 200);
    expect(statement.currencies[0]).toMatchObject({ currency: 'USD', openingMinor: 0, closingMinor: 4000 });
    const table = await demo.get(`/contacts/${world.friend}/statement`, { accept: 'text/csv' });
    expect(table.headers.get('content-type')).toContain('text/csv');
    expect(table.text.split('\r\n')[0]).toBe(
      'date,occurredAt,value,kind,description,currency,earned,takenBack,paid,balance,transferId',
    );
    expect(table.text).toContain('Welcome reward – Bring a friend');
    expect(table.text).toContain(',USD,40.00,,,40.00,');
    const document = await demo.get(`/contacts/${world.friend}/statement`, { accept: 'application/pdf' });
    expect([document.status, document.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(document.headers.get('content-disposition')).toMatch(/^attachment; filename="statement-[\w-]+\.pdf"$/);
    expect(document.text.slice(0, 5)).toBe('%PDF-');
    const turned = await demo.get(`/contacts/${world.friend}/statement?from=2026-02-02&to=2026-02-01`);
    expect([turned.status, turned.body.errors]).toEqual([422, [{ path: 'to', message: 'Must not be before from.' }]]);
    const none = await demo.get(`/contacts/${world.friend}/statement`, { accept: 'application/xml' });
    expect([none.status, none.body.code]).toEqual([406, 'not-acceptable']);
    const future = await demo.get(`/contacts/${world.friend}/statement?from=2100-01-01T00:00:00Z`);
    expect(made(future, 200).currencies[0]).toMatchObject({ openingMinor: 4000, lines: [] });
  });

  it('takes a refund back from what was granted', async () => {
    const body = { externalId: 'one-refund', amountMinor: 40_000, reason: 'refund', occurredAt: ago(0) };
    const after = made(await demo.post(`/conversions/${world.conversion}/refunds`, body));
    expect(after.rewards.map(({ rewardAmountMinor }: { rewardAmountMinor: number }) => rewardAmountMinor)).toEqual([
      0, 0,
    ]);
    const again = await demo.post(`/conversions/${world.conversion}/refunds`, body);
    expect(made(again, 200).refundedMinor).toBe(40_000);
    const other = await demo.post(`/conversions/${world.conversion}/refunds`, { ...body, amountMinor: 1 });
    expect(other.status).toBe(409);
    expect(made(await demo.get('/ledger/trial-balance'), 200).currencies).toMatchObject([{ sumMinor: 0 }]);
  });
});

describe('a resource with an externalId', () => {
  const course = { externalId: 'twice', name: 'Twice', priceMinor: 100, currency: 'USD' };

  it('is 201, then 200 with the first, then 409 for other content', async () => {
    const first = made(await demo.post('/courses', course));
    expect(made(await demo.post('/courses', course), 200)).toEqual(first);
    const other = await demo.post('/courses', { ...course, priceMinor: 101 });
    expect([other.status, other.body.errors[0].path]).toEqual([409, 'externalId']);
  });

  it('holds for conversions too', async () => {
    const body = {
      externalId: 'nobody-referred',
      referee: { email: 'carl@example.com' },
      milestone: 'enrolled',
      valueMinor: 1000,
      currency: 'USD',
      occurredAt: ago(DAY),
    };
    const first = made(await demo.post('/conversions', body));
    expect(first).toMatchObject({ attributed: false, reason: 'no-touch', rewards: [] });
    expect(first).not.toHaveProperty('referralId');
    expect(made(await demo.post('/conversions', body), 200).id).toBe(first.id);
    expect((await demo.post('/conversions', { ...body, valueMinor: 1001 })).status).toBe(409);
  });

  it('holds for twenty at once: one 201', async () => {
    const body = { ...course, externalId: 'race' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => demo.post('/courses', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  it('of a contact is an upsert', async () => {
    const body = { externalId: 'dora', email: 'dora@example.com', standing: [{ kind: 'student', status: 'active' }] };
    const first = made(await demo.post('/contacts', body));
    const second = made(await demo.post('/contacts', { ...body, firstName: 'Dora', standing: [] }), 200);
    expect(second).toMatchObject({ id: first.id, firstName: 'Dora', standing: [] });
    expect(made(await demo.post('/contacts', { email: 'DORA@example.com', standing: [] }), 200).id).toBe(first.id);
    expect(made(await demo.get(`/contacts/${first.id}`), 200).firstName).toBe('Dora');
  });
});

describe('two contacts that are one person', () => {
  it('are merged', async () => {
    const first = made(await demo.post('/contacts', { email: 'eva@example.com', standing: [] }));
    const second = made(await demo.post('/contacts', { externalId: 'eva', standing: [] }));
    const merged = made(await demo.post(`/contacts/${first.id}/merge`, { intoId: second.id }), 200);
    expect(merged).toMatchObject({ id: second.id, externalId: 'eva' });
    expect(made(await demo.get(`/contacts/${first.id}`), 200).mergedIntoId).toBe(second.id);
    expect((await demo.post(`/contacts/${first.id}/merge`, { intoId: first.id })).body.errors[0].path).toBe('intoId');
  });
});

describe('programmes', () => {
  it('come from a template', async () => {
    const { data } = made(await demo.get('/program-templates'), 200);
    expect(data.length).toBeGreaterThanOrEqual(8);
    for (const { id, notes } of data) {
      expect(notes.length).toBeGreaterThan(0);
      expect(made(await demo.post('/programs', { templateId: id })).status).toBe('draft');
    }
    const unknown = await demo.post('/programs', { templateId: 'no-such' });
    expect([unknown.status, unknown.body.errors[0].path]).toEqual([422, 'templateId']);
  });

  it('say which field of a body is wrong', async () => {
    const answer = await demo.post('/programs', {
      ...programBody,
      validityDays: 91,
      rewards: { referrer: { kind: 'cash' } },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'rewards.referrer.amountMinor',
      'validityDays',
    ]);
  });

  it('are never changed once published: a PATCH makes the next draft', async () => {
    const { id } = made(await demo.post('/programs', programBody));
    expect((await demo.post(`/programs/${id}/publish`)).body).toMatchObject({
      status: 'active',
      version: 1,
      versionStatus: 'published',
    });
    const patched = made(await demo.patch(`/programs/${id}`, { holdDays: 30 }), 200);
    expect(patched).toMatchObject({ version: 2, versionStatus: 'draft', holdDays: 30, publishedVersion: 1 });
    expect(made(await demo.get(`/programs/${id}`), 200)).toMatchObject({ version: 1, holdDays: 0, draftVersion: 2 });
    expect(made(await demo.post(`/programs/${id}/publish`), 200)).toMatchObject({ version: 2, holdDays: 30 });
    expect((await demo.post(`/programs/${id}/publish`)).body.code).toBe('nothing-to-publish');
    expect(made(await demo.post(`/programs/${id}/pause`), 200).status).toBe('paused');
    expect(made(await demo.post(`/programs/${id}/resume`), 200).status).toBe('active');
    expect(made(await demo.post(`/programs/${id}/clone`, { name: 'Copy' }))).toMatchObject({
      name: 'Copy',
      status: 'draft',
      version: 1,
    });
    expect(made(await demo.post(`/programs/${id}/end`), 200).status).toBe('ended');
    expect((await demo.post(`/programs/${id}/resume`)).body.code).toBe('invalid-transition');
    expect(made(await demo.get('/programs?status=ended'), 200).data).toMatchObject([{ id }]);
  });

  it('are at most five at a time, also when ten are published at once', async () => {
    const five = await school();
    const ids = await Promise.all(
      Array.from({ length: 10 }, async () => made(await five.post('/programs', programBody)).id),
    );
    const answers = await Promise.all(ids.map((id) => five.post(`/programs/${id}/publish`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200))
      expect([status, body.code]).toEqual([422, 'program-limit-reached']);
  });
});

describe('codes', () => {
  it('are read in any case, and refused when taken', async () => {
    const own = await school();
    const { program, referrer } = await aWorld(own, 'codes');
    const chosen = made(await own.post(`/programs/${program}/codes`, { contactId: referrer, code: 'anna-codes-24' }));
    expect(chosen).toMatchObject({ code: 'ANNA-CODES-24', url: expect.stringMatching(/\/r\/ANNA-CODES-24$/) });
    expect(made(await own.get('/codes/anna-CODES-24'), 200)).toMatchObject({ id: chosen.id, status: 'active' });
    const again = await own.post(`/programs/${program}/codes`, { contactId: referrer, code: 'ANNA-CODES-24' });
    expect(again.status).toBe(200);
    const taken = await own.post(`/programs/${program}/codes`, { contactId: referrer, code: world.code });
    expect([taken.status, taken.body.code]).toEqual([422, 'code-taken']);
    const nobody = made(
      await own.post('/contacts', { externalId: 'lead', standing: [{ kind: 'lead', status: 'active' }] }),
    );
    const refused = await own.post(`/programs/${program}/codes`, { contactId: nobody.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'referrer-not-eligible']);
    expect(made(await own.get(`/codes?programId=${program}`), 200).data).toHaveLength(2);
    expect((await own.get('/codes/NOBODYS')).status).toBe(404);
  });

  it('have a QR code as SVG and as PNG', async () => {
    const svg = await demo.get(`/codes/${world.code}/qr`);
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(svg.text).toMatch(/^<svg /);
    const png = await demo.get(`/codes/${world.code.toLowerCase()}/qr?format=png&channel=print`);
    expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(png.text.slice(1, 4)).toBe('PNG');
    expect((await demo.get(`/codes/${world.code}/qr?format=gif`)).status).toBe(422);
  });
});

describe('touches and referrals', () => {
  it('says why a touch does not count', async () => {
    const bot = await demo.post('/touches', { code: world.code, userAgent: 'WhatsApp/2.23' });
    expect(made(bot)).toMatchObject({ counted: false, reason: expect.any(String), visitorId: expect.any(String) });
    expect((await demo.post('/touches', { code: 'NOBODYS' })).status).toBe(404);
    const future = await demo.post('/touches', { code: world.code, occurredAt: '2199-01-01T00:00:00Z' });
    expect(future.body.errors[0].path).toBe('occurredAt');
  });

  it('gives the rule that refuses a referral', async () => {
    const own = await demo.post('/referrals', { code: world.code, referee: { email: 'anna.one@example.com' } });
    expect([own.status, own.body.code]).toEqual([422, 'self-referral']);
    const twice = { code: world.code, referee: { email: 'emil@example.com' } };
    const first = made(await demo.post('/referrals', twice));
    expect(made(await demo.post('/referrals', twice), 200).id).toBe(first.id);
  });
});

describe('lists', () => {
  it('go on from page to page without gaps or repetitions', async () => {
    const own = await school(['programs:write', 'programs:read']);
    for (let n = 0; n < 7; n++)
      made(await own.post('/courses', { externalId: `p${n}`, name: `P ${n}`, priceMinor: n, currency: 'USD' }));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { data: { externalId: string }[]; nextCursor: string | null } = made(
        await own.get(`/courses?limit=3${cursor && `&cursor=${cursor}`}`),
        200,
      );
      seen.push(...page.data.map(({ externalId }) => externalId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
  });
});

describe('rewards that need a person', () => {
  it('are not approved by the client that recorded the conversion, and by another', async () => {
    const own = await school();
    const { program, code } = await aWorld(own, 'big');
    made(
      await own.patch(`/programs/${program}`, { rewards: { referrer: { kind: 'cash', amountMinor: 20_000 } } }),
      200,
    );
    made(await own.post(`/programs/${program}/publish`), 200);
    const conversion = made(
      await own.post('/conversions', {
        externalId: 'big-2',
        referee: { email: 'fritz@example.com' },
        milestone: 'enrolled',
        valueMinor: 90_000,
        currency: 'USD',
        occurredAt: ago(0),
        code,
      }),
    );
    const [reward] = conversion.rewards;
    expect(reward).toMatchObject({ requiresApproval: true, status: 'pending', rewardAmountMinor: 20_000 });
    const refused = await own.post(`/rewards/${reward.id}/approve`);
    expect([refused.status, refused.body.code]).toEqual([422, 'approval-by-interested-party']);
    const finance = await clientOf(own.organizationId, ['rewards:approve', 'rewards:read']);
    expect(made(await finance.get('/rewards?status=pending'), 200).data.map(({ id }: { id: string }) => id)).toContain(
      reward.id,
    );
    expect(made(await finance.post(`/rewards/${reward.id}/approve`, { note: 'Checked.' }), 200).status).toBe(
      'approved',
    );
    expect((await finance.post(`/rewards/${reward.id}/approve`)).body.code).toBe('already-settled');
    expect((await finance.post(`/rewards/${reward.id}/reject`, {})).body.errors[0].path).toBe('reason');
    const rejected = made(await finance.post(`/rewards/${reward.id}/reject`, { reason: 'Not a student.' }), 200);
    expect(rejected).toMatchObject({ status: 'cancelled', rewardAmountMinor: 0, originalAmountMinor: 20_000 });
  });
});
