/** The machine's part of a bounce: `message/delivery-status`, groups of fields with blank lines between [RFC 3464]. */

export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
const actions: readonly string[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

export interface DeliveryFields {
  /** The name that we gave the mail when we handed it over, where the servers passed it on. */
  readonly envelopeId: string | null;
  readonly recipients: readonly RecipientFields[];
}

export interface RecipientFields {
  readonly action: DeliveryAction;
  /** `5.1.1` */
  readonly status: string | null;
  /** What the refusing server said, without its `smtp;`. */
  readonly diagnostic: string;
}

export function readDeliveryFields(text: string): DeliveryFields {
  const groups = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map(readGroup)
    .filter((group) => group.size > 0);
  const recipients = groups.filter((group) => group.has('action') || group.has('status')).map(readRecipient);
  const envelopeId = groups.map((group) => group.get('original-envelope-id')).find((id) => id !== undefined);
  return { envelopeId: envelopeId ?? null, recipients };
}

function readGroup(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function readRecipient(group: Map<string, string>): RecipientFields {
  const said = group.get('action')?.toLowerCase().match(/^\w+/)?.[0] ?? '';
  const status = group.get('status')?.match(/[245]\.\d{1,3}\.\d{1,3}/)?.[0] ?? null;
  return {
    action: actions.includes(said) ? (said as DeliveryAction) : actionBy(status),
    status,
    diagnostic: (group.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, ''),
  };
}

/** Some servers leave the action out; the class of the status says nearly as much. */
function actionBy(status: string | null): DeliveryAction {
  if (status?.startsWith('2')) return 'delivered';
  return status?.startsWith('4') ? 'delayed' : 'failed';
}
