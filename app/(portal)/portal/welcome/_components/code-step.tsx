import { getTranslations } from 'next-intl/server';
import type { Ctx } from '@/lib/services/context';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getGuardianView } from '@/lib/services/people/guardian-reads';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { chooseProgram } from '../../_components/choose-program';
import { ClosedNote } from '../../_components/closed-note';
import { CodeForm } from '../../_components/code-form';
import { GuardianCard, needsGuardian } from '../../_components/guardian-card';
import { NoProgram } from '../../_components/no-program';
import { NameForm } from './name-form';

/** The code, chosen or made, and the name that friends read. */
export async function CodeStep({ ctx, name }: { ctx: Ctx; name: string | null }) {
  const [t, programs, organization, guardian, { shownName }] = await Promise.all([
    getTranslations('portalStart.welcome.two'),
    listOwnPrograms(ctx),
    getOrganization(ctx),
    getGuardianView(ctx, ctx.actor.id),
    getOwnProfile(ctx),
  ]);
  const program = chooseProgram(programs, null);
  const code = program?.codes.find(({ works }) => works);
  const mayAsk = program?.mayRefer && (program.phase === 'active' || program.phase === 'not-started');
  return (
    <>
      {program ? null : <NoProgram supportEmail={organization.supportEmail} />}
      {code ? (
        <section className="rounded-xl border bg-card p-5 text-center">
          <p className="text-pretty font-semibold text-xl">{t('code', { code: code.code })}</p>
          <p className="text-pretty text-muted-foreground">{t('codeText')}</p>
        </section>
      ) : null}
      {needsGuardian(guardian) ? <GuardianCard guardian={guardian} /> : null}
      {program && !code && !needsGuardian(guardian) ? (
        mayAsk && !program.codes.length ? (
          <CodeForm programId={program.id} programName={program.name} />
        ) : (
          <ClosedNote program={program} supportEmail={organization.supportEmail} />
        )
      ) : null}
      <NameForm name={name ?? ''} isOwn={shownName !== null} />
    </>
  );
}
