// How an action stands on the kiosk: photo, terms, what is printed, and who sees it.
import { movementKindOf } from '../../../shared/domain/movement.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { CheckboxGroup, RadioGroup } from '../parts/form/choice-fields.tsx';
import { FieldRow } from '../parts/form/form.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Switch } from '../parts/switch.tsx';
import { crowdedTypes } from './action-groups.ts';
import type { EditorPartProps } from './action-editor.tsx';
import { isBackAfterWrong, isBuilding } from './edited-action.ts';

const words = adminActions.editor;

/** Photo, terms, badge and user types. */
export function KioskFields(props: EditorPartProps) {
  const { edited, facts, change } = props;
  const types = facts.userTypes.filter(({ id, retired }) => !retired || edited.userTypeIds.includes(id));
  return (
    <>
      <FieldRow>
        <RadioGroup
          label={words.photo}
          choices={choicesOf(words.generalPhoto(facts.general.photo))}
          value={edited.photo}
          onChange={(photo) => change({ photo })}
        />
        <div>
          <RadioGroup
            label={words.terms}
            choices={choicesOf(words.generalTerms(facts.general.terms))}
            value={edited.terms}
            onChange={(terms) => change({ terms })}
          />
          {edited.terms === 'always' && !facts.termsPublished && <p className="adm-quiet">{words.noTerms}</p>}
        </div>
      </FieldRow>
      <PaperFields {...props} />
      <CheckboxGroup
        label={words.userTypes}
        hint={words.userTypesHint}
        inline
        choices={types.map(({ id, name, retired }) => ({ id, label: retired ? words.retiredType(name) : name }))}
        value={edited.userTypeIds}
        onChange={(userTypeIds) => change({ userTypeIds })}
      />
      {edited.userTypeIds.length === 0 && <Notice tone="waiting" title={words.nobody} />}
      <Crowded {...props} />
    </>
  );
}

/** The one thing *I'm back* has a choice about. */
export function SlipField({ edited, change }: Pick<EditorPartProps, 'edited' | 'change'>) {
  return (
    <Switch
      label={words.slip}
      on={edited.printsSlip}
      meaning={words.slipMeaning}
      onChange={(printsSlip) => change({ printsSlip })}
    />
  );
}

/** What comes out of the printer: a badge for leaving, a slip for coming in. */
function PaperFields({ edited, change }: EditorPartProps) {
  const out = edited.direction === 'out';
  return (
    <>
      <Switch
        label={words.badge}
        on={edited.printsBadge}
        meaning={words.badgeMeaning}
        onChange={(printsBadge) => change({ printsBadge })}
      />
      {!out && <SlipField edited={edited} change={change} />}
      {out && edited.printsBadge && (
        <TextField
          label={words.backAfter}
          hint={words.backAfterHint}
          value={edited.backAfterMinutes}
          onChange={(text) => change({ backAfterMinutes: text.replace(/\D/g, '').slice(0, 3) })}
          problem={isBackAfterWrong(edited) ? words.backAfterProblem : null}
        />
      )}
    </>
  );
}

function choicesOf(general: string) {
  return [
    { id: 'general', label: general },
    { id: 'always', label: words.always },
    { id: 'never', label: words.never },
  ] as const;
}

/** Whether the kiosk's screen would have more of these than it holds, for whom this action is ticked. */
function Crowded({ edited, facts }: EditorPartProps) {
  const kind = movementKindOf({ ...edited, building: isBuilding(edited) ? edited.building : null });
  const beside = facts.actions.filter(
    (other) => other.id !== edited.id && !other.retired && movementKindOf(other) === kind,
  );
  const own = facts.userTypes.filter(({ id }) => edited.userTypeIds.includes(id));
  return crowdedTypes([...beside, { userTypeIds: [...edited.userTypeIds] }], own).map(({ name, count }) => (
    <Notice key={name} tone="waiting" title={adminActions.list.tooMany(count, name)} />
  ));
}
