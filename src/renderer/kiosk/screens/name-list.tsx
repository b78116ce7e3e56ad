// Names to choose one's own from: down the columns in alphabetical order, with letters when there are too many.
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NameChoice } from '../../../shared/ipc/kiosk-contract.ts';
import { columnsStyle } from '../answers.tsx';
import { nameShape } from '../grid-shape.ts';
import { groupByLetter, type LetterGroup } from '../letter-groups.ts';
import { useDelayed } from '../use-delayed.ts';

/** From here on the names begin right under the question. */
export const MANY_NAMES = 12;

export interface NameListProps {
  readonly names: readonly NameChoice[];
  readonly sendingPersonId: string | null;
  readonly onChoose: (name: NameChoice) => void;
}

/** Names down the columns; above forty, letters to choose a part of them. */
export function NameList({ names, sendingPersonId, onChoose }: NameListProps): ReactNode {
  const { t } = useTranslation();
  const groups = useMemo(() => groupByLetter(names), [names]);
  const [chosen, setChosen] = useState(0);
  const slow = useDelayed(sendingPersonId !== null);
  const shown = groups[chosen] ?? groups[0];
  if (shown === undefined) return null;
  return (
    <div className="k-name-list">
      {groups.length > 1 ? <LetterRail groups={groups} shown={shown} onShow={setChosen} /> : null}
      <div
        className="k-names"
        role="group"
        aria-label={t('name.answers')}
        style={columnsStyle(nameShape(shown.names.length), shown.names.length)}
        data-many={shown.names.length > MANY_NAMES}
      >
        {shown.names.map((name) => (
          <button
            key={name.personId}
            type="button"
            className="k-tile k-name"
            aria-disabled={sendingPersonId !== null || undefined}
            data-sending={sendingPersonId === name.personId || undefined}
            onClick={() => onChoose(name)}
          >
            <span className="k-name-label">{name.label}</span>
            {name.detail === null ? null : <span className="k-name-detail">{name.detail}</span>}
            {slow && sendingPersonId === name.personId ? <span className="spinner" aria-hidden="true" /> : null}
          </button>
        ))}
      </div>
    </div>
  );
}

interface LetterRailProps {
  readonly groups: readonly LetterGroup[];
  readonly shown: LetterGroup;
  readonly onShow: (index: number) => void;
}

function LetterRail({ groups, shown, onShow }: LetterRailProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="k-letters" role="group" aria-label={t('name.letters')}>
      {groups.map((group, index) => (
        <button
          key={group.label}
          type="button"
          className="k-letter"
          aria-pressed={group === shown}
          onClick={() => onShow(index)}
        >
          {group.label}
        </button>
      ))}
    </div>
  );
}
