import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take many seconds: begun last, one of them would run alone in the end. */
const LONG =
  /\/test\/(?:simulation|proof|store)\/|\/(?:output\/injection|domain\/slot-oracle|e2e\/(?:json-envelope|unread-edits|one-calendar|test-suite-signals|injection))\.test\.ts$/;
const LONGEST =
  /\/(?:simulation\/(?:matrix|simulation|settings\/settings)|proof\/(?:no-leaks|google-pathological))\.test\.ts$/;

/** Where nothing is known of earlier runs, as in a new checkout, too. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(b) - rank(a));
  }
}

function rank({ moduleId }: TestSpecification): number {
  return Number(LONG.test(moduleId)) + Number(LONGEST.test(moduleId));
}
