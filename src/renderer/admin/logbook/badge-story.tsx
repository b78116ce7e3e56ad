// The badge in the side panel: its ID, whether it still works, whether paper exists, and printing it.
import { Printer, TriangleAlert } from 'lucide-react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorStory } from '../parts/admin-error.tsx';
import { needsPrinting, neverPrinted, type LogbookBadge } from './badge-word.tsx';

const words = enAdmin.story;

interface BadgeStoryProps {
  readonly badge: LogbookBadge;
  readonly onPrint: () => void;
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
      <p className="adm-quiet">{words.reprints(badge.reprints)}</p>
      <Button size="admin" icon={<Printer aria-hidden />} onPress={onPrint}>
        {neverPrinted(badge) ? enAdmin.reprint.print : enAdmin.reprint.again}
      </Button>
    </article>
  );
}
