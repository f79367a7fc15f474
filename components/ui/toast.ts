import type { ReactNode } from 'react';
import type { ExternalToast } from 'sonner';

/** A short message as it was said. */
export interface Said {
  kind: 'success' | 'error' | 'info' | 'warning';
  message: ReactNode;
  options: ExternalToast | undefined;
}

type Listener = (said: Said) => void;

const unheard: Said[] = [];
let shown: Listener | undefined;
let asked: (() => void) | undefined;

const say = (kind: Said['kind']) => (message: ReactNode, options?: ExternalToast) => {
  const said = { kind, message, options };
  if (shown) return shown(said);
  unheard.push(said);
  asked?.();
};

/** Short messages; undo goes in `action`. Most visits show none, so what draws them is fetched late: see `toaster.tsx`. */
export const toast = { success: say('success'), error: say('error'), info: say('info'), warning: say('warning') };

/** Hears when something was said that nothing shows yet, also if that was before. @returns how to stop */
export function whenUnheard(listener: () => void): () => void {
  asked = listener;
  if (unheard.length) listener();
  return () => {
    asked = undefined;
  };
}

/** Gets every message from now on, first those that nobody has heard. @returns how to stop */
export function showSaid(listener: Listener): () => void {
  shown = listener;
  for (const said of unheard.splice(0)) listener(said);
  return () => {
    shown = undefined;
  };
}
