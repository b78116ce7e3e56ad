// The day's three numbers. Each is a button to what it counts.
import { Clock, Clock3, DoorOpen, TriangleAlert, type LucideIcon } from 'lucide-react';
import { enAdmin } from '../../strings/en-admin.ts';

interface TileProps {
  readonly icon: LucideIcon;
  readonly count: number;
  readonly label: string;
  /** What a touch does, for a screen reader. */
  readonly does: string;
  readonly onPress: () => void;
  readonly urgent?: boolean;
}

function Tile({ icon: Icon, count, label, does, onPress, urgent = false }: TileProps) {
  return (
    <button type="button" className="adm-tile" data-urgent={urgent} onClick={onPress}>
      <Icon aria-hidden size={22} />
      <span className="adm-tile__count">{count}</span>
      <span className="adm-tile__label">{label}</span>
      <span className="visually-hidden">. {does}</span>
    </button>
  );
}

interface LogbookTilesProps {
  readonly isToday: boolean;
  readonly lateCount: number;
  readonly outNowCount: number;
  readonly waitingCount: number;
  readonly attentionCount: number;
  readonly onShowLate: () => void;
  readonly onShowOut: () => void;
  readonly onShowWaiting: () => void;
  readonly onShowAttention: () => void;
}

/** Late, out now (on a past day: did not come back), waiting to be sent; and a fourth only when somebody has to act. */
export function LogbookTiles(props: LogbookTilesProps) {
  const words = enAdmin.logbook;
  return (
    <div className="adm-tiles">
      <Tile icon={Clock3} count={props.lateCount} label={words.late} does={words.showLate} onPress={props.onShowLate} />
      <Tile
        icon={DoorOpen}
        count={props.outNowCount}
        label={props.isToday ? words.outNow : words.notBack}
        does={props.isToday ? words.showOutNow : words.showNotBack}
        onPress={props.onShowOut}
      />
      <Tile
        icon={Clock}
        count={props.waitingCount}
        label={words.waiting}
        does={words.showWaiting}
        onPress={props.onShowWaiting}
      />
      {props.attentionCount > 0 && (
        <Tile
          icon={TriangleAlert}
          urgent
          count={props.attentionCount}
          label={words.attention}
          does={words.showAttention}
          onPress={props.onShowAttention}
        />
      )}
    </div>
  );
}
