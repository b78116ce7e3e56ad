// Where Back and the chips lead. Going back forgets what was chosen after that point, and keeps the request's id.
import { assertNever } from '../../shared/util/assert-never.ts';
import type { FailedScreen, NameChosen, ReasonChosen, Step, StepOf, Walk } from './flow-types.ts';

/** What a chip stands for; door is the idle screen. */
export type EarlierStep = 'door' | 'group' | 'department' | 'year' | 'month' | 'name' | 'reason';

/** The screen before this one; null is idle. */
export function stepBack(screen: Step | FailedScreen): Step | null {
  switch (screen.screen) {
    case 'badge':
    case 'how':
      return null;
    case 'card':
    case 'pin':
    case 'group':
      return { screen: 'how', walk: bare(screen.walk) };
    case 'year':
      return beforeYear(screen.walk);
    case 'department':
      return beforeGroupsAnswer(screen.walk);
    case 'month':
      return stepTo(screen, 'year');
    case 'name':
      return stepTo(screen, 'month');
    case 'staff':
      return screen.walk.department.only ? beforeGroupsAnswer(screen.walk) : stepTo(screen, 'department');
    case 'person':
      return beforePerson(screen);
    case 'reason':
      return screen.walk.reasonDoor === undefined ? stepTo(screen, 'name') : personStep(screen.walk);
    case 'stillOut':
      return stepTo(screen, 'name');
    case 'terms':
    case 'photo':
      return stepTo(screen, 'reason');
    case 'failed':
      return screen.step;
    default:
      return assertNever(screen);
  }
}

/** The screen a chip leads to; null is idle, also when the walk has not come that far. */
export function stepTo(screen: Step | FailedScreen, target: EarlierStep): Step | null {
  if (screen.screen === 'failed') return stepTo(screen.step, target);
  const chosen = chosenSoFar(screen);
  const { group, department, year, month, name } = chosen;
  const walk = bare(chosen);
  if (target === 'door') return null;
  if (target === 'group') return { screen: 'group', walk: { requestId: chosen.requestId, door: chosen.door } };
  if (target === 'department') return group === undefined ? null : { screen: 'department', walk: { ...walk, group } };
  if (target === 'year') return { screen: 'year', walk };
  if (target === 'month') return year === undefined ? null : { screen: 'month', walk: { ...walk, year } };
  if (target === 'name') {
    if (group !== undefined && department !== undefined) {
      return { screen: 'staff', walk: { ...walk, group, department } };
    }
    if (year !== undefined && month !== undefined) return { screen: 'name', walk: { ...walk, year, month } };
    // Found by PIN or card: the name was never asked.
    return name === undefined ? null : personStep({ ...walk, name });
  }
  if (name === undefined) return null;
  return chosen.askedOn === 'person' ? personStep({ ...chosen, name }) : reasonStep({ ...chosen, name });
}

/** Everything chosen on the way to this screen; what is not chosen yet is undefined. */
export type Chosen = Walk & Partial<Omit<ReasonChosen, keyof Walk>>;

export function chosenSoFar(screen: Step): Chosen {
  return screen.walk;
}

/** What stays when everything after the user type is forgotten. */
function bare({ requestId, door, foundBy, group }: Walk): Walk {
  return {
    requestId,
    door,
    ...(foundBy === undefined ? {} : { foundBy }),
    ...(group === undefined ? {} : { group }),
  };
}

/** What stays when everything after the name is forgotten. */
export function upToName({ year, month, department, name, ...walk }: NameChosen): NameChosen {
  return {
    ...bare(walk),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(department === undefined ? {} : { department }),
    name,
  };
}

function personStep(walk: NameChosen): StepOf<'person'> {
  return { screen: 'person', walk: upToName(walk) };
}

function reasonStep(walk: NameChosen): StepOf<'reason'> {
  const { reasonDoor } = walk;
  return { screen: 'reason', walk: { ...upToName(walk), ...(reasonDoor === undefined ? {} : { reasonDoor }) } };
}

function beforeYear(walk: Walk): Step | null {
  if (walk.door === 'return') return { screen: 'badge', walk, typed: '', problem: null };
  return walk.door === 'sign' ? beforeGroupsAnswer(walk) : null;
}

/** The user types, or where they would have been asked. */
function beforeGroupsAnswer({ requestId, door, group }: Walk): Step {
  return { screen: group?.only === false ? 'group' : 'how', walk: { requestId, door } };
}

function beforePerson(screen: StepOf<'person'>): Step | null {
  const { requestId, foundBy } = screen.walk;
  // A card is presented at the idle screen: that is where its owner came from.
  if (foundBy === 'card') return null;
  if (foundBy === 'pin') return { screen: 'pin', walk: { requestId, door: 'sign' }, typed: '', problem: null };
  return stepTo(screen, 'name');
}
