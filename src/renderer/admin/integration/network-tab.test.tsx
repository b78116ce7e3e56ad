// The tab School's network: what it shows, what it saves, what it never shows, and what it says of the way now.
import { describe, expect, it, jest } from '@jest/globals';
import { configure, screen, within } from '@testing-library/react';
import { networkSettings, type NetworkSettings } from '../../../shared/settings/network.ts';
import type { NetworkView, WayNow } from '../../../shared/ipc/admin/network-contract.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { inventedNetwork, inventedWay } from '../../../../tests/fakes/invented-integration.ts';
import { renderAdmin, type AdminScene } from '../../../../tests/harness/render-admin.tsx';

// Typing into many fields of a whole admin view takes long on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const viewOf = (settings: Partial<NetworkSettings>, more: Partial<NetworkView> = {}): NetworkView => ({
  ...inventedNetwork,
  settings: networkSettings.parse(settings),
  ...more,
});

async function openNetwork(answers: Parameters<typeof renderAdmin>[0] = {}): Promise<AdminScene> {
  const scene = renderAdmin(answers);
  const nav = within(await screen.findByRole('navigation'));
  await scene.user.click(nav.getByRole('button', { name: 'Integration settings' }));
  await scene.user.click(await screen.findByRole('tab', { name: 'School’s network' }));
  await screen.findByRole('heading', { name: 'Proxy' });
  return scene;
}

const save = (scene: AdminScene) => scene.user.click(screen.getByRole('button', { name: 'Save' }));
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

describe('School’s network', () => {
  it('begins with this computer’s own way, and shows only what its mode needs', async () => {
    const scene = await openNetwork();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /As this computer does/ }).checked).toBe(true);
    expect(screen.queryByLabelText('Port')).toBeNull();
    expect(screen.getByText('142 certificates')).toBeTruthy();
    await scene.user.click(screen.getByRole('radio', { name: /A proxy script/ }));
    expect(field('Proxy script')).toBeTruthy();
    await scene.user.click(screen.getByRole('radio', { name: /No proxy/ }));
    expect(screen.queryByLabelText('User name')).toBeNull();
    expect(await findAxeViolations(document.body)).toEqual([]);
  });

  it('saves a named proxy with its log-in, and never shows the password again', async () => {
    const scene = await openNetwork({
      'network.update': ({ settings }) => viewOf(networkSettings.parse(settings), { passwordSet: true }),
    });
    await scene.user.click(screen.getByRole('radio', { name: /This proxy/ }));
    await scene.user.type(field('Name of the proxy'), 'proxy.school.org');
    await scene.user.type(screen.getByLabelText('Reached without it'), '*.school.org, 10.0.0.5');
    await scene.user.type(field('User name'), 'kiosk');
    await scene.user.type(field('Password'), 'Proxy-Secret-1');
    await save(scene);
    await screen.findByText(/A password is set/);
    expect(scene.bridge.inputsOf('network.update')).toEqual([
      {
        settings: networkSettings.parse({
          mode: 'explicit',
          host: 'proxy.school.org',
          exceptions: ['*.school.org', '10.0.0.5'],
          user: 'kiosk',
        }),
        password: { kind: 'set', password: 'Proxy-Secret-1' },
      },
    ]);
    expect(field('Password').value).toBe('');
    expect(document.body.innerHTML).not.toContain('Proxy-Secret-1');
  });

  it('says what is missing, and saves nothing', async () => {
    const scene = await openNetwork();
    await scene.user.click(screen.getByRole('radio', { name: /This proxy/ }));
    await scene.user.type(field('Name of the proxy'), 'http://proxy');
    await scene.user.type(field('User name'), 'a:b');
    await save(scene);
    expect(await screen.findByText(/without http:/)).toBeTruthy();
    expect(screen.getByText(/No colon/)).toBeTruthy();
    expect(document.activeElement).toBe(field('Name of the proxy'));
    expect(scene.bridge.inputsOf('network.update')).toEqual([]);
  });

  it('a slip in a field that the mode does not show does not stand in the way, and is not kept', async () => {
    const scene = await openNetwork({ 'network.update': ({ settings }) => viewOf(networkSettings.parse(settings)) });
    await scene.user.click(screen.getByRole('radio', { name: /A proxy script/ }));
    await scene.user.type(field('Proxy script'), 'proxy.pac');
    await scene.user.click(screen.getByRole('radio', { name: /No proxy/ }));
    await save(scene);
    await screen.findByText('Saved.');
    expect(scene.bridge.inputsOf('network.update')[0]?.settings).toMatchObject({ mode: 'none', pac: '' });
  });

  it('removes a password', async () => {
    const scene = await openNetwork({
      'network.get': () => viewOf({ mode: 'explicit', host: 'px' }, { passwordSet: true }),
      'network.update': ({ settings }) => viewOf(networkSettings.parse(settings)),
    });
    await scene.user.click(screen.getByRole('checkbox', { name: 'Remove the password' }));
    await save(scene);
    await screen.findByText(/No password is set/);
    expect(scene.bridge.inputsOf('network.update')[0]?.password).toEqual({ kind: 'remove' });
  });

  it.each([
    ['unreadable' as const, /Cannot be read/],
    ['noCertificate' as const, /There is no certificate in it/],
  ])('says at the field that the extra file is %s', async (extraProblem, words) => {
    await openNetwork({
      'network.get': () => viewOf({ extraCaFile: '/ca.pem' }, { certificates: { system: 0, extra: 0, extraProblem } }),
    });
    expect(field('Extra file of certificates').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getAllByText(words).length).toBeGreaterThan(0);
    expect(screen.getByText(/name a file below/)).toBeTruthy();
  });
});

describe('the way to Wonde now', () => {
  const direct = { proxy: null, spoken: true };
  const socks = { proxy: 's:1080', spoken: false };
  it.each<[string, Partial<WayNow>, RegExp[]]>([
    [
      'a proxy, then directly',
      {},
      [
        /api\.wonde\.com is reached through proxy\.millbrook\.example:8080/,
        /If it does not answer: directly/,
        /So say this computer/,
      ],
    ],
    ['directly', { ways: [direct], source: 'none' }, [/is reached directly/]],
    ['HTTPS_PROXY', { source: 'environment' }, [/So says HTTPS_PROXY/]],
    ['a script that cannot be read', { ways: [], problem: 'pacUnreadable' }, [/Nobody can say/, /cannot be fetched/]],
    ['SOCKS alone', { ways: [socks] }, [/SOCKS proxy s:1080/, /Ask IT for an HTTP proxy/]],
  ])('%s', async (_what, way, texts) => {
    await openNetwork({ 'network.findWay': () => ({ ...inventedWay, ...way }) });
    for (const text of texts) expect(await screen.findByText(text)).toBeTruthy();
  });

  it('is asked for again', async () => {
    const scene = await openNetwork();
    await scene.user.click(screen.getByRole('button', { name: 'Look again' }));
    expect(scene.bridge.inputsOf('network.findWay').length).toBe(2);
  });
});
