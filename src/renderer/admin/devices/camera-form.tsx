// The camera's settings with a test picture.
import { Camera, CameraOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { cameraSettings, type CameraSettings } from '../../../shared/settings/schema.ts';
import { LivePicture } from '../../camera/pictures.tsx';
import { useCamera } from '../../camera/use-camera.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { Button } from '../../ui/button.tsx';
import { JpegPicture } from '../logbook/photo-view.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminDevices.camera;
const pictureWords = adminDevices.picture;

interface CameraFormProps {
  readonly camera: CameraSettings;
  /** After a save. */
  readonly onSaved?: (camera: CameraSettings) => void;
}

interface CameraDraft {
  readonly driver: CameraSettings['driver'];
  /** Empty: the first camera. */
  readonly device: string;
}

const draftOf = ({ driver, device }: CameraSettings): CameraDraft => ({ driver, device: device ?? '' });

function settingsOf({ driver, device }: CameraDraft): CameraSettings | null {
  // Only the capture program is told a device; what stands in a field nobody sees must not stop a save.
  const typed = driver === 'node-webcam' ? device.trim() : '';
  const parsed = cameraSettings.safeParse({ driver, device: typed === '' ? null : typed });
  return parsed.success ? parsed.data : null;
}

/** Choosing a camera and trying it. */
export function CameraForm({ camera, onSaved }: CameraFormProps) {
  const [draft, setDraft] = useState(() => draftOf(camera));
  const save = useCommand('devices.saveCamera');
  const settings = settingsOf(draft);
  const change = (part: Partial<CameraDraft>) => setDraft({ ...draft, ...part });
  async function keep(): Promise<void> {
    if (settings === null) return;
    const saved = await save.run({ camera: settings });
    if (saved === null) return;
    setDraft(draftOf(saved.camera));
    onSaved?.(saved.camera);
  }
  return (
    <div className="adm-devices">
      <Section title={words.form}>
        <Form label={words.form}>
          <RadioGroup
            label={words.driver}
            choices={[
              { id: 'live', label: words.live, meaning: words.liveMeaning },
              { id: 'node-webcam', label: words.webcam, meaning: words.webcamMeaning },
              { id: 'none', label: words.none, meaning: words.noneMeaning },
            ]}
            value={draft.driver}
            onChange={(driver) => change({ driver })}
          />
          {draft.driver === 'node-webcam' && (
            <TextField
              label={words.device}
              hint={words.deviceHint}
              value={draft.device}
              onChange={(device) => change({ device })}
              problem={settings === null ? words.deviceProblem : null}
            />
          )}
          <SaveBar
            dirty={JSON.stringify(draftOf(camera)) !== JSON.stringify(draft)}
            busy={save.busy}
            saved={save.state.status === 'done'}
            error={save.error}
            onSave={() => void keep()}
            onDiscard={() => {
              setDraft(draftOf(camera));
              save.reset();
            }}
          />
        </Form>
      </Section>
      <Section title={pictureWords.title} lead={pictureWords.lead}>
        {draft.driver === 'live' && <LiveTest />}
        {draft.driver === 'node-webcam' && <CaptureTest settings={settings} />}
        {draft.driver === 'none' && <p className="adm-quiet">{pictureWords.none}</p>}
      </Section>
    </div>
  );
}

/** The live picture, only while somebody wants to see it. */
function LiveTest() {
  const [on, setOn] = useState(false);
  const camera = useCamera(on);
  const video = useRef<HTMLVideoElement | null>(null);
  return (
    <>
      <div className="adm-actions">
        <Button size="admin" icon={on ? <CameraOff aria-hidden /> : <Camera aria-hidden />} onPress={() => setOn(!on)}>
          {on ? pictureWords.stop : pictureWords.start}
        </Button>
      </div>
      {on && camera.status === 'starting' && <p role="status">{pictureWords.starting}</p>}
      {on && camera.status === 'live' && (
        <>
          <div className="adm-live-picture">
            <LivePicture stream={camera.stream} label={pictureWords.liveLabel} videoRef={video} />
          </div>
          <Notice tone="good" title={pictureWords.works} live="status" />
        </>
      )}
      {on && camera.status === 'problem' && (
        <Notice tone="bad" title={adminErrorWords(camera.code).title} live="alert">
          <ErrorStory code={camera.code} />
        </Notice>
      )}
    </>
  );
}

/** One still through the capture program, with the settings as they are typed. */
function CaptureTest({ settings }: { readonly settings: CameraSettings | null }) {
  const capture = useCommand('devices.captureTest');
  return (
    <>
      <div className="adm-actions">
        <Button
          size="admin"
          icon={<Camera aria-hidden />}
          busy={capture.busy}
          aria-disabled={settings === null}
          onPress={() => settings !== null && void capture.run({ camera: settings })}
        >
          {capture.busy ? pictureWords.working : pictureWords.take}
        </Button>
      </div>
      {capture.state.status === 'done' && (
        <>
          <JpegPicture jpeg={capture.state.value.jpeg} label={pictureWords.stillLabel} />
          <Notice tone="good" title={pictureWords.works} live="status" />
        </>
      )}
      {capture.error !== null && <AdminError error={capture.error} />}
    </>
  );
}
