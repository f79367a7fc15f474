'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { useTheme } from '@/components/theme/use-theme';
import { showSaid } from './toast';

/** Draws what is said with `toast`. */
export function LateToaster() {
  const { isDark } = useTheme();
  const t = useTranslations('common');
  // After the effects of what it draws: a message that sonner hears before is never shown.
  useEffect(() => showSaid(({ kind, message, options }) => void toast[kind](message, options)), []);
  return (
    <Sonner
      theme={isDark ? 'dark' : 'light'}
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
