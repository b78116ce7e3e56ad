// One entry of the audit trail: who, what, and the fields that changed with before and after side by side.
import type { AuditRowView } from '../../../shared/ipc/admin/audit-contract.ts';
import { auditArea, auditWhat, auditWho, auditWords } from '../../strings/admin/audit.ts';
import { Facts } from '../parts/facts.tsx';
import { SidePanel } from '../parts/layout/side-panel.tsx';
import { changedFields, fieldName, valueText } from './changed-fields.ts';
import { momentOf } from './moment-of.ts';

const words = auditWords;

interface AuditPanelProps {
  readonly row: AuditRowView;
  readonly onClose: () => void;
}

/** The panel beside the trail. */
export function AuditPanel({ row, onClose }: AuditPanelProps) {
  const { fields, isPartial } = changedFields(row.before, row.after);
  const details = Object.entries(row.detail);
  return (
    <SidePanel title={auditWhat(row.what)} onClose={onClose}>
      <Facts
        facts={[
          [words.facts.when, momentOf(row)],
          [words.facts.who, auditWho(row.who)],
          [words.facts.area, auditArea(row.what)],
          ...(row.about === null ? [] : [[words.facts.about, row.about] as const]),
        ]}
      />
      {fields.length > 0 && (
        <>
          <h3>{words.beforeAfter}</h3>
          <table className="adm-table" aria-label={words.beforeAfter}>
            <thead>
              <tr>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{fieldName(name)}</th>
                  <td>{valueText(before)}</td>
                  <td>{valueText(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {isPartial && <p className="adm-quiet">{words.unchanged}</p>}
        </>
      )}
      {details.length > 0 && (
        <>
          <h3>{words.details}</h3>
          <Facts facts={details.map(([name, value]) => [fieldName(name), valueText(value)] as const)} />
        </>
      )}
    </SidePanel>
  );
}
