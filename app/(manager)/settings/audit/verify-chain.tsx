'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { AuditReport } from '@/lib/services/audit/verify-audit';
import { verifyAuditAction } from '../actions';

/** Recomputes the chain on demand and says what was found, entry by entry. */
export function VerifyChain() {
  const t = useTranslations('audit.verify');
  const [report, setReport] = useState<AuditReport>();
  const { run, pending } = useActionButton();
  return (
    <section className="flex flex-col gap-3 rounded-xl border bg-card px-5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted-foreground">{pending ? t('running') : t('idle')}</p>
        <Button variant="secondary" pending={pending} onClick={() => run(verifyAuditAction, setReport)}>
          <ShieldCheck aria-hidden />
          {report ? t('again') : t('button')}
        </Button>
      </div>
      {report ? <Report report={report} /> : null}
    </section>
  );
}

function Report({ report }: { report: AuditReport }) {
  const t = useTranslations('audit.verify');
  const { ok, sealed, unsealed, head, problems } = report;
  if (!ok) {
    return (
      <Alert tone="danger" title={t('badTitle', { count: problems.length })}>
        <p>{t('bad')}</p>
        <ul className="mt-2 list-disc pl-4">
          {problems.slice(0, 20).map(({ auditEventId, kind }) => (
            <li key={`${auditEventId}${kind}`}>
              <code className="break-all font-mono text-xs">{auditEventId}</code> {t(`kind.${kind}`)}
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <Alert tone="success" title={t('okTitle')}>
      <p>{t('ok', { sealed, unsealed })}</p>
      {head ? (
        <>
          <p className="mt-2 text-muted-foreground text-sm">
            {t('head')}. {t('headHelp')}
          </p>
          <code className="break-all font-mono text-xs">{head}</code>
        </>
      ) : null}
    </Alert>
  );
}
