import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A surface with one hairline border. Shadows are only for what floats. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section className={cn('flex flex-col rounded-xl border bg-card text-card-foreground', className)} {...props} />
  );
}

export function CardHeader({ className, ...props }: ComponentProps<'header'>) {
  return (
    <header
      className={cn(
        'grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1 px-5 pt-4 pb-1 last:pb-4 [&>[data-slot=card-action]]:col-start-2 [&>[data-slot=card-action]]:row-start-1 sm:[&>[data-slot=card-action]]:row-end-3',
        className,
      )}
      {...props}
    />
  );
}

export function CardTitle({ className, children, ...props }: ComponentProps<'h2'>) {
  return (
    <h2 className={cn('col-start-1 text-lg', className)} {...props}>
      {children}
    </h2>
  );
}

/** On a phone as wide as the card: beside an action it would have half of it. */
export function CardDescription({ className, ...props }: ComponentProps<'p'>) {
  return <p className={cn('text-base text-muted-foreground max-sm:col-span-2 sm:col-start-1', className)} {...props} />;
}

/** What sits at the right of the card's title. */
export function CardAction({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="card-action" className={cn('justify-self-end', className)} {...props} />;
}

export function CardContent({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('px-5 py-4', className)} {...props} />;
}

export function CardFooter({ className, ...props }: ComponentProps<'footer'>) {
  return <footer className={cn('flex items-center gap-3 border-t px-5 py-3', className)} {...props} />;
}
