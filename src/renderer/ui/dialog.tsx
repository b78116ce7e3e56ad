// A question over the screen: focus stays inside, Escape closes it, what is below is inert.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface DialogProps {
  readonly title: string;
  readonly size?: 'kiosk' | 'admin';
  /** alertdialog interrupts a screen reader: for what cannot wait. */
  readonly role?: 'dialog' | 'alertdialog';
  /** A touch beside the dialog closes it too. */
  readonly closesByTouchingBeside?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons, in a row at the end. */
  readonly actions: ReactNode;
}

/** A modal dialog; mounted means open. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, size = 'kiosk', role = 'dialog', closesByTouchingBeside = true, onClose, children, actions } = props;
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen
      isDismissable={closesByTouchingBeside}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal>
        <AriaDialog className="dialog" role={role} data-size={size}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
          <div className="dialog-actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
