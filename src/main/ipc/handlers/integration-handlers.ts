// The endpoints of Integration settings: access, photos, mail.
import type { AccessUse } from '../../core/integration/access.ts';
import type { CorrespondenceUse } from '../../core/mail/correspondence.ts';
import type { PhotosSwitch } from '../../core/integration/photos-switch.ts';
import type { Handlers } from '../dispatch.ts';

export interface IntegrationHandlerDeps {
  readonly access: AccessUse;
  readonly photos: PhotosSwitch;
  readonly correspondence: CorrespondenceUse;
}

type IntegrationHandlers = Pick<Handlers, Extract<keyof Handlers, `integration.${string}` | `mail.${string}`>>;

/** Builds the handlers behind `integration.*` and `mail.*`. */
export function integrationHandlers({ access, photos, correspondence }: IntegrationHandlerDeps): IntegrationHandlers {
  return {
    'integration.getAccess': () => access.view(),
    'integration.refreshAccess': () => access.refresh(),
    'integration.requestAccess': ({ contact }, { admin }) => access.request(contact, admin.name),
    'integration.getPhotos': () => photos.view(),
    'integration.setPhotos': ({ enabled }, { admin }) => {
      photos.set(enabled, admin.name);
      return {};
    },
    'mail.get': () => correspondence.view(),
    'mail.update': (change, { admin }) => correspondence.update(change, admin.name),
    'mail.sendTest': (_input, { admin }) => correspondence.sendTest(admin.name),
    'mail.sendNow': (_input, { admin }) => correspondence.sendNow(admin.name),
  };
}
