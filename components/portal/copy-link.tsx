'use client';
import { Copy } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { channelLink } from './share-links';
import { useCopy } from './use-copy';

/** Copies a code's link, with "copy" as its channel. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const copy = useCopy();
  return (
    <Button variant="secondary" size="lg" onClick={() => copy(channelLink(url, 'copy'))}>
      <Copy aria-hidden />
      {label}
    </Button>
  );
}
