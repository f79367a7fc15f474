import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fromProgram } from '@/app/(manager)/programs/_components/form/from-program';
import { ProgramForm } from '@/app/(manager)/programs/_components/form/program-form';
import type { School } from '@/app/(manager)/programs/_components/form/school';
import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { createProgramSchema } from '@/lib/domain/programs/schema';
import { findTemplate } from '@/lib/domain/programs/templates';
import { calculate } from '@/lib/domain/rewards/calculate';
import { at, router } from '../navigation';
import { show, violations } from '../render';

vi.mock('next/navigation', async () => (await import('../navigation')).navigation);

// The whole form with its selects is large for jsdom; a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 90_000 });

const TODAY = '2026-09-10';
const school: School = {
  currency: 'USD',
  timeZone: 'America/New_York',
  rewardLimitMinor: null,
  approvalThresholdMinor: null,
  courses: [
    { externalId: 'a1', name: 'Spanish A1', priceMinor: 48_000, currency: 'USD' },
    { externalId: 'intensive', name: 'Intensive', priceMinor: 240_000, currency: 'USD' },
  ],
};

function bodyOf(id: string) {
  const template = findTemplate(id, 'USD');
  if (!template) throw new Error(`No template ${id}`);
  return programFromTemplate(template, {}, { currency: 'USD', startsAt: new Date(`${TODAY}T14:00:00Z`) });
}

const NO_DRAFT = {
  found: null,
  keep: async () => ({ ok: true as const, value: { kept: true as const, revision: 1, at: new Date() } }),
  forget: async () => ({ ok: true as const, value: null }),
};

function formFrom(body: Parameters<typeof fromProgram>[0], save: ReturnType<typeof vi.fn>) {
  const defaults = fromProgram(body, school.timeZone);
  const parts = { defaults, school, today: TODAY, saveLabel: 'Save changes', save: save as never, draft: NO_DRAFT };
  return <ProgramForm {...parts} />;
}

function form(id: string, save = vi.fn().mockResolvedValue({ ok: true, value: { id: 'new-id' } })) {
  show(
    <ProgramForm
      defaults={fromProgram(bodyOf(id), school.timeZone)}
      school={school}
      today={TODAY}
      isNew
      saveLabel="Save draft"
      save={save}
      draft={NO_DRAFT}
    />,
  );
  return save;
}

const side = (name: string) => screen.getByLabelText(`${name} gets`);

// Events of one kind instead of a key for each letter: the form is large, and how numbers are typed is tested elsewhere.
function type(field: HTMLElement | null, text: string) {
  if (!field) throw new Error('No such field');
  fireEvent.change(field, { target: { value: text } });
}

const field = (path: string) => document.getElementById(`field-${path}`);
const press = (label: string) => fireEvent.click(screen.getByText(label));

beforeEach(() => at('/programs/new?template=language-school'));

describe('the live example', () => {
  it('shows what the paying function says, with sentences and steps', async () => {
    form('language-school');
    const { lines } = calculate(bodyOf('language-school').rewards, {
      programVersion: 1,
      currency: 'USD',
      timeZone: school.timeZone,
      valueMinor: 48_000,
      discountMinor: 0,
      refundedMinor: 0,
      droppedOut: false,
      courseExternalId: 'a1',
      convertedAt: new Date(`${TODAY}T16:00:00Z`),
      rewardedCount: 1,
      limitMinor: 50_000,
      budgetLeftMinor: null,
    });
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([5000, 4800]);
    expect(within(side('Who invites')).getAllByText('$50.00').length).toBeGreaterThan(0);
    expect(
      within(side('The friend')).getByText('Base reward: 10% of the net value $480.00 is $48.00.'),
    ).toBeInTheDocument();
    expect(screen.getByText('$98.00 of at most $500.00 per referral')).toBeInTheDocument();
    expect(screen.getByText(/Up to \$100\.00 per person is approved by itself/)).toBeInTheDocument();
    expect(await violations(document.getElementById('example') as HTMLElement)).toEqual([]);
  });

  it('follows the price, the discount and which friend it is', async () => {
    form('language-school');
    type(screen.getByLabelText('Friend number'), '3');
    expect(within(side('Who invites')).getByText(/Tier from 3: \$75\.00/)).toBeInTheDocument();
    type(screen.getByLabelText('Price'), '1000');
    type(screen.getByLabelText('Discount already given'), '100');
    expect(screen.getByText('Net price $900.00')).toBeInTheDocument();
    expect(within(side('The friend')).getByText(/Cut to \$50\.00/)).toBeInTheDocument();
    type(screen.getByLabelText('Discount already given'), '1000');
    expect(screen.getByText(/nothing is earned/)).toBeInTheDocument();
  });

  it('follows the rules as they are typed, and names the limits', async () => {
    form('language-school');
    const amount = field('rewards-referrer-amountMinor');
    type(amount, '600');
    expect(await within(side('Who invites')).findByText(/the limit is \$500\.00 per referral/)).toBeInTheDocument();
    expect(screen.getByText('Who invites: above $100.00, so a person approves it first.')).toBeInTheDocument();
    expect(await screen.findByText('Rewards are cut by the limit')).toBeInTheDocument();
    type(amount, '');
    expect(await screen.findByText(/Complete the rewards/)).toBeInTheDocument();
  });
});

describe('the programme form', () => {
  it('posts a body that the core takes, and goes to the programme', async () => {
    const save = form('coding-school');
    press('Save draft');
    await waitFor(() => expect(router.push).toHaveBeenCalledWith('/programs/new-id'));
    const [input] = save.mock.calls[0] as [Record<string, unknown>];
    const parsed = createProgramSchema.parse(input);
    const { startsAt: _, ...wanted } = createProgramSchema.parse(JSON.parse(JSON.stringify(bodyOf('coding-school'))));
    expect(parsed).toMatchObject(wanted);
    // The first day begins at midnight in New York.
    expect(parsed.startsAt.toISOString()).toBe('2026-09-10T04:00:00.000Z');
  });

  it('says at the field and at the top what is missing, and saves nothing', async () => {
    const save = form('language-school');
    type(field('name'), '');
    press('Add a bonus');
    press('Save draft');
    await waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
    const said = [...document.querySelectorAll('[role=alert] a')].map((link) => [
      link.getAttribute('href'),
      link.textContent,
    ]);
    expect(said).toEqual([
      ['#field-name', 'Fill this in.'],
      ['#field-rewards-bonuses-0-amountMinor', 'Give an amount.'],
    ]);
    expect(field('name')).toHaveAttribute('aria-invalid', 'true');
    expect(save).not.toHaveBeenCalled();
    fireEvent.click(screen.getByLabelText('Remove this bonus'));
    type(field('name'), 'Autumn');
    press('Save draft');
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
  });

  it('takes steps, promotions, course rules and presents', async () => {
    const save = form('driving-school');
    press('Add a step');
    type(field('rewards-tiers-0-fromCount'), '4');
    type(field('rewards-tiers-0-amountMinor'), '60');
    press('Add a promotion');
    type(field('rewards-promotions-0-name'), 'Summer');
    type(field('rewards-promotions-0-startsAt'), '2026-09-01');
    type(field('rewards-promotions-0-endsAt'), '2026-09-30');
    press('Add a course rule');
    const course = field('rewards-courses-0-courseExternalIds') as HTMLElement;
    fireEvent.click(within(course).getByLabelText('Intensive'));
    type(field('rewards-courses-0-referrer-amountMinor'), '90');
    fireEvent.click(screen.getByLabelText('People may invite members of their household'));
    press('Save draft');
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    const { rewards, eligibility } = createProgramSchema.parse(save.mock.calls[0]?.[0]);
    expect(rewards.tiers).toEqual([{ fromCount: 4, amountMinor: 6000 }]);
    expect(rewards.promotions).toEqual([
      { name: 'Summer', startsAt: '2026-09-01', endsAt: '2026-09-30', multiplierBps: 15_000, side: 'referrer' },
    ]);
    expect(rewards.courses).toEqual([
      { courseExternalIds: ['intensive'], referrer: { kind: 'cash', amountMinor: 9000 } },
    ]);
    expect(eligibility.allowSameHousehold).toBe(true);
  });

  it('parts the rewards in halves or as one wishes, and the example tells both parts', async () => {
    const save = form('language-school');
    press('Half at enrolment, half later');
    type(await screen.findByLabelText(/The second half after/), '45');
    const invites = side('Who invites');
    expect(await within(invites).findByText('Cash, part 2 of 2, after 45 days')).toBeInTheDocument();
    expect(within(invites).getByText('50% of it vests 45 days after the enrolment: $25.00.')).toBeInTheDocument();
    expect(screen.getAllByText(/50% at the enrolment, 50% after 45 days/).length).toBeGreaterThan(0);
    press('In other parts');
    type(field('rewards-vesting-0-shareBps'), '30');
    press('Save draft');
    await waitFor(() => expect(field('rewards-vesting-1-shareBps')).toHaveAttribute('aria-invalid', 'true'));
    expect(save).not.toHaveBeenCalled();
    type(field('rewards-vesting-1-shareBps'), '70');
    press('Save draft');
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(createProgramSchema.parse(save.mock.calls[0]?.[0]).rewards.vesting).toEqual([
      { afterDays: 0, shareBps: 3000 },
      { afterDays: 45, shareBps: 7000 },
    ]);
  });

  it('without parts posts none', async () => {
    const save = form('language-school');
    press('Half at enrolment, half later');
    press('As a whole');
    press('Save draft');
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    expect(createProgramSchema.parse(save.mock.calls[0]?.[0]).rewards.vesting).toBeUndefined();
  });

  it('puts what the service says at its field', async () => {
    const save = vi.fn().mockResolvedValue({
      ok: false,
      code: 'invalid-input',
      message: 'Some fields are wrong.',
      errors: [{ path: 'name', message: 'Is taken.' }],
      requestId: null,
    });
    form('language-school', save);
    press('Save draft');
    expect(await screen.findByText('One thing needs another look')).toBeInTheDocument();
    expect(screen.getAllByText('Is taken.').length).toBeGreaterThan(0);
    expect(router.push).not.toHaveBeenCalledWith('/programs/undefined');
  });

  it('says in the reader’s language what the core says in English', async () => {
    show(
      <ProgramForm
        defaults={fromProgram(bodyOf('language-school'), school.timeZone)}
        school={school}
        today={TODAY}
        isNew
        saveLabel="Entwurf speichern"
        save={vi.fn()}
        draft={NO_DRAFT}
      />,
      'de',
    );
    type(field('name'), 'x'.repeat(500));
    press('Entwurf speichern');
    const said = await screen.findAllByText(/^Darf höchstens \d+ Zeichen haben\.$/);
    expect(said.length).toBeGreaterThan(0);
  });

  it('follows what somebody else has changed until it is touched, and then says what it began from', async () => {
    const save = vi.fn().mockResolvedValue({ ok: true, value: { id: 'same' } });
    const body = bodyOf('language-school');
    const { rerender } = show(formFrom(body, save));
    rerender(formFrom({ ...body, name: 'Renamed' }, save));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('Renamed'));
    type(screen.getByLabelText('Description', { exact: false }), 'Own words');
    rerender(formFrom({ ...body, name: 'Renamed again' }, save));
    expect(screen.getByLabelText('Name')).toHaveValue('Renamed');
    expect(screen.getByLabelText('Description', { exact: false })).toHaveValue('Own words');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    const [wanted, { shown }] = save.mock.calls[0] as [object, { shown: Record<string, unknown> }];
    expect(wanted).toMatchObject({ name: 'Renamed', description: 'Own words' });
    expect(shown).toMatchObject({ name: 'Renamed' });
    expect(shown.description).not.toBe('Own words');
  });
});
