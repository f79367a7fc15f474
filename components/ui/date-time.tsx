'use client';
import { useFormatter, useNow, useTimeZone } from 'next-intl';
import { cn } from './cn';
import { useClock } from './use-clock';

type DateTimeProps = {
  value: Date | string;
  /** relative: "3 days ago", exact time on hover. date, dateTime: written out. */
  mode?: 'relative' | 'date' | 'dateTime';
  /** IANA name; by default the one of the shell around, which is the organisation's. */
  timeZone?: string;
  className?: string;
};

/** An instant, in the organisation's time zone, with the exact time and the zone's name on hover. */
export function DateTime({ value, mode = 'relative', timeZone, className }: DateTimeProps) {
  const format = useFormatter();
  const zone = useTimeZone();
  const now = useClock(useNow());
  const date = typeof value === 'string' ? new Date(value) : value;
  const options = timeZone ? { timeZone } : {};
  const exact = `${format.dateTime(date, { dateStyle: 'full', timeStyle: 'medium', ...options })} (${timeZone ?? zone})`;
  const text = mode === 'relative' ? format.relativeTime(date, now) : format.dateTime(date, mode, options);
  return (
    <time dateTime={date.toISOString()} title={exact} className={cn('whitespace-nowrap', className)}>
      {text}
    </time>
  );
}
