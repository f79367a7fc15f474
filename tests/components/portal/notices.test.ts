import { describe, expect, it } from 'vitest';
import { noticeText } from '@/app/(portal)/portal/_components/notice-text';
import { translator } from '@/lib/i18n/translator';

const wordsIn = (locale: 'en' | 'es') =>
  ({ t: translator('portal', 'America/New_York', locale), locale }) as unknown as Parameters<typeof noticeText>[0];
const say = (type: string, data: Record<string, unknown>) => noticeText(wordsIn('en'), { type, data });

it('notices write money in the form of the reader', () => {
  const data = { amount: { amountMinor: 123_450_000, currency: 'USD' } };
  expect(noticeText(wordsIn('en'), { type: 'payout-settled', data }).text).toContain('$1,234,500.00');
  expect(noticeText(wordsIn('es'), { type: 'payout-settled', data }).text.replace(/\s/g, ' ')).toContain(
    '1.234.500,00 US$',
  );
});

describe('notices of a reward that is looked at', () => {
  it('say in plain words what happens, accuse nobody, and lead to the progress', () => {
    const answerDueAt = '2026-09-29T12:00:00Z';
    const notices = [
      say('reward-checked', { friend: 'Ben' }),
      say('reward-decided', { friend: null, decision: 'cleared' }),
      say('reward-decided', { friend: 'Ben', decision: 'confirmed' }),
      say('appeal-received', { friend: 'Ben', answerDueAt }),
      say('appeal-overdue', { friend: null }),
    ];
    expect(notices.map(({ text }) => text)).toEqual([
      'Your reward for Ben is being checked. You do not have to do anything.',
      'All is well: your reward for a friend goes its usual way.',
      'There is no reward for Ben. See why, and what you can do.',
      'The school has got what you wrote about Ben. You get an answer by Sep 29, 2026.',
      'The answer about a friend is late. Whoever leads the school knows about it now.',
    ]);
    for (const { text, href } of notices) {
      expect(href).toBe('/portal/progress');
      expect(text).not.toMatch(/fraud|abuse|cheat|suspici/i);
    }
  });
});
