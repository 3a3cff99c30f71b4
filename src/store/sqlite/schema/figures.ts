import { ASKED_VERBS, NOT_DONE } from '../../../domain/decision-figure.ts';
import {
  EVER,
  LONG_SPAN_MS,
  REQUEST_OPERATIONS,
  REQUEST_OUTCOMES,
  SHORT_SPAN_MS,
} from '../../../domain/request-figure.ts';
import { listed } from '../../sql/engine/listed.ts';

/**
 * What was asked of Google and of the book, and where the two did not agree, counted. Every name is from a list that is closed: no row
 * can say anything of a customer.
 * `calendar_id` is '' for what is asked of no calendar alone. `calendar_change`: in which hours somebody changed something in one.
 */
export const FIGURES = `
CREATE TABLE request_figure (
  span_ms INTEGER NOT NULL CHECK (span_ms IN (${EVER}, ${SHORT_SPAN_MS}, ${LONG_SPAN_MS})),
  from_at INTEGER NOT NULL,
  calendar_id TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN (${listed(REQUEST_OPERATIONS)})),
  outcome TEXT NOT NULL CHECK (outcome IN (${listed(REQUEST_OUTCOMES)})),
  count INTEGER NOT NULL CHECK (count > 0),
  total_ms INTEGER NOT NULL,
  buckets TEXT NOT NULL CHECK (json_valid(buckets)),
  PRIMARY KEY (span_ms, from_at, calendar_id, operation, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_figure (
  from_at INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN (${listed(ASKED_VERBS)})),
  outcome TEXT NOT NULL CHECK (outcome IN (${listed(NOT_DONE)})),
  code TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (from_at, verb, outcome, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_change (
  calendar_id TEXT NOT NULL,
  hour_at INTEGER NOT NULL,
  PRIMARY KEY (calendar_id, hour_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison_figure (
  calendar_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  compared INTEGER,
  differing INTEGER CHECK ((differing IS NULL) = (compared IS NULL)),
  PRIMARY KEY (calendar_id, at)
) STRICT, WITHOUT ROWID;
`;
