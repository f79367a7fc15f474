import { NOT_CHECKED } from '@/lib/domain/fraud/signal';
import type { FraudCaseView } from '@/lib/services/fraud/reads';
import { type FraudTranslate, signalText } from './signal-text';

/** The evidence as a list to read: what, how much it weighs, and why. */
export function EvidenceList({
  found,
  names,
  t,
}: {
  found: FraudCaseView;
  names: Readonly<Record<string, string>>;
  t: FraudTranslate;
}) {
  if (!found.signals.length) return <p className="text-muted-foreground">{t('noEvidence')}</p>;
  return (
    <ul className="flex flex-col divide-y">
      {found.signals.map((signal) => (
        <li key={`${signal.key} ${signal.reason}`} className="flex items-start justify-between gap-4 py-3">
          <div className="min-w-0">
            <p className="font-medium">{t(`signal.${signal.key}`)}</p>
            <p className="text-pretty break-words text-muted-foreground">{signalText(signal, t, names)}</p>
          </div>
          <span className="tabular shrink-0 font-medium">
            {signal.reason === NOT_CHECKED ? t('notChecked') : t('weight', { weight: signal.weight })}
          </span>
        </li>
      ))}
    </ul>
  );
}
