// The photo of a movement: shown when somebody asks for it, because looking at a child's photo is written down.
import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LogbookStory } from '../../../shared/ipc/admin/logbook-contract.ts';
import { pictureOf } from '../../camera/capture-still.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { useCommand } from '../parts/use-command.ts';
import { momentText } from './school-day.ts';

const words = adminLogbook.story;

/** Draws a JPEG without any address a policy would have to allow; null bytes draw nothing. Not mirrored: it is evidence. */
export function JpegPicture({ jpeg, label }: { readonly jpeg: Uint8Array; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let wanted = true;
    void pictureOf(new Uint8Array(jpeg)).then((picture) => {
      const element = canvas.current;
      if (!wanted || element === null) return;
      setBroken(picture === null);
      if (picture === null) return;
      element.width = picture.width;
      element.height = picture.height;
      element.getContext('2d')?.drawImage(picture, 0, 0);
    });
    return () => {
      wanted = false;
    };
  }, [jpeg]);
  if (broken) return <p>{words.photoBroken}</p>;
  return <canvas ref={canvas} className="adm-photo" role="img" aria-label={label} />;
}

/** The photo's part of the story. */
export function PhotoView({ story }: { readonly story: LogbookStory }) {
  const view = useCommand('logbook.viewPhoto');
  const { kiosk, nowMs } = useAdmin();
  if (story.photo !== 'kept') {
    return (
      <p className="adm-with-icon adm-quiet">
        <CameraOff aria-hidden size={16} />
        {story.photo === 'none' ? words.noPhoto : words.photoErased}
      </p>
    );
  }
  const [last, ...earlier] = story.photoViews;
  return (
    <>
      {view.state.status === 'done' ? (
        <JpegPicture jpeg={view.state.value.jpeg} label={words.photoLabel(story.personName, story.timeText)} />
      ) : (
        <Button
          size="admin"
          icon={<Camera aria-hidden />}
          busy={view.busy}
          onPress={() => void view.run({ movementId: story.movementId })}
        >
          {view.busy ? words.showingPhoto : words.showPhoto}
        </Button>
      )}
      {view.error !== null && <AdminError error={view.error} />}
      <p className="adm-quiet">
        {last === undefined
          ? words.photoRecorded
          : words.viewed(last.who, momentText(last.atMs, nowMs(), kiosk.timeZone))}{' '}
        {earlier.length > 0 && words.viewedMore(earlier.length)}
      </p>
    </>
  );
}
