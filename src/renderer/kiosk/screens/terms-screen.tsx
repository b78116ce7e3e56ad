// The school's terms and conditions: read, scrolled by touch, accepted or not. Loaded when first needed.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, X } from 'lucide-react';
import type { TermsVersionId } from '../../../shared/domain/terms.ts';
import { useQuery } from '../../api/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Answers } from '../answers.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { mapQuery } from '../map-query.ts';
import { useDelayed } from '../use-delayed.ts';

interface TermsScreenProps {
  readonly nav: KioskNav;
  readonly sending: boolean;
  readonly onAccept: (versionId: TermsVersionId) => void;
  /** Nothing to accept any more. */
  readonly onGone: () => void;
}

/** The terms. *No thank you* forgets everything and goes back to the start. */
export function TermsScreen({ nav, sending, onAccept, onGone }: TermsScreenProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery('kiosk.getTerms', {});
  const slow = useDelayed(sending);
  const gone = query.status === 'ready' && query.value === null;
  const latest = useRef(onGone);
  useEffect(() => {
    latest.current = onGone;
  });
  useEffect(() => {
    if (gone) latest.current();
  }, [gone]);
  const list = mapQuery(query, (terms) => (terms === null ? [] : [terms]));
  return (
    <KioskFrame screen="terms" question={t('terms.question')} nav={nav} dense>
      <Answers query={list} empty={{ next: '' }}>
        {([terms]) =>
          terms === undefined ? null : (
            <div className="k-terms">
              <div className="k-terms-text" tabIndex={0} role="region" aria-label={t('terms.text')}>
                <MarkdownText>{terms.body}</MarkdownText>
              </div>
              <div className="k-two">
                <Button
                  tone="primary"
                  className="k-big"
                  icon={<Check aria-hidden="true" />}
                  busy={slow}
                  aria-disabled={sending || undefined}
                  onPress={() => onAccept(terms.versionId)}
                >
                  {t('terms.accept')}
                </Button>
                <Button
                  className="k-big"
                  icon={<X aria-hidden="true" />}
                  aria-disabled={sending || undefined}
                  onPress={nav.onStartAgain}
                >
                  {t('terms.decline')}
                </Button>
              </div>
            </div>
          )
        }
      </Answers>
    </KioskFrame>
  );
}
