import type { CallPace } from '../../store/conversations.ts';
import { counted } from '../form/moments.ts';
import { type Diagnosis, ok } from './diagnosis.ts';

/** How fast agents are answered, whom nobody sees waiting. Nothing to say where none has called. */
export function agentDiagnoses(pace: CallPace | null, days: number): Diagnosis[] {
  if (pace === null) return [];
  const { calls, halfMs, nearlyAllMs, longestMs } = pace;
  const figures = `half within ${halfMs} ms, 95 of 100 within ${nearlyAllMs} ms, the longest took ${longestMs} ms`;
  return [ok('agents', `${counted(calls, 'call')} in the last ${counted(days, 'day')}: ${figures}`)];
}
