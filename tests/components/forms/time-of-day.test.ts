import { expect, it } from 'vitest';
import { fromTime, toTime } from '@/components/forms/time-of-day';

it('says minutes as a time and back', () => {
  expect([0, 65, 1439].map(toTime)).toEqual(['00:00', '01:05', '23:59']);
  expect(['00:00', '01:05', '23:59', '23:59:30'].map(fromTime)).toEqual([0, 65, 1439, 1439]);
  expect(['', '24:00', '7:00', 'x'].map(fromTime)).toEqual([null, null, null, null]);
});
