// The one button. A native button: pressed looks come from CSS :active, so they show in the frame of the touch.
import type { ComponentPropsWithRef, ReactNode } from 'react';

export type ButtonTone = 'primary' | 'quiet' | 'plain' | 'danger';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'onClick'> {
  readonly tone?: ButtonTone;
  /** kiosk: a target of 88 px; admin: 40 px, 44 px by touch. */
  readonly size?: 'kiosk' | 'admin';
  /** A picture before the words; never instead of them, unless `aria-label` names the button. */
  readonly icon?: ReactNode;
  /** Something is under way: the button stays focusable, says so, and does nothing. */
  readonly busy?: boolean;
  readonly onPress: () => void;
}

/** A button with words. While `busy` or `aria-disabled` a press does nothing. */
export function Button(props: ButtonProps): ReactNode {
  const { tone = 'quiet', size = 'kiosk', icon, busy = false, onPress, children, className, ...rest } = props;
  const off = busy || rest['aria-disabled'] === true;
  return (
    <button
      type="button"
      {...rest}
      className={className === undefined ? 'button' : `button ${className}`}
      data-tone={tone}
      data-size={size}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
