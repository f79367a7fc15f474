import { render, screen, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { accentOf } from '@/components/landing/accent';
import { LandingDocument } from '@/components/landing/document';
import { initialOf } from '@/components/landing/initial-of';
import { Invitation, type InvitationProps } from '@/components/landing/invitation';
import { Notice } from '@/components/landing/notice';
import { SchoolMark } from '@/components/landing/school-mark';
import { landingStyles } from '@/components/landing/styles';
import { Thanks } from '@/components/landing/thanks';
import { offerWords } from '@/lib/landing/offer-words';
import { wordsIn } from '@/lib/landing/words';
import { violations } from '@/tests/components/render';

const words = wordsIn('en');
const { t } = words;
const school = { name: 'Lingua School', supportEmail: 'hello@lingua.example', cookies: 'always' } as const;
const trigger = { milestone: 'enrolled', count: 1 } as const;
const invitation: InvitationProps = {
  t,
  school,
  referrerName: 'Ana',
  code: 'ANA-7KQ4',
  programName: 'Bring a friend',
  you: { figure: '10% off', detail: 'the price of your course' },
  they: { figure: '$50.00', detail: 'in cash, when you enrol' },
  promotions: [{ name: 'Back to school', day: 'September 30, 2026' }],
  trigger,
  validityDays: 90,
  endsOn: 'December 31, 2026',
  terms: 'For new students.',
  form: null,
};

describe('the invitation', () => {
  it('says who invites, what both get and how it works, and breaks no rule of accessibility', async () => {
    render(<Invitation {...invitation} />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Ana invites you to Lingua School');
    expect(screen.getByText('Ana gets')).toBeInTheDocument();
    expect(screen.getByText('Back to school: more until September 30, 2026.')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(
      screen.getByText('When you enrol, your reward is yours. Nobody has to remember anything.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Enrol within 90 days.*ends on December 31, 2026/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('has a form of two fields and a consent, each with its label', () => {
    render(<Invitation {...invitation} />);
    expect(screen.getByLabelText('First name')).toHaveAttribute('autocomplete', 'given-name');
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('type', 'email');
    expect(screen.getByRole('checkbox')).toBeRequired();
    expect(screen.getByRole('checkbox')).not.toBeChecked();
    expect(screen.getByRole('button', { name: 'Accept the invitation' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows errors at their fields with what was typed', async () => {
    const form = {
      values: { firstName: 'Ben', email: 'ben@', consent: true, remember: false },
      errors: { email: 'Please write your e-mail address.' },
    };
    render(<Invitation {...invitation} form={form} />);
    const email = screen.getByLabelText('E-mail');
    expect(email).toHaveValue('ben@');
    expect(email).toBeInvalid();
    expect(email).toHaveAccessibleDescription('Please write your e-mail address.');
    expect(screen.getByLabelText('First name')).toHaveValue('Ben');
    expect(screen.getByRole('checkbox')).toBeChecked();
    expect(screen.getByRole('alert')).toHaveTextContent('One thing needs another look');
    expect(await violations()).toEqual([]);
  });

  it('stands without a name, and with one side only', () => {
    const { rerender } = render(<Invitation {...invitation} referrerName={null} />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('A friend invites you to Lingua School');
    expect(screen.getByText('Your friend gets')).toBeInTheDocument();
    rerender(<Invitation {...invitation} they={null} school={{ ...school, supportEmail: null }} endsOn={null} />);
    const offers = within(screen.getByRole('region', { name: 'What you both get' }));
    expect(offers.queryByText('Ana gets')).toBeNull();
    expect(screen.getByText(/Lingua School would like to meet you/)).toBeInTheDocument();
  });
});

describe('the other pages', () => {
  it('say what happens next, accessibly', async () => {
    const { unmount } = render(
      <Thanks t={t} school={school} code="ANA-7KQ4" you={{ figure: '10% off', detail: 'the price' }} />,
    );
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Thank you!');
    expect(screen.getByText('ANA-7KQ4')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    unmount();
    const action = { href: 'mailto:hello@lingua.example', label: 'Write to hello@lingua.example' };
    render(<Notice icon="pause" title="Paused" text="Come back." action={action} />);
    expect(screen.getByRole('link', { name: action.label })).toHaveAttribute('href', action.href);
    expect(await violations()).toEqual([]);
  });

  it('are whole documents without script', () => {
    const html = renderToStaticMarkup(
      <LandingDocument
        t={t}
        locale="de"
        title="<Title>"
        description="A &quot;description&quot;"
        siteName="Élan"
        logo={null}
      >
        <p>body</p>
      </LandingDocument>,
    );
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<title>&lt;Title&gt;</title>');
    expect(html).toContain('<style></style>');
    expect(html).toContain('aria-hidden="true">É</span>');
    expect(html).not.toContain('<script');
  });

  it('carry the logo: with the name beside it, or instead of the name where it is wide enough to hold it', () => {
    const head = (width: number, height: number) => {
      const logo = { version: 'a'.repeat(32), width, height };
      const { unmount } = render(<SchoolMark name="Lingua School" logo={logo} />);
      const image = document.querySelector('img');
      const found = {
        alt: image?.alt,
        size: [image?.width, image?.height],
        named: screen.queryByText('Lingua School'),
      };
      expect(image?.getAttribute('src')).toBe(`/r/-/logo-${logo.version}.png`);
      unmount();
      return { ...found, named: found.named !== null };
    };
    expect(head(200, 200)).toEqual({ alt: '', size: [40, 40], named: true });
    expect(head(600, 120)).toEqual({ alt: 'Lingua School', size: [180, 36], named: false });
  });
});

describe('offerWords', () => {
  const base = { currency: 'USD', amountMinor: null, rateBps: null, capMinor: null, item: null, varies: false };
  const fixed = { ...base, form: 'fixed', amountMinor: 5000 } as const;
  const rate = { ...base, form: 'percentage', rateBps: 1250, capMinor: 8000 } as const;

  it.each([
    [{ ...fixed, kind: 'cash' as const }, 'they', '$50.00', 'in cash, when you enrol'],
    [{ ...fixed, kind: 'cash' as const, varies: true }, 'they', 'From $50.00', 'in cash, when you enrol'],
    [{ ...fixed, kind: 'credit' as const }, 'you', '$50.00', 'to spend on your next course'],
    [{ ...rate, kind: 'discount' as const }, 'you', '12.5% off', 'the price of your course, up to $80.00'],
    [
      { ...rate, kind: 'cash' as const, capMinor: null },
      'they',
      '12.5%',
      'of the course price, in cash, when you enrol',
    ],
    [{ ...fixed, kind: 'merchandise' as const, item: 'A book' }, 'you', 'A book', 'as a welcome present'],
  ] as const)('says %o', (offer, side, figure, detail) => {
    expect(offerWords(words, offer, side, trigger)).toEqual({ figure, detail });
  });

  it('says when, for lessons and payment, and nothing of a side that gets nothing', () => {
    const offer = { ...fixed, kind: 'cash' } as const;
    expect(offerWords(words, offer, 'they', { milestone: 'attended', count: 3 })?.detail).toBe(
      'in cash, after 3 lessons',
    );
    expect(offerWords(words, offer, 'they', { milestone: 'paid', count: 1 })?.detail).toBe(
      'in cash, when your course is paid',
    );
    expect(offerWords(words, null, 'you', trigger)).toBeNull();
  });
});

describe('the colours of a school', () => {
  const contrast = (a: string, b: string) => {
    const luminance = (hex: string) => {
      const [r = 0, g = 0, b2 = 0] = [1, 3, 5].map((at) => {
        const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b2;
    };
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  it.each([null, 'red', '#ffff00', '#000000', '#ffffff', '#777777', '#e2b007', '#1D4ED8'])(
    '%s stays readable',
    (hex) => {
      const accent = accentOf(hex);
      expect(contrast(accent.onFill, accent.fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.onLight, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(accent.onDark, '#1e1c19')).toBeGreaterThanOrEqual(4.5);
      expect(landingStyles(accent)).toContain(`--fill:${accent.fill}`);
    },
  );

  it('takes the first letter or figure of a name', () => {
    expect([initialOf('ana'), initialOf('¡Olé!'), initialOf('7 Seas'), initialOf('…')]).toEqual(['A', 'O', '7', '•']);
  });
});
