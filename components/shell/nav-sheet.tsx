'use client';
import { Sheet, SheetContent, SheetHeader, SheetTitle } from '@/components/ui/sheet';
import { NavList } from './nav-list';
import type { NavGroup } from './types';

type NavSheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  groups: readonly NavGroup[];
};

/** Every place, from the bottom of a phone. */
export function NavSheet({ open, onOpenChange, label, groups }: NavSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="bottom" aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>{label}</SheetTitle>
        </SheetHeader>
        <NavList label={label} groups={groups} onNavigate={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}
