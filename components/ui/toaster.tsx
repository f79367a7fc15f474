'use client';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Where short messages appear. Say something with `toast.success(...)` of sonner; undo goes in its `action`. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const t = useTranslations('common');
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      closeButton
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 80 }}
      toastOptions={{
        classNames: {
          toast: '!bg-popover !text-popover-foreground !border-border !rounded-xl !shadow-float !font-sans',
          description: '!text-muted-foreground',
          actionButton: '!bg-primary !text-primary-foreground',
          success: '[&_[data-icon]]:!text-success',
          error: '[&_[data-icon]]:!text-destructive',
        },
      }}
    />
  );
}
