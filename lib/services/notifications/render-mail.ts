import type { Mail, MailExtras, RenderedMail } from '@/lib/domain/notifications/mails';

/** Turns a mail into what is sent. Handed to services by whoever calls them, since they know no markup. */
export type RenderMail = (mail: Mail, extras?: MailExtras) => Promise<RenderedMail>;
