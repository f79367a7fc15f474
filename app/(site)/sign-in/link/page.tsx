import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { safePath } from '@/lib/auth/safe-path';
import { SignInCard } from '../_components/sign-in-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('link.title'), robots: { index: false } };
}

type LinkPageProps = { searchParams: Promise<{ email?: string; token?: string; to?: string }> };

/** Where a magic link leads. A button stands before it, because mail scanners open links and would spend the token. */
export default async function LinkPage({ searchParams }: LinkPageProps) {
  const { email, token, to } = await searchParams;
  if (typeof email !== 'string' || typeof token !== 'string') redirect('/sign-in?error=Verification');
  const t = await getTranslations('auth.link');
  return (
    <SignInCard
      title={t('title')}
      description={t.rich('text', {
        email,
        b: (chunks) => <strong className="break-all text-foreground">{chunks}</strong>,
      })}
    >
      <form method="get" action="/api/auth/callback/email" className="flex flex-col gap-3">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="callbackUrl" value={safePath(to) ?? '/sign-in'} />
        <Button type="submit" className="h-11">
          {t('button')}
        </Button>
        <p className="text-muted-foreground text-sm">{t('notYou')}</p>
      </form>
    </SignInCard>
  );
}
