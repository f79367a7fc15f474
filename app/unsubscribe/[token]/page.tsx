import { MailX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import type { NamedMessage } from '@/lib/i18n/messages';
import { getUnsubscribePage } from '@/lib/services/notifications/unsubscribe';
import { unsubscribeAction } from './actions';

type UnsubscribeProps = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('unsubscribe'))('all'), robots: { index: false } };
}

export default async function UnsubscribePage({ params }: UnsubscribeProps) {
  const { token } = await params;
  const [t, names, page] = await Promise.all([
    getTranslations('unsubscribe'),
    getTranslations('messageNames.name'),
    orNull(() => getUnsubscribePage(token, new Date())),
  ]);
  if (!page) {
    return (
      <Frame>
        <h1 className="font-semibold text-xl">{t('gone')}</h1>
        <p className="text-pretty text-muted-foreground">{t('goneText')}</p>
      </Frame>
    );
  }
  const { school, masked, message, isOff, isAllOff } = page;
  const choice = (scope: 'this' | 'all' | 'undo', label: string, variant: 'primary' | 'secondary') => (
    <ActionForm action={unsubscribeAction}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="scope" value={scope} />
      <Button type="submit" variant={variant} size="lg" className="h-auto min-h-11 w-full whitespace-normal py-2">
        {label}
      </Button>
    </ActionForm>
  );
  return (
    <Frame>
      <h1 className="font-semibold text-xl">{t('title', { school })}</h1>
      {isOff ? (
        <>
          <Alert tone="success" title={isAllOff ? t('offAll') : t('offThis')} />
          {isAllOff ? null : choice('all', t('all'), 'primary')}
          {choice('undo', t('undo'), 'secondary')}
        </>
      ) : (
        <>
          <p className="text-pretty text-muted-foreground">{t('text', { address: masked })}</p>
          {choice('this', t('this', { message: names(message as NamedMessage) }), 'primary')}
          {choice('all', t('all'), 'secondary')}
        </>
      )}
      <p className="text-pretty text-muted-foreground text-sm">{t('allHelp')}</p>
      <Link href="/portal/settings#messages" className="text-primary underline underline-offset-2">
        {t('portal')}
      </Link>
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 px-4 py-10">
      <MailX aria-hidden className="size-8 text-muted-foreground" />
      {children}
    </main>
  );
}
