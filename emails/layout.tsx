import type { ReactNode } from 'react';
import { Body, Button, Container, Head, Heading, Hr, Html, Img, Link, Preview, Section, Text } from 'react-email';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { fitLogo, isWordmark } from '@/lib/domain/organizations/logo';
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/config';
import { translator } from '@/lib/i18n/translator';
import { buttonColors } from './button-colors';

export interface LayoutProps {
  school: MailSchool;
  locale: Locale | undefined;
  /** What a mailbox shows beside the subject. */
  preview: string;
  heading: string;
  /** Paragraphs: one message. */
  children: ReactNode;
  button: { label: string; href: string };
  /** Why the reader gets this. */
  why: string;
  /** Where these mails are switched off; null for what cannot be. */
  unsubscribeUrl?: string | null;
}

const FONT = "'Geist', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text = { fontFamily: FONT, fontSize: '16px', lineHeight: '26px', color: '#292524' };
const small = { fontFamily: FONT, fontSize: '13px', lineHeight: '20px', color: '#6b6560' };

/** The school's logo where it has one, and its name unless the logo holds it; plain text always says the name. */
function SchoolHead({ school: { name, logo } }: { school: MailSchool }) {
  const holdsName = logo !== null && isWordmark(logo);
  return (
    <>
      {logo && (
        <Img
          src={logo.url}
          alt={holdsName ? name : ''}
          {...fitLogo(logo, { width: 200, height: 48 })}
          style={{ margin: holdsName ? '0 0 24px' : '0 0 8px' }}
        />
      )}
      {!holdsName && <Text style={{ ...small, fontSize: '14px', fontWeight: 600, margin: '0 0 24px' }}>{name}</Text>}
    </>
  );
}

/** The frame of every mail: 600 px, the school's name, one message, one button, and why it came. */
export function Layout({ school, locale, preview, heading, children, button, why, unsubscribeUrl }: LayoutProps) {
  const t = translator('emails', school.timeZone, locale);
  return (
    <Html lang={locale ?? DEFAULT_LOCALE}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#f5f4f2', margin: 0, padding: '24px 8px' }}>
        <Container
          style={{
            maxWidth: '600px',
            width: '100%',
            margin: '0 auto',
            backgroundColor: '#ffffff',
            borderRadius: '12px',
            border: '1px solid #e4e1dd',
          }}
        >
          <Section style={{ padding: '32px' }}>
            <SchoolHead school={school} />
            <Heading
              as="h1"
              style={{ ...text, fontSize: '24px', lineHeight: '32px', fontWeight: 600, margin: '0 0 16px' }}
            >
              {heading}
            </Heading>
            {children}
            <Section style={{ margin: '24px 0 8px' }}>
              <Button
                href={button.href}
                style={{
                  ...buttonColors(school.accentColor),
                  fontFamily: FONT,
                  fontSize: '16px',
                  fontWeight: 600,
                  borderRadius: '8px',
                  padding: '12px 20px',
                  textDecoration: 'none',
                }}
              >
                {button.label}
              </Button>
            </Section>
            <Hr style={{ borderColor: '#e4e1dd', margin: '24px 0 16px' }} />
            <Text style={{ ...small, margin: 0 }}>{why}</Text>
            {school.supportEmail && (
              <Text style={{ ...small, margin: '8px 0 0' }}>{t('support', { email: school.supportEmail })}</Text>
            )}
            {unsubscribeUrl && (
              <Text style={{ ...small, margin: '8px 0 0' }}>
                <Link href={unsubscribeUrl} style={{ ...small, textDecoration: 'underline' }}>
                  {t('unsubscribe')}
                </Link>
              </Text>
            )}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}
