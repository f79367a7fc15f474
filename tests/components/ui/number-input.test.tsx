import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { FormField } from '@/components/ui/form-field';
import { MoneyInput } from '@/components/ui/money-input';
import { PercentInput } from '@/components/ui/percent-input';
import { show, violations } from '../render';

const hidden = (name: string) => document.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`)?.value;

describe('MoneyInput', () => {
  it('formats while one types, and sends the form minor units', async () => {
    const changed = vi.fn();
    show(
      <FormField name="amount" label="Amount">
        <MoneyInput currency="USD" name="amount" onValueChange={changed} />
      </FormField>,
    );
    await userEvent.type(screen.getByLabelText('Amount'), '12345.6');
    expect(screen.getByLabelText('Amount')).toHaveValue('12,345.6');
    expect(hidden('amount')).toBe('1234560');
    expect(changed).toHaveBeenLastCalledWith(1_234_560);
    expect(screen.getByText('USD')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('puts a digit where the caret is, also when groups shift', async () => {
    show(<MoneyInput currency="USD" aria-label="Amount" defaultValue={123_400} />);
    const input = screen.getByLabelText<HTMLInputElement>('Amount');
    expect(input).toHaveValue('1,234.00');
    await userEvent.type(input, '9', { initialSelectionStart: 1, initialSelectionEnd: 1 });
    expect(input).toHaveValue('19,234.00');
    expect(input.selectionStart).toBe(2);
  });

  it('knows currencies without a minor unit', async () => {
    show(<MoneyInput currency="JPY" name="yen" aria-label="Amount" />);
    await userEvent.type(screen.getByLabelText('Amount'), '5000');
    expect(hidden('yen')).toBe('5000');
  });

  it('sends what is too large as a number that is refused, and not as nothing', async () => {
    show(<MoneyInput currency="USD" name="huge" aria-label="Amount" />);
    await userEvent.type(screen.getByLabelText('Amount'), '9'.repeat(22));
    expect(hidden('huge')).toBe(String(Number.MAX_SAFE_INTEGER));
  });

  it('sends nothing when it is emptied', async () => {
    const changed = vi.fn();
    show(<MoneyInput currency="USD" name="amount" aria-label="Amount" defaultValue={100} onValueChange={changed} />);
    await userEvent.clear(screen.getByLabelText('Amount'));
    expect(hidden('amount')).toBe('');
    expect(changed).toHaveBeenLastCalledWith(null);
  });

  it('follows a value that is set from outside, and leaves what one is typing alone', async () => {
    function Controlled() {
      const [value, setValue] = useState<number | null>(5000);
      return (
        <>
          <MoneyInput currency="EUR" aria-label="Amount" value={value} onValueChange={setValue} />
          <button type="button" onClick={() => setValue(7000)}>
            set
          </button>
        </>
      );
    }
    show(<Controlled />);
    const input = screen.getByLabelText('Amount');
    await userEvent.clear(input);
    await userEvent.type(input, '12.');
    expect(input).toHaveValue('12.');
    await userEvent.click(screen.getByRole('button'));
    expect(input).toHaveValue('70.00');
  });
});

describe('PercentInput', () => {
  it('gives basis points', async () => {
    show(<PercentInput name="rate" aria-label="Rate" />);
    await userEvent.type(screen.getByLabelText('Rate'), '12.5');
    expect(hidden('rate')).toBe('1250');
  });
});
