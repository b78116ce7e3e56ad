// Which attendance code an action stands for, and which session it is for.
import { Hash } from 'lucide-react';
import type { ForSession } from '../../../shared/domain/action.ts';
import { codeLetter } from '../../../shared/domain/attendance.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Notice } from '../parts/notice.tsx';
import { MisLimits } from '../sync/mis-limits.tsx';
import type { EditorPartProps } from './action-editor.tsx';
import { CodeChoice } from './code-choice.tsx';
import { CodeTableEditor } from './code-table-editor.tsx';
import { codesIn, isBuilding, startingRows } from './edited-action.ts';

const words = adminActions.editor;

/** What a pupil at the kiosk should ever produce (attendance-rules.md). */
const PUPIL_CODES = new Set(['L', 'U', 'M']);

/** The rule, its code or table, and the session. */
export function CodeFields(props: EditorPartProps) {
  const { edited, facts, change, tried } = props;
  if (isBuilding(edited)) return <p className="adm-quiet">{words.buildingMakesNoMark}</p>;
  const isMissing = tried && !codeLetter.safeParse(edited.fixedCode).success;
  return (
    <>
      <RadioGroup
        label={words.rule}
        choices={(['none', 'fixed', 'conditional'] as const).map((id) => ({ id, ...words.rules[id] }))}
        value={edited.ruleKind}
        onChange={(ruleKind) => {
          const needsRows = ruleKind === 'conditional' && edited.rows.length === 0;
          change({ ruleKind, ...(needsRows ? { rows: startingRows(edited.direction) } : {}) });
        }}
      />
      {edited.ruleKind !== 'none' && facts.codes.length === 0 && (
        <Notice tone="waiting" title={words.codesUnknown} actions={<OpenCodes />} />
      )}
      {edited.ruleKind === 'fixed' && (
        <CodeChoice
          label={words.code}
          codes={facts.codes}
          value={edited.fixedCode}
          problem={isMissing ? words.codeProblem : null}
          onChange={(code) => change({ fixedCode: code ?? '' })}
        />
      )}
      {edited.ruleKind === 'conditional' && <CodeTableEditor {...props} />}
      <CodeWarnings {...props} />
      {edited.ruleKind !== 'none' && <MisLimits />}
      {edited.ruleKind !== 'none' && <SessionChoice {...props} />}
    </>
  );
}

function OpenCodes() {
  const { go } = useAdmin();
  return (
    <Button size="admin" icon={<Hash aria-hidden size={18} />} onPress={() => go('codes')}>
      {words.openCodes}
    </Button>
  );
}

/** Codes the MIS does not have, and codes that belong to staff. */
function CodeWarnings({ edited, facts }: EditorPartProps) {
  const codes = codesIn(edited);
  const missing = facts.codes.length === 0 ? [] : codes.filter((code) => !facts.codes.some((one) => one.code === code));
  const forStaff = edited.userTypeIds.includes(STUDENT) ? codes.filter((code) => !PUPIL_CODES.has(code)) : [];
  return (
    <>
      {missing.length > 0 && (
        <Notice tone="bad" title={words.codeMissingTitle(missing.join(', '))} actions={<OpenCodes />}>
          <p>{words.codeMissingText}</p>
        </Notice>
      )}
      {forStaff.length > 0 && (
        <Notice tone="calm" title={words.adviceTitle}>
          <p>{words.advice(forStaff.join(', '))}</p>
        </Notice>
      )}
    </>
  );
}

function SessionChoice({ edited, change }: EditorPartProps) {
  const { direction, forSession } = edited;
  // For arriving "at once" is no other thing: it is only shown where a copy brought it along.
  const all: readonly ForSession[] = ['auto', 'current', 'AM', 'PM'];
  const shown = direction === 'out' ? all : all.filter((id) => id !== 'current' || forSession === 'current');
  return (
    <>
      <RadioGroup
        label={words.session}
        choices={shown.map((id) => {
          const of = words.sessions[id];
          return { id, ...('in' in of ? of[direction] : of) };
        })}
        value={forSession}
        onChange={(chosen) => change({ forSession: chosen })}
      />
      {direction === 'out' && forSession === 'current' && (
        <Notice tone="bad" title={words.currentTitle}>
          <p>{words.currentText}</p>
        </Notice>
      )}
    </>
  );
}
