// The badge in the side panel: its ID, whether it works, every print with who and why, and printing it again.
import { Printer, TriangleAlert } from 'lucide-react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { LogbookStory, StoryPrint } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { ErrorStory } from '../parts/admin-error.tsx';
import { needsPrinting, neverPrinted } from './badge-word.tsx';
import { momentText } from './school-day.ts';

const words = enAdmin.story;

interface BadgeStoryProps {
  readonly badge: NonNullable<LogbookStory['badge']>;
  readonly onPrint: () => void;
}

function PrintLine({ print }: { readonly print: StoryPrint }) {
  const { kiosk, nowMs } = useAdmin();
  const when = momentText(print.createdAtMs, nowMs(), kiosk.timeZone);
  const { story } = adminLogbook;
  return (
    <li>
      {print.reprintNumber === 0
        ? story.printed(print.askedBy, when)
        : story.reprinted(print.reprintNumber, print.askedBy, when)}
      {print.reason !== null && ` ${story.because(print.reason)}`}: {words.print[print.state]}
      {print.attempts > 1 && `. ${story.steps.attempts(print.attempts)}`}
    </li>
  );
}

/** Everything about one badge. */
export function BadgeStory({ badge, onPrint }: BadgeStoryProps) {
  const troubled = needsPrinting(badge);
  return (
    <article className="adm-story">
      <p className="adm-story__head">
        <span className="visually-hidden">{words.badgeId} </span>
        <span className="adm-badge__big">{spacedBadgeId(badge.id)}</span>
        <span>{words.badgeState[badge.state]}</span>
      </p>
      <p className="adm-quiet">{words.badgeMeaning[badge.state]}</p>
      <p className={troubled ? 'adm-with-icon adm-tone-bad' : 'adm-with-icon'}>
        {troubled ? <TriangleAlert aria-hidden size={16} /> : <Printer aria-hidden size={16} />}
        <strong>{words.print[badge.print]}.</strong>
      </p>
      <p className="adm-quiet">{words.printMeaning[badge.print]}</p>
      {badge.printErrorCode !== null && badge.print !== 'confirmed' && (
        <div className="adm-story__trouble">
          <ErrorStory code={badge.printErrorCode} />
        </div>
      )}
      {badge.prints.length > 0 && (
        <ol className="adm-steps-list" aria-label={adminLogbook.story.prints}>
          {badge.prints.map((print) => (
            <PrintLine key={`${print.reprintNumber} ${print.createdAtMs}`} print={print} />
          ))}
        </ol>
      )}
      <Button size="admin" icon={<Printer aria-hidden />} onPress={onPrint}>
        {neverPrinted(badge) ? enAdmin.reprint.print : enAdmin.reprint.again}
      </Button>
    </article>
  );
}
