import { type Document, type LineCounter, parseDocument, type YAMLError } from 'yaml';
import { withoutTraces } from './yaml-size.ts';

/** YAML as read, and what is wrong with it or would be taken for something else than it says. */
export interface ReadYaml {
  readonly document: Document;
  readonly problems: readonly { readonly problem: string; readonly offset: number }[];
}

/** Reads one document. What the library only warns of means nothing here, so that it is a problem, too. */
export function readYaml(text: string, lineCounter?: LineCounter): ReadYaml {
  const document = withoutTraces(() =>
    // The library knows no line ends of old Macintoshes.
    parseDocument(text.replaceAll(/\r(?!\n)/g, '\n'), {
      schema: 'core',
      prettyErrors: false,
      logLevel: 'error',
      ...(lineCounter === undefined ? {} : { lineCounter }),
    }),
  );
  const errors = [...document.errors, ...document.warnings];
  return { document, problems: errors.map((error) => ({ problem: problemIn(error), offset: error.pos[0] })) };
}

function problemIn({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; a shop file is one';
  if (code === 'TAG_RESOLVE_FAILED') {
    const tag = message.replace(/^Unresolved tag: /, '').replace('tag:yaml.org,2002:', '!!');
    return `the tag ${tag} means nothing here`;
  }
  return `this is not YAML: ${message}`;
}
