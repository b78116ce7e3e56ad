// A badge as it comes out of the printer: main draws it, encodes it, and reads the picture back from those bytes.
import { useEffect, useRef } from 'react';
import { adminDevices } from '../../strings/admin/devices.ts';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

const words = adminDevices.preview;

/** Draws PNG bytes without any address a policy would have to allow. */
function PngPicture({ png, label }: { readonly png: Uint8Array; readonly label: string }) {
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
  return <canvas ref={canvas} className="adm-badge-picture" role="img" aria-label={label} />;
}

/** The preview for a roll. */
export function BadgePreview({ paper }: { readonly paper: '80mm' | '58mm' }) {
  const preview = useAdminQuery('devices.previewBadge', { paper });
  return (
    <Section title={words.title} lead={words.lead}>
      <Loaded result={preview}>
        {({ png, widthDots, heightDots }) => (
          <>
            <PngPicture png={png} label={words.label} />
            <p className="adm-quiet">{words.size(widthDots, heightDots)}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
