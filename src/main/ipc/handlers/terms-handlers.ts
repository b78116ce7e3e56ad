// The terms and conditions endpoints: each hands its parsed input to one use case.
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import { getTermsPage, publishTerms, saveTermsDraft, setTermsRequired } from '../../core/terms/edit-terms.ts';
import type { Handlers } from '../dispatch.ts';

type TermsHandlers = Pick<Handlers, Extract<keyof Handlers, `terms.${string}`>>;

/** Builds the handlers behind `terms.*`. */
export function termsHandlers(changer: SettingsChanger): TermsHandlers {
  return {
    'terms.getPage': () => getTermsPage(changer),
    'terms.saveDraft': ({ body }, { admin }) => {
      saveTermsDraft(changer, body, admin.name);
      return {};
    },
    'terms.publish': (input, { admin }) => ({ version: publishTerms(changer, input, admin.name).version }),
    'terms.setRequired': ({ required }, { admin }) => {
      setTermsRequired(changer, required, admin.name);
      return {};
    },
  };
}
