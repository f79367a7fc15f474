'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { firstWrong } from './first-wrong';

/**
 * Gives the first wrong field of a form the focus whenever something new is wrong.
 * @param wrong what is, a new object with every try; null while nothing is
 * @returns the form's ref
 */
export function useFirstWrong(wrong: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wrong) firstWrong(form.current)?.focus();
  }, [wrong]);
  return form;
}
