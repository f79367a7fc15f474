import { Lightbulb, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Finding } from '@/lib/domain/programs/check';

/** What the rule checker found, each with its icon and its sentence. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('programs.check.code');
  return (
    <ul className="flex flex-col gap-3">
      {findings.map((finding) => {
        const Icon = finding.severity === 'warning' ? TriangleAlert : Lightbulb;
        return (
          <li key={finding.code + finding.message} className="flex items-start gap-2.5">
            <Icon
              aria-hidden
              className={`mt-0.5 size-4 shrink-0 ${finding.severity === 'warning' ? 'text-warning' : 'text-info'}`}
            />
            <div className="flex flex-col">
              <p className="font-medium">{t(finding.code)}</p>
              <p className="text-pretty text-muted-foreground text-sm">{finding.message}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
