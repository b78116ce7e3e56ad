// A badge as it comes out of the printer: main draws it, encodes it, and reads the picture back from those bytes.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { barcodeFits, paperDots, type BadgePaper } from '../../../shared/domain/badge-paper.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import type { BadgeSample } from '../../../shared/ipc/admin/badges-contract.ts';
import type { BadgeSettings } from '../../../shared/settings/badge.ts';
import { adminBadges } from '../../strings/admin/badges.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

const words = adminBadges.preview;

interface PngPictureProps {
  readonly png: Uint8Array;
  readonly label: string;
  /** Wider than high: it may take all the room there is. */
  readonly lying?: boolean;
}

/** Draws PNG bytes without any address a policy would have to allow. */
export function PngPicture({ png, label, lying = false }: PngPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let wanted = true;
    async function draw(): Promise<void> {
      const picture = await createImageBitmap(new Blob([new Uint8Array(png)], { type: 'image/png' }));
      const element = canvas.current;
      if (!wanted || element === null) return;
      element.width = picture.width;
      element.height = picture.height;
      element.getContext('2d')?.drawImage(picture, 0, 0);
    }
    // Main's own PNG: one that cannot be drawn leaves the frame empty, and nothing depends on it.
    void draw().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [png]);
  return <canvas ref={canvas} className="adm-badge-picture" data-lying={lying} role="img" aria-label={label} />;
}

interface BadgePictureProps {
  readonly paper: BadgePaper;
  readonly badge: BadgeSettings;
  readonly sample: BadgeSample;
}

/** The picture and what there is to say of it. The last one stays until the next is drawn. */
export function BadgePicture({ paper, badge, sample }: BadgePictureProps) {
  const preview = useAdminQuery('badges.preview', { paper, badge, sample });
  const [drawn, setDrawn] = useState<ClientOutput<'badges.preview'> | null>(null);
  if (preview.status === 'ready' && preview.value !== drawn) setDrawn(preview.value);
  const mm = (dots: number) => Math.round((dots / paperDots[paper].dpi) * 25.4);
  return (
    <>
      {drawn === null || preview.status === 'failed' ? (
        <Loaded result={preview}>{() => null}</Loaded>
      ) : (
        <div aria-busy={preview.status === 'loading'}>
          <PaperView lying={badge.orientation === 'landscape'}>
            <PngPicture png={drawn.png} label={words.label} lying={badge.orientation === 'landscape'} />
          </PaperView>
          <p className="adm-quiet">{words.size(mm(drawn.acrossDots), mm(drawn.alongDots))}</p>
        </div>
      )}
      {badge.orientation === 'landscape' && <p className="adm-quiet">{words.sideways}</p>}
      {badge.fields.barcode && sample.kind !== 'slip' && !barcodeFits(paper, badge.orientation) && (
        <Notice tone="calm" title={words.noBarcode} />
      )}
    </>
  );
}

/** A picture that is longer than the column is moved sideways, by touch and by keyboard. */
function PaperView({ lying, children }: { readonly lying: boolean; readonly children: ReactNode }) {
  if (!lying) return children;
  return (
    <div className="adm-badge-scroll" role="region" aria-label={words.scroll} tabIndex={0}>
      {children}
    </div>
  );
}
