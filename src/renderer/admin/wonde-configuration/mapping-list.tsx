// The sync mappings in words, with what is wrong with each, and the ways to change them.
import { Pencil, Trash2, TriangleAlert, Workflow } from 'lucide-react';
import type { MappingRow, WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Section } from '../parts/layout/page.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import { mappingInWords, modeOf, whereInWords, whoInWords, yearsInWords } from './mapping-words.ts';

const words = adminPeopleSetup.mappings;

const modes = {
  readWrite: { tone: 'good', label: words.readWrite, meaning: words.readWriteMeaning },
  readOnly: { tone: 'calm', label: words.readOnly, meaning: words.readOnlyMeaning },
  notRead: { tone: 'waiting', label: words.notRead, meaning: words.notReadMeaning },
} as const;

interface MappingListProps {
  readonly facts: WondeConfiguration;
  readonly onEdit: (row: MappingRow) => void;
  readonly onRemove: (row: MappingRow) => void;
}

/** All mappings. */
export function MappingList({ facts, onEdit, onRemove }: MappingListProps) {
  if (facts.mappings.length === 0) {
    return <EmptyState icon={Workflow} title={words.emptyTitle} text={words.emptyText} />;
  }
  return (
    <Section title={words.listTitle}>
      <ul className="adm-lines" aria-label={words.listTitle}>
        {facts.mappings.map((row) => (
          <Line key={row.mapping.id} row={row} facts={facts} onEdit={onEdit} onRemove={onRemove} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ row, facts, onEdit, onRemove }: MappingListProps & { readonly row: MappingRow }) {
  const mode = modes[modeOf(row.mapping, facts.mis)];
  const name = mappingInWords(row, facts.years);
  const gone = facts.years.filter((year) => year.mappingId === row.mapping.id && !year.inMis);
  return (
    <li>
      <div className="adm-lines__words">
        <p className="adm-lines__name">
          <span>{whoInWords(row.mapping, facts.years)}</span>
          <span aria-hidden>→</span>
          <span className="visually-hidden">{words.arrow}</span>
          <span>{whereInWords(row)}</span>
          <StatusChip tone={mode.tone} meaning={mode.meaning}>
            {mode.label}
          </StatusChip>
        </p>
        <p className="adm-quiet">{words.inBook(row.people)}</p>
        {facts.mis.rollRead && gone.length > 0 && (
          <Warning>{words.yearGone(yearsInWords(gone.map((year) => year.name)))}</Warning>
        )}
        {row.departmentRetired && <Warning>{words.departmentRetired(row.departmentName ?? '')}</Warning>}
      </div>
      <div className="adm-actions">
        <Button
          size="admin"
          icon={<Pencil aria-hidden size={18} />}
          aria-label={words.editLabel(name)}
          onPress={() => onEdit(row)}
        >
          {words.edit}
        </Button>
        <Button
          size="admin"
          icon={<Trash2 aria-hidden size={18} />}
          aria-label={words.removeLabel(name)}
          onPress={() => onRemove(row)}
        >
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <p className="adm-lines__warning">
      <TriangleAlert aria-hidden size={16} />
      {children}
    </p>
  );
}
