// My password: a signed-in user changes their own.
import { useState, type FormEvent } from 'react';
import { focusFirstWrong } from '../parts/form/focus-first-wrong.ts';
import { ADMIN_PASSWORD_MIN_LENGTH } from '../../../shared/settings/admin-password.ts';
import { adminPages } from '../../strings/admin/pages.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { newPasswordProblems, noPasswordProblems } from '../gate/new-password.ts';
import { PasswordField } from '../gate/password-field.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

const words = enAdmin.security;
const own = usersWords.myPassword;
const { roles } = usersWords.page;
const empty = { current: '', next: '', repeat: '' };

/** The page *My password*: for everybody who is signed in. */
export function SecurityPage() {
  const gate = useAdminQuery('admin.getGate', {});
  const { name, role } = gate.status === 'ready' ? gate.value : { name: null, role: null };
  return (
    <Page
      title={adminPages.labels.myPassword}
      lead={name === null || role === null ? own.leadUnknown : own.lead(name, roles[role].toLowerCase())}
    >
      <div className="adm-cards">
        <ChangePasswordForm />
      </div>
    </Page>
  );
}

function ChangePasswordForm() {
  const change = useCommand('admin.changePassword');
  const [typed, setTyped] = useState(empty);
  const [problems, setProblems] = useState(noPasswordProblems);
  const [currentMissing, setCurrentMissing] = useState<string | null>(null);
  const type = (part: Partial<typeof empty>) => setTyped({ ...typed, ...part });

  async function changePassword(): Promise<void> {
    const answer = await change.run({ currentPassword: typed.current, newPassword: typed.next });
    setTyped(answer === null ? { ...typed, current: '' } : empty);
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    focusFirstWrong(event.currentTarget);
    const found = newPasswordProblems(typed.next, typed.repeat);
    setProblems(found);
    setCurrentMissing(typed.current === '' ? words.enterCurrent : null);
    if (typed.current !== '' && found.first === null && found.second === null) void changePassword();
  };
  return (
    <form className="adm-card adm-form" onSubmit={submit} noValidate aria-labelledby="change-heading">
      <h2 id="change-heading">{words.changeHeading}</h2>
      <p className="adm-quiet">{words.explain}</p>
      <PasswordField
        label={words.current}
        value={typed.current}
        onChange={(current) => type({ current })}
        problem={currentMissing}
        autoComplete="current-password"
      />
      <PasswordField
        label={words.next}
        value={typed.next}
        onChange={(next) => type({ next })}
        problem={problems.first}
        hint={enAdmin.gate.setRule(ADMIN_PASSWORD_MIN_LENGTH)}
        autoComplete="new-password"
      />
      <PasswordField
        label={words.repeat}
        value={typed.repeat}
        onChange={(repeat) => type({ repeat })}
        problem={problems.second}
        autoComplete="new-password"
      />
      {change.error !== null && <AdminError error={change.error} />}
      {change.state.status === 'done' && <Notice tone="good" title={words.done} live="status" />}
      <div className="adm-actions">
        <SubmitButton busy={change.busy}>{change.busy ? words.working : words.button}</SubmitButton>
      </div>
    </form>
  );
}
