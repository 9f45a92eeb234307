import type { PublishedVersion } from './protocol-view.ts';

/** A protocol holds nothing of any client, so that it may be handed to another practice. */
export function saveFile({
  version,
  document: protocol,
}: Pick<PublishedVersion, 'version' | 'document'>): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(protocol, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `protocol-${version}.json`,
  });
  link.click();
  URL.revokeObjectURL(url);
}
