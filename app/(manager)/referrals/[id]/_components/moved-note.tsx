import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';

/** After an override the enrolment is another referral's: this leads there. */
export function MovedNote({ referralId, owedReferralId }: { referralId: string; owedReferralId: string | null }) {
  const t = useTranslations('attribution.override');
  if (!owedReferralId || owedReferralId === referralId) return null;
  return (
    <p className="text-muted-foreground">
      {t('moved')}{' '}
      <Link href={`/referrals/${owedReferralId}`} className="text-primary underline underline-offset-2">
        {t('openMoved')}
      </Link>
    </p>
  );
}
