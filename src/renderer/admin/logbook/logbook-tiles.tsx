// Today's numbers. Each is a button to what it counts; the one that is shown is pressed.
import { Clock, Clock3, DoorOpen, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { LogbookFilter } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { everythingToday } from './logbook-filter.ts';

const words = adminLogbook.tiles;

interface TileProps {
  readonly icon: LucideIcon;
  readonly count: number | null;
  readonly label: string;
  /** A quieter word beside the label. */
  readonly more?: string;
  /** What a touch does, for a screen reader. */
  readonly does: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly urgent?: boolean;
}

function Tile({ icon: Icon, count, label, more, does, pressed, onPress, urgent = false }: TileProps) {
  return (
    <button type="button" className="adm-tile" data-urgent={urgent} aria-pressed={pressed} onClick={onPress}>
      <Icon aria-hidden size={22} />
      <span className="adm-tile__count">{count ?? '–'}</span>
      <span className="adm-tile__label">
        {label}
        {more !== undefined && ` ${more}`}
      </span>
      <span className="visually-hidden">. {does}</span>
    </button>
  );
}

interface LogbookTilesProps {
  /** Null until they are known. */
  readonly numbers: ClientOutput<'logbook.getNumbers'> | null;
  readonly filter: LogbookFilter;
  readonly onFilter: (filter: LogbookFilter) => void;
}

const filters = {
  late: { ...everythingToday, status: 'late' },
  outNow: { ...everythingToday, status: 'notBack' },
  waiting: { ...everythingToday, range: { kind: 'any' }, writeback: 'waiting' },
  later: { ...everythingToday, range: { kind: 'any' }, writeback: 'later' },
  attention: { ...everythingToday, range: { kind: 'any' }, writeback: 'attention' },
} as const satisfies Record<string, LogbookFilter>;

const same = (a: LogbookFilter, b: LogbookFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Late today, out now, waiting to be sent; and a fourth only when somebody has to act. A second touch takes it back. */
export function LogbookTiles({ numbers, filter, onFilter }: LogbookTilesProps) {
  const tile = (wanted: LogbookFilter) => ({
    pressed: same(filter, wanted),
    onPress: () => onFilter(same(filter, wanted) ? everythingToday : wanted),
  });
  const later = numbers?.later ?? 0;
  // Nothing is due, but marks wait for their registers: the touch shows those.
  const waiting = numbers?.waiting === 0 && later > 0 ? filters.later : filters.waiting;
  return (
    <div className="adm-tiles">
      <Tile
        icon={Clock3}
        count={numbers?.late ?? null}
        label={words.late}
        does={words.showLate}
        {...tile(filters.late)}
      />
      <Tile
        icon={DoorOpen}
        count={numbers?.outNow ?? null}
        label={words.outNow}
        does={words.showOut}
        {...tile(filters.outNow)}
      />
      <Tile
        icon={Clock}
        count={numbers?.waiting ?? null}
        label={words.waiting}
        does={words.showWaiting}
        {...(later > 0 ? { more: words.later(later) } : {})}
        {...tile(waiting)}
      />
      {numbers !== null && numbers.attention > 0 && (
        <Tile
          icon={TriangleAlert}
          urgent
          count={numbers.attention}
          label={words.attention}
          does={words.showAttention}
          {...tile(filters.attention)}
        />
      )}
    </div>
  );
}
