import { useTranslations } from 'next-intl';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import type { WholeReferral } from '@/lib/services/referrals/reads';

type QualityCardProps = { score: number | null; reasons: WholeReferral['qualityReasons'] };

/** How good a referral is, and every point of it. */
export function QualityCard({ score, reasons }: QualityCardProps) {
  const t = useTranslations('referrals.quality');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title', { score: score ?? 0 })}</CardTitle>
        <CardDescription>{t('text')}</CardDescription>
      </CardHeader>
      <CardContent>
        {reasons.length ? (
          <ul className="divide-y">
            {reasons.map(({ code, points }) => (
              <li key={code} className="flex justify-between gap-4 py-2">
                <span>{t(code)}</span>
                <span className="tabular whitespace-nowrap text-muted-foreground">{t('points', { points })}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted-foreground">{t('none')}</p>
        )}
      </CardContent>
    </Card>
  );
}
