import { describe, expect, it } from '@jest/globals';
import { defaultSettings, printerSettings, settingsSchema } from './schema.ts';

describe('settings', () => {
  it('have a default for everything, and the defaults are valid', () => {
    expect(settingsSchema.parse(defaultSettings())).toEqual(defaultSettings());
  });

  it.each(['10.0.0.5', 'fe80::1', 'printer.school.local', 'localhost'])('take %s for a printer', (host) => {
    expect(printerSettings.parse({ kind: 'network', host })).toMatchObject({ host, port: 9100, confirms: true });
  });

  it.each(['10.0.0.5:9100', '10.0.0.300', 'tcp://10.0.0.5', '', 'a b', '$(reboot)'])(
    'refuse %j as a printer',
    (host) => {
      const parsed = printerSettings.safeParse({ kind: 'network', host });
      expect(parsed.error?.issues[0]?.message).toBe('an IP address or host name, without tcp:// or a port');
    },
  );

  it('give a person at least the 20 seconds of WCAG 2.2 before a screen forgets', () => {
    expect(settingsSchema.safeParse({ flow: { idleCountdownMs: 19_999 } }).success).toBe(false);
    expect(defaultSettings().flow.idleCountdownMs).toBeGreaterThanOrEqual(20_000);
  });
});
