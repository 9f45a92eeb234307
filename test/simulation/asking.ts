/** How those outside come in: through the machine that answers, which may be off, fall over or forget to answer. */
import type { Program } from '#app/program.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';
import type { Stage } from './stage.ts';

export interface Asking {
  /** Asked once; `done` hears of it only if the answer came. */
  ask<T>(work: (program: Program) => Promise<T>, done: (value: T) => void): void;
  /** Asked again and again until the answer came, as a person at a telephone does, or a provider. */
  insist<T>(what: string, work: (program: Program) => Promise<T>, done: (value: T) => void): void;
}

export interface AskingWorld {
  readonly stage: Stage;
  readonly web: Machine;
  readonly programs: ReadonlyMap<Machine, Program>;
  readonly meet: (where: string, error: unknown) => void;
}

const minute = 60_000;
const mostTries = 15;

export function askingAt({ stage, web, programs, meet }: AskingWorld): Asking {
  function tryOnce<T>(
    work: (program: Program) => Promise<T>,
    done: (value: T) => void,
    failed: () => void,
  ): void {
    const program = programs.get(web);
    if (!program || !web.isOn) failed();
    else void answer(work(program), done, failed);
  }

  async function answer<T>(work: Promise<T>, done: (value: T) => void, failed: () => void): Promise<void> {
    let value: T;
    try {
      value = await work;
    } catch (error) {
      meet('web', error);
      failed();
      return;
    }
    done(value);
  }

  function insist<T>(
    what: string,
    work: (program: Program) => Promise<T>,
    done: (value: T) => void,
    tries: number,
  ): void {
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      if (tries >= mostTries) return;
      stage.at(stage.ms + Math.min(2 ** tries, 60) * minute, `${what} is tried again`, () =>
        insist(what, work, done, tries + 1),
      );
    };
    const heard = (value: T) => {
      isOver = true;
      done(value);
    };
    tryOnce(work, heard, again);
    stage.at(stage.ms + minute, `nobody waits any longer for ${what}`, again);
  }

  return {
    ask: (work, done) => tryOnce(work, done, () => {}),
    insist: (what, work, done) => insist(what, work, done, 1),
  };
}

/** What people need of the world: chance, time, and the doors of the program. */
export interface PeopleWorld extends Asking {
  readonly stage: Stage;
  readonly chance: Chance;
}
