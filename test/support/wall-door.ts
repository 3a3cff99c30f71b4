import { request } from 'node:http';
import { expect } from 'vitest';
import { BUSY_NOW } from './busy-day.ts';
import { openServe, type ServeDoor } from './serve-door.ts';
import { type SimulatedClock, simulatedClock } from './simulated-clock.ts';
import type { Workshop } from './workshop.ts';
import { instantOf } from './workshop-words.ts';

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** `bay serve` in this process for a shop that keeps its own calendar, at that time. */
export interface WallDoor extends ServeDoor {
  readonly clock: SimulatedClock;
  readonly asked: (
    path: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ) => Promise<Asked>;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly today: () => Promise<any>;
}

export async function wallOf({ folder }: Pick<Workshop, 'folder'>, now = BUSY_NOW): Promise<WallDoor> {
  const clock = simulatedClock(instantOf(now));
  const door = openServe([], { folder, clock });
  await expect.poll(door.told, { timeout: 20_000 }).toContain('are kept in step');
  const asked: WallDoor['asked'] = (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(door.root());
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on('error', reject);
      sent.end();
    });
  return { ...door, clock, asked, today: async () => JSON.parse((await asked('/api/today')).text) };
}
