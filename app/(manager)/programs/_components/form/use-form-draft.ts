'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ActionResult } from '@/lib/auth/run-action';
import type { FormDraft, KeptOrNot } from '@/lib/services/programs/form-draft';
import type { ProgramFormValues } from './values';

const WAIT_MS = 1000;

/** Where what is typed is kept until it is saved: on the server, so that another device can go on. */
export interface DraftStore {
  /** As it was left; null for nothing. */
  found: FormDraft | null;
  keep: (values: Record<string, unknown>, revision: number) => Promise<ActionResult<KeptOrNot>>;
  forget: () => Promise<ActionResult<null>>;
}

export type DraftState =
  | { is: 'idle' | 'waiting' | 'failed' }
  | { is: 'kept'; at: Date }
  /** Somebody else has typed over it: his, or null when it was saved or forgotten. */
  | { is: 'conflict'; theirs: FormDraft | null };

/** Keeps a form while it is typed into, one save at a time, and goes on with what was left. */
export function useFormDraft(form: UseFormReturn<ProgramFormValues>, { found, keep, forget: drop }: DraftStore) {
  const [state, setState] = useState<DraftState>(found ? { is: 'kept', at: found.at } : { is: 'idle' });
  const [resumed, setResumed] = useState(found);
  const work = useRef({
    revision: found?.revision ?? 0,
    last: found ? JSON.stringify(found.values) : '',
    isBusy: false,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async () => {
    const values = form.getValues();
    const text = JSON.stringify(values);
    if (work.current.isBusy || !form.formState.isDirty || text === work.current.last) return;
    work.current.isBusy = true;
    const result = await keep(values, work.current.revision).catch(() => null);
    work.current.isBusy = false;
    if (!result?.ok) return setState({ is: 'failed' });
    if (!result.value.kept) return setState({ is: 'conflict', theirs: result.value.theirs });
    work.current.revision = result.value.revision;
    work.current.last = text;
    if (JSON.stringify(form.getValues()) === text) setState({ is: 'kept', at: result.value.at });
    else timer.current = setTimeout(save, WAIT_MS);
  }, [form, keep]);

  // Once, with what was there when the page was drawn: later the form knows better.
  const start = useRef(found);
  useEffect(() => {
    if (start.current) form.reset(start.current.values as ProgramFormValues, { keepDefaultValues: true });
    start.current = null;
  }, [form]);

  useEffect(() => {
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, WAIT_MS);
      const isSame = JSON.stringify(form.getValues()) === work.current.last;
      setState((before) => (before.is === 'conflict' || isSame ? before : { is: 'waiting' }));
    });
    return () => {
      clearTimeout(timer.current);
      unsubscribe();
    };
  }, [form, save]);

  const forget = useCallback(async () => {
    clearTimeout(timer.current);
    work.current = { ...work.current, revision: 0, last: '' };
    setState({ is: 'idle' });
    setResumed(null);
    await drop().catch(() => null);
  }, [drop]);

  const takeTheirs = useCallback(
    (theirs: FormDraft) => {
      work.current = { ...work.current, revision: theirs.revision, last: JSON.stringify(theirs.values) };
      form.reset(theirs.values as ProgramFormValues, { keepDefaultValues: true });
      setState({ is: 'kept', at: theirs.at });
    },
    [form],
  );

  const keepMine = useCallback(
    (theirs: FormDraft | null) => {
      work.current = { ...work.current, revision: theirs?.revision ?? 0, last: '' };
      setState({ is: 'waiting' });
      void save();
    },
    [save],
  );

  return { state, resumed, forget, takeTheirs, keepMine };
}
