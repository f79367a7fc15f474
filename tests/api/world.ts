import { expect } from 'vitest';
import { type Answer, clientOf, type School } from './client';

/** Everything that a school has after one friend enrolled: made over the API alone. */
export interface World {
  course: string;
  referrer: string;
  friend: string;
  program: string;
  code: string;
  touch: string;
  visitorId: string;
  referral: string;
  conversion: string;
  rewards: { id: string; side: string }[];
}

export const programBody = {
  name: 'Bring a friend',
  programType: 'student',
  currency: 'USD',
  startsAt: '2026-01-01T00:00:00Z',
  trigger: { milestone: 'enrolled' },
  holdDays: 0,
  rewards: {
    referrer: { kind: 'cash', amountMinor: 5000 },
    referee: { kind: 'discount', rateBps: 1000, capMinor: 8000 },
  },
  termsAndConditions: 'Be kind.',
};

/** An instant that many milliseconds ago: the API lives in the present. */
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
export const DAY = 86_400_000;

export function made(answer: Answer, status = 201): Answer['body'] {
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  return answer.body;
}

/** The way of one referral, from the course to the reward (api.md). */
export async function aWorld(school: School, name: string): Promise<World> {
  const { post } = school;
  const course = made(
    await post('/courses', { externalId: `${name}-a1`, name: 'Spanish A1', priceMinor: 40_000, currency: 'USD' }),
  );
  const referrer = made(
    await post('/contacts', {
      externalId: `${name}-anna`,
      email: `anna.${name}@example.com`,
      firstName: 'Anna',
      standing: [{ kind: 'student', status: 'active' }],
    }),
  );
  const program = made(await post('/programs', { ...programBody, name: `Bring a friend ${name}` }));
  made(await post(`/programs/${program.id}/publish`), 200);
  const code = made(await post(`/programs/${program.id}/codes`, { contactId: referrer.id }));
  const visitorId = `visitor-${name}`;
  const touch = made(
    await post('/touches', { code: code.code, visitorId, channel: 'whatsapp', occurredAt: ago(3 * DAY) }),
  );
  const referee = { email: `ben.${name}@example.com`, firstName: 'Ben' };
  const referral = made(await post('/referrals', { code: code.code, visitorId, referee, occurredAt: ago(2 * DAY) }));
  const conversion = made(
    await post('/conversions', {
      externalId: `${name}-enrolment`,
      referee: { email: referee.email },
      milestone: 'enrolled',
      courseExternalId: course.externalId,
      valueMinor: 40_000,
      currency: 'USD',
      occurredAt: ago(DAY),
    }),
  );
  return {
    course: course.id,
    referrer: referrer.id,
    friend: referral.refereeId,
    program: program.id,
    code: code.code,
    touch: touch.id,
    visitorId,
    referral: referral.id,
    conversion: conversion.id,
    rewards: conversion.rewards,
  };
}

/** The friend's discount is in his wallet: approved by another client than the one that recorded the enrolment. */
export async function aDiscountApproved({ organizationId }: School, world: World): Promise<void> {
  const approver = await clientOf(organizationId, ['rewards:approve']);
  const reward = world.rewards.find(({ side }) => side === 'referee');
  made(await approver.post(`/rewards/${reward?.id}/approve`, {}), 200);
}

/** The friend's discount is approved and used: a code that is open, out of a school that has an item in its catalogue. */
export async function aUsedWallet(school: School, world: World) {
  const { post } = school;
  await aDiscountApproved(school, world);
  const item = made(await post('/merchandise-items', { name: 'Mug', valueMinor: 900, stock: 3 }));
  const redemption = made(await post(`/contacts/${world.friend}/redemptions`, { kind: 'discount', amountMinor: 1000 }));
  return { item: item.id as string, redemption: redemption.id as string, code: redemption.code as string };
}

/** An endpoint of the school, and a message to it: nobody answers under `.invalid` (RFC 2606). */
export async function aWebhook({ post, get }: School): Promise<{ endpoint: string; delivery: string }> {
  const { id } = made(await post('/webhook-endpoints', { url: 'https://receiver.invalid/hook' }));
  made(await post(`/webhook-endpoints/${id}/test`), 200);
  const { data } = made(await get(`/webhook-endpoints/${id}/deliveries`), 200);
  return { endpoint: id, delivery: data[0].id };
}
