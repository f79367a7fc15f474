import { describe, expect, it } from 'vitest';
import { afterStep, NOT_STARTED, putAway } from '@/lib/domain/portal/onboarding';
import { changeProfileSchema, portalSettingsSchema, shownNameSchema } from '@/lib/domain/portal/schema';

const now = new Date('2026-09-15T12:00:00Z');

describe('first steps', () => {
  it('go on from the highest that is done, and end with the third', () => {
    expect(afterStep(NOT_STARTED, 1, now)).toEqual({ step: 2, doneAt: null });
    expect(afterStep({ step: 3, doneAt: null }, 1, now)).toEqual({ step: 3, doneAt: null });
    expect(afterStep({ step: 3, doneAt: null }, 3, now)).toEqual({ step: 4, doneAt: now });
    const early = new Date(0);
    expect(afterStep({ step: 3, doneAt: early }, 3, now)).toEqual({ step: 4, doneAt: early });
  });

  it('can be put away where they are, and taken up again', () => {
    const away = putAway({ step: 2, doneAt: null }, now);
    expect(away).toEqual({ step: 2, doneAt: now });
    expect(putAway(away, new Date(0))).toEqual(away);
    expect(afterStep(away, 2, new Date(0))).toEqual({ step: 3, doneAt: now });
  });
});

describe('what somebody may choose', () => {
  it.each(['Ana', 'José', 'O’Neil', 'Anna-Lena', 'Ян', 'Ng'])('is a name: %s', (name) => {
    expect(shownNameSchema.parse(` ${name} `)).toBe(name);
  });

  it.each(['A', 'Ana Costa', 'www.shop.example', 'Ana!', '-Ana', 'a'.repeat(31), '', '12'])('is none: %s', (name) => {
    expect(shownNameSchema.safeParse(name).success).toBe(false);
  });

  it('is a step from 1 to 3 and an age from 13 to 18', () => {
    expect(changeProfileSchema.safeParse({ stepDone: 4 }).success).toBe(false);
    expect(changeProfileSchema.safeParse({ stepDone: 3, ranked: true, shownName: null }).success).toBe(true);
    const settings = { boardEnabled: true, rankingEnabled: true, questionsEnabled: true };
    for (const [consentAge, fits] of [
      [12, false],
      [13, true],
      [18, true],
      [19, false],
      [15.5, false],
    ] as const) {
      expect(portalSettingsSchema.safeParse({ ...settings, consentAge }).success).toBe(fits);
    }
  });
});
