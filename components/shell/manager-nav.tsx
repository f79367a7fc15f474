import {
  BadgeCheck,
  ChartNoAxesColumn,
  ChartSpline,
  FileUp,
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
  Split,
  Tag,
  UserPlus,
  Users,
  UsersRound,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/domain/organizations/roles';
import type { NavGroup, NavItem } from './types';

/** The dashboard's navigation, for a server layout. `rewardsToApprove`, `fraudCases` and `questions` show what waits. */
export async function getManagerNav({
  rewardsToApprove,
  fraudCases,
  questions,
  scopes,
}: {
  /** What the reader may do: pages that he may not open are not there. All of them when it is not given. */
  scopes?: ReadonlySet<Scope>;
  rewardsToApprove?: number;
  fraudCases?: number;
  questions?: number;
} = {}): Promise<NavGroup[]> {
  const t = await getTranslations('shell.nav');
  const may = (scope: Scope) => scopes?.has(scope) ?? true;
  return [
    {
      items: [
        { href: '/dashboard', label: t('overview'), icon: <ChartNoAxesColumn aria-hidden /> },
        { href: '/programs', label: t('programs'), icon: <GraduationCap aria-hidden /> },
        { href: '/people', label: t('people'), icon: <Users aria-hidden /> },
        { href: '/referrals', label: t('referrals'), short: t('referralsShort'), icon: <Link2 aria-hidden /> },
        { href: '/conversions', label: t('conversions'), icon: <Route aria-hidden /> },
        { href: '/attribution', label: t('attribution'), icon: <Split aria-hidden />, count: questions },
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
        { href: '/community', label: t('community'), icon: <UsersRound aria-hidden /> },
        ...(may('outbox:read') ? [{ href: '/outbox', label: t('outbox'), icon: <Inbox aria-hidden /> }] : []),
        { href: '/settings', label: t('settings'), icon: <Settings aria-hidden /> },
      ],
    },
  ];
}

/** What somebody with these rights can start from ⌘K. */
export async function getPaletteActions(scopes: ReadonlySet<Scope>): Promise<NavItem[]> {
  const t = await getTranslations('shell.palette.start');
  const all: (NavItem & { scope: Scope })[] = [
    { href: '/conversions/new', label: t('enrolment'), icon: <Route aria-hidden />, scope: 'conversions:write' },
    { href: '/rewards', label: t('approve'), icon: <BadgeCheck aria-hidden />, scope: 'rewards:approve' },
    { href: '/programs/new', label: t('program'), icon: <GraduationCap aria-hidden />, scope: 'programs:write' },
    { href: '/people/new', label: t('person'), icon: <UserPlus aria-hidden />, scope: 'people:write' },
    { href: '/conversions/import', label: t('import'), icon: <FileUp aria-hidden />, scope: 'people:write' },
  ];
  return all.filter(({ scope }) => scopes.has(scope)).map(({ scope: _, ...item }) => item);
}
