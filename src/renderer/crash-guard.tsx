// Catches a bug of ours in the screens: logs it, forgets the walk that led there, and offers to start again.
import { Component, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from './api/client.ts';
import { useClient } from './api/client-context.tsx';
import { Button } from './ui/button.tsx';

/** Nobody may be there to touch the button: the kiosk gets itself going again. */
const RESTART_AFTER_MS = 8_000;
const MAX_LOGGED = 480;

/** What is worth logging of something thrown: its kind and where, never its words, which may hold a name. */
export function crashSummary(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames.map((line) => line.trim())].join(' | ').slice(0, MAX_LOGGED);
}

interface GuardProps {
  readonly client: Client;
  readonly children: ReactNode;
}

class Guard extends Component<GuardProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(thrown: unknown): void {
    const { client } = this.props;
    writeLog(client, thrown);
    // The screen that broke would only break again.
    client.call('kiosk.keepFlow', { stateJson: null }).catch(() => undefined);
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return <Crashed onRestart={() => this.setState({ crashed: false })} />;
  }
}

/** Wraps the app. Errors outside rendering (a listener, a promise) are logged and change nothing on screen. */
export function CrashGuard({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  useEffect(() => {
    const onError = (event: ErrorEvent): void => writeLog(client, event.error);
    const onRejection = (event: PromiseRejectionEvent): void => writeLog(client, event.reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [client]);
  return <Guard client={client}>{children}</Guard>;
}

function writeLog(client: Client, thrown: unknown): void {
  // A log that cannot be written has nowhere else to go.
  client.call('kiosk.writeLog', { level: 'error', message: crashSummary(thrown) }).catch(() => undefined);
}

function Crashed({ onRestart }: { readonly onRestart: () => void }): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  useEffect(() => {
    const timer = setTimeout(onRestart, RESTART_AFTER_MS);
    return () => clearTimeout(timer);
  }, [onRestart]);
  return (
    <div className="app kiosk k-message" data-app-state="crashed" role="alert">
      <p className="k-message-title">{words('INTERNAL.title')}</p>
      <p className="k-message-next">{words('INTERNAL.sentence')}</p>
      <Button tone="primary" onPress={onRestart}>
        {t('bar.startAgain')}
      </Button>
    </div>
  );
}
