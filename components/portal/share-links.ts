import type { Channel } from '@/lib/domain/tracking/channels';

/** The link of a code with the way it travels, so that the school can see what works. */
export function channelLink(url: string, channel: Channel): string {
  return `${url}?c=${channel}`;
}

/** A message with the link of its channel at the end. */
export function withLink(message: string, url: string, channel: Channel): string {
  return [message.trim(), channelLink(url, channel)].filter(Boolean).join(' ');
}

/** Addresses that open another application with the message in it. */
export function shareHrefs(url: string, message: string, subject: string) {
  const say = (channel: Channel) => encodeURIComponent(withLink(message, url, channel));
  return {
    whatsapp: `https://wa.me/?text=${say('whatsapp')}`,
    email: `mailto:?subject=${encodeURIComponent(subject)}&body=${say('email')}`,
    // "?&body=" is what both Android and iOS take (RFC 5724 has "?body=", older iOS wants "&body=").
    sms: `sms:?&body=${say('sms')}`,
  };
}
