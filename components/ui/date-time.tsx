'use client';
import { useFormatter, useNow, useTimeZone } from 'next-intl';
import { cn } from './cn';
import { CLOCK_MS, useClock } from './use-clock';

type DateTimeProps = {
  value: Date | string;
  /** relative: "3 days ago", exact time on hover and on a tap. date, dateTime: written out. */
  mode?: 'relative' | 'date' | 'dateTime';
  /** IANA name; by default the one of the shell around, which is the organisation's. */
  timeZone?: string;
  className?: string;
};

/**
 * An instant, in the organisation's time zone, with the exact time and the zone's name on hover. A relative one is a button, which
 * `ExactTime` of the shell answers: a finger has no hover. So it stands beside links, never within one.
 */
export function DateTime({ value, mode = 'relative', timeZone, className }: DateTimeProps) {
  const format = useFormatter();
  const zone = useTimeZone();
  const now = useClock(useNow());
  const date = typeof value === 'string' ? new Date(value) : value;
  const options = timeZone ? { timeZone } : {};
  // The clock goes on every half minute: what has come since is not in the future.
  const since = date > now && date.getTime() - now.getTime() < CLOCK_MS ? date : now;
  const exact = `${format.dateTime(date, { dateStyle: 'full', timeStyle: 'medium', ...options })} (${timeZone ?? zone})`;
  if (mode !== 'relative') {
    return (
      <time dateTime={date.toISOString()} title={exact} className={cn('whitespace-nowrap', className)}>
        {format.dateTime(date, mode, options)}
      </time>
    );
  }
  return (
    <button
      type="button"
      data-exact-time
      title={exact}
      className={cn(
        'min-h-6 cursor-help whitespace-nowrap rounded-sm pointer-coarse:underline pointer-coarse:decoration-dotted pointer-coarse:underline-offset-4',
        className,
      )}
    >
      <time dateTime={date.toISOString()}>{format.relativeTime(date, since)}</time>
    </button>
  );
}
