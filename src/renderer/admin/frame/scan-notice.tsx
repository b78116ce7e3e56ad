// A scan in the admin view records nothing: it is taken out of the field it was typed into, and answered in words.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { readScanText, type ScanText } from '../../../shared/domain/scan-text.ts';
import { useScanner } from '../../scanner/use-scanner.ts';
import { adminReaders } from '../../strings/admin/readers.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../parts/notice.tsx';

const words = adminReaders.scanned;
const SHOWN_MS = 12_000;

/** Hears every scan that no dialog or page of the admin view waits for. */
export function ScanNotice(): ReactNode {
  const [last, setLast] = useState<{ readonly kind: ScanText['kind']; readonly id: number } | null>(null);
  const close = useCallback(() => setLast(null), []);
  useScanner('view', ({ text }) => {
    const { kind } = readScanText(text);
    setLast((before) => ({ kind, id: (before?.id ?? 0) + 1 }));
  });
  useEffect(() => {
    if (last === null) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last, close]);
  if (last === null) return null;
  return (
    <div className="adm-scan-note" data-scan-notice={last.kind}>
      <Notice
        tone="calm"
        title={words.titles[last.kind]}
        live="status"
        actions={
          <Button size="admin" tone="plain" onPress={close}>
            {words.close}
          </Button>
        }
      >
        <p>{words.text}</p>
        <p>{words.toKiosk}</p>
      </Notice>
    </div>
  );
}
