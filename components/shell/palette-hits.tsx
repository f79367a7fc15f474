'use client';
import { CircleHelp, GraduationCap, History, Link2, Tag, User } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CommandGroup, CommandItem } from '@/components/ui/command';

export type PaletteHit = {
  kind: 'person' | 'program' | 'code' | 'referral' | 'help';
  label: string;
  detail: string | null;
  href: string;
};

const ICONS = { person: User, program: GraduationCap, code: Tag, referral: Link2, help: CircleHelp };

type PaletteHitsProps = {
  heading: string;
  hits: readonly PaletteHit[];
  onGo: (hit: PaletteHit) => void;
  recent?: boolean;
};

/** Things that were found, or gone to lately, each with what it is. */
export function PaletteHits({ heading, hits, onGo, recent }: PaletteHitsProps) {
  const t = useTranslations('shell.palette');
  if (hits.length === 0) return null;
  return (
    <CommandGroup heading={heading}>
      {hits.map((hit) => {
        const Icon = recent ? History : ICONS[hit.kind];
        return (
          // Found by the server already: the box must not filter again by its own rules.
          <CommandItem
            key={hit.href}
            value={`${hit.kind} ${hit.label} ${hit.detail ?? ''} ${hit.href}`}
            onSelect={() => onGo(hit)}
          >
            <Icon aria-hidden />
            <span className="min-w-0 flex-1 truncate">
              {hit.label} {hit.detail ? <span className="text-muted-foreground text-sm">{hit.detail}</span> : null}
            </span>
            <span className="text-muted-foreground text-xs">{t(`kind.${hit.kind}`)}</span>
          </CommandItem>
        );
      })}
    </CommandGroup>
  );
}
