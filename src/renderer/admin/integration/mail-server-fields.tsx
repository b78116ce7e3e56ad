// The school's own mail server: where it is, how safely it is spoken to, and the log-in.
import type { MailView } from '../../../shared/ipc/admin/mail-contract.ts';
import { smtpSecurity } from '../../../shared/settings/correspondence.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { PasswordField } from '../gate/password-field.tsx';
import { Checkbox } from '../parts/form/choice-fields.tsx';
import { FieldRow } from '../parts/form/form.tsx';
import { Select } from '../parts/form/select.tsx';
import { NumberField, TextArea, TextField } from '../parts/form/text-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { usualPorts, type MailDraft, type MailProblems } from './mail-draft.ts';

const words = integrationWords.messages;

interface MailServerFieldsProps {
  readonly view: MailView;
  readonly draft: MailDraft;
  readonly problems: MailProblems;
  readonly onChange: (part: Partial<MailDraft>) => void;
}

/** Server, port, security, sender, log-in. */
export function MailServerFields({ view, draft, problems, onChange }: MailServerFieldsProps) {
  return (
    <>
      <TextField
        label={words.host}
        hint={words.hostHint}
        spellCheck={false}
        value={draft.host}
        problem={problems.host ?? null}
        onChange={(host) => onChange({ host })}
      />
      <FieldRow>
        <Select
          label={words.security}
          options={smtpSecurity.options.map((id) => ({ id, label: words.securities[id] }))}
          value={draft.security}
          onChange={(security) => {
            // A port nobody chose on purpose follows the security.
            const isUsual = draft.port === usualPorts[draft.security];
            onChange({ security, ...(isUsual ? { port: usualPorts[security] } : {}) });
          }}
        />
        <NumberField
          key={draft.security}
          label={words.port}
          min={1}
          max={65_535}
          value={draft.port}
          problem={problems.port ?? null}
          onChange={(port) => onChange({ port })}
        />
      </FieldRow>
      {draft.security === 'none' && <Notice tone="waiting" title={words.securityNone} />}
      <TextField
        label={words.from}
        hint={words.fromHint}
        inputMode="email"
        spellCheck={false}
        value={draft.from}
        problem={problems.from ?? null}
        onChange={(from) => onChange({ from })}
      />
      <Login view={view} draft={draft} problems={problems} onChange={onChange} />
      <Checkbox
        label={words.ownAuthority}
        checked={draft.ownAuthority}
        onChange={(ownAuthority) => onChange({ ownAuthority })}
      />
      {draft.ownAuthority && (
        <TextArea
          label={words.caPem}
          hint={words.caPemHint}
          rows={5}
          value={draft.caPem}
          problem={problems.caPem ?? null}
          onChange={(caPem) => onChange({ caPem })}
        />
      )}
    </>
  );
}

function Login({ view, draft, problems, onChange }: MailServerFieldsProps) {
  const hint = `${view.passwordSet ? words.passwordSet : words.passwordMissing} ${words.passwordKept[view.secretStorage]}`;
  return (
    <>
      <TextField
        label={words.user}
        hint={words.userHint}
        spellCheck={false}
        value={draft.user}
        onChange={(user) => onChange({ user })}
      />
      <PasswordField
        label={words.password}
        hint={hint}
        autoComplete="new-password"
        value={draft.password}
        problem={problems.password ?? null}
        onChange={(password) => onChange({ password, removePassword: false })}
      />
      {view.passwordSet && (
        <Checkbox
          label={words.removePassword}
          checked={draft.removePassword}
          onChange={(removePassword) => onChange({ removePassword, ...(removePassword ? { password: '' } : {}) })}
        />
      )}
    </>
  );
}
