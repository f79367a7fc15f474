import { LogOut } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { ActionForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { signOutAction } from '@/lib/auth/sign-out';
import { publicName } from '@/lib/domain/people/public-name';
import type { StandingKind } from '@/lib/domain/people/standing';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getGuardianView, listWards } from '@/lib/services/people/guardian-reads';
import { getContact } from '@/lib/services/people/reads';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { GuardianCard } from '../_components/guardian-card';
import { PortalHeader } from '../_components/portal-header';
import { NameForm } from '../welcome/_components/name-form';
import { HowPaid } from './_components/how-paid';
import { MessageChoices } from './_components/message-choices';
import { OwnWards } from './_components/own-wards';
import { loadSettingsParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.settings'))('title') };
}

export default async function PortalSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const { stripe } = await loadSettingsParams(searchParams);
  const [t, contact, { name: school, supportEmail }, guardian, wards, profile] = await Promise.all([
    getTranslations('portal.settings'),
    getContact(ctx, ctx.actor.id),
    getOrganization(ctx),
    getGuardianView(ctx, ctx.actor.id),
    listWards(ctx, ctx.actor.id),
    getOwnProfile(ctx),
  ]);
  const standings = contact.standing.map(({ kind, status }) => {
    const word = t(`kind.${kind as StandingKind}`);
    return status === 'active' ? word : t('inactive', { kind: word });
  });
  const facts = [
    { term: t('name'), value: [contact.firstName, contact.lastName].filter(Boolean).join(' ') },
    { term: t('email'), value: contact.email, help: t('emailHelp') },
    { term: t('phone'), value: contact.phone },
    { term: t('birthDate'), value: contact.birthDate },
    { term: t('studentNumber'), value: contact.externalId },
    { term: t('standing'), value: standings.join(', ') },
    { term: t('since'), value: <DateTime value={contact.createdAt} mode="date" /> },
  ];
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead', { school })} />
      <dl className="divide-y rounded-xl border bg-card">
        {facts.map(({ term, value, help }) => (
          <div key={term} className="flex flex-col px-5 py-3.5 md:grid md:grid-cols-[12rem_1fr] md:gap-x-6">
            <dt className="text-base text-muted-foreground">{term}</dt>
            <dd className="break-words">
              {value || <span className="text-muted-foreground">{t('unknown')}</span>}
              {help ? <span className="block text-pretty text-base text-muted-foreground">{help}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <NameForm name={profile.shownName ?? publicName(contact.firstName) ?? ''} isOwn={profile.shownName !== null} />
      <GuardianCard guardian={guardian} />
      <OwnWards wards={wards} />
      <HowPaid ctx={ctx} stripeStep={stripe} />
      <MessageChoices ctx={ctx} />
      <section className="flex flex-col gap-2 rounded-xl border bg-card px-5 py-4">
        <h2 className="text-lg">{t('sees')}</h2>
        <ul className="list-disc space-y-1.5 pl-5 marker:text-muted-foreground">
          <li className="text-pretty">{t('seesFriends')}</li>
          <li className="text-pretty">{t('seesYou')}</li>
          <li className="text-pretty">{t('seesSchool')}</li>
        </ul>
      </section>
      <section className="flex flex-col gap-1 rounded-xl border bg-card px-5 py-4">
        <h2 className="text-lg">{t('contact')}</h2>
        <p className="text-pretty">
          {supportEmail ? (
            <a href={`mailto:${supportEmail}`} className="text-primary underline underline-offset-2">
              {t('contactText', { email: supportEmail })}
            </a>
          ) : (
            t('contactNone')
          )}
        </p>
        <p>
          <Link href="/help/student" className="text-primary underline underline-offset-2">
            {t('guide')}
          </Link>
        </p>
      </section>
      <ActionForm action={signOutAction}>
        <Button type="submit" variant="secondary" size="lg" className="w-full md:w-auto">
          <LogOut aria-hidden />
          {t('signOut')}
        </Button>
      </ActionForm>
    </div>
  );
}
