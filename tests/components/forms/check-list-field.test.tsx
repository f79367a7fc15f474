import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FormProvider, useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { CheckListField } from '@/components/forms/check-list-field';
import { show, violations } from '../render';

const options = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'French' },
  { value: 'de', label: 'German' },
];

type Values = { courses?: string[] };
type FormProps = {
  values?: Values;
  errors?: object;
  help?: string;
  disabled?: boolean;
  save?: (values: Values) => void;
};

function Form({ values = {}, errors = {}, save = () => undefined, ...field }: FormProps) {
  const form = useForm<Values>({ defaultValues: values, errors });
  return (
    <FormProvider {...form}>
      <form onSubmit={form.handleSubmit((given) => save(given))}>
        <CheckListField name="courses" label="Courses" options={options} {...field} />
        <button type="submit">Save</button>
      </form>
    </FormProvider>
  );
}

describe('CheckListField', () => {
  it('gives what is ticked in the order of the options, whatever the order of the clicks', async () => {
    const save = vi.fn();
    show(<Form save={save} help="At least one." />);
    expect(screen.getByRole('group', { name: 'Courses' })).toHaveAccessibleDescription('At least one.');
    for (const name of ['German', 'French', 'English', 'French'])
      await userEvent.click(screen.getByRole('checkbox', { name }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(save).toHaveBeenCalledExactlyOnceWith({ courses: ['en', 'de'] });
    expect(await violations()).toEqual([]);
  });

  it('starts with what was chosen, and cannot be changed when disabled', async () => {
    show(<Form values={{ courses: ['fr'] }} disabled />);
    expect(screen.getByRole('checkbox', { name: 'French' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'English' })).not.toBeChecked();
    await userEvent.click(screen.getByRole('checkbox', { name: 'English' }));
    expect(screen.getByRole('checkbox', { name: 'English' })).not.toBeChecked();
  });

  it.each([
    ['the whole list', { type: 'min', message: 'Choose a course.' }],
    ['one element of it', [undefined, { type: 'enum', message: 'Choose a course.' }]],
  ])('says an error of %s', async (_, error) => {
    show(<Form values={{ courses: ['en', 'xx'] }} errors={{ courses: error }} />);
    expect(screen.getByRole('group', { name: 'Courses' })).toHaveAccessibleDescription('Choose a course.');
    expect(await violations()).toEqual([]);
  });
});
