import type { Clock } from '../clock.ts';
import type { SentenceModel } from '../model/sentence-model.ts';
import type { Settings } from '../settings/settings.ts';
import type { Door } from '../usecases/ports.ts';

/** The model of the settings, which are read and loaded when it is first asked; null where none is set. Asked, it throws `bad-configuration`. */
export function openSentenceModel(
  { model }: Pick<Settings, 'model'>,
  clock: Clock,
  { interruption }: Pick<Door, 'interruption'>,
): SentenceModel | null {
  if (model === null) return null;
  return {
    quote: async (asked) => {
      const { chatModel } = await import('../model/chat-model.ts');
      return chatModel(model(), { clock, interruption }).quote(asked);
    },
  };
}
