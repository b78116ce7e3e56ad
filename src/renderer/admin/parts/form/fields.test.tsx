import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { findAxeViolations } from '../../../../../tests/harness/axe-dom.ts';
import { SaveBar } from '../save-bar.tsx';
import { CheckboxGroup, RadioGroup } from './choice-fields.tsx';
import { Form } from './form.tsx';
import { isOnlyAbout, problemOf } from './problems.ts';
import { readTime } from './read-time.ts';
import { ComboBox, Select } from './select.tsx';
import { DateField, NumberField, TextArea, TextField, TimeField } from './text-field.tsx';

// axe takes its time in jsdom, more so on a busy machine.
jest.setTimeout(30_000);

const fruits = [
  { id: 'apple', label: 'Apple' },
  { id: 'pear', label: 'Pear' },
  { id: 'plum', label: 'Plum' },
] as const;
type Fruit = (typeof fruits)[number]['id'];

function Fields({ onSave = () => undefined }: { readonly onSave?: () => void }) {
  const [text, setText] = useState('');
  const [count, setCount] = useState<number | null>(5);
  const [time, setTime] = useState('');
  const [one, setOne] = useState<Fruit | null>(null);
  const [typed, setTyped] = useState<Fruit | null>(null);
  const [radio, setRadio] = useState<Fruit | null>('apple');
  const [several, setSeveral] = useState<readonly Fruit[]>(['plum']);
  return (
    <Form label="Things">
      <TextField label="Name" required hint="As on paper" value={text} onChange={setText} problem={null} />
      <NumberField label="Minutes" min={1} max={30} value={count} onChange={setCount} />
      <TimeField label="From" value={time} onChange={setTime} />
      <DateField label="Day" value="2026-09-21" onChange={() => undefined} />
      <TextArea label="Notes" value={text} onChange={setText} problem="Too long." />
      <Select label="Fruit" options={fruits} value={one} onChange={setOne} />
      <ComboBox label="Found fruit" options={fruits} value={typed} onChange={setTyped} />
      <RadioGroup label="One" choices={fruits} value={radio} onChange={setRadio} />
      <CheckboxGroup label="Several" choices={fruits} value={several} onChange={setSeveral} />
      <p data-testid="state">{JSON.stringify({ count, time, one, typed, radio, several })}</p>
      <SaveBar dirty busy={false} saved={false} onSave={onSave} />
    </Form>
  );
}

const state = (): unknown => JSON.parse(screen.getByTestId('state').textContent ?? '');

describe('the fields', () => {
  it('are clean to axe, each with its label, hint and problem tied to it', async () => {
    render(<Fields />);
    expect(await findAxeViolations()).toEqual([]);
    const notes = screen.getByLabelText('Notes');
    expect(notes.getAttribute('aria-invalid')).toBe('true');
    const problemId = notes.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(problemId)?.textContent).toBe('Too long.');
  });

  it('take whole numbers within bounds, and say what they want once left', async () => {
    render(<Fields />);
    const user = userEvent.setup();
    const minutes = screen.getByLabelText('Minutes');
    await user.clear(minutes);
    await user.type(minutes, 'x2');
    expect(state()).toMatchObject({ count: null });
    await user.tab();
    expect(screen.getByText('Type a whole number from 1 to 30.')).toBeTruthy();
    await user.clear(minutes);
    await user.type(minutes, '45');
    await user.tab();
    expect(screen.getByText('Type a whole number from 1 to 30.')).toBeTruthy();
    await user.clear(minutes);
    await user.type(minutes, '12');
    await user.tab();
    expect(screen.queryByText(/Type a whole number/)).toBeNull();
    expect(state()).toMatchObject({ count: 12 });
  });

  it('take a time as people type it, and say when it is none', async () => {
    render(<Fields />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('From'), '850');
    await user.tab();
    expect(state()).toMatchObject({ time: '08:50' });
    await user.clear(screen.getByLabelText('From'));
    await user.type(screen.getByLabelText('From'), '25:00');
    await user.tab();
    expect(screen.getByText('Type a time such as 08:50.')).toBeTruthy();
  });

  it('choose from a list by keyboard alone', async () => {
    render(<Fields />);
    const user = userEvent.setup();
    screen.getByRole('button', { name: /Fruit/ }).focus();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(state()).toMatchObject({ one: 'pear' });
  });

  it('find one of many by typing part of it', async () => {
    render(<Fields />);
    const user = userEvent.setup();
    await user.type(screen.getByRole('combobox', { name: 'Found fruit' }), 'lum');
    expect(within(await screen.findByRole('listbox')).getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(state()).toMatchObject({ typed: 'plum' });
  });

  it('choose one or several, the several in the order they are listed', async () => {
    render(<Fields />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: 'Pear' }));
    await user.click(screen.getByRole('checkbox', { name: 'Apple' }));
    expect(state()).toMatchObject({ radio: 'pear', several: ['apple', 'plum'] });
    await user.click(screen.getByRole('checkbox', { name: 'Plum' }));
    expect(state()).toMatchObject({ several: ['apple'] });
  });

  it('save once on Enter', async () => {
    let saved = 0;
    render(<Fields onSave={() => (saved += 1)} />);
    await userEvent.setup().type(screen.getByLabelText(/Name/), 'x{Enter}');
    expect(saved).toBe(1);
  });
});

describe('readTime', () => {
  it.each([
    ['8:50', '08:50'],
    ['0850', '08:50'],
    ['8.05', '08:05'],
    ['23:59', '23:59'],
    ['24:00', null],
    ['8:60', null],
    ['9', null],
    ['', null],
    ['tomorrow', null],
  ])('reads %s as %s', (text, time) => expect(readTime(text)).toBe(time));
});

describe('the problems main names', () => {
  const error = new AppError('VALIDATION', { fields: { 'patch.name': 'too_small', 'rows.2.from': 'overlaps' } });

  it('are said at their field in our words, or in general ones', () => {
    expect(problemOf(error, 'name', { name: 'Type a name.' })).toBe('Type a name.');
    expect(problemOf(error, 'rows')).toMatch(/not accepted/);
    expect(problemOf(error, 'icon')).toBeNull();
    expect(problemOf(new AppError('NOT_FOUND'), 'name')).toBeNull();
  });

  it('need no box when the form shows them all', () => {
    expect(isOnlyAbout(error, ['name', 'rows'])).toBe(true);
    expect(isOnlyAbout(error, ['name'])).toBe(false);
  });
});
