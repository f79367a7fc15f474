import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { OwnProgram } from '@/lib/services/programs/own-programs';

type ClosedNoteProps = { program: OwnProgram; supportEmail: string | null };

/** Why a code cannot be shared now, kindly, and what stays; nothing when it can. */
export function ClosedNote({ program, supportEmail }: ClosedNoteProps) {
  const t = useTranslations('portal.closed');
  const { name, phase, startsAt, mayRefer, codes } = program;
  if (codes.some(({ works }) => works)) return null;
  if (!mayRefer) {
    return (
      <Alert tone="warning" title={t('not-eligible.title')}>
        <p>{t('not-eligible.text')}</p>
        <Contact email={supportEmail} />
      </Alert>
    );
  }
  if (phase === 'paused' || phase === 'ended') {
    return (
      <Alert tone="info" title={t(`${phase}.title`, { program: name })}>
        {t(`${phase}.text`)}
      </Alert>
    );
  }
  if (phase === 'not-started') {
    return (
      <Alert tone="info" title={t('not-started.title', { program: name })}>
        {t('not-started.text', { date: startsAt })}
      </Alert>
    );
  }
  return codes.length ? (
    <Alert tone="warning" title={t('code.title')}>
      {t('code.text')}
    </Alert>
  ) : null;
}

function Contact({ email }: { email: string | null }) {
  const t = useTranslations('portal.closed');
  if (!email) return null;
  return (
    <a href={`mailto:${email}`} className="mt-2 inline-block font-medium text-primary underline underline-offset-2">
      {t('contact', { email })}
    </a>
  );
}
