import { TZDate } from '@date-fns/tz';

/** A parsed cron expression: allowed values of each field, and whether the day fields were restricted. */
interface Schedule {
  timeZone: string;
  minutes: number[];
  hours: number[];
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  anyDay: boolean;
  anyWeekday: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const SHORTHANDS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const HOUR_MS = 3_600_000;
// 29 February on a given weekday comes round within 28 years, except across 2100.
const MAX_DAYS = 366 * 41;

/**
 * The first instant after `after` that a cron expression names. Five fields or a shorthand, with an optional `TZ=Area/City ` in front.
 * As in Inngest's server (robfig/cron): a time that daylight saving skips does not come, one that it repeats comes once.
 * @throws Error when the expression is not valid or never comes
 */
export function nextOccurrence(expression: string, after: Date): Date {
  const schedule = parseCron(expression);
  const start = new TZDate(after.getTime(), schedule.timeZone);
  for (let offset = 0; offset < MAX_DAYS; offset++) {
    // Noon exists on every day in every zone; the fields then name a day of the calendar.
    const noon = new Date(Date.UTC(start.getFullYear(), start.getMonth(), start.getDate() + offset, 12));
    if (!dayMatches(schedule, noon)) continue;
    const found = firstOfDay(schedule, noon, after);
    if (found) return found;
  }
  throw new Error(`The cron expression "${expression}" never comes`);
}

function dayMatches(schedule: Schedule, day: Date): boolean {
  if (!schedule.months.has(day.getUTCMonth() + 1)) return false;
  const date = schedule.days.has(day.getUTCDate());
  const weekday = schedule.weekdays.has(day.getUTCDay());
  // Cron's old rule: when both fields are restricted, either is enough.
  return schedule.anyDay || schedule.anyWeekday ? date && weekday : date || weekday;
}

function firstOfDay(schedule: Schedule, day: Date, after: Date): Date | null {
  for (const hour of schedule.hours) {
    for (const minute of schedule.minutes) {
      const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
      const found = instantOf([year, month, date, hour, minute], schedule.timeZone);
      if (found && found.getTime() > after.getTime()) return found;
    }
  }
  return null;
}

/** The first instant at which a clock shows this time. Null when daylight saving skips it. */
function instantOf(wall: [number, number, number, number, number], timeZone: string): Date | null {
  const shows = (at: TZDate) => at.getHours() === wall[3] && at.getMinutes() === wall[4];
  const local = new TZDate(...wall, 0, 0, timeZone);
  if (!shows(local)) return null;
  const earlier = new TZDate(local.getTime() - HOUR_MS, timeZone);
  return new Date(shows(earlier) ? earlier.getTime() : local.getTime());
}

/** @throws Error in words that name the wrong field */
export function parseCron(expression: string): Schedule {
  const zoned = /^(?:TZ|CRON_TZ)=(\S+)\s+(.*)$/.exec(expression.trim());
  const timeZone = zoned?.[1] ?? 'UTC';
  const text = zoned?.[2]?.trim() ?? expression.trim();
  const fields = (SHORTHANDS[text] ?? text).split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) {
    throw new Error(`The cron expression "${expression}" must have five fields`);
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Error(`The cron expression "${expression}" names an unknown time zone`);
  }
  const weekdays = parseField(weekday, 0, 7, WEEKDAYS).map((value) => value % 7);
  return {
    timeZone,
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    days: new Set(parseField(day, 1, 31)),
    months: new Set(parseField(month, 1, 12, MONTHS)),
    weekdays: new Set(weekdays),
    anyDay: /^[*?]/.test(day),
    anyWeekday: /^[*?]/.test(weekday),
  };
}

function parseField(field: string, min: number, max: number, names: string[] = []): number[] {
  const values = new Set<number>();
  for (const part of field.toLowerCase().split(',')) {
    const match = /^(\*|\?|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`"${part}" is not valid in a cron expression`);
    const [, whole, first, last, stepText] = match;
    const any = whole === '*' || whole === '?';
    const from = any ? min : numberOf(first ?? '', names, min, max);
    const to = any || (stepText && !last) ? max : numberOf(last ?? first ?? '', names, min, max);
    const step = Number(stepText ?? 1);
    if (step < 1 || from > to) throw new Error(`"${part}" is not valid in a cron expression`);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function numberOf(text: string, names: string[], min: number, max: number): number {
  const index = names.indexOf(text);
  const value = index >= 0 ? index + (min === 1 ? 1 : 0) : Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new Error(`"${text}" is not between ${min} and ${max}`);
  return value;
}
