import { useLocale, useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { formatMoney } from '@/lib/domain/money/money';
import { channelName } from '../../_components/channel-name';

type Entry = { type: string; occurredAt: string | Date; data: Record<string, unknown> };
type TimelineProps = { entries: readonly Entry[]; currency: string };

/** What happened to a referral, in order, each with its exact time on hover. */
export function Timeline({ entries, currency }: TimelineProps) {
  const t = useTranslations('referrals');
  const locale = useLocale();
  const money = (value: unknown) => formatMoney({ amountMinor: Number(value ?? 0), currency }, locale);

  function words({ type, data }: Entry): string {
    const key = `timeline.${keyOf(type, data)}` as 'timeline.approved';
    if (!t.has(key)) return t('timeline.other', { type });
    return t(key, {
      amount: money(data.amountMinor),
      before: money(data.beforeMinor),
      after: money(data.afterMinor),
      channel: channelName(String(data.channel ?? 'link'), t),
      source: String(data.source ?? ''),
      side: String(data.side ?? ''),
      label: String(data.label ?? data.key ?? ''),
    } as never);
  }

  return (
    <ol className="flex flex-col">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end
        <li key={index} className="relative flex gap-3 pb-5 last:pb-0">
          <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full bg-primary" />
          {index < entries.length - 1 ? (
            <span aria-hidden className="absolute top-4 bottom-0 left-[4.5px] w-px bg-border" />
          ) : null}
          <div className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
            <span>{words(entry)}</span>
            <span className="text-muted-foreground text-sm">
              <DateTime value={entry.occurredAt} mode="dateTime" />
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function keyOf(type: string, { source, amountMinor }: Entry['data']): string {
  if (type === 'visited' && source) return 'visitedFrom';
  // Payments of before the amount was written down.
  return type === 'paid' && amountMinor === undefined ? 'paidOut' : type;
}
