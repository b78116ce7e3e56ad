// A list whose order a person sets: buttons up and down, or Alt with the arrow keys. Each move is read out.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { adminParts } from '../../strings/admin/parts.ts';

interface ReorderListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** The item's name in words. */
  readonly nameOf: (item: T) => string;
  /** What is shown; the name when absent. */
  readonly children?: (item: T) => ReactNode;
  /** All items in their new order. */
  readonly onReorder: (items: readonly T[]) => void;
}

type Way = 'up' | 'down';

/** The list with the item at `from` moved one place; the same list at its ends. */
export function moveItem<T>(items: readonly T[], from: number, way: Way): readonly T[] {
  const to = way === 'up' ? from - 1 : from + 1;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** An ordered list that can be put in another order. */
export function ReorderList<T>({ label, items, idOf, nameOf, children, onReorder }: ReorderListProps<T>) {
  const words = adminParts.reorder;
  const hintId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    list.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  }, [items]);
  const move = (from: number, way: Way) => {
    const item = items[from];
    const next = moveItem(items, from, way);
    if (item === undefined || next === items) return;
    const place = next.indexOf(item);
    // At the end of the list the button pressed is off: the focus goes to the other one.
    const isAtEnd = way === 'up' ? place === 0 : place === next.length - 1;
    const button = isAtEnd ? (way === 'up' ? 'down' : 'up') : way;
    focusNext.current = `[data-place="${place}"] [data-way="${button}"]`;
    setSaid(words.moved(nameOf(item), place + 1, next.length));
    onReorder(next);
  };
  const onKeyDown = (event: KeyboardEvent, from: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(from, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <div className="adm-reorder">
      <p id={hintId} className="adm-quiet">
        {words.hint}
      </p>
      <ol ref={list} aria-label={label} aria-describedby={hintId}>
        {items.map((item, index) => (
          <li key={idOf(item)} data-place={index} onKeyDown={(event) => onKeyDown(event, index)}>
            <div className="adm-reorder__item">{children === undefined ? nameOf(item) : children(item)}</div>
            <MoveButton way="up" label={words.up(nameOf(item))} off={index === 0} onPress={() => move(index, 'up')} />
            <MoveButton
              way="down"
              label={words.down(nameOf(item))}
              off={index === items.length - 1}
              onPress={() => move(index, 'down')}
            />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

interface MoveButtonProps {
  readonly way: Way;
  readonly label: string;
  readonly off: boolean;
  readonly onPress: () => void;
}

function MoveButton({ way, label, off, onPress }: MoveButtonProps) {
  const Icon = way === 'up' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="adm-icon-button"
      data-way={way}
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon aria-hidden size={18} />
    </button>
  );
}
