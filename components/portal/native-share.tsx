'use client';
import { Share } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { channelLink } from './share-links';

type NativeShareProps = {
  url: string;
  message: string;
  title: string;
  label: string;
  /** What stands here where the phone has no share sheet of its own. */
  fallback?: React.ReactNode;
};

const never = () => () => undefined;

/** The phone's own share sheet, where there is one. */
export function NativeShare({ url, message, title, label, fallback = null }: NativeShareProps) {
  const isThere = useSyncExternalStore(
    never,
    () => typeof navigator.share === 'function',
    () => false,
  );
  if (!isThere) return fallback;
  async function open() {
    try {
      await navigator.share({ title, text: message, url: channelLink(url, 'share-sheet') });
    } catch (error) {
      // Closing the sheet is no error.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  }
  return (
    <Button size="lg" className="w-full" onClick={open}>
      <Share aria-hidden />
      {label}
    </Button>
  );
}
