import { Download, KeyRound, Lightbulb } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { QrPicture } from '@/components/portal/qr-picture';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { qrDataUrl } from '@/lib/materials/qr-modules';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getOwnMessages } from '@/lib/services/portal/messages';
import { listOwnPrograms, type OwnCode } from '@/lib/services/programs/own-programs';
import { chooseProgram } from '../_components/choose-program';
import { ClosedNote } from '../_components/closed-note';
import { CodeList } from '../_components/code-list';
import { NoProgram } from '../_components/no-program';
import { offerText } from '../_components/offer-text';
import { PortalHeader } from '../_components/portal-header';
import { ProgramSwitch } from '../_components/program-switch';
import { loadProgramParam } from '../search-params';
import { KeepProgram } from './_components/keep-program';
import { Materials } from './_components/materials';
import { messageTexts } from './_components/message-texts';
import { ShareOwn } from './_components/share-own';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.share'))('title') };
}

export default async function SharePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [t, locale, words, { program: wanted }, organization, programs] = await Promise.all([
    getTranslations('portal'),
    getLocale(),
    getTranslations('portalStart'),
    loadProgramParam(searchParams),
    getOrganization(ctx),
    listOwnPrograms(ctx),
  ]);
  const program = chooseProgram(programs, wanted);
  const code = program?.codes.find(({ works }) => works);
  const own = program && code ? await getOwnMessages(ctx, program.id) : {};
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('share.title')} lead={t('share.lead')} />
      <ProgramSwitch programs={programs} chosen={program?.id ?? ''} path="/portal/share" />
      {program ? (
        <ClosedNote program={program} supportEmail={organization.supportEmail} />
      ) : (
        <NoProgram supportEmail={organization.supportEmail} />
      )}
      {program && code ? (
        <>
          <KeepProgram id={program.id} />
          <section className="rounded-xl border bg-card p-5">
            <p className="font-medium">{t('share.link')}</p>
            <p className="mb-5 select-all break-all font-mono text-base text-muted-foreground">{code.url}</p>
            <ShareOwn
              key={code.code}
              programId={program.id}
              url={code.url}
              subject={t('share.subject', { school: organization.name })}
              own={own}
              texts={messageTexts(words, {
                school: organization.name,
                code: code.code,
                offer: program.offer.referee ? offerText({ t, locale }, program.offer.referee) : 'none',
              })}
            />
          </section>
          <Materials code={code.code} />
          <QrSection code={code} />
          <p className="flex items-start gap-2.5 text-pretty text-base text-muted-foreground">
            <Lightbulb aria-hidden className="mt-0.5 size-4.5 shrink-0" />
            {t('share.tip')}
          </p>
        </>
      ) : null}
      {program && !code && program.mayRefer && !program.codes.length ? (
        <EmptyState
          icon={KeyRound}
          title={t('share.needCode')}
          action={
            <Button asChild size="lg">
              <Link href={`/portal?program=${program.id}`}>{t('share.getCode')}</Link>
            </Button>
          }
        />
      ) : null}
      {program && program.codes.length > 1 ? <CodeList codes={program.codes} /> : null}
    </div>
  );
}

async function QrSection({ code }: { code: OwnCode }) {
  const t = await getTranslations('portal');
  const href = (format: string) =>
    `/portal/qr/${encodeURIComponent(code.code)}?format=${format}&channel=print&download=1`;
  return (
    <section className="grid gap-5 rounded-xl border bg-card p-5 md:grid-cols-[15rem_1fr] md:items-center md:gap-8">
      <QrPicture
        src={qrDataUrl(code.url, 'qr')}
        alt={t('home.qrAlt', { url: code.url })}
        className="mx-auto w-full max-w-72 md:max-w-60"
      />
      <div className="flex flex-col gap-3">
        <h2 className="text-lg">{t('share.qr')}</h2>
        <p className="text-pretty text-muted-foreground">{t('share.qrText')}</p>
        <Button asChild variant="secondary" size="lg">
          <a href={href('png')} download>
            <Download aria-hidden />
            {t('share.png')}
          </a>
        </Button>
        <Button asChild variant="secondary" size="lg">
          <a href={href('svg')} download>
            <Download aria-hidden />
            {t('share.svg')}
          </a>
        </Button>
      </div>
    </section>
  );
}
