import type { FakeGoogle } from './google/fake-google.ts';

/** Calls `work` when the first request of that kind arrives, before it is answered. */
export function whenAsked(google: FakeGoogle, method: string, path: RegExp, work: () => void): void {
  let done = false;
  const fits = (request: { method: string; path: string }) => {
    if (!done && request.method === method && path.test(request.path)) {
      done = true;
      work();
    }
    return false;
  };
  google.faults.add({ when: fits, fault: 'unavailable' });
}
