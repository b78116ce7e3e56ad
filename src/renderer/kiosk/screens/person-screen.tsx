// Where somebody stands and exactly what fits: what a touch does is on the screen before it is done.
import type { CSSProperties, ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  AlarmClock,
  Building2,
  CircleCheck,
  CircleDashed,
  DoorOpen,
  LogIn,
  LogOut,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { PersonOffer, PersonStanding } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../../api/use-query.ts';
import { ReasonIcon } from '../../ui/reason-icon.tsx';
import { Answers, columnsStyle } from '../answers.tsx';
import type { NameChosen, Submission } from '../flow-types.ts';
import { reasonShape } from '../grid-shape.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { mapQuery } from '../map-query.ts';
import { useDelayed } from '../use-delayed.ts';

interface PersonScreenProps {
  readonly walk: NameChosen;
  readonly nav: KioskNav;
  /** What is being recorded right now, or null. */
  readonly sending: Submission | null;
  readonly onOffer: (offer: PersonOffer) => void;
  readonly onBack: () => void;
  readonly onDoor: (door: 'late' | 'leaving') => void;
}

/** The person screen. It asks main again whenever something was recorded. */
export function PersonScreen(props: PersonScreenProps): ReactNode {
  const { walk, nav } = props;
  const { t, i18n } = useTranslation();
  const query = useQuery('kiosk.getPerson', { personId: walk.name.personId, language: i18n.language });
  const standing = query.status === 'ready' ? query.value : null;
  const tiles = mapQuery(query, tilesOf);
  return (
    <KioskFrame
      screen="person"
      question={walk.name.label}
      hint={standing === null ? undefined : <Standing standing={standing} />}
      nav={nav}
    >
      <Answers query={tiles} empty={{ title: t('person.nothing'), next: t('person.nothingNext') }}>
        {(shown) => <Tiles tiles={shown} {...props} />}
      </Answers>
    </KioskFrame>
  );
}

const standingPictures: Readonly<Record<PersonStanding['presence'], LucideIcon | null>> = {
  signedIn: CircleCheck,
  signedOut: LogOut,
  notYet: CircleDashed,
  untold: null,
};

/** "Signed in since 08:31 · Library". */
function Standing({ standing }: { readonly standing: PersonStanding }): ReactNode {
  const { t } = useTranslation();
  const { presence, sinceText, building, outSinceText } = standing;
  const parts = [
    presence === 'untold' ? null : t(`person.presence.${presence}`, { time: sinceText ?? '' }),
    outSinceText === null ? null : t('person.outSince', { time: outSinceText }),
    building,
  ].filter((part) => part !== null);
  const Picture = standingPictures[presence] ?? (outSinceText === null ? Building2 : DoorOpen);
  if (parts.length === 0) return null;
  return (
    <span className="k-standing" data-presence={presence} data-out={outSinceText !== null}>
      <Picture aria-hidden="true" />
      <span>{parts.join(' · ')}</span>
    </span>
  );
}

/** One thing to touch. */
type Tile =
  | { readonly id: string; readonly does: 'offer'; readonly offer: PersonOffer }
  | { readonly id: string; readonly does: 'return' }
  | { readonly id: string; readonly does: 'door'; readonly door: 'late' | 'leaving' };

function tilesOf(standing: PersonStanding): readonly Tile[] {
  return [
    ...(standing.canReturn ? [{ id: 'return', does: 'return' } as const] : []),
    ...standing.offers.map((offer) => ({ id: offer.actionId, does: 'offer', offer }) as const),
    ...standing.doors.map((door) => ({ id: door, does: 'door', door }) as const),
  ];
}

function Tiles({ tiles, sending, onOffer, onBack, onDoor }: PersonScreenProps & { tiles: readonly Tile[] }): ReactNode {
  const { t } = useTranslation();
  const slow = useDelayed(sending !== null);
  const act = (tile: Tile): void => {
    if (tile.does === 'offer') onOffer(tile.offer);
    else if (tile.does === 'return') onBack();
    else onDoor(tile.door);
  };
  return (
    <div
      className="k-grid k-reasons k-offers"
      role="group"
      aria-label={t('person.answers')}
      style={columnsStyle(reasonShape(tiles.length), tiles.length)}
    >
      {tiles.map((tile) => (
        <OfferTile
          key={tile.id}
          tile={tile}
          off={sending !== null}
          slow={slow && isSent(tile, sending)}
          onTouch={() => act(tile)}
        />
      ))}
    </div>
  );
}

function isSent(tile: Tile, sending: Submission | null): boolean {
  if (sending?.type === 'movement') return tile.does === 'offer' && tile.offer.actionId === sending.actionId;
  return sending?.type === 'returnByPerson' && tile.does === 'return';
}

interface OfferTileProps {
  readonly tile: Tile;
  readonly off: boolean;
  readonly slow: boolean;
  readonly onTouch: () => void;
}

function OfferTile({ tile, off, slow, onTouch }: OfferTileProps): ReactNode {
  const { t } = useTranslation();
  const { name, does } = wordsOf(tile, t);
  const colour: Record<`--${string}`, string> = { '--tint': `var(--${tintOf(tile)})` };
  const style: CSSProperties = colour;
  return (
    <button
      type="button"
      className="k-tile k-reason"
      style={style}
      data-does={tile.does === 'offer' ? tile.offer.kind : tile.does}
      aria-disabled={off || undefined}
      onClick={onTouch}
    >
      <span className="k-reason-icon">
        {slow ? <span className="spinner" aria-hidden="true" /> : <Picture tile={tile} />}
      </span>
      <span className="k-tile-label">
        {name}
        {does === null ? null : <span className="k-offer-does">{does}</span>}
      </span>
    </button>
  );
}

/** What is chosen, and under it what that does, unless the name says just that. */
function wordsOf(tile: Tile, t: TFunction): { readonly name: string; readonly does: string | null } {
  if (tile.does === 'return') return { name: t('doors.return'), does: null };
  if (tile.does === 'door') return { name: t(`doors.${tile.door}`), does: null };
  const { name, kind, building } = tile.offer;
  const does = t(`person.does.${kind}`, { building: building ?? '' });
  return { name, does: does.toLowerCase() === name.trim().toLowerCase() ? null : does };
}

const kindPictures = {
  signIn: LogIn,
  signOut: LogOut,
  buildingIn: Building2,
  buildingOut: DoorOpen,
  leaving: null,
  late: null,
  return: null,
} as const;

function Picture({ tile }: { readonly tile: Tile }): ReactNode {
  const plain = { 'aria-hidden': true, size: '1em', strokeWidth: 2 } as const;
  if (tile.does === 'return') return <Undo2 {...plain} />;
  if (tile.does === 'door') return tile.door === 'late' ? <AlarmClock {...plain} /> : <DoorOpen {...plain} />;
  const { icon, kind } = tile.offer;
  const OfKind = kindPictures[kind];
  return icon === 'other' && OfKind !== null ? <OfKind {...plain} /> : <ReasonIcon icon={icon} />;
}

const kindTints = {
  signIn: 'door-return',
  signOut: 'door-leaving',
  buildingIn: 'reason-interview',
  buildingOut: 'reason-interview',
  leaving: null,
  late: null,
  return: null,
} as const;

function tintOf(tile: Tile): string {
  if (tile.does === 'return') return 'door-return';
  if (tile.does === 'door') return `door-${tile.door}`;
  return kindTints[tile.offer.kind] ?? `reason-${tile.offer.icon}`;
}
