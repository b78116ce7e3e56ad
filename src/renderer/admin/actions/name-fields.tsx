// An action's names, one per language, and its picture.
import { X } from 'lucide-react';
import { useState } from 'react';
import { actionIcon } from '../../../shared/domain/action.ts';
import { movementKindOf } from '../../../shared/domain/movement.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { ReasonIcon } from '../../ui/reason-icon.tsx';
import { Select } from '../parts/form/select.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Notice } from '../parts/notice.tsx';
import type { EditorPartProps } from './action-editor.tsx';
import { isBuilding, type EditedAction } from './edited-action.ts';
import { isName } from './problems-of.ts';

const words = adminActions.editor;
const languages: ReadonlyMap<string, string> = new Map(Object.entries(adminActions.languages));

/** Names and picture. */
export function NameFields(props: EditorPartProps) {
  const { edited, facts, change, tried } = props;
  const twin = !edited.isReturn && hasTwin(edited, facts.actions);
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        required
        maxLength={60}
        value={edited.name}
        problem={(tried || edited.name !== '') && !isName(edited.name) ? words.nameProblem : null}
        onChange={(name) => change({ name })}
      />
      {twin && <Notice tone="waiting" title={words.nameTaken(edited.name.trim())} />}
      <Translations {...props} />
      {!edited.isReturn && <IconPicker edited={edited} change={change} />}
    </>
  );
}

/** Whether another action that stands beside this one on the kiosk has its name. */
function hasTwin(edited: EditedAction, actions: EditorPartProps['facts']['actions']): boolean {
  const kind = movementKindOf({ ...edited, building: isBuilding(edited) ? edited.building : null });
  const name = edited.name.trim().toLocaleLowerCase('en-GB');
  return actions.some(
    (other) =>
      other.id !== edited.id &&
      !other.retired &&
      movementKindOf(other) === kind &&
      other.building === (isBuilding(edited) ? edited.building : null) &&
      other.name.toLocaleLowerCase('en-GB') === name,
  );
}

function Translations({ edited, change, tried }: EditorPartProps) {
  const { translations } = edited;
  // The field just added takes the focus; the Select that added it is a new one by then.
  const [justAdded, setJustAdded] = useState<string | null>(null);
  const free = [...languages].filter(([id]) => !translations.some(({ language }) => language === id));
  const set = (language: string, name: string) =>
    change({ translations: translations.map((one) => (one.language === language ? { language, name } : one)) });
  return (
    <>
      {translations.map(({ language, name }) => {
        const called = languages.get(language) ?? language;
        return (
          <div key={language} className="adm-name-line">
            <TextField
              label={words.language(called)}
              lang={language}
              autoFocus={language === justAdded}
              dir="auto"
              maxLength={60}
              value={name}
              problem={tried && !isName(name) ? words.languageProblem : null}
              onChange={(typed) => set(language, typed)}
            />
            <button
              type="button"
              className="adm-icon-button"
              aria-label={words.removeLanguage(called)}
              onClick={() => change({ translations: translations.filter((one) => one.language !== language) })}
            >
              <X aria-hidden size={18} />
            </button>
          </div>
        );
      })}
      {free.length > 0 && (
        <Select
          // A new one after each choice, so that the same language can be chosen again after it was removed.
          key={translations.length}
          label={words.addLanguage}
          options={free.map(([id, label]) => ({ id, label }))}
          value={null}
          onChange={(language) => {
            setJustAdded(language);
            change({ translations: [...translations, { language, name: '' }] });
          }}
        />
      )}
    </>
  );
}

function IconPicker({ edited, change }: Pick<EditorPartProps, 'edited' | 'change'>) {
  return (
    <fieldset className="adm-plain-fieldset">
      <legend className="field-label">{words.icon}</legend>
      <div className="adm-icon-picker">
        {actionIcon.options.map((icon) => {
          const tint: Record<`--${string}`, string> = { '--tint': `var(--reason-${icon})` };
          return (
            <label key={icon}>
              <input type="radio" name="action-icon" checked={edited.icon === icon} onChange={() => change({ icon })} />
              <span className="adm-action-icon" style={tint}>
                <ReasonIcon icon={icon} size={20} />
              </span>
              {adminActions.icons[icon]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
