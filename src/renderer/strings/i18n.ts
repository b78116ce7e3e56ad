// Sets up i18next with the words shipped in the app: nothing is loaded over a network, nothing is awaited.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { enErrors } from './en-errors.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kiosk';
    resources: { kiosk: typeof en; errors: typeof enErrors };
  }
}

/** Makes the i18next instance; a key that has no words shows the key, which the tests look for. */
export function createI18n(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'kiosk',
    ns: ['kiosk', 'errors'],
    resources: { en: { kiosk: en, errors: enErrors } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
