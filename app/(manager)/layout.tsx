import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { LiveProvider, LiveRefresh } from '@/components/live/live-provider';
import { DashboardShell } from '@/components/shell/dashboard-shell';
import { getManagerNav, getPaletteActions } from '@/components/shell/manager-nav';
import { QueryProvider } from '@/components/shell/query-provider';
import { SIDEBAR_COOKIE } from '@/components/shell/sidebar-cookie';
import { StaffBell } from '@/components/shell/staff-bell';
import { columnsCookie } from '@/components/tables/column-cookie';
import { ColumnMemory } from '@/components/tables/column-memory';
import { chooseLanguageAction } from '@/lib/auth/choose-language';
import { currentIdentity, requireStaff } from '@/lib/auth/session';
import { signOutAction } from '@/lib/auth/sign-out';
import { countQuestions } from '@/lib/services/attribution/question-reads';
import { countFraudCases } from '@/lib/services/fraud/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { payoutEnvironment } from '@/lib/services/payouts/environment';
import { countRewardsToApprove } from '@/lib/services/rewards/count-to-approve';
import { searchAction } from './search-action';

// What changes the figures beside the navigation and on the bell.
const WAITING = ['conversion', 'reward', 'payout', 'fraud', 'attribution'];

export default async function ManagerLayout({ children, sheet }: { children: ReactNode; sheet: ReactNode }) {
  const ctx = await requireStaff();
  const [organization, identity, waiting, fraudCases, questions, environment] = await Promise.all([
    getOrganization(ctx),
    currentIdentity('staff'),
    countRewardsToApprove(ctx),
    countFraudCases(ctx),
    countQuestions(ctx),
    payoutEnvironment(ctx),
  ]);
  const { id, name, email = '' } = ctx.actor;
  const saved = await cookies();
  return (
    <DashboardShell
      organization={organization}
      user={{ name, email, settingsHref: '/settings/me', ...(identity ? { role: identity.role } : {}) }}
      environment={organization.slug === 'demo' ? 'demo' : environment}
      nav={await getManagerNav({ rewardsToApprove: waiting, fraudCases, questions, scopes: ctx.scopes })}
      paletteActions={await getPaletteActions(ctx.scopes)}
      search={searchAction}
      sidebarCollapsed={saved.get(SIDEBAR_COOKIE)?.value === 'collapsed'}
      actions={<StaffBell rewards={waiting} fraudCases={fraudCases} />}
      signOut={signOutAction}
      chooseLanguage={chooseLanguageAction}
    >
      <LiveProvider as="staff" since={ctx.now.getTime()}>
        <LiveRefresh topics={WAITING} />
        <QueryProvider>
          <ColumnMemory personId={id} saved={saved.get(columnsCookie(id))?.value ?? ''}>
            {children}
            {sheet}
          </ColumnMemory>
        </QueryProvider>
      </LiveProvider>
    </DashboardShell>
  );
}
