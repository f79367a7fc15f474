import { CircleHelp, House, Share2, TrendingUp, UserRound, UsersRound, Wallet } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveProvider, LiveRefresh } from '@/components/live/live-provider';
import { BellFace } from '@/components/shell/bell-face';
import { PortalShell } from '@/components/shell/portal-shell';
import { buttonVariants } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { chooseLanguageAction } from '@/lib/auth/choose-language';
import { rememberVisit } from '@/lib/auth/remember-visit';
import { requireReferrer } from '@/lib/auth/session';
import { signOutAction } from '@/lib/auth/sign-out';
import { listNotifications } from '@/lib/services/notifications/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { payoutEnvironment } from '@/lib/services/payouts/environment';

/** A school's portal can be installed under its name and colour; the root's own tags stay. */
export async function generateMetadata(): Promise<Metadata> {
  const { slug, name } = await getOrganization(await requireReferrer());
  return {
    manifest: `/portal-app/${slug}/manifest.webmanifest`,
    appleWebApp: { capable: true, title: name },
    icons: { apple: `/portal-app/${slug}/icon-192.png` },
  };
}

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await requireReferrer();
  await rememberVisit(ctx);
  const [organization, { unread }, environment, t, together] = await Promise.all([
    getOrganization(ctx),
    listNotifications(ctx, { contactId: ctx.actor.id, limit: 1 }),
    payoutEnvironment(ctx),
    getTranslations('portal.nav'),
    getTranslations('community'),
  ]);
  const { name, email = '' } = ctx.actor;
  return (
    <PortalShell
      organization={organization}
      user={{ name, email }}
      environment={organization.slug === 'demo' ? 'demo' : environment}
      nav={[
        { href: '/portal', label: t('home'), icon: <House aria-hidden /> },
        { href: '/portal/share', label: t('share'), icon: <Share2 aria-hidden /> },
        { href: '/portal/progress', label: t('progress'), icon: <TrendingUp aria-hidden /> },
        { href: '/portal/wallet', label: t('wallet'), icon: <Wallet aria-hidden /> },
      ]}
      more={[
        { href: '/portal/community', label: together('nav'), icon: <UsersRound aria-hidden /> },
        { href: '/portal/learn', label: t('learn'), icon: <CircleHelp aria-hidden /> },
        { href: '/portal/settings', label: t('settings'), icon: <UserRound aria-hidden /> },
      ]}
      actions={
        <Link
          href="/portal/notifications"
          aria-label={t('unread', { count: unread })}
          className={buttonVariants({ variant: 'ghost', size: 'icon', className: 'relative' })}
        >
          <BellFace count={unread} />
        </Link>
      }
      namespaces={['portal.error']}
      signOut={signOutAction}
      chooseLanguage={chooseLanguageAction}
    >
      <LiveProvider as="referrer" since={ctx.now.getTime()}>
        <LiveRefresh topics={['notices']} />
        {children}
      </LiveProvider>
    </PortalShell>
  );
}
