import type { View } from '../form/view.ts';
import { CUSTOMERS_CSV } from './customers-csv.ts';
import { ENVIRONMENT } from './environment.ts';
import { EXIT_CODES_TEXT, exitCodesView } from './exit-codes.ts';
import { GOOGLE } from './google.ts';
import { helpView } from './help-view.ts';
import type { Block } from './prose.ts';
import { SHOP_FILE } from './shop-file.ts';
import { TIMES } from './times.ts';
import type { TopicName } from './topic-list.ts';

/** The texts of the topics, each begun by its title. */
export const TOPIC_TEXTS: { readonly [N in TopicName]: readonly Block[] } = {
  times: TIMES,
  'shop-file': SHOP_FILE,
  'customers-csv': CUSTOMERS_CSV,
  google: GOOGLE,
  environment: ENVIRONMENT,
  'exit-codes': EXIT_CODES_TEXT,
};

export function topicView(name: TopicName): View {
  return name === 'exit-codes' ? exitCodesView() : helpView(TOPIC_TEXTS[name], name);
}
