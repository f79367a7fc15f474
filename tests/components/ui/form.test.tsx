import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { show, violations } from '../render';

describe('FormField', () => {
  it('ties label, help and error to the control', async () => {
    show(
      <FormField name="referee.email" label="E-mail" help="Of your friend" error="Please write an address" required>
        <Input type="email" />
      </FormField>,
    );
    const input = screen.getByLabelText('E-mail');
    expect(input).toHaveAccessibleDescription('Of your friend Please write an address');
    expect(input).toBeInvalid();
    expect(input).toHaveAttribute('aria-required', 'true');
    expect(await violations()).toEqual([]);
  });

  it('hands the props on when the control is nested, and says what may be left empty', async () => {
    show(
      <FormField name="kind" label="Kind" optional>
        {(control) => (
          <Select defaultValue="cash">
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value="cash">Cash</SelectItem>
            </SelectContent>
          </Select>
        )}
      </FormField>,
    );
    expect(screen.getByRole('combobox', { name: /Kind/ })).not.toBeInvalid();
    expect(screen.getByText('optional')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});

describe('ErrorSummary', () => {
  it('takes the focus and leads to each field', async () => {
    show(
      <>
        <ErrorSummary
          errors={[
            { path: 'rewards.0.rateBps', message: 'Too high' },
            { path: '', message: 'Both sides get nothing' },
          ]}
        />
        <FormField name="rewards.0.rateBps" label="Rate">
          <Textarea />
        </FormField>
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('2 things need another look');
    expect(document.activeElement).toContainElement(screen.getByRole('alert'));
    const target = screen.getByRole('link', { name: 'Too high' }).getAttribute('href')?.slice(1) ?? '';
    expect(document.getElementById(target)).toBe(screen.getByLabelText('Rate'));
    expect(await violations()).toEqual([]);
  });

  it('leaves the focus where somebody types, until the form is sent again', () => {
    const form = (errors: { path: string; message: string }[], attempt: number) => (
      <form>
        <ErrorSummary errors={errors} attempt={attempt} />
        <FormField name="name" label="Name" error={errors.find(({ path }) => path === 'name')?.message}>
          <Input />
        </FormField>
        <FormField name="email" label="E-mail" error={errors.find(({ path }) => path === 'email')?.message}>
          <Input />
        </FormField>
      </form>
    );
    const [name, email] = [
      { path: 'name', message: 'Write a name' },
      { path: 'email', message: 'Write an address' },
    ];
    const { rerender } = show(form([name, email], 1));
    expect(screen.getByLabelText('Name')).toHaveFocus();
    screen.getByLabelText('E-mail').focus();
    rerender(form([name], 1));
    expect(screen.getByLabelText('E-mail')).toHaveFocus();
    rerender(form([name], 2));
    expect(screen.getByLabelText('Name')).toHaveFocus();
  });

  it('is not there without errors, and shows a message alone', () => {
    const { rerender } = show(<ErrorSummary errors={[]} />);
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(<ErrorSummary errors={[]} message="This code is taken" />);
    expect(screen.getByRole('alert')).toHaveTextContent('This code is taken');
  });
});
