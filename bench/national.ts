/** What a service for a whole country would need, worked out from what was measured on this machine. */
import type { Growth, GrowthPoint } from './growth.ts';

/** Each can be doubted; the sums below follow whoever changes one. */
export const assumed = {
  sessionsADay: 3_000_000,
  workingDaysAYear: 250,
  /** Of a day's sessions, those that begin on its busiest full hour. */
  shareOnBusiestHour: 0.15,
  /** Of those, the ones of whom nobody has said "here" when somebody has to be asked. */
  shareNotMarkedInTime: 0.4,
  /** Of sessions that are missed; about one in five in mental health. */
  shareMissed: 0.2,
  /** Steps of a missed case that are taken by time after its opening. */
  stepsPerCase: 8,
  daysACaseIsOpen: 3,
  /** In which everybody who is due in one minute has to be dealt with. */
  burstSeconds: 30,
  /** How full a machine may be when all is well, so that one of three can fail. */
  load: 0.5,
} as const;

export interface National {
  readonly dueInOneMinute: number;
  readonly casesADay: number;
  readonly openCases: number;
  readonly stepsADay: number;
  readonly meanStepsPerSecond: number;
  readonly missesPerSecond: number;
  readonly databaseCores: number;
  readonly gibibytesADay: number;
  readonly tebibytesAYear: number;
  readonly logMebibytesPerSecond: number;
}

/** By the point with most open cases and two workers, the one that is most like it. */
export function nationalNeeds(growth: Growth, absences: number): National {
  const point = likest(growth);
  const dueInOneMinute = assumed.sessionsADay * assumed.shareOnBusiestHour * assumed.shareNotMarkedInTime;
  const missesPerSecond = absences / point.burstSeconds;
  // Sessions that somebody turns up to late open a case too, which ends with a tap.
  const casesADay = assumed.sessionsADay * Math.max(assumed.shareMissed, assumed.shareNotMarkedInTime);
  const stepsADay = assumed.sessionsADay * assumed.shareMissed * assumed.stepsPerCase;
  const bytesADay =
    assumed.sessionsADay * point.bytesPerBooking +
    casesADay * point.bytesPerMiss +
    stepsADay * point.bytesPerStep;
  const coresForBurst = growth.machine.cores * (dueInOneMinute / assumed.burstSeconds / missesPerSecond);
  const logBytes = (dueInOneMinute / assumed.burstSeconds) * 2 * point.logBytesPerStep;
  return {
    dueInOneMinute,
    casesADay,
    openCases: assumed.sessionsADay * assumed.shareMissed * assumed.daysACaseIsOpen,
    stepsADay,
    meanStepsPerSecond: stepsADay / (12 * 3600),
    missesPerSecond,
    databaseCores: Math.ceil(coresForBurst / assumed.load),
    gibibytesADay: bytesADay / 2 ** 30,
    tebibytesAYear: (bytesADay * assumed.workingDaysAYear) / 2 ** 40,
    logMebibytesPerSecond: logBytes / 2 ** 20,
  };
}

export function likest({ points }: Growth): GrowthPoint {
  const most = Math.max(...points.map(({ openCases }) => openCases));
  const point = points.find(({ openCases, workers }) => openCases === most && workers === 2);
  if (!point) throw new Error('growth was not measured with two workers');
  return point;
}
