'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ProgramFormValues } from './values';

const WAIT_MS = 800;
const PREFIX = 'kith-draft:';

export type KeptDraft = { at: number; values: ProgramFormValues };

/**
 * Keeps what is typed on this device until it is saved: a closed tab or an ended session loses nothing.
 * @param name tells forms apart: the page's address
 */
export function useKeptDraft(form: UseFormReturn<ProgramFormValues>, name: string) {
  const key = PREFIX + name;
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Read after the first drawing: the server knows nothing of it.
  useEffect(() => setKept(read(key)), [key]);

  useEffect(() => {
    const { unsubscribe } = form.watch((values) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // Asked when typing pauses: while it goes on, the form does not know yet.
        if (form.formState.isDirty) write(key, { at: Date.now(), values: values as ProgramFormValues });
      }, WAIT_MS);
    });
    return () => {
      clearTimeout(timer.current);
      unsubscribe();
    };
  }, [form, key]);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    write(key, null);
    setKept(null);
  }, [key]);

  const restore = useCallback(() => {
    if (kept) form.reset(kept.values, { keepDefaultValues: true });
    setKept(null);
  }, [form, kept]);

  return { kept, restore, forget };
}

function read(key: string): KeptDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptDraft | null;
    return draft && typeof draft.at === 'number' && typeof draft.values === 'object' ? draft : null;
  } catch {
    return null;
  }
}

function write(key: string, draft: KeptDraft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still has the question on leaving.
  }
}
