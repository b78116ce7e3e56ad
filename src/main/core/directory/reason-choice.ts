// An action as the kiosk shows it to one person: in their language, with the steps that come before it.
import type { Action } from '../../../shared/domain/action.ts';
import type { PhotoPermission } from '../../../shared/domain/person-profile.ts';
import type { ReasonChoice } from '../../../shared/ipc/kiosk-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';

/** What decides the steps before an action is recorded. */
export interface StepFacts {
  readonly settings: Settings;
  readonly photoPermission: PhotoPermission;
  /** Whether there are published terms to accept. */
  readonly hasTerms: boolean;
}

/** Whether choosing this action takes a photo first. Never of somebody whose photo the school may not keep. */
export function takesPhoto(action: Action, { settings, photoPermission }: Omit<StepFacts, 'hasTerms'>): boolean {
  if (settings.camera.driver === 'none' || photoPermission === 'refused') return false;
  return action.photo === 'always' || (action.photo === 'general' && settings.photosEnabled);
}

/** Whether the terms are accepted before this action. */
export function asksTerms(action: Action, { settings, hasTerms }: Omit<StepFacts, 'photoPermission'>): boolean {
  if (!hasTerms) return false;
  return action.terms === 'always' || (action.terms === 'general' && settings.termsRequired);
}

/** The action's name in a language, or its own. */
export function nameIn(action: Action, language: string): string {
  return action.translations[language] ?? action.translations[language.split('-')[0] ?? ''] ?? action.name;
}

/** The action as a choice on the screen. */
export function reasonChoiceOf(action: Action, language: string, facts: StepFacts): ReasonChoice {
  return {
    actionId: action.id,
    name: nameIn(action, language),
    icon: action.icon,
    takesPhoto: takesPhoto(action, facts),
    asksTerms: asksTerms(action, facts),
    printsBadge: action.printsBadge,
  };
}
