import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { currentIdentities } from '@/lib/auth/session';
import { SignInCard } from '../_components/sign-in-card';
import { chooseAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('choose.title') };
}

/** For an address that is known in several schools: which one now. */
export default async function ChoosePage() {
  const identities = await currentIdentities();
  if (identities.length === 0) redirect('/sign-in');
  const t = await getTranslations('auth.choose');
  return (
    <SignInCard title={t('title')} description={t('description')}>
      <ul className="flex flex-col gap-2">
        {identities.map((identity) => (
          <li key={identity.id}>
            <ActionForm action={chooseAction}>
              <input type="hidden" name="id" value={identity.id} />
              <button
                type="submit"
                className="flex w-full items-center gap-3 rounded-lg border px-4 py-3 text-left transition-colors hover:bg-accent"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{identity.organizationName}</span>
                  <span className="block text-muted-foreground text-sm">{t(`role.${identity.role}`)}</span>
                </span>
                <ChevronRight aria-hidden className="size-4 text-muted-foreground" />
              </button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </SignInCard>
  );
}
