'use client';
import type { ComponentProps } from 'react';
import { ShareButtons } from '@/components/portal/share-buttons';
import { keepMessageAction } from '../actions';

type ShareOwnProps = Omit<ComponentProps<typeof ShareButtons>, 'onKeep'> & { programId: string };

/** The ways to share a code; own words are kept for the programme. */
export function ShareOwn({ programId, ...props }: ShareOwnProps) {
  return <ShareButtons {...props} onKeep={(channel, body) => keepMessageAction({ programId, channel, body })} />;
}
