import { describe, expect, it } from '@jest/globals';
import { isPrinterDevicePath, printerSettings } from './printer.ts';
import { defaultSettings, settingsSchema } from './schema.ts';

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

  it('keep the printer of a kiosk that was set up before there was a choice of drivers', () => {
    const kept = { kind: 'network', host: '10.0.0.5', port: 9101, paper: '58mm', confirms: false } as const;
    expect(settingsSchema.parse({ printer: kept }).printer).toEqual({ ...kept, commands: 'epson' });
    expect(settingsSchema.parse({ printer: { kind: 'none' } }).sparePrinter).toEqual({ kind: 'none' });
  });

  it.each(['/dev/usb/lp0', '/dev/ttyUSB0', '/dev/ttyACM1', '/dev/cu.usbserial-1420', 'COM3', 'LPT1'])(
    'take the device %s for a printer',
    (path) => {
      expect(printerSettings.parse({ kind: 'device', path })).toMatchObject({ path, baud: 9600, confirms: true });
    },
  );

  it.each([
    '/etc/passwd',
    '/dev/usb/lp0; reboot',
    '/dev/usb/../sda',
    '/dev/sda',
    '/dev/usb/lp0\n',
    'COM3 & del',
    'dev/usb/lp0',
    '/dev/cu.',
    '/dev/cu.-x',
    '',
  ])('open no device that is %j', (path) => {
    expect(isPrinterDevicePath(path)).toBe(false);
  });

  it.each(['-oraw', '', 'a\nb', ' x'])('refuse %j as a queue of the system', (name) => {
    expect(printerSettings.safeParse({ kind: 'system', name }).success).toBe(false);
  });

  it.each(['badges', '/srv/../etc', 'C:\\Badges\\..\\x', '/srv/a\nb'])('refuse %j as a folder', (folder) => {
    expect(printerSettings.safeParse({ kind: 'file', folder }).success).toBe(false);
  });

  it('give a person at least the 20 seconds of WCAG 2.2 before a screen forgets', () => {
    expect(settingsSchema.safeParse({ flow: { idleCountdownMs: 19_999 } }).success).toBe(false);
    expect(defaultSettings().flow.idleCountdownMs).toBeGreaterThanOrEqual(20_000);
  });
});
