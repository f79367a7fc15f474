import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ForgetOffline } from '@/components/portal/forget-offline';
import { Alert } from '@/components/ui/alert';
import { homeOf } from '@/lib/auth/home-of';
import { chooseIdentity, MEMBERSHIP_COOKIE } from '@/lib/auth/membership';
import { safePath } from '@/lib/auth/safe-path';
import { currentIdentities } from '@/lib/auth/session';
import { SignInCard } from './_components/sign-in-card';
import { SignInForm } from './_components/sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

type SignInPageProps = { searchParams: Promise<{ to?: string; error?: string; code?: string }> };

/** Sign in; whoever is signed in already goes on to where they belong. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { to, error } = await searchParams;
  const t = await getTranslations('auth');
  const identities = await currentIdentities();
  if (identities.length > 0 && !to) {
    const chosen = (await cookies()).get(MEMBERSHIP_COOKIE)?.value;
    const identity = chooseIdentity(identities, chosen);
    if (identities.length > 1 && identity?.id !== chosen) redirect('/sign-in/choose');
    if (identity) redirect(homeOf(identity));
  }
  return (
    <SignInCard title={t('title')} description={t('description')}>
      {error ? (
        <Alert tone="warning" title={error === 'Verification' ? t('linkSpent.title') : t('failed.title')}>
          {error === 'Verification' ? t('linkSpent.text') : t('failed.text')}
        </Alert>
      ) : null}
      {identities.length > 0 && to ? <Alert tone="info" title={t('otherAccount')} /> : null}
      <SignInForm to={safePath(to)} />
      {identities.length === 0 ? <ForgetOffline /> : null}
    </SignInCard>
  );
}
