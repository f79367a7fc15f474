import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';
import { channelName } from '../../_components/channel-name';

/** The decision in one sentence: who, by which rule, since when. */
export function AttributionSentence({ receipt }: { receipt: AttributionReceipt }) {
  const t = useTranslations('referrals');
  const conversions = useTranslations('conversions');
  const format = useFormatter();
  const { winner, rule, model, reason, flags } = receipt;
  const reasonKey = `reason.${reason}` as 'reason.no-touch';
  const when = winner ? format.dateTime(new Date(winner.occurredAt), 'dateTime') : '';
  const channel = winner ? channelName(winner.channel, t) : '';
  const modelName = t(`receiptPage.models.${model ?? 'last'}`);
  return (
    <>
      <p>
        {winner && receipt.attributed
          ? rule === 'override'
            ? receipt.decidedByName === null
              ? t('receiptPage.winnerByRuling', { code: winner.code })
              : t('receiptPage.winnerByPerson', { code: winner.code, name: receipt.decidedByName })
            : rule === 'code-at-enrolment'
              ? t('receiptPage.winnerByCode', { code: winner.code, when })
              : t('receiptPage.winnerByModel', { code: winner.code, when, channel, model: modelName })
          : t('receiptPage.nobody', {
              reason: reason && conversions.has(reasonKey) ? conversions(reasonKey) : (reason ?? ''),
            })}
      </p>
      {flags.length ? <Alert tone="warning" title={t('receiptPage.flag')} /> : null}
    </>
  );
}
