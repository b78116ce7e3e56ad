// The side panel: a movement's whole story, for somebody who has a parent on the phone.
import { ContactRound } from 'lucide-react';
import type { MovementId } from '../../../shared/domain/ids.ts';
import type { LogbookStory } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { Facts } from '../parts/facts.tsx';
import { SidePanel } from '../parts/layout/side-panel.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { BadgeStory } from './badge-story.tsx';
import { MarkStory } from './mark-story.tsx';
import { MovementWord } from './movement-word.tsx';
import { PhotoView } from './photo-view.tsx';
import { groupOf } from './row-words.ts';
import { dayText, momentText } from './school-day.ts';

const words = adminLogbook.story;

interface MovementPanelProps {
  readonly movementId: MovementId;
  readonly personName: string;
  readonly onClose: () => void;
  readonly onPrint: (story: LogbookStory) => void;
}

/** Everything the kiosk knows of one movement. Escape closes it. */
export function MovementPanel({ movementId, personName, onClose, onPrint }: MovementPanelProps) {
  const story = useAdminQuery('logbook.getStory', { movementId });
  return (
    <SidePanel title={personName} closeLabel={words.close} onClose={onClose}>
      <Loaded result={story}>
        {(value) => <Story key={value.movementId} story={value} onPrint={() => onPrint(value)} />}
      </Loaded>
    </SidePanel>
  );
}

function factsOf(story: LogbookStory, moment: (atMs: number) => string): ReadonlyArray<readonly [string, string]> {
  const { identifiedBy, building, userTypeName, terms } = story;
  return [
    [words.identified, words.identifiedBy[identifiedBy]],
    ...(userTypeName === null ? [] : [[words.userType, userTypeName] as const]),
    ...(building === null ? [] : [[words.building, building] as const]),
    [words.terms, terms === null ? words.noTerms : words.termsVersion(terms.version, moment(terms.acceptedAtMs))],
  ];
}

function Story({ story, onPrint }: { readonly story: LogbookStory; readonly onPrint: () => void }) {
  const { kiosk, nowMs, go } = useAdmin();
  const group = groupOf(story);
  const isPupil = story.yearName !== null || story.departmentName === null;
  return (
    <>
      <section>
        <div className="adm-panel__who">
          <p className="adm-quiet">{group}</p>
          <Button
            size="admin"
            tone="plain"
            icon={<ContactRound aria-hidden />}
            onPress={() => go('addressBooks', { personId: story.personId })}
          >
            {words.profile}
          </Button>
        </div>
        <p className="adm-panel__lead">
          <span className="adm-panel__time">{story.timeText}</span>
          <MovementWord kind={story.kind} />
          <span>{story.actionName}</span>
        </p>
        <p className="adm-quiet">{dayText(story.localDate)}</p>
        {story.explanation !== '' && <p>{story.explanation}</p>}
        <Facts facts={factsOf(story, (atMs) => momentText(atMs, nowMs(), kiosk.timeZone))} />
      </section>

      {story.badge !== null && (
        <section>
          <h3>{enAdmin.story.badge}</h3>
          <BadgeStory badge={story.badge} onPrint={onPrint} />
        </section>
      )}

      {(isPupil || story.marks.length > 0) && (
        <section>
          <h3>{enAdmin.story.marks}</h3>
          {story.marks.length === 0 && <p className="adm-quiet">{enAdmin.story.noMarks}</p>}
          {story.marks.map((mark) => (
            <MarkStory key={mark.id} mark={mark} alreadySaid={story.explanation} localDate={story.localDate} />
          ))}
        </section>
      )}

      <section>
        <h3>{words.photo}</h3>
        <PhotoView story={story} />
      </section>
    </>
  );
}
