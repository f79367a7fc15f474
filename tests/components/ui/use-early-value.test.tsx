import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { afterEach, expect, it, vi } from 'vitest';
import { TextField } from '@/components/forms/text-field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Textarea } from '@/components/ui/textarea';
import { Around, show } from '../render';

let root: Root | undefined;
const place = document.createElement('main');

afterEach(() => {
  act(() => root?.unmount());
  place.remove();
});

/** The page as the server sent it, used by somebody, and then alive. */
async function comeAlive(node: ReactNode, use: (boxes: HTMLInputElement[]) => void): Promise<void> {
  const page = <Around>{node}</Around>;
  document.body.append(place);
  place.innerHTML = renderToString(page);
  use([...place.querySelectorAll<HTMLInputElement>('input, textarea')]);
  await act(async () => {
    root = hydrateRoot(place, page);
  });
}

const type = (text: string) => (boxes: HTMLInputElement[]) => {
  for (const box of boxes) box.value = text;
};

function Greeting({ Box, first }: { Box: typeof Input | typeof Textarea; first: string }) {
  const [name, setName] = useState(first);
  return (
    <>
      <Box aria-label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <p>Hello {name}</p>
    </>
  );
}

function School() {
  const form = useForm({ defaultValues: { name: 'Lingua' } });
  return (
    <FormProvider {...form}>
      <TextField name="name" label="Name" />
      <p>{form.formState.isDirty ? `Not saved: ${form.watch('name')}` : 'Saved'}</p>
    </FormProvider>
  );
}

it.each([
  [Input, 'Ana'],
  [Input, ''],
  [Textarea, ''],
] as const)('is told of as if it had just been typed, and stays', async (Box, first) => {
  await comeAlive(<Greeting Box={Box} first={first} />, type('Zoe'));
  expect(screen.getByText('Hello Zoe')).toBeVisible();
  const box = screen.getByRole('textbox', { name: 'Name' });
  expect(box).toHaveValue('Zoe');
  await userEvent.type(box, '!');
  expect(screen.getByText('Hello Zoe!')).toBeVisible();
});

it('reaches the form around it', async () => {
  await comeAlive(<School />, type('Berlin'));
  expect(screen.getByText('Not saved: Berlin')).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('Berlin');
});

it('is formatted as a figure is', async () => {
  const tell = vi.fn();
  await comeAlive(
    <NumberInput aria-label="Price" decimals={2} defaultValue={0} onValueChange={tell} />,
    type('1234.5'),
  );
  expect(tell).toHaveBeenCalledExactlyOnceWith(123_450);
  expect(screen.getByRole('textbox')).toHaveValue('1,234.5');
});

it('may be a file', async () => {
  const choose = vi.fn();
  await comeAlive(<Input type="file" aria-label="Logo" onChange={choose} />, ([box]) => {
    Object.defineProperty(box, 'files', { value: [new File(['x'], 'logo.png')] });
  });
  expect(choose).toHaveBeenCalledTimes(1);
});

it('is nothing where nobody was that fast', async () => {
  const change = vi.fn();
  const boxes = (
    <>
      <Input aria-label="Name" value="Ana" onChange={change} />
      <Input aria-label="Town" defaultValue="Rome" onChange={change} />
      <Input type="file" aria-label="Logo" onChange={change} />
    </>
  );
  await comeAlive(boxes, () => {});
  show(boxes);
  expect(change).not.toHaveBeenCalled();
});
