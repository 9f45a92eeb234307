/** Passes on what the database says has changed, to whoever is watching that practice. One ear for the whole process. */
import type { PracticeId } from '#core/ids.ts';
import type { Database, Notice } from '#engine/ports.ts';
import { type Topic, topicOf } from './contract.ts';

export type Heard =
  | { readonly kind: 'changed'; readonly topic: Topic; readonly id: string }
  /** Something may have been missed: whoever shows anything asks for it again. */
  | { readonly kind: 'missed' }
  /** Nothing will be heard for a while: whoever watches has to be told that what they see may grow old. */
  | { readonly kind: 'deaf' };

export interface Hub {
  /** Resolves once everything that changes from now on will be heard. */
  ready(): Promise<void>;
  /** Until the returned function is called. */
  join(practiceId: PracticeId, hear: (heard: Heard) => void): () => void;
}

export function openHub(database: Database): Hub {
  const watching = new Map<PracticeId, Set<(heard: Heard) => void>>();
  let listening: Promise<unknown> | null = null;

  function changed({ practiceId, kind, id }: Notice): void {
    const topic = topicOf(kind);
    if (topic === null) return;
    for (const hear of watching.get(practiceId) ?? []) hear({ kind: 'changed', topic, id });
  }
  function tellAll(heard: Heard): void {
    for (const hears of watching.values()) for (const hear of hears) hear(heard);
  }
  /** Only when somebody first watches: a worker has nobody to tell. The database ends it when it closes. */
  async function ready(): Promise<void> {
    listening ??= database.listen(
      changed,
      () => tellAll({ kind: 'missed' }),
      () => tellAll({ kind: 'deaf' }),
    );
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  }

  return {
    ready,
    join(practiceId, hear) {
      const hears = watching.get(practiceId) ?? new Set();
      watching.set(practiceId, hears.add(hear));
      return () => {
        hears.delete(hear);
        if (hears.size === 0 && watching.get(practiceId) === hears) watching.delete(practiceId);
      };
    },
  };
}
