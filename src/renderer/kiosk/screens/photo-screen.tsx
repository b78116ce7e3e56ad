// One photo as evidence of who used the kiosk. No camera never stops a child from leaving.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ArrowRight, Camera, CameraOff, Check, RotateCcw } from 'lucide-react';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { CameraView } from '../../../shared/ipc/kiosk-contract.ts';
import { LivePicture, StillPicture } from '../../camera/pictures.tsx';
import type { PhotoDriver } from '../../camera/use-camera-way.ts';
import { usePhotoStep, type PhotoStep, type Still } from '../../camera/use-photo-step.ts';
import { Button } from '../../ui/button.tsx';
import { Waiting } from '../answers.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface PhotoScreenProps {
  readonly driver: PhotoDriver;
  readonly view: CameraView;
  readonly nav: KioskNav;
  readonly sending: boolean;
  /** The photo's id, or null for going without. */
  readonly onSettled: (photoId: PhotoId | null) => void;
}

/** The photo step: live picture, 3-2-1, retake or use. */
export function PhotoScreen({ driver, view, nav, sending, onSettled }: PhotoScreenProps): ReactNode {
  const { t } = useTranslation();
  const photo = usePhotoStep(driver, view);
  const reviewing = photo.phase.name === 'review';
  return (
    <KioskFrame screen="photo" question={t(reviewing ? 'photo.review' : 'photo.question')} nav={nav}>
      <div className="k-answers k-photo" data-answers="ready" data-photo={photo.phase.name}>
        <PhotoFrame photo={photo} view={view} />
        <div className="k-photo-side">
          <PhotoSide photo={photo} sending={sending} onSettled={onSettled} />
        </div>
      </div>
    </KioskFrame>
  );
}

function PhotoFrame({ photo, view }: { readonly photo: PhotoStep; readonly view: CameraView }): ReactNode {
  const { t } = useTranslation();
  const { phase, stream, videoRef } = photo;
  if (phase.name === 'problem') {
    return (
      <div className="k-photo-frame" data-empty="true">
        <CameraOff aria-hidden="true" />
      </div>
    );
  }
  if (phase.name === 'review') {
    return (
      <div className="k-photo-frame">
        <StillPicture
          picture={phase.still.picture}
          label={t('photo.still')}
          mirrored={view.mirrorPreview !== view.mirrorPhoto}
        />
      </div>
    );
  }
  return (
    <div className="k-photo-frame">
      {stream === null ? null : (
        <LivePicture stream={stream} label={t('photo.preview')} mirrored={view.mirrorPreview} videoRef={videoRef} />
      )}
      <svg className="k-oval" viewBox="0 0 300 400" aria-hidden="true">
        <path fillRule="evenodd" d="M0 0H300V400H0Z M150 52a98 132 0 1 0 0 264a98 132 0 1 0 0 -264Z" />
        <ellipse cx="150" cy="184" rx="98" ry="132" />
      </svg>
      {phase.name === 'counting' ? (
        <p className="k-count" role="status" aria-label={t('photo.count', { seconds: phase.seconds })}>
          {phase.seconds}
        </p>
      ) : null}
    </div>
  );
}

interface PhotoSideProps {
  readonly photo: PhotoStep;
  readonly sending: boolean;
  readonly onSettled: (photoId: PhotoId | null) => void;
}

function PhotoSide({ photo, sending, onSettled }: PhotoSideProps): ReactNode {
  const { t } = useTranslation();
  const { phase } = photo;
  if (phase.name === 'problem') return <NoCamera photo={photo} sending={sending} onSettled={onSettled} />;
  if (phase.name === 'review') {
    return <Review still={phase.still} sending={sending} onRetake={photo.retake} onSettled={onSettled} />;
  }
  if (phase.name === 'starting') return <Waiting words={t('photo.starting')} />;
  const counting = phase.name !== 'framing';
  return (
    <>
      <p className="k-photo-look">
        {t(counting ? 'photo.taking' : photo.stream === null ? 'photo.lookAt' : 'photo.look')}
      </p>
      <p className="k-photo-why">{t('photo.why')}</p>
      <Button
        tone="primary"
        className="k-big"
        icon={<Camera aria-hidden="true" />}
        aria-disabled={counting || undefined}
        onPress={photo.take}
      >
        {t('photo.take')}
      </Button>
    </>
  );
}

interface ReviewProps {
  readonly still: Still;
  readonly sending: boolean;
  readonly onRetake: () => void;
  readonly onSettled: (photoId: PhotoId | null) => void;
}

function Review({ still, sending, onRetake, onSettled }: ReviewProps): ReactNode {
  const { t } = useTranslation();
  const [using, setUsing] = useState(false);
  const busy = using || sending;
  const slow = useDelayed(busy);
  async function use(): Promise<void> {
    setUsing(true);
    onSettled(await still.keep());
    // If recording is refused the person comes back to this still and can use it again.
    setUsing(false);
  }
  return (
    <>
      {still.dark ? (
        <p className="k-photo-look" role="status">
          {t('photo.dark')}
        </p>
      ) : null}
      <Button
        tone="primary"
        className="k-big"
        icon={<Check aria-hidden="true" />}
        busy={slow}
        aria-disabled={busy || undefined}
        // use() never rejects: a still that main could not keep is null.
        onPress={() => void use()}
      >
        {t(slow ? 'photo.saving' : 'photo.use')}
      </Button>
      <Button
        className="k-big"
        icon={<RotateCcw aria-hidden="true" />}
        aria-disabled={busy || undefined}
        onPress={onRetake}
      >
        {t('photo.retake')}
      </Button>
    </>
  );
}

function NoCamera({ photo, sending, onSettled }: PhotoSideProps): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  const slow = useDelayed(sending);
  if (photo.phase.name !== 'problem') return null;
  const { code } = photo.phase;
  return (
    <>
      <div role="status">
        <p className="k-photo-look">{words(`${code}.title`)}</p>
        <p className="k-photo-why">
          {words(`${code}.sentence`)} {words(`${code}.next`)}
        </p>
      </div>
      <Button
        tone="primary"
        className="k-big"
        icon={<ArrowRight aria-hidden="true" />}
        busy={slow}
        onPress={() => {
          if (!sending) onSettled(null);
        }}
      >
        {t('photo.without')}
      </Button>
      {code === 'CAMERA_NO_IMAGE' || code === 'CAMERA_TIMEOUT' ? (
        <Button className="k-big" icon={<RotateCcw aria-hidden="true" />} onPress={photo.retake}>
          {t('photo.retake')}
        </Button>
      ) : null}
    </>
  );
}
