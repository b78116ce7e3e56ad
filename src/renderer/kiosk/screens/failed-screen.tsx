// Recording did not work: what happened, what to do next, and one touch to try the same again.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConciergeBell, RotateCw } from 'lucide-react';
import { errorKinds } from '../../../shared/errors/codes.ts';
import { Button } from '../../ui/button.tsx';
import type { FailedScreen as Failed } from '../flow-types.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { KioskNav } from '../kiosk-nav.ts';
import { useDelayed } from '../use-delayed.ts';

interface FailedScreenProps {
  readonly failed: Failed;
  readonly nav: KioskNav;
  readonly sending: boolean;
  readonly onTryAgain: () => void;
}

/** The words of one error code; everything that was chosen is still in the chips above. */
export function FailedScreen({ failed, nav, sending, onTryAgain }: FailedScreenProps): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  const slow = useDelayed(sending);
  const { code, ref } = failed;
  // An answer about the person ("not signed out") stays the same however often it is asked.
  const worthRetrying = errorKinds[code].retryable || !isAboutThePerson(code);
  return (
    <KioskFrame screen="failed" question={words(`${code}.title`)} hint={words(`${code}.sentence`)} nav={nav}>
      <div className="k-answers k-failed" data-answers="ready" data-code={code} role="alert">
        <p className="k-failed-next">{words(`${code}.next`)}</p>
        <p className="k-failed-kept">{t('failed.nothingLost')}</p>
        <div className="k-failed-actions">
          {worthRetrying ? (
            <Button
              tone="primary"
              className="k-big"
              icon={<RotateCw aria-hidden="true" />}
              busy={slow}
              onPress={() => {
                if (!sending) onTryAgain();
              }}
            >
              {t('failed.again')}
            </Button>
          ) : (
            <Button
              tone="primary"
              className="k-big"
              icon={<ConciergeBell aria-hidden="true" />}
              onPress={nav.onCallReception}
            >
              {t('bar.callReception')}
            </Button>
          )}
        </div>
        {ref === '' ? null : <p className="k-failed-ref">{t('failed.reference', { ref })}</p>}
      </div>
    </KioskFrame>
  );
}

function isAboutThePerson(code: Failed['code']): boolean {
  const { family } = errorKinds[code];
  return family === 'rule' || family === 'input';
}
