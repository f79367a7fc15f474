'use client';
import { toast } from '@/components/ui/toast';
import { useAction } from './use-action';

/** Runs a server action for a button that is no form: what does not work is said in a toast, and it can be pressed again. */
export function useActionButton() {
  return useAction(({ message, errors }) => toast.error(message || (errors[0]?.message ?? '')), 'noConnection');
}
