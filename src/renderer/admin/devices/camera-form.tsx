// The camera's settings with a test picture.
import { useState } from 'react';
import type { CameraChoices } from '../../../shared/ipc/admin/devices-contract.ts';
import { cameraResolution, type CameraSettings } from '../../../shared/settings/camera.ts';
import { useLiveCameras, type LiveCamera } from '../../camera/live-cameras.ts';
import { cameraWords as words, pictureWords } from '../../strings/admin/cameras.ts';
import { Checkbox, RadioGroup } from '../parts/form/choice-fields.tsx';
import { Form } from '../parts/form/form.tsx';
import { Select, type SelectOption } from '../parts/form/select.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { draftOf, programOf, settingsOf, usesLive, usesProgram, type CameraDraft } from './camera-draft.ts';
import { CaptureTest, LiveTest } from './camera-test.tsx';

interface CameraFormProps {
  readonly camera: CameraSettings;
  /** After a save. */
  readonly onSaved?: (camera: CameraSettings) => void;
}

interface FieldsProps {
  readonly draft: CameraDraft;
  readonly change: (part: Partial<CameraDraft>) => void;
}

/** Choosing a camera and trying it. */
export function CameraForm({ camera, onSaved }: CameraFormProps) {
  const [draft, setDraft] = useState(() => draftOf(camera));
  const save = useCommand('devices.saveCamera');
  const listed = useAdminQuery('devices.listCameras', { program: programOf(draft) ?? null });
  const choices = listed.status === 'ready' ? listed.value : null;
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
          <DriverFields draft={draft} change={change} />
          {usesLive(draft) && <LiveFields draft={draft} change={change} />}
          {usesProgram(draft) && <ProgramFields draft={draft} change={change} choices={choices} />}
          {draft.driver !== 'none' && <PictureFields draft={draft} change={change} />}
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
        {choices?.access === 'blocked' && draft.driver !== 'none' && <Blocked platform={choices.platform} />}
        <Tests draft={draft} settings={settings} choices={choices} />
      </Section>
    </div>
  );
}

function DriverFields({ draft, change }: FieldsProps) {
  return (
    <RadioGroup
      label={words.driver}
      choices={[
        { id: 'auto', label: words.auto, meaning: words.autoMeaning },
        { id: 'live', label: words.live, meaning: words.liveMeaning },
        { id: 'node-webcam', label: words.webcam, meaning: words.webcamMeaning },
        { id: 'none', label: words.none, meaning: words.noneMeaning },
      ]}
      value={draft.driver}
      onChange={(driver) => change({ driver })}
    />
  );
}

/** "The first one found" and the others; one that is chosen and not there stays in the list. */
function cameraOptions(
  first: string,
  found: readonly SelectOption<string>[],
  chosen: string | null,
): SelectOption<string>[] {
  const isGone = chosen !== null && !found.some(({ id }) => id === chosen);
  return [{ id: '', label: first }, ...found, ...(isGone ? [{ id: chosen, label: words.gone(chosen) }] : [])];
}

/** A camera is kept by its name: two of the same name are one choice. */
const liveOptions = (cameras: readonly LiveCamera[]): SelectOption<string>[] =>
  [...new Set(cameras.map(({ label }) => label))].flatMap((label) => (label === '' ? [] : [{ id: label, label }]));

function LiveFields({ draft, change }: FieldsProps) {
  const cameras = useLiveCameras();
  return (
    <Select
      label={words.liveCamera}
      hint={cameras === null ? words.liveCameraHint : words.liveFound(cameras.length)}
      options={cameraOptions(words.firstLive, liveOptions(cameras ?? []), draft.liveCamera)}
      value={draft.liveCamera ?? ''}
      onChange={(label) => change({ liveCamera: label === '' ? null : label })}
    />
  );
}

function programText({ program, cameras, platform }: CameraChoices): string {
  if (program !== null) return words.programFound(program, cameras.length);
  return platform === 'windows' ? words.programMissingWindows : words.programMissing(words.programs[platform]);
}

function ProgramFields({ draft, change, choices }: FieldsProps & { readonly choices: CameraChoices | null }) {
  const found = (choices?.cameras ?? []).map(({ id, label }) =>
    label === id ? { id, label } : { id, label, detail: id },
  );
  return (
    <>
      <Select
        label={words.device}
        {...(choices === null ? {} : { hint: programText(choices) })}
        options={cameraOptions(words.firstDevice, found, draft.device)}
        value={draft.device ?? ''}
        onChange={(device) => change({ device: device === '' ? null : device })}
      />
      <TextField
        label={words.program}
        hint={words.programHint(words.programs[choices?.platform ?? 'other'])}
        value={draft.program}
        onChange={(program) => change({ program })}
        problem={programOf(draft) === undefined ? words.programProblem : null}
      />
    </>
  );
}

function PictureFields({ draft, change }: FieldsProps) {
  return (
    <>
      <Select
        label={words.resolution}
        hint={words.resolutionHint}
        options={cameraResolution.options.map((id) => ({ id, label: words.resolutions[id] }))}
        value={draft.resolution}
        onChange={(resolution) => change({ resolution })}
      />
      <Checkbox
        label={words.mirrorPreview}
        meaning={words.mirrorPreviewMeaning}
        checked={draft.mirrorPreview}
        onChange={(mirrorPreview) => change({ mirrorPreview })}
      />
      <Checkbox
        label={words.mirrorPhoto}
        meaning={words.mirrorPhotoMeaning}
        checked={draft.mirrorPhoto}
        onChange={(mirrorPhoto) => change({ mirrorPhoto })}
      />
    </>
  );
}

function Blocked({ platform }: { readonly platform: CameraChoices['platform'] }) {
  return (
    <Notice tone="bad" title={words.blocked.title} live="status">
      <p>{words.blocked[platform]}</p>
    </Notice>
  );
}

interface TestsProps {
  readonly draft: CameraDraft;
  readonly settings: CameraSettings | null;
  readonly choices: CameraChoices | null;
}

function Tests({ draft, settings, choices }: TestsProps) {
  if (draft.driver === 'none') return <p className="adm-quiet">{pictureWords.none}</p>;
  if (draft.driver === 'node-webcam') return <CaptureTest settings={settings} />;
  const hasSecond =
    draft.driver === 'auto' && choices !== null && choices.program !== null && choices.cameras.length > 0;
  return (
    <>
      <LiveTest draft={draft} />
      {hasSecond && (
        <>
          <p className="adm-quiet">{pictureWords.second}</p>
          <CaptureTest settings={settings} />
        </>
      )}
    </>
  );
}
