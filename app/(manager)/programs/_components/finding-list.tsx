import { CircleX, Lightbulb, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Finding } from '@/lib/domain/programs/finding';

const LOOKS = {
  error: { Icon: CircleX, tone: 'text-destructive' },
  warning: { Icon: TriangleAlert, tone: 'text-warning' },
  advice: { Icon: Lightbulb, tone: 'text-info' },
} as const;

/** What the rule checker found, each with its icon and its sentence. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('programs.check');
  return (
    <ul className="flex flex-col gap-3">
      {findings.map((finding) => {
        const { Icon, tone } = LOOKS[finding.severity];
        return (
          <li key={finding.code + finding.message} className="flex items-start gap-2.5">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
            <div className="flex flex-col">
              <p className="font-medium">
                {t(`code.${finding.code}`)}
                {finding.severity === 'error' ? <span className="sr-only">. {t('blocks')}</span> : null}
              </p>
              <p className="text-pretty text-muted-foreground text-sm">{finding.message}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
