import { useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import type { GuardianView } from '@/lib/services/people/guardian-reads';
import { GuardianButton } from './guardian-button';

type Props = { contactId: string; guardian: GuardianView; mayChange: boolean };

/** Where the consent for a minor stands; nothing for who is grown up. */
export function GuardianConsentCard({ contactId, guardian, mayChange }: Props) {
  const t = useTranslations('people.guardian');
  const { state, decidedAt, requestedAt } = guardian;
  if (state === 'free') return null;
  const since = decidedAt ?? requestedAt;
  const what = state === 'granted' ? 'withdraw' : 'ask';
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col items-start gap-3">
        <p className="text-pretty">{t(`state.${state}`)}</p>
        {since ? <p className="text-muted-foreground text-sm">{t('on', { date: since })}</p> : null}
        {mayChange && state !== 'no-guardian' ? <GuardianButton contactId={contactId} what={what} /> : null}
      </CardContent>
    </Card>
  );
}
