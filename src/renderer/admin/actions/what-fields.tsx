// What an action does: sign or check, in or out, and which building.
import { useId } from 'react';
import { adminActions } from '../../strings/admin/actions.ts';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import type { EditorPartProps } from './action-editor.tsx';

const words = adminActions.editor;

/** Type, direction and building. */
export function WhatFields({ edited, facts, change }: EditorPartProps) {
  const buildingsId = useId();
  return (
    <>
      <RadioGroup
        label={words.type}
        choices={(['check', 'sign'] as const).map((id) => ({ id, ...words.types[id] }))}
        value={edited.type}
        onChange={(type) => change({ type })}
      />
      <RadioGroup
        label={words.direction}
        inline
        choices={(['in', 'out'] as const).map((id) => ({ id, label: words.directions[id] }))}
        value={edited.direction}
        onChange={(direction) => change({ direction })}
      />
      {edited.type === 'check' ? (
        <>
          <TextField
            label={words.building}
            hint={words.buildingHint}
            maxLength={60}
            list={buildingsId}
            value={edited.building}
            onChange={(building) => change({ building })}
          />
          <datalist id={buildingsId}>
            {facts.buildings.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      ) : (
        <p className="adm-quiet">{words.buildingSign}</p>
      )}
    </>
  );
}
