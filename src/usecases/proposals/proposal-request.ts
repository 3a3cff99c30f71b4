import type { Instant } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Ports } from '../ports.ts';

export interface ProposalRequest {
  readonly customerId: number;
  readonly vehicleId: number;
  /** As they were said, for one visit. */
  readonly services: readonly string[];
  /** How the car comes, which the shop may have limited; null: nobody has said. */
  readonly mode: VisitMode | null;
  /** The first day that is looked at. */
  readonly from: LocalDate;
  /** Which starts suit; any, unless somebody has said so. */
  readonly suits: (start: Instant) => boolean;
  /** A digest of the key of the conversation; null: none in particular. */
  readonly conversation: string | null;
}

export type ProposingPorts = Pick<
  Ports,
  'store' | 'calendar' | 'clock' | 'zones' | 'interruption' | 'newUuid' | 'digest'
>;
