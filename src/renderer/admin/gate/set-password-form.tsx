// First run: the first person to open the admin view becomes its first administrator, with words on why.
import { FIRST_USER_NAME } from '../../../shared/domain/admin-user.ts';
import { useClient } from '../../api/client-context.tsx';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { NewPasswordForm } from './new-password-form.tsx';

const words = usersWords.gate;

/** Asks for the first user's name and password; `onDone` looks at the gate again. */
export function SetPasswordForm({ onDone }: { readonly onDone: () => void }) {
  const client = useClient();
  return (
    <NewPasswordForm
      title={enAdmin.gate.setTitle}
      why={enAdmin.gate.setWhy}
      button={enAdmin.gate.setButton}
      name={{ label: words.firstName, hint: words.firstNameHint, initial: FIRST_USER_NAME }}
      onSubmit={async (typed) => {
        await client.call('admin.setFirstPassword', typed);
        onDone();
      }}
    />
  );
}
