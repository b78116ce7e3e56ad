import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMark, aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import { actionId, photoId, type PersonId } from '../../../shared/domain/ids.ts';
import { setNotes } from './change-profile.ts';
import { setCard, setPin } from './credentials.ts';
import { exportPerson } from './export-person.ts';

const PHOTO = photoId.parse('01900000-0000-7000-8000-0000000000aa');
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff);

let scene: PeopleScene;
let ann: PersonId;
beforeEach(() => {
  scene = openPeopleScene();
  ann = scene.addPerson({ forename: 'Ann', surname: '<b>Amis</b>' });
  const credentials = { ...scene.context, hasher: scene.hasher };
  setPin(credentials, ann, '40719', 'Rita');
  setCard(credentials, ann, { text: '0049174203', moveFrom: null }, 'Rita');
  setNotes(scene.context, ann, 'Bus "14" & <script>alert(1)</script>', 'Rita');
  const late = aMovement({ personId: ann, kind: 'late', actionId: actionId.parse('late-bus'), photoId: PHOTO });
  scene.context.store.transaction((writer) => {
    writer.insertMovement(late);
    writer.insertMark(aMark(late, { code: 'L', minutesLate: 7 }));
  });
});
afterEach(() => scene.dispose());

async function take(format: 'html' | 'json', path: string | null = '/home/rita/kept.file') {
  const seen: { name: string; text: string }[] = [];
  const photos = { has: (id: string) => id === PHOTO, read: () => Promise.resolve(JPEG) };
  const fileSaver = {
    save(file: { suggestedName: string; bytes: Uint8Array }) {
      seen.push({ name: file.suggestedName, text: new TextDecoder().decode(file.bytes) });
      return Promise.resolve(path === null ? null : { path });
    },
  };
  const answer = await exportPerson({ ...scene.context, photos, fileSaver }, ann, format, 'Adam');
  return { answer, name: seen[0]?.name ?? '', text: seen[0]?.text ?? '' };
}

describe('everything held about a person', () => {
  it('is in the JSON: MIS fields, what is kept here, movements with marks and photo, what was changed', async () => {
    const { answer, text } = await take('json');
    expect(answer).toEqual({ saved: true, fileName: 'kept.file', rowCount: 1 });
    expect(JSON.parse(text)).toMatchObject({
      fromTheMis: { forename: 'Ann', yearGroup: 'Year 7', onRoll: true, userType: 'Student' },
      keptHere: { photoPermission: 'notSaid', cardEndsIn: '4203' },
      movements: [
        { facts: { movement: 'late', photo: 'kept' }, marks: [{ code: 'L', minutesLate: 7 }], photoJpegBase64: '/9j/' },
      ],
      changes: [{ what: 'pin.set', who: 'Rita' }, { what: 'card.set' }, { what: 'person.notesChanged' }],
    });
    expect(text).not.toMatch(/40719|0049174203|"mac"/);
  });

  it('is a page without anything that runs or loads, whatever was typed', async () => {
    const { name, text } = await take('html');
    expect(name).toBe('Everything about Ann b Amis b.html');
    expect(text).toContain('Bus &quot;14&quot; &amp; &lt;script&gt;');
    expect(text).not.toMatch(/<script|<b>|src="(?!data:)/);
    expect(text).toContain('src="data:image/jpeg;base64,/9j/"');
  });

  it('is written down once it was taken, and not when the person changed their mind', async () => {
    expect((await take('html', null)).answer).toMatchObject({ saved: false, fileName: null });
    expect(scene.context.store.countAudit('person.exported')).toBe(0);
    await take('json');
    expect(scene.audit().at(-1)).toMatchObject({
      who: 'Adam',
      what: 'person.exported',
      subjectId: ann,
      after: { format: 'json' },
    });
  });
});
