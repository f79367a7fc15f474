import { describe, expect, it } from 'vitest';
import { EVENT_NAMES } from '@/lib/domain/events';
import { FINANCE_ROLES, mayMail, NOTIFIED_EVENTS } from '@/lib/domain/notifications/recipients';

const reader = { email: 'ana@example.org', consentAt: null, mergedIntoId: null };

describe('who may be written to', () => {
  it('is a referrer with an address', () => {
    expect(mayMail(reader, 'referrer')).toBe(true);
    expect(mayMail({ ...reader, email: null }, 'referrer')).toBe(false);
  });

  it('is a friend only with his consent', () => {
    expect(mayMail(reader, 'referee')).toBe(false);
    expect(mayMail({ ...reader, consentAt: new Date(0) }, 'referee')).toBe(true);
  });

  it('is nobody who has become another contact', () => {
    expect(mayMail({ ...reader, consentAt: new Date(0), mergedIntoId: 'x' }, 'referee')).toBe(false);
  });
});

it('tells of events that exist, and of failures those who look after money', () => {
  for (const name of NOTIFIED_EVENTS) expect(EVENT_NAMES).toContain(name);
  expect(FINANCE_ROLES).toEqual(['owner', 'finance']);
});
