import type { AppError } from '../../failure.ts';
import { explainFailure } from '../failure/failure.ts';
import type { ShopTime } from '../form/moments.ts';
import { envelope, type JsonObject, jsonText, type View } from '../form/view.ts';
import type { SpokenAnswer, SpokenRefusal } from '../spoken/answer.ts';

/** What a tool has answered, at a shell: always its one JSON document, and the exit code that the failure has everywhere. */
export function calledView(
  { answer, failure }: { readonly answer: SpokenAnswer | SpokenRefusal; readonly failure: AppError | null },
  time: ShopTime,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): View {
  const { data, already = false } = answer;
  const isTried = dryRun && failure === null && !already;
  const message = isTried ? `Would answer: ${answer.message}` : answer.message;
  const view: View = {
    message,
    data,
    already,
    shortfall:
      failure === null || !('code' in answer)
        ? null
        : {
            exitCode: explainFailure(failure.failure, time).exitCode,
            code: answer.code,
            hint: answer.hint,
            details: answer.details,
          },
    isLaidOut: true,
    text: () => jsonText(envelope(view) satisfies JsonObject),
  };
  return view;
}
