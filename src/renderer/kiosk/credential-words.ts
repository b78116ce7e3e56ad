// What the kiosk says when a PIN or a card opened nothing.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CredentialProblem } from './flow-types.ts';

export interface ProblemWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words of a problem with a PIN or a card. */
export function useCredentialWords(problem: CredentialProblem | null): ProblemWords | null {
  const { t } = useTranslation();
  const words: TFunction<'errors'> = useTranslation('errors').t;
  if (problem === null) return null;
  if (problem === 'notNow') {
    return { title: t('card.notNow.title'), sentence: t('card.notNow.sentence'), next: t('card.notNow.next') };
  }
  return { title: words(`${problem}.title`), sentence: words(`${problem}.sentence`), next: words(`${problem}.next`) };
}
