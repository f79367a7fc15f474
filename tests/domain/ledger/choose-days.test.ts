import { expect, it } from 'vitest';
import { chooseDays } from '@/lib/domain/ledger/choose-days';

const today = '2026-11-24';
const month = { from: '2026-11-01', to: today };

it.each([
  [{}, { period: 'this-month', ...month, problem: null }],
  [{ period: 'nonsense' }, { period: 'this-month', ...month, problem: null }],
  [
    { period: 'quarter', from: '2020-01-01' },
    { period: 'quarter', from: '2026-10-01', to: today, problem: null },
  ],
  [{ period: 'custom' }, { period: 'custom', from: null, to: null, problem: null }],
  [
    { period: 'custom', from: '2026-05-05', to: '' },
    { period: 'custom', from: '2026-05-05', to: null, problem: null },
  ],
  [
    { period: 'custom', from: today, to: today },
    { period: 'custom', from: today, to: today, problem: null },
  ],
  [
    { period: 'custom', from: '2026-02-30' },
    { period: 'custom', ...month, problem: 'invalid' },
  ],
  [
    { period: 'custom', from: today, to: '2026-11-23' },
    { period: 'custom', ...month, problem: 'turned' },
  ],
])('%j', (wished, chosen) => {
  expect(chooseDays({ period: null, from: null, to: null, ...wished }, today)).toEqual(chosen);
});
