import { CircleX, Lightbulb, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { Finding } from '@/lib/domain/programs/finding';
import { formatDay } from '@/lib/i18n/format-day';

const LOOKS = {
  error: { Icon: CircleX, tone: 'text-destructive' },
  warning: { Icon: TriangleAlert, tone: 'text-warning' },
  advice: { Icon: Lightbulb, tone: 'text-info' },
} as const;

/** What the rule checker found, each with its icon and its sentence. */
export function FindingList({ findings, currency }: { findings: readonly Finding[]; currency: string }) {
  const t = useTranslations('programs.check');
  const sentence = useSentence(currency);
  return (
    <ul className="flex flex-col gap-3">
      {findings.map((finding) => {
        const { Icon, tone } = LOOKS[finding.severity];
        return (
          <li key={[finding.key, ...finding.path].join()} className="flex items-start gap-2.5">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
            <div className="flex flex-col">
              <p className="font-medium">
                {t(`code.${finding.code}`)}
                {finding.severity === 'error' ? <span className="sr-only">. {t('blocks')}</span> : null}
              </p>
              <p className="text-pretty text-muted-foreground text-sm">{sentence(finding)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A finding's sentence in the reader's language and the currency's own form. */
function useSentence(currency: string) {
  const t = useTranslations('programs.check.says');
  const locale = useLocale();
  const money = (amountMinor = 0) => formatMoney({ amountMinor, currency }, locale);
  return ({ key, params }: Finding) => {
    const { amountMinor, limitMinor, rateBps = 0, from, to, ...rest } = params;
    return t(key as 'limit-cuts', {
      ...rest,
      amount: money(amountMinor),
      limit: money(limitMinor),
      rate: rateBps / 10_000,
      ...(from && { from: formatDay(from, locale) }),
      ...(to && { to: formatDay(to, locale) }),
    });
  };
}
