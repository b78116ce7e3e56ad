// Words of the setup guide.
import type { SetupStep } from '../../../shared/settings/setup.ts';
import { counted } from '../counted.ts';

interface StepWords {
  readonly label: string;
  readonly lead: string;
}

const steps: Readonly<Record<SetupStep, StepWords>> = {
  password: { label: 'Password', lead: 'The admin view is locked with a password.' },
  school: { label: 'School', lead: 'Type what Wonde gave you for your school, and save.' },
  test: { label: 'Test', lead: 'See whether everything on the way to your school’s data works.' },
  mappings: { label: 'Who is who', lead: 'Say which year groups and staff the kiosk takes in, and as what.' },
  registers: { label: 'Registers', lead: 'Say when the registers open, so that late marks are right.' },
  devices: { label: 'Printer and camera', lead: 'Choose the badge printer and the camera, and try them.' },
};

export const setupWords = {
  title: 'Setup guide',
  lead: 'A few steps from an empty kiosk to the first sign-in. Every step can be skipped and taken up later.',
  steps,
  doneLabel: 'Finish',
  back: 'Back',
  skip: 'Skip this step',
  next: 'Next',
  doneNext: 'Done, next step',
  later: 'Go on later',
  laterSaid: 'The guide waits. A line at the top of each page leads back to it.',
  passwordText: 'You have just set it, or signed in with it. It is kept as a hash: nobody can read it, not even you.',
  passwordMore: 'More people with names and passwords of their own can be added under Users.',
  toUsers: 'Open Users',
  schoolDone: 'Your school is set.',
  testDone: 'The test has passed. You can run it again at any time.',
  testOpen: 'Press Test connection. With a red answer, put it right first, or skip and come back.',
  actionsHint: 'The reasons pupils choose from are there already; you can change them under Actions.',
  finishHeading: 'Ready',
  finishAllDone: 'Everything is set up. The kiosk is ready for its first pupil.',
  finishOpen: (count: number) =>
    `${counted(count, 'step is', 'steps are')} not done. The kiosk works without, and you can come back here at any time.`,
  finish: 'Finish the guide',
  finished: 'The guide is finished. It stays in the menu.',
  finishedTitle: 'This guide was finished',
  finishedText: 'You can still go through any step again.',
  stepOpen: 'Go to this step',
  demoTitle: 'This kiosk shows the demo school',
  demoText:
    'Everything here can be tried: nothing reaches a real school. To set up your own, type its school ID and token under Integration settings; the kiosk then restarts without the demo, and this guide leads on.',
  toSchool: 'Set up the real school',
  bannerTitle: 'The setup is not finished',
  bannerText: (count: number) => `${counted(count, 'step is', 'steps are')} left.`,
  bannerGo: 'Go on with the setup',
} as const;
