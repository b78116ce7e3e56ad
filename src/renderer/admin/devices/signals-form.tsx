// Sounds and lights of the kiosk: on or off, how loud, and a try of each.
import { Volume2 } from 'lucide-react';
import { useContext, useState } from 'react';
import type { SignalSettings } from '../../../shared/settings/readers.ts';
import { SignalPlayerContext } from '../../signals/signal-player.ts';
import type { Signal } from '../../signals/signal-of.ts';
import { adminReaders } from '../../strings/admin/readers.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { Switch } from '../parts/switch.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminReaders.signals;
const volumes = { quiet: 25, medium: 60, loud: 100 } as const;

interface SignalsFormProps {
  readonly signals: SignalSettings;
}

/** The form. */
export function SignalsForm({ signals }: SignalsFormProps) {
  const [draft, setDraft] = useState(signals);
  const save = useCommand('readers.saveSignals');
  const change = (part: Partial<SignalSettings>) => setDraft({ ...draft, ...part });
  async function keep(): Promise<void> {
    const saved = await save.run({ signals: draft });
    if (saved !== null) setDraft(saved.signals);
  }
  return (
    <div className="adm-devices">
      <Section title={words.title} lead={words.lead}>
        <Form label={words.title}>
          <Switch
            label={words.sounds}
            on={draft.sounds}
            meaning={draft.sounds ? words.soundsOn : words.soundsOff}
            onChange={(sounds) => change({ sounds })}
          />
          {draft.sounds && (
            <RadioGroup
              label={words.volume}
              choices={volumeChoices(draft.volume)}
              value={String(draft.volume)}
              inline
              onChange={(volume) => change({ volume: Number(volume) })}
            />
          )}
          <Switch
            label={words.lights}
            on={draft.lights}
            meaning={draft.lights ? words.lightsOn : words.lightsOff}
            onChange={(lights) => change({ lights })}
          />
          <SaveBar
            dirty={JSON.stringify(signals) !== JSON.stringify(draft)}
            busy={save.busy}
            saved={save.state.status === 'done'}
            error={save.error}
            onSave={() => void keep()}
            onDiscard={() => {
              setDraft(signals);
              save.reset();
            }}
          />
        </Form>
      </Section>
      <TrySignals settings={draft} />
    </div>
  );
}

/** Three loudnesses, and the one a provisioning file set, where that is another. */
function volumeChoices(volume: number): { readonly id: string; readonly label: string }[] {
  const named = [
    { id: String(volumes.quiet), label: words.volumes.quiet },
    { id: String(volumes.medium), label: words.volumes.medium },
    { id: String(volumes.loud), label: words.volumes.loud },
  ];
  const own = { id: String(volume), label: words.ownVolume(volume) };
  return named.some(({ id }) => id === own.id) ? named : [...named, own];
}

function TrySignals({ settings }: { readonly settings: SignalSettings }) {
  const player = useContext(SignalPlayerContext);
  const [shown, setShown] = useState<Signal | null>(null);
  const [heard, setHeard] = useState<'playing' | 'silent' | null>(null);
  const { sounds, volume, lights } = settings;
  async function tryOut(signal: Signal): Promise<void> {
    setShown(signal);
    setHeard(sounds ? await player.play(signal, volume) : null);
  }
  return (
    <Section title={words.test} lead={words.testLead}>
      {!sounds && !lights ? (
        <p className="adm-quiet">{words.off}</p>
      ) : (
        <div className="adm-actions">
          <Button size="admin" icon={<Volume2 aria-hidden />} onPress={() => void tryOut('success')}>
            {words.success}
          </Button>
          <Button size="admin" icon={<Volume2 aria-hidden />} onPress={() => void tryOut('attention')}>
            {words.attention}
          </Button>
        </div>
      )}
      {lights && shown !== null && (
        <div
          className="signal-light signal-light--try"
          data-signal={shown}
          role="img"
          aria-label={words.lightLabel[shown]}
        />
      )}
      {heard !== null && (
        <Notice
          tone={heard === 'playing' ? 'good' : 'waiting'}
          title={heard === 'playing' ? words.playing : words.silent}
          live="status"
        />
      )}
    </Section>
  );
}
