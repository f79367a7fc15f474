import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { GuideMarkdown } from '@/components/help/guide-markdown';
import { GuideNav } from '@/components/help/guide-nav';
import { GuidePicture } from '@/components/help/guide-picture';
import { PageOutline } from '@/components/help/page-outline';
import { PageSteps } from '@/components/help/page-steps';
import { outlineOf } from '@/lib/help/outline';
import { show, violations } from '../render';

const BODY = `## Share \`ANA-2026\` with **friends**

Open [your rewards](/portal/wallet) or [the standard](https://example.com/spec). <script>alert(1)</script>

![The first page of the portal](picture:portal-home)

> Keep it.

1. One
2. Two

- A
- B

### What comes

| Friends | Reward |
|---|--:|
| 3 | 50.00 |

\`\`\`bash
curl /api/v1/referrals
\`\`\`

\`\`\`json
{"data": []}
\`\`\`
`;

describe('a page of the guide', () => {
  it('draws Markdown with headings that the outline leads to', async () => {
    const { container } = show(<GuideMarkdown body={BODY} />);
    for (const { anchor, text, level } of outlineOf(BODY)) {
      const heading = screen.getByRole('heading', { level, name: text });
      expect(heading.id).toBe(anchor);
      expect(within(heading).getByRole('link')).toHaveAttribute('href', `#${anchor}`);
    }
    expect(screen.getByRole('link', { name: 'your rewards' })).toHaveAttribute('href', '/portal/wallet');
    expect(screen.getByRole('link', { name: 'the standard' })).toHaveAttribute('href', 'https://example.com/spec');
    expect(screen.getByRole('cell', { name: '50.00' })).toHaveClass('text-right');
    const [first] = screen.getAllByRole('group', { name: 'Example' });
    expect(first).toHaveTextContent('curl /api/v1/referrals');
    expect(container.querySelector('script')).toBeNull();
    expect(await violations(container)).toEqual([]);
  });

  it('shows a picture in the theme of the reader, and nothing where there is no recipe', () => {
    const { container } = show(<GuidePicture name="portal-home" alt="The portal" />);
    const sources = [...container.querySelectorAll('img')].map((one) => one.getAttribute('src'));
    expect(sources).toEqual(['/help/portal-home-light.webp', '/help/portal-home-dark.webp']);
    expect(container.querySelector('img')).toHaveAttribute('loading', 'lazy');
    expect(show(<GuidePicture name="no-such-picture" alt="" />).container.querySelector('img')).toBeNull();
  });
});

describe('the ways through the guide', () => {
  const pages = [
    { slug: 'sharing', title: 'Share', href: '/help/student/sharing' },
    { slug: 'wallet', title: 'Wallet', href: '/help/student/wallet' },
  ];

  it('marks the page that is open', () => {
    show(<GuideNav section="student" pages={pages} current="wallet" />);
    for (const link of screen.getAllByRole('link', { name: 'Wallet', hidden: true })) {
      expect(link).toHaveAttribute('aria-current', 'page');
    }
    for (const link of screen.getAllByRole('link', { name: 'For students', hidden: true })) {
      expect(link).not.toHaveAttribute('aria-current');
    }
  });

  it('leads to the pages before and after, and to the parts of this one', () => {
    show(
      <>
        <PageSteps previous={pages[0]} next={pages[1]} />
        <PageOutline headings={outlineOf(BODY)} />
      </>,
    );
    expect(screen.getByRole('link', { name: /Share$/ })).toHaveAttribute('rel', 'prev');
    expect(screen.getByRole('link', { name: /Wallet$/ })).toHaveAttribute('rel', 'next');
    expect(screen.getByRole('link', { name: 'What comes', hidden: true })).toHaveAttribute('href', '#what-comes');
  });

  it('has no empty outline', () => {
    const { container } = show(<PageOutline headings={[]} />);
    expect(container.querySelector('nav')).toBeNull();
  });
});
