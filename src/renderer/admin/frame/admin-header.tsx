// The line on top: where this is, whether it is the demo, and how the sync stands, in words.
import {
  ArrowLeft,
  CircleCheck,
  CirclePause,
  Clock,
  FlaskConical,
  Keyboard,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { KioskState } from '../../../shared/ipc/kiosk-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

type Light = KioskState['syncLight'];

interface LightLook {
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly words: string;
}

const words = enAdmin.frame;
const lights: Record<Light, LightLook> = {
  ok: { icon: CircleCheck, tone: 'good', words: words.lightOk },
  waiting: { icon: Clock, tone: 'waiting', words: words.lightWaiting },
  attention: { icon: TriangleAlert, tone: 'bad', words: words.lightAttention },
};

/** Waiting is not the word where nothing will go by itself. */
const pausedWords: Partial<Record<ErrorCode, string>> = {
  WONDE_WRITEBACK_OFF: words.lightNotWritten,
  WONDE_NOT_SET_UP: words.lightNotSetUp,
  WONDE_OFFLINE: words.lightOffline,
  WONDE_PORTAL: words.lightOffline,
};

/** How the sync stands: the kiosk's own light, and why nothing is sent where that is so. */
function useLight(light: Light): LightLook {
  const sync = useAdminQuery('admin.getSyncStatus', {});
  const because = sync.status === 'ready' ? sync.value.pausedBecause : null;
  if (light !== 'waiting' || because === null) return lights[light];
  return { icon: CirclePause, tone: 'waiting', words: pausedWords[because] ?? words.lightPaused };
}

interface AdminHeaderProps {
  readonly kiosk: KioskState;
  readonly onLeave: () => void;
  readonly onShowKeyboard: () => void;
  readonly onShowSync: () => void;
}

/** School, kiosk, demo, sync light, keyboard, and the way back. */
export function AdminHeader({ kiosk, onLeave, onShowKeyboard, onShowSync }: AdminHeaderProps) {
  const light = useLight(kiosk.syncLight);
  const LightIcon = light.icon;
  return (
    <header className="adm-header">
      <p className="adm-header__school">
        <strong>{kiosk.schoolName}</strong>
        <span className="adm-quiet"> · {kiosk.kioskName}</span>
      </p>
      {kiosk.demo && (
        <p className="adm-demo" title={words.demoMeaning}>
          <FlaskConical aria-hidden size={16} />
          {words.demo}
          <span className="visually-hidden">: {words.demoMeaning}</span>
        </p>
      )}
      <button type="button" className={`adm-light adm-tone-${light.tone}`} onClick={onShowSync}>
        <LightIcon aria-hidden size={18} />
        <span className="visually-hidden">{words.lightLabel}: </span>
        {light.words}
      </button>
      <button
        type="button"
        className="adm-icon-button"
        data-keyboard-part
        aria-label={enAdmin.keyboard.show}
        title={enAdmin.keyboard.show}
        onClick={onShowKeyboard}
      >
        <Keyboard aria-hidden size={20} />
      </button>
      <Button size="admin" icon={<ArrowLeft aria-hidden />} onPress={onLeave}>
        {enAdmin.gate.backToKiosk}
      </Button>
    </header>
  );
}
