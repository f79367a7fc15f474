import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Logo } from '@/components/shell/logo';
import { Link } from '@/components/ui/link';

type SignInCardProps = { title: string; description: ReactNode; children: ReactNode };

/** The one calm box of every sign-in page. */
export function SignInCard({ title, description, children }: SignInCardProps) {
  const t = useTranslations('shell');
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-6 px-4 pt-[12vh] pb-12">
      <Link href="/" className="w-fit rounded-lg">
        <Logo name={t('product')} />
      </Link>
      <section className="flex flex-col gap-5 rounded-xl border bg-card p-5 sm:p-7">
        <header className="flex flex-col gap-1.5">
          <h1 className="text-xl">{title}</h1>
          <p className="text-pretty text-muted-foreground">{description}</p>
        </header>
        {children}
      </section>
      <Link
        href="/help"
        className="w-fit rounded-sm text-base text-muted-foreground hover:text-foreground hover:underline"
      >
        {t('help')}
      </Link>
    </main>
  );
}
