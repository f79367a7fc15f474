'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { pageNonce } from '@/components/ui/page-nonce';
import type { ActionResult } from '@/lib/auth/run-action';
import type { CreateProgramInput, ProgramDefinition } from '@/lib/domain/programs/schema';

const WAIT_MS = 400;

type LandingPreviewProps = { program: (CreateProgramInput & { definition: ProgramDefinition }) | null };

/** What friends see on their phones: the real page with the rules as they are written now. It stays while they are incomplete. */
export function LandingPreview({ program }: LandingPreviewProps) {
  const t = useTranslations('programs.form.landing');
  const [html, setHtml] = useState<string | null>(null);
  const body = useMemo(() => {
    if (!program) return null;
    const { definition: _, ...input } = program;
    return JSON.stringify(input);
  }, [program]);

  useEffect(() => {
    if (body === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      load(body, stop.signal).then(
        (page) => page !== null && setHtml(page),
        () => {},
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body]);

  return (
    <section className="flex flex-col gap-3 rounded-xl border bg-card p-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-muted-foreground text-sm">{html === null ? t('incomplete') : t('text')}</p>
      {html === null ? null : (
        <div className="mx-auto w-full max-w-72 overflow-hidden rounded-[2rem] border-8 border-foreground/80 bg-white">
          {/* No script runs in it and its form goes nowhere. */}
          <iframe title={t('frame')} sandbox="" srcDoc={html} className="h-[32rem] w-full" />
        </div>
      )}
    </section>
  );
}

async function load(body: string, signal: AbortSignal): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/programs/preview', { method: 'POST', body, headers, signal });
  const result = (await response.json()) as ActionResult<string>;
  if (!result.ok) return null;
  // A page inside this one is bound by this one's policy: its style needs this one's nonce.
  return result.value.replace('<style>', `<style nonce="${pageNonce() ?? ''}">`);
}
