'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { saveText } from '@/components/charts/save-csv';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

type ExportPeopleProps = { query: string; total: number };

/** Saves the filtered list as CSV, and says meanwhile how many rows have come. */
export function ExportPeople({ query, total }: ExportPeopleProps) {
  const t = useTranslations('people.export');
  const [rows, setRows] = useState<number | null>(null);

  async function save() {
    setRows(0);
    try {
      const response = await fetch(`/people/export?${query}`);
      if (!response.ok || !response.body) throw new Error(String(response.status));
      const parts: string[] = [];
      let count = -1;
      for await (const part of textOf(response.body)) {
        parts.push(part);
        // Fields may hold line ends of their own, so this says about how many.
        count += part.split('\r\n').length - 1;
        setRows(Math.max(0, Math.min(count, total)));
      }
      saveText('people', parts.join(''));
    } catch {
      toast.error(t('failed'));
    }
    setRows(null);
  }

  return (
    <Button variant="secondary" onClick={save} pending={rows !== null}>
      <Download aria-hidden />
      <span aria-live="polite">{rows === null ? t('save') : t('progress', { rows, total })}</span>
    </Button>
  );
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}
