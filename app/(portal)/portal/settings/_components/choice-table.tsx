'use client';
import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';
import type { NamedMessage } from '@/lib/i18n/messages';
import type { ReaderView } from '@/lib/services/notifications/reader-settings';

type Messages = ReaderView['messages'];

/** A row for each message, a switch for each channel that it can be sent by. */
export function ChoiceTable({ messages, onChange }: { messages: Messages; onChange: (messages: Messages) => void }) {
  const t = useTranslations('portalMessages');
  const names = useTranslations('messageNames');
  const set = (index: number, channel: 'email' | 'sms', enabled: boolean) =>
    onChange(messages.map((row, at) => (at === index ? { ...row, [channel]: enabled } : row)));
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr className="border-b text-base text-muted-foreground">
          <th scope="col" className="py-2 text-left font-normal">
            {t('message')}
          </th>
          <th scope="col" className="w-16 py-2 font-normal">
            {t('email')}
          </th>
          <th scope="col" className="w-16 py-2 font-normal">
            {t('sms')}
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map(({ message, ...row }, index) => (
          <tr key={message} className="border-b">
            <th scope="row" className="py-3 pr-2 text-left font-normal">
              {names(`name.${message as NamedMessage}`)}
              <span className="block text-pretty text-base text-muted-foreground">
                {names(`text.${message as NamedMessage}`)}
              </span>
            </th>
            {(['email', 'sms'] as const).map((channel) => {
              const value = row[channel];
              return (
                <td key={channel} className="py-3 text-center">
                  {value === null ? null : (
                    <Switch
                      checked={value}
                      onCheckedChange={(enabled) => set(index, channel, enabled)}
                      aria-label={t('row', { message: names(`name.${message as NamedMessage}`), channel: t(channel) })}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
