import type { Formats } from 'next-intl';

/** Named date and number formats, so that a page never invents its own. */
export const formats = {
  dateTime: {
    date: { day: 'numeric', month: 'short', year: 'numeric' },
    dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    exact: { dateStyle: 'full', timeStyle: 'long' },
    day: { day: 'numeric', month: 'short' },
    month: { month: 'short', year: 'numeric' },
  },
  number: {
    integer: { maximumFractionDigits: 0 },
    percent: { style: 'percent', maximumFractionDigits: 1 },
    compact: { notation: 'compact', maximumFractionDigits: 1 },
  },
} satisfies Formats;
