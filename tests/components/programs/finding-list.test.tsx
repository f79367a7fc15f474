import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FindingList } from '@/app/(manager)/programs/_components/finding-list';
import { checkProgram } from '@/lib/domain/programs/check';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { CheckInput } from '@/lib/domain/programs/worst-case';
import { LOCALES } from '@/lib/i18n/config';
import { messages } from '@/lib/i18n/messages';
import { checkInput } from '../../domain/support/check-input';
import { show } from '../render';

const cash = { kind: 'cash', amountMinor: 5000 } as const;
const both: RewardsInput = { referrer: cash, referee: { kind: 'discount', rateBps: 1000 } };
const june = { name: 'June', startsAt: '2026-06-01', endsAt: '2026-06-30', extraMinor: 1 };

const WAYS: [RewardsInput, Partial<CheckInput>?, object?][] = [
  [both, { limitMinor: 0 }],
  [{ referrer: { kind: 'cash', rateBps: 0 } }],
  [
    { referrer: { kind: 'cash', amountMinor: 30_000 }, referee: { kind: 'cash', amountMinor: 30_000 } },
    {},
    { budgetMinor: 40_000, holdDays: 0 },
  ],
  [{ ...both, referee: { kind: 'cash', amountMinor: 45_000 } }],
  [{ referrer: cash, tiers: [{ fromCount: 3, amountMinor: 4999 }] }],
  [
    {
      ...both,
      referrer: { kind: 'cash', rateBps: 1000, capMinor: 6000 },
      tiers: [{ fromCount: 3, amountMinor: 6001 }],
    },
  ],
  [{ ...both, bonuses: [{ atCount: 3, kind: 'cash', rateBps: 0 }] }],
  [{ ...both, promotions: [june, { ...june, name: 'Late' }] }],
  [{ ...both, promotions: [june] }, { startsOn: '2026-07-01' }],
  [{ ...both, courses: [{ courseExternalIds: ['b1'], referrer: cash }] }, { unknownCourses: ['b1'] }],
  [{ referrer: { kind: 'cash', rateBps: 2500 } }, { highestPriceMinor: 900_000 }],
  [{ referrer: { kind: 'cash', rateBps: 2500 } }, { highestPriceMinor: null, lowestPriceMinor: null }],
  [{ referrer: { kind: 'cash', amountMinor: 50_000 }, bonuses: [{ atCount: 2, kind: 'cash', amountMinor: 1000 }] }],
  [{ ...both, tiers: [{ fromCount: 30, amountMinor: 6000 }] }, {}, { budgetMinor: 20_000 }],
  [{ bonuses: [{ atCount: 3, kind: 'cash', amountMinor: 100 }], courses: [] }],
];
const findings = WAYS.flatMap(([rewards, overrides, definition]) => [
  ...checkProgram(checkInput(rewards, overrides, definition)).findings,
]);

describe('what the rule checker found', () => {
  it('may be the same of two rules', () => {
    const none = { kind: 'cash', rateBps: 0 } as const;
    const { findings: twice } = checkProgram(
      checkInput({ ...both, referrer: none, referee: none, bonuses: [{ ...cash, atCount: 1 }] }),
    );
    show(<FindingList findings={twice} currency="USD" />);
    expect(screen.getAllByText('A rate of 0 gives nothing.')).toHaveLength(2);
  });

  it('is all of what it has words for', () => {
    expect([...new Set(findings.map(({ key }) => key))].sort()).toEqual(
      Object.keys(messages.programs.check.says).sort(),
    );
  });

  it('says in English what the core says, with amounts and days as a person writes them', () => {
    for (const finding of findings) {
      const { unmount } = show(<FindingList findings={[finding]} currency="USD" />);
      const plain = (text: string) =>
        text
          .replace(/([\d,]+\.\d\d) USD|\$([\d,]+\.\d\d)/g, (_, core = '', page = '') =>
            `${core}${page}`.replace(/,/g, ''),
          )
          .replace(/ %/g, '%')
          .replace(/[“”"]/g, '"')
          .replace(/’/g, "'")
          .replace(/2026-06-01|Jun 1, 2026/g, 'DAY')
          .replace(/2026-06-30|Jun 30, 2026/g, 'DAY');
      expect(plain(screen.getAllByRole('paragraph').at(-1)?.textContent ?? '')).toBe(plain(finding.message));
      unmount();
    }
  });

  it.each(LOCALES)('is drawn in %s with nothing left unsaid', (locale) => {
    const each = [...new Map(findings.map((finding) => [finding.key, finding])).values()];
    show(<FindingList findings={each} currency="EUR" />, locale);
    const said = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/\u00a0/g, ' '));
    expect(said).toHaveLength(each.length);
    for (const text of said) expect(text).not.toMatch(/[{}]|programs\.check|USD/);
    if (locale === 'de') {
      expect(said.join()).toMatch(/Eine Empfehlung könnte \d+,\d\d € bringen; sie wird auf 500,00 € gekürzt\./);
    }
  });
});
