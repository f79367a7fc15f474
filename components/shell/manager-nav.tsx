import {
  ChartNoAxesColumn,
  ChartSpline,
  Gift,
  GraduationCap,
  Inbox,
  Landmark,
  Link2,
  Route,
  Scale,
  ScrollText,
  Settings,
  ShieldAlert,
  Tag,
  Users,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { NavGroup } from './types';

/** The dashboard's navigation, for a server layout. `rewardsToApprove` and `fraudCases` show what waits. */
export async function getManagerNav({
  rewardsToApprove,
  fraudCases,
}: {
  rewardsToApprove?: number;
  fraudCases?: number;
} = {}): Promise<NavGroup[]> {
  const t = await getTranslations('shell.nav');
  return [
    {
      items: [
        { href: '/dashboard', label: t('overview'), icon: <ChartNoAxesColumn aria-hidden /> },
        { href: '/programs', label: t('programs'), icon: <GraduationCap aria-hidden /> },
        { href: '/people', label: t('people'), icon: <Users aria-hidden /> },
        { href: '/referrals', label: t('referrals'), icon: <Link2 aria-hidden /> },
        { href: '/conversions', label: t('conversions'), icon: <Route aria-hidden /> },
        { href: '/analytics', label: t('analytics'), icon: <ChartSpline aria-hidden /> },
        { href: '/fraud', label: t('fraud'), icon: <ShieldAlert aria-hidden />, count: fraudCases },
      ],
    },
    {
      label: t('money'),
      items: [
        { href: '/rewards', label: t('rewards'), icon: <Gift aria-hidden />, count: rewardsToApprove },
        { href: '/redemptions', label: t('redemptions'), icon: <Tag aria-hidden /> },
        { href: '/payouts', label: t('payouts'), icon: <Landmark aria-hidden /> },
        { href: '/ledger', label: t('ledger'), icon: <ScrollText aria-hidden /> },
        { href: '/analytics/liability', label: t('liability'), icon: <Scale aria-hidden /> },
      ],
    },
    {
      label: t('school'),
      items: [
        { href: '/outbox', label: t('outbox'), icon: <Inbox aria-hidden /> },
        { href: '/settings', label: t('settings'), icon: <Settings aria-hidden /> },
      ],
    },
  ];
}
