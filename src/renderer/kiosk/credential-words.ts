// What the kiosk says when a PIN, a card or a code from elsewhere opened nothing.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CredentialProblem, ForeignProblem } from './flow-types.ts';

export interface ProblemWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words of a problem with a PIN, a card or a code from elsewhere. */
export function useCredentialWords(problem: CredentialProblem | null): ProblemWords | null {
  const { t } = useTranslation();
  const words: TFunction<'errors'> = useTranslation('errors').t;
  switch (problem) {
    case null:
      return null;
    case 'notNow':
      return { title: t('card.notNow.title'), sentence: t('card.notNow.sentence'), next: t('card.notNow.next') };
    case 'foreignProduct':
    case 'foreignLink':
    case 'foreignOther':
      return foreignWords(problem, t);
    default:
      return {
        title: words(`${problem}.title`),
        sentence: words(`${problem}.sentence`),
        next: words(`${problem}.next`),
      };
  }
}

/** The words of a code that is none of ours. */
export function foreignWords(problem: ForeignProblem, t: TFunction): ProblemWords {
  return {
    title: t(`foreign.${problem}.title`),
    sentence: t(`foreign.${problem}.sentence`),
    next: t(`foreign.${problem}.next`),
  };
}
