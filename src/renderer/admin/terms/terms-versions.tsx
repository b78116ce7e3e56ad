// Every published version: when, by whom, how many movements accepted it, and its text to read.
import { useState } from 'react';
import type { TermsPage } from '../../../shared/ipc/admin/terms-contract.ts';
import { adminTerms } from '../../strings/admin/terms.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { useAdmin } from '../admin-context.tsx';
import { Section } from '../parts/layout/page.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import { momentText } from '../logbook/school-day.ts';

const words = adminTerms;

type Version = TermsPage['versions'][number];

interface TermsVersionsProps {
  readonly versions: readonly Version[];
  /** Puts an older text into the field above. */
  readonly onStartFrom: (body: string) => void;
}

/** The list, and one version to read. */
export function TermsVersions({ versions, onStartFrom }: TermsVersionsProps) {
  const { kiosk, nowMs } = useAdmin();
  const [open, setOpen] = useState<Version | null>(null);
  return (
    <Section title={words.versionsTitle} lead={words.versionsLead}>
      {versions.length === 0 && <p className="adm-quiet">{words.versionsEmpty}</p>}
      <ul className="adm-action-list">
        {versions.map((version, index) => (
          <li key={version.id}>
            <span>
              <span className="adm-action-name">{words.version(version.version)}</span>
              <span className="adm-quiet adm-choice__meaning">
                {words.publishedBy(version.publishedBy, momentText(version.publishedAtMs, nowMs(), kiosk.timeZone))} ·{' '}
                {words.acceptedBy(version.acceptedByMovements)}
              </span>
            </span>
            {index === 0 && <StatusChip tone="good">{words.inUse}</StatusChip>}
            <Button size="admin" aria-label={words.readLabel(version.version)} onPress={() => setOpen(version)}>
              {words.read}
            </Button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Dialog
          title={words.version(open.version)}
          size="admin"
          onClose={() => setOpen(null)}
          actions={
            <>
              <Button
                size="admin"
                onPress={() => {
                  onStartFrom(open.body);
                  setOpen(null);
                }}
              >
                {words.startFrom}
              </Button>
              <Button size="admin" tone="primary" autoFocus onPress={() => setOpen(null)}>
                {words.close}
              </Button>
            </>
          }
        >
          <div className="adm-markdown-paper">
            <MarkdownText topHeading={3}>{open.body}</MarkdownText>
          </div>
        </Dialog>
      )}
    </Section>
  );
}
