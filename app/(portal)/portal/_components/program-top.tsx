import { useLocale, useTranslations } from 'next-intl';
import type { OwnProgram } from '@/lib/services/programs/own-programs';
import { ClosedNote } from './closed-note';
import { CodeCard } from './code-card';
import { CodeForm } from './code-form';
import { OfferPair } from './offer-pair';
import { shareText } from './share-text';

type ProgramTopProps = {
  program: OwnProgram;
  organization: { name: string; supportEmail: string | null };
  /** False while a guardian has to agree first. */
  mayTakePart: boolean;
};

/** What one programme says first: the code, the way to get one, or why there is none; and what both sides get. */
export function ProgramTop({ program, organization, mayTakePart }: ProgramTopProps) {
  const words = { t: useTranslations('portal'), locale: useLocale() };
  const { id, name, phase, mayRefer, codes, offer } = program;
  const code = codes.find(({ works }) => works);
  const isOpen = phase === 'active' || phase === 'not-started';
  const waits = phase === 'not-started' && codes.length > 0;
  return (
    <>
      <ClosedNote program={program} supportEmail={organization.supportEmail} />
      {code ? (
        <CodeCard
          code={code}
          {...shareText(words, program, code.code, organization.name)}
          shareHref={`/portal/share?program=${id}`}
        />
      ) : null}
      {!code && mayRefer && mayTakePart && isOpen && !waits ? <CodeForm programId={id} programName={name} /> : null}
      {mayRefer && phase !== 'ended' ? <OfferPair offer={offer} /> : null}
    </>
  );
}
