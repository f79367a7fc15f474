import {
  ChevronRight,
  CircleCheck,
  Gift,
  Landmark,
  MessageCircleQuestion,
  PencilLine,
  Scale,
  SearchX,
  ShieldAlert,
} from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { formatMoney } from '@/lib/domain/money/money';
import type { DashboardFacts } from '@/lib/services/analytics/dashboard';

/** What waits for somebody, each with the way to it. */
export function WaitingCard({ waiting }: { waiting: DashboardFacts['waiting'] }) {
  const t = useTranslations('dashboard.waiting');
  const locale = useLocale();
  const { rewards, failedPayouts, fraudCases, reconciliationCases, missingReferrals, questions, drafts } = waiting;
  const count = rewards.reduce((sum, one) => sum + one.count, 0);
  const sum = rewards
    .map(({ sumMinor, currency }) => formatMoney({ amountMinor: sumMinor, currency }, locale))
    .join(' + ');
  const others = failedPayouts + fraudCases + reconciliationCases + missingReferrals + questions;
  const isEmpty = count + others + drafts.length === 0;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="px-2 pt-1 pb-2">
        {isEmpty ? (
          <p className="flex items-center gap-2 px-3 py-2 text-muted-foreground">
            <CircleCheck aria-hidden className="size-4 text-success" />
            {t('nothing')}
          </p>
        ) : (
          <ul>
            {count > 0 ? (
              <Item href="/rewards" icon={<Gift aria-hidden />}>
                {t('approve', { count, sum })}
              </Item>
            ) : null}
            {fraudCases > 0 ? (
              <Item href="/fraud" icon={<ShieldAlert aria-hidden />}>
                {t('fraud', { count: fraudCases })}
              </Item>
            ) : null}
            {missingReferrals > 0 ? (
              <Item href="/attribution" icon={<SearchX aria-hidden />}>
                {t('missing', { count: missingReferrals })}
              </Item>
            ) : null}
            {questions > 0 ? (
              <Item href="/community" icon={<MessageCircleQuestion aria-hidden />}>
                {t('questions', { count: questions })}
              </Item>
            ) : null}
            {reconciliationCases > 0 ? (
              <Item href="/payouts/reconciliation" icon={<Scale aria-hidden />}>
                {t('reconciliation', { count: reconciliationCases })}
              </Item>
            ) : null}
            {failedPayouts > 0 ? (
              <Item href="/payouts?status=failed" icon={<Landmark aria-hidden />}>
                {t('failed', { count: failedPayouts })}
              </Item>
            ) : null}
            {drafts.map(({ id, name, version }) => (
              <Item key={id} href={`/programs/${id}/rules`} icon={<PencilLine aria-hidden />}>
                {t('draft', { name, version })}
              </Item>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}

function Item({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        className="flex items-center gap-2.5 rounded-lg px-3 py-2.5 hover:bg-accent [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
      >
        {icon}
        <span className="min-w-0 flex-1 text-pretty">{children}</span>
        <ChevronRight aria-hidden />
      </Link>
    </li>
  );
}
