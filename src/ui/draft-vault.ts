/**
 * Where unfinished writing is kept on this device: encrypted with a key that the server gives only to the person who
 * wrote it, under names that say nothing. Whoever finds the device learns that something was written, and when.
 */
import { fromBase64, toBase64 } from './base64.ts';

export interface KeptDraft {
  readonly value: unknown;
  readonly savedAt: Date;
}

export interface DraftVault {
  read(name: string): Promise<KeptDraft | null>;
  /** When it was kept; `null` when it is too long or the device has no room, and lives in this page only. */
  keep(name: string, value: unknown): Promise<Date | null>;
  drop(name: string): Promise<void>;
}

const prefix = 'kept.draft.';
const longestLetters = 64 * 1024;
/** Of one person: whoever writes much at a shared device pushes nobody else's out. */
const mostDrafts = 60;
const longestDays = 30;
const dayMs = 24 * 60 * 60_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

interface Sealed {
  readonly at: number;
  readonly iv: string;
  readonly sealed: string;
}

/** `secret` is 32 bytes in base64. */
export async function openDraftVault(secret: string, store: Store, now: () => number): Promise<DraftVault> {
  const { subtle } = crypto;
  const root = await subtle.importKey('raw', fromBase64(secret), 'HKDF', false, ['deriveKey']);
  const derive = (info: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) => {
    const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: lettersOf(info) };
    return subtle.deriveKey(from, root, kind, false, uses);
  };
  const sealing = await derive('text', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
  const naming = await derive('names', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']);
  dropOld(store, now());

  const signed = async (text: string) => toBase64(await subtle.sign('HMAC', naming, lettersOf(text)));
  const own = `${prefix}${(await signed('whose')).slice(0, 12)}.`;
  const placeOf = async (name: string): Promise<string> => own + (await signed(`name ${name}`));

  return {
    async read(name) {
      const place = await placeOf(name);
      const kept = readSealed(store, place);
      if (kept === null) return null;
      try {
        const how = { name: 'AES-GCM', iv: fromBase64(kept.iv), additionalData: lettersOf(place) };
        const opened = await subtle.decrypt(how, sealing, fromBase64(kept.sealed));
        return { value: JSON.parse(new TextDecoder().decode(opened)), savedAt: new Date(kept.at) };
      } catch {
        // Damaged, or of an instance with another secret: it will never be read again.
        store.removeItem(place);
        return null;
      }
    },
    async keep(name, value) {
      const place = await placeOf(name);
      const written = JSON.stringify(value);
      if (written.length > longestLetters) return null;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const how = { name: 'AES-GCM', iv, additionalData: lettersOf(place) };
      const sealed = await subtle.encrypt(how, sealing, lettersOf(written));
      const at = now();
      makeRoom(store, own, place);
      try {
        store.setItem(
          place,
          JSON.stringify({ at, iv: toBase64(iv), sealed: toBase64(sealed) } satisfies Sealed),
        );
        return new Date(at);
      } catch {
        return null;
      }
    },
    async drop(name) {
      store.removeItem(await placeOf(name));
    },
  };
}

function readSealed(store: Store, place: string): Sealed | null {
  try {
    const { at, iv, sealed } = JSON.parse(store.getItem(place) ?? 'null') as Sealed;
    return typeof at === 'number' && typeof iv === 'string' && typeof sealed === 'string'
      ? { at, iv, sealed }
      : null;
  } catch {
    return null;
  }
}

function placesIn(store: Store, beginning: string): readonly string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((place) =>
    place.startsWith(beginning),
  );
}

const keptAt = (store: Store, place: string): number => readSealed(store, place)?.at ?? 0;

/** Of everybody who uses this device: nobody comes back to what they left a month ago. */
function dropOld(store: Store, now: number): void {
  for (const place of placesIn(store, prefix)) {
    if (keptAt(store, place) < now - longestDays * dayMs) store.removeItem(place);
  }
}

/** At every few letters, so nothing is read while there is room. */
function makeRoom(store: Store, own: string, forPlace: string): void {
  const others = placesIn(store, own).filter((place) => place !== forPlace);
  if (others.length < mostDrafts) return;
  const newestFirst = others
    .map((place) => ({ place, at: keptAt(store, place) }))
    .toSorted((one, other) => other.at - one.at);
  for (const { place } of newestFirst.slice(mostDrafts - 1)) store.removeItem(place);
}

const lettersOf = (text: string) => new TextEncoder().encode(text);
