'use client';
import { cva, type VariantProps } from 'class-variance-authority';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as SheetPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A panel from the edge that keeps the page in sight: receipts, details, the phone's menu. */
export const Sheet = SheetPrimitive.Root;
export const SheetTrigger = SheetPrimitive.Trigger;
export const SheetClose = SheetPrimitive.Close;

const sheetVariants = cva(
  'fixed z-50 flex animate-in flex-col gap-4 overflow-y-auto bg-popover text-popover-foreground shadow-float duration-200',
  {
    variants: {
      side: {
        right: 'slide-in-from-right inset-y-0 right-0 w-full max-w-md border-l p-5 sm:w-[26rem]',
        left: 'slide-in-from-left inset-y-0 left-0 w-72 border-r p-4',
        bottom: 'slide-in-from-bottom inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t p-5 pb-8',
      },
    },
    defaultVariants: { side: 'right' },
  },
);

type SheetContentProps = ComponentProps<typeof SheetPrimitive.Content> & VariantProps<typeof sheetVariants>;

export function SheetContent({ className, side, children, ...props }: SheetContentProps) {
  const t = useTranslations('common');
  return (
    <SheetPrimitive.Portal>
      <SheetPrimitive.Overlay className="fade-in-0 fixed inset-0 z-50 animate-in bg-black/45 duration-150" />
      <SheetPrimitive.Content className={cn(sheetVariants({ side }), className)} {...props}>
        {children}
        <SheetPrimitive.Close
          aria-label={t('close')}
          className="absolute top-3.5 right-3.5 rounded-md p-1.5 text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <X aria-hidden className="size-4" />
        </SheetPrimitive.Close>
      </SheetPrimitive.Content>
    </SheetPrimitive.Portal>
  );
}

export function SheetHeader({ className, ...props }: ComponentProps<'header'>) {
  return <header className={cn('flex flex-col gap-1 pr-8', className)} {...props} />;
}

export function SheetTitle({ className, ...props }: ComponentProps<typeof SheetPrimitive.Title>) {
  return <SheetPrimitive.Title className={cn('text-lg', className)} {...props} />;
}

export function SheetDescription({ className, ...props }: ComponentProps<typeof SheetPrimitive.Description>) {
  return <SheetPrimitive.Description className={cn('text-base text-muted-foreground', className)} {...props} />;
}
