import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Alert } from '@/components/ui/alert';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DateTime } from '@/components/ui/date-time';
import { ExactTime } from '@/components/ui/exact-time';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Progress } from '@/components/ui/progress';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { Separator } from '@/components/ui/separator';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';
import { Switch } from '@/components/ui/switch';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { Tooltip } from '@/components/ui/tooltip';
import { NOW, show, violations } from '../render';

afterEach(() => vi.useRealTimers());

describe('Button', () => {
  it('does not submit by accident, and refuses clicks while pending', async () => {
    const clicked = vi.fn();
    show(
      <Button pending onClick={clicked}>
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Save' });
    expect(button).toHaveAttribute('type', 'button');
    expect(button).toHaveAttribute('aria-busy', 'true');
    await userEvent.click(button);
    expect(clicked).not.toHaveBeenCalled();
  });

  it('lends its looks to a link', () => {
    show(
      <Button asChild>
        <a href="/x">Go</a>
      </Button>,
    );
    expect(screen.getByRole('link', { name: 'Go' })).toHaveClass('bg-primary');
  });
});

describe('Alert', () => {
  it('announces danger at once and the rest politely', () => {
    show(
      <>
        <Alert tone="danger" title="No" />
        <Alert tone="success" title="Yes">
          More
        </Alert>
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('No');
    expect(screen.getByRole('status')).toHaveTextContent('YesMore');
  });
});

describe('controls', () => {
  it('have names and no accessibility violations', async () => {
    show(
      <main>
        <Checkbox aria-label="All" checked="indeterminate" />
        <Switch aria-label="On" defaultChecked />
        <RadioGroup aria-label="Which" defaultValue="a">
          <RadioGroupItem value="a" aria-label="A" />
          <RadioGroupItem value="b" aria-label="B" />
        </RadioGroup>
        <Progress value={3} max={5} label="Three of five" />
        <Separator />
        <Separator orientation="vertical" />
        <Breadcrumb items={[{ label: 'Programmes', href: '/programs' }, { label: 'Autumn' }]} />
        <Tabs defaultValue="one">
          <TabsList aria-label="Parts">
            <TabsTrigger value="one">One</TabsTrigger>
            <TabsTrigger value="two">Two</TabsTrigger>
          </TabsList>
          <TabsContent value="one">First</TabsContent>
          <TabsContent value="two">Second</TabsContent>
        </Tabs>
      </main>,
    );
    expect(screen.getByRole('checkbox', { name: 'All' })).toBePartiallyChecked();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '3');
    await userEvent.click(screen.getByRole('tab', { name: 'Two' }));
    expect(screen.getByText('Second')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('says more on focus, and in a popover on click', async () => {
    show(
      <>
        <Tooltip label="Why">
          <button type="button">What</button>
        </Tooltip>
        <Popover>
          <PopoverTrigger>Open</PopoverTrigger>
          <PopoverContent aria-label="Panel">Inside</PopoverContent>
        </Popover>
      </>,
    );
    await userEvent.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Why');
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('dialog', { name: 'Panel' })).toHaveTextContent('Inside');
  });
});

describe('Sheet', () => {
  it('opens, names itself, and closes with Escape back to its button', async () => {
    show(
      <Sheet>
        <SheetTrigger>Details</SheetTrigger>
        <SheetContent>
          <SheetHeader>
            <SheetTitle>The details</SheetTitle>
            <SheetDescription>Of this one</SheetDescription>
          </SheetHeader>
        </SheetContent>
      </Sheet>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.getByRole('dialog', { name: 'The details' })).toHaveAccessibleDescription('Of this one');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Details' })).toHaveFocus();
  });
});

describe('DateTime', () => {
  it('is relative, with the exact time in the school’s zone on hover and for a screen reader', () => {
    vi.useFakeTimers({ now: NOW });
    show(<DateTime value="2026-09-07T12:00:00Z" />);
    const time = screen.getByText('3 days ago');
    expect(time).toHaveAttribute('datetime', '2026-09-07T12:00:00.000Z');
    const button = screen.getByRole('button', { name: '3 days ago' });
    expect(button).toHaveAccessibleDescription(/Monday.+8:00:00.+\(America\/New_York\)/);
    expect(button.title).toContain('8:00:00');
  });

  it('goes on with the clock', () => {
    vi.useFakeTimers({ now: NOW });
    show(<DateTime value={new Date(NOW.getTime() - 30 * 60_000)} />);
    expect(screen.getByText('30 minutes ago')).toBeInTheDocument();
    act(() => vi.advanceTimersByTime(31 * 60_000));
    expect(screen.getByText('1 hour ago')).toBeInTheDocument();
  });

  it('puts what has come since the clock went on last at now, and not into the future', () => {
    vi.useFakeTimers({ now: NOW });
    const later = (ms: number) => new Date(NOW.getTime() + ms);
    show(
      <>
        <DateTime value={later(29_999)} />
        <DateTime value={later(30_000)} />
      </>,
    );
    const [since, coming] = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(since).toBe('now');
    expect(coming).toBe('in 30 seconds');
  });

  it('shows the exact time on a tap, one at a time, until one taps elsewhere, goes on or presses Escape', async () => {
    const closed = vi.fn();
    show(
      <Sheet open onOpenChange={closed}>
        <SheetContent>
          <SheetTitle>Times</SheetTitle>
          <SheetDescription>Two of them</SheetDescription>
          <DateTime value="2026-09-07T12:00:00Z" />
          <DateTime value="2026-09-09T12:00:00Z" />
          <ExactTime />
        </SheetContent>
      </Sheet>,
    );
    const [earlier, later] = screen.getAllByRole('button', { name: /ago/ }) as [HTMLElement, HTMLElement];
    const said = () => document.querySelector('[aria-live]')?.textContent;
    const user = userEvent.setup();
    expect(said()).toBe('');
    await user.click(earlier);
    expect(said()).toBe(earlier.title);
    expect(screen.getAllByText(earlier.title)).toHaveLength(2);
    expect(await violations()).toEqual([]);
    await user.click(later);
    expect(said()).toBe(later.title);
    await user.click(later);
    expect(said()).toBe('');
    await user.keyboard('{Enter}');
    expect(said()).toBe(later.title);
    await user.keyboard('{Escape}');
    expect(said()).toBe('');
    expect(closed).not.toHaveBeenCalled();
    await user.keyboard(' ');
    expect(said()).toBe(later.title);
    await user.tab();
    expect(said()).toBe('');
    await user.click(earlier);
    await user.click(screen.getByText('Two of them'));
    expect(said()).toBe('');
    await user.keyboard('{Escape}');
    expect(closed).toHaveBeenCalledWith(false);
  });

  it('writes a date or a time out, in a zone of its own if asked', () => {
    show(
      <>
        <DateTime value="2026-09-07T02:00:00Z" mode="date" />
        <DateTime value="2026-09-07T02:00:00Z" mode="dateTime" timeZone="Europe/Berlin" />
      </>,
    );
    expect(screen.getByText('Sep 6, 2026')).toBeInTheDocument();
    expect(screen.getByText('Sep 7, 2026, 04:00')).toBeInTheDocument();
  });
});
