// The school's logo: chosen from a file, shown as it is kept, removed with a way back.
import { ImageUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { LOGO_MOST_BYTES } from '../../../shared/domain/badge-logo.ts';
import type { BadgeLogo } from '../../../shared/ipc/admin/badges-contract.ts';
import { adminBadges } from '../../strings/admin/badges.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { isOnlyAbout } from '../parts/form/problems.ts';
import { Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';
import { PngPicture } from './badge-preview.tsx';

const words = adminBadges.logo;

interface BadgeLogoSectionProps {
  readonly logo: BadgeLogo | null;
  /** Whether badges show it. */
  readonly shown: boolean;
}

/** Choosing and removing the logo. It is kept at once: there is nothing half done about a file. */
export function BadgeLogoSection({ logo, shown }: BadgeLogoSectionProps) {
  const toast = useToast();
  const save = useCommand('badges.saveLogo');
  const remove = useCommand('badges.removeLogo');
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File): Promise<void> {
    setProblem(null);
    save.reset();
    if (file.size > LOGO_MOST_BYTES) return setProblem(words.tooLarge);
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return setProblem(words.unreadable);
    if ((await save.run({ file: new Uint8Array(bytes) })) !== null) toast.say(words.saved);
  }
  async function takeAway(kept: BadgeLogo): Promise<void> {
    setProblem(null);
    if ((await remove.run({})) === null) return;
    toast.undoable({ words: words.removed, undo: () => save.run({ file: kept.png }) });
  }

  const refused = isOnlyAbout(save.error, ['logo', 'file']) ? words.problems.logo : null;
  return (
    <Section title={words.title} lead={words.lead}>
      {logo === null ? <p className="adm-quiet">{words.none}</p> : <KeptLogo logo={logo} shown={shown} />}
      {(problem ?? refused) !== null && <Notice tone="bad" title={problem ?? refused ?? ''} live="alert" />}
      {save.error !== null && refused === null && <AdminError error={save.error} />}
      {remove.error !== null && <AdminError error={remove.error} />}
      <div className="adm-actions">
        <FileButton
          label={logo === null ? words.choose : words.replace}
          busy={save.busy}
          onFile={(file) => void take(file)}
        />
        {logo !== null && (
          <Button size="admin" icon={<Trash2 aria-hidden />} busy={remove.busy} onPress={() => void takeAway(logo)}>
            {words.remove}
          </Button>
        )}
      </div>
    </Section>
  );
}

function KeptLogo({ logo, shown }: { readonly logo: BadgeLogo; readonly shown: boolean }) {
  return (
    <>
      <div className="adm-logo-picture">
        <PngPicture png={logo.png} label={words.picture} />
      </div>
      <p className="adm-quiet">{words.size(logo.widthPx, logo.heightPx)}</p>
      {!shown && <Notice tone="waiting" title={words.hidden} />}
    </>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** A button like the others; the browser's own field behind it is for its dialog alone. */
function FileButton({ label, busy, onFile }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={words.field}
        tabIndex={-1}
        className="visually-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again is a change too.
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
      <Button size="admin" icon={<ImageUp aria-hidden />} busy={busy} onPress={() => field.current?.click()}>
        {busy ? words.working : label}
      </Button>
    </>
  );
}
